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
    let length = place.withHostBytes(hostRead)
    guard let bytes = hostResult(length) else { throw FileError(path: path, reason: .system(-length)) }
    guard bytes.count <= limit else { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
    return (bytes, state.stamp)
  }

  /// All bytes of standard input.
  package static func readStandardInput(limit: Int = sizeLimit) throws(FileError) -> [UInt8] {
    let length = hostRead(nil, 0)
    guard let bytes = hostResult(length) else { throw FileError(path: "标准输入", reason: .system(-length)) }
    guard bytes.count <= limit else { throw FileError(path: "标准输入", reason: .tooLarge(limit: limit)) }
    return bytes
  }

  /// The names in a folder with what they are (links not followed), sorted by their bytes.
  package static func entries(_ path: String) throws(FileError) -> [(name: String, kind: Kind)] {
    let length = absolute(path).withHostBytes(hostList)
    guard let bytes = hostResult(length) else { throw FileError(path: path, reason: .system(-length)) }
    var result: [(name: String, kind: Kind)] = []
    for entry in bytes.split(separator: 0) {
      guard let digit = entry.first, let kind = Kind(hostNumber: Int32(digit) - 0x30) else { continue }
      result.append((String(decoding: entry.dropFirst(), as: UTF8.self), kind))
    }
    return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Replaces the content of a file, or makes it; the host does so whole or not at all.
  package static func write(_ bytes: [UInt8], to path: String, ifStill stamp: Stamp? = nil) throws(FileError) {
    let place = absolute(path)
    if let stamp, FileSystem.stamp(place) != stamp { throw FileError(path: path, reason: .changed) }
    let code = place.withHostBytes { name, length in
      bytes.withUnsafeBufferPointer { hostSave(name, length, $0.baseAddress, $0.count) }
    }
    guard code >= 0 else { throw FileError(path: path, reason: .system(-code)) }
  }

  /// What speaks against replacing a file the host does not say: it writes by its own rules.
  package static func protection(of path: String) -> FileError.Protection? { nil }

  /// The real place behind links; nil when nothing is there.
  package static func resolved(_ path: String) -> String? { hostText(absolute(path).withHostBytes(hostResolve)) }

  package static func environment(_ name: String) -> String? { hostText(name.withHostBytes(hostEnvironment)) }

  package static var currentFolder: String { hostText(hostFolder()) ?? "/" }

  private static func state(_ path: String) -> (kind: Kind, stamp: Stamp)? {
    var code: Int32 = 0
    return state(path, code: &code)
  }

  private static func state(_ path: String, code: inout Int32) -> (kind: Kind, stamp: Stamp)? {
    var numbers: [Double] = [0, 0, 0]
    let answer = numbers.withUnsafeMutableBufferPointer { numbers in
      absolute(path).withHostBytes { hostStat($0, $1, 1, numbers.baseAddress) }
    }
    guard let kind = Kind(hostNumber: answer) else {
      code = -answer
      return nil
    }
    return (
      kind,
      Stamp(
        device: 0,
        inode: UInt64(max(0, numbers[2])),
        size: Int64(numbers[0]),
        seconds: Int64(numbers[1] / 1000),
        nanoseconds: Int64(numbers[1].truncatingRemainder(dividingBy: 1000) * 1e6),
      )
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
