// What the WebAssembly host offers: interface version 3, editors/module/README.md. Addresses are 32 bits wide.

@_extern(wasm, module: "gongwen", name: "write")
@_extern(c)
func hostWrite(_ stream: Int32, _ address: UnsafeRawPointer?, _ count: Int)

@_extern(wasm, module: "gongwen", name: "monotonic")
@_extern(c)
func hostMonotonic() -> Double

@_extern(wasm, module: "gongwen", name: "now")
@_extern(c)
func hostNow() -> Double

@_extern(wasm, module: "gongwen", name: "terminal")
@_extern(c)
func hostTerminal(_ stream: Int32) -> Int32

@_extern(wasm, module: "gongwen", name: "environment")
@_extern(c)
func hostEnvironment(_ name: UnsafePointer<UInt8>?, _ count: Int) -> Int32

@_extern(wasm, module: "gongwen", name: "file")
@_extern(c)
func hostFile(
  _ operation: Int32,
  _ path: UnsafePointer<UInt8>?,
  _ pathCount: Int,
  _ bytes: UnsafePointer<UInt8>?,
  _ count: Int,
) -> Int32

@_extern(wasm, module: "gongwen", name: "convert")
@_extern(c)
func hostConvert(_ toGB: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32

@_extern(wasm, module: "gongwen", name: "take")
@_extern(c)
func hostTake(_ address: UnsafeMutablePointer<UInt8>?)

/// What can be done with a file, in the host's numbers.
enum HostFileOperation: Int32 {
  /// Kind, size, time of change, number, names, rights, whether it is this user's own: seven doubles.
  case state = 0
  /// The names, each behind the digit of its kind and ended by a zero byte.
  case list = 1
  /// The content.
  case read = 2
  /// Nothing: the bytes are written.
  case save = 3

  /// The length of what the host keeps ready, or less than zero for a `SystemCode`.
  func callAsFunction(_ path: String, _ bytes: [UInt8] = []) -> Int32 {
    path.withHostBytes { name, length in
      bytes.withUnsafeBufferPointer { hostFile(rawValue, name, length, $0.baseAddress, $0.count) }
    }
  }
}

/// What the host keeps ready after a call that returned its length; nil for a negative one.
func hostResult(_ length: Int32) -> [UInt8]? {
  guard length > 0 else { return length == 0 ? [] : nil }
  return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
    hostTake(buffer.baseAddress)
    count = Int(length)
  }
}

func hostText(_ length: Int32) -> String? {
  hostResult(length).map { String(decoding: $0, as: UTF8.self) }
}

extension String {
  /// The bytes of a path or name during a call of the host.
  func withHostBytes<Result>(_ body: (UnsafePointer<UInt8>?, Int) -> Result) -> Result {
    Array(utf8).withUnsafeBufferPointer { body($0.baseAddress, $0.count) }
  }
}
