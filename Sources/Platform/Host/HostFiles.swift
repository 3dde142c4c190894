/// Files and folders as the host has them.
extension FileSystem {
  /// What is at `path`, links followed; nil when nothing is.
  package static func kind(_ path: String) -> Kind? { state(path)?.kind }

  /// The state of the file at `path`; nil when there is none.
  package static func stamp(_ path: String) -> Stamp? { state(path)?.stamp }

  /// All bytes of a file and the state they were read in.
  package static func read(
    _ path: String,
    limit: Int = sizeLimit,
    isNamed: Bool = false,
  ) throws(FileError) -> (bytes: [UInt8], stamp: Stamp) {
    let place = absolute(path)
    var code: Int32 = 0
    guard let state = state(place, code: &code) else { throw FileError(path: path, reason: .system(code)) }
    if state.kind == .folder { throw FileError(path: path, reason: .system(SystemCode.isFolder)) }
    guard isNamed || state.kind == .file else { throw FileError(path: path, reason: .noFile) }
    guard state.stamp.size <= limit else { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
    let length = HostFileOperation.read(place)
    guard let bytes = hostResult(length) else { throw FileError(path: path, reason: .system(-length)) }
    guard bytes.count <= limit else { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
    return (bytes, state.stamp)
  }

  /// All bytes of standard input.
  package static func readStandardInput(limit: Int = sizeLimit) throws(FileError) -> [UInt8] {
    let length = HostFileOperation.read("")
    guard let bytes = hostResult(length) else { throw FileError(path: "标准输入", reason: .system(-length)) }
    guard bytes.count <= limit else { throw FileError(path: "标准输入", reason: .tooLarge(limit: limit)) }
    return bytes
  }

  /// Hands over the names in a folder with what they are (links not followed), in the order of the host.
  package static func forEachEntry(_ path: String, _ body: (String, Kind) -> Void) throws(FileError) {
    let length = HostFileOperation.list(absolute(path))
    guard let bytes = hostResult(length) else { throw FileError(path: path, reason: .system(-length)) }
    for entry in bytes.split(separator: 0) {
      guard let digit = entry.first, let kind = Kind(hostNumber: Int32(digit) - 0x30) else { continue }
      body(String(decoding: entry.dropFirst(), as: UTF8.self), kind)
    }
  }

  /// Replaces the content of a file, or makes it; the host does so whole or not at all.
  package static func write(_ bytes: [UInt8], to path: String, ifStill stamp: Stamp? = nil) throws(FileError) {
    let place = absolute(path)
    if let stamp, FileSystem.stamp(place) != stamp { throw FileError(path: path, reason: .changed) }
    let code = HostFileOperation.save(place, bytes)
    guard code >= 0 else { throw FileError(path: path, reason: .system(-code)) }
  }

  /// Why the file at `path` should not be replaced without `--force`; nil when nothing speaks against it.
  package static func protection(of path: String) -> FileError.Protection? {
    var code: Int32 = 0
    return state(path, code: &code)?.protection
  }

  package static func environment(_ name: String) -> String? { hostText(name.withHostBytes(hostEnvironment)) }

  package static var currentFolder: String { environment("PWD") ?? "/" }

  private struct State {
    let kind: Kind
    let stamp: Stamp
    let protection: FileError.Protection?
  }

  private static func state(_ path: String) -> State? {
    var code: Int32 = 0
    return state(path, code: &code)
  }

  private static func state(_ path: String, code: inout Int32) -> State? {
    let answer = HostFileOperation.state(absolute(path))
    guard let bytes = hostResult(answer), bytes.count == 7 * MemoryLayout<Double>.size else {
      code = -answer
      return nil
    }
    let numbers = bytes.withUnsafeBytes { bytes in
      (0..<7).map { bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Double>.size, as: Double.self) }
    }
    guard let kind = Kind(hostNumber: Int32(exactly: numbers[0]) ?? -1) else { return nil }
    return State(
      kind: kind,
      stamp: Stamp(
        device: 0,
        inode: UInt64(exactly: numbers[3].rounded(.down)) ?? 0,
        size: Int64(exactly: numbers[1]) ?? 0,
        seconds: Int64(exactly: (numbers[2] / 1000).rounded(.down)) ?? 0,
        nanoseconds: Int64(exactly: (numbers[2].truncatingRemainder(dividingBy: 1000) * 1e6).rounded(.down)) ?? 0,
      ),
      protection: kind != .file
        ? nil
        : FileError.Protection(
          links: Int(exactly: numbers[4]) ?? 1,
          mode: UInt32(exactly: numbers[5]) ?? 0,
          isOwn: numbers[6] != 0,
        ),
    )
  }
}

extension FileSystem.Kind {
  init?(hostNumber: Int32) {
    switch hostNumber {
    case 0: self = .file
    case 1: self = .folder
    case 2: self = .link
    case 3: self = .other
    default: return nil
    }
  }
}
