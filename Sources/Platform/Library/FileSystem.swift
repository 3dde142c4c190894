import Glibc

/// Files and folders through the C library.
extension FileSystem {
  /// What is at `path`, links followed; nil when nothing is.
  package static func kind(_ path: String) -> Kind? {
    status(path).map { kind($0.st_mode) }
  }

  /// The state of the file at `path`; nil when there is none.
  package static func stamp(_ path: String) -> Stamp? {
    status(path).map { Stamp($0) }
  }

  /// All bytes of a file and the state they were read in.
  ///
  /// - Parameters:
  ///   - path: the file or a link to it.
  ///   - limit: bytes of the longest file that is read.
  ///   - isNamed: whether the user named it: then it may also be a pipe or a device. A pipe that only lies
  ///     where a file is looked for must not make the program wait for ever.
  /// - Returns: the bytes and the state.
  /// - Throws: why there are none.
  package static func read(
    _ path: String,
    limit: Int = sizeLimit,
    isNamed: Bool = false,
  ) throws(FileError) -> (bytes: [UInt8], stamp: Stamp) {
    var status = stat()
    // To open a named pipe without a writer would wait without a word.
    let isPipe = isNamed && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (isNamed && !isPipe ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw FileError(path: path, reason: .system(errno)) }
    defer { close(descriptor) }
    if isPipe { try wait(for: descriptor, path: path) }
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, reason: .system(errno)) }
    if kind(status.st_mode) == .folder { throw FileError(path: path, reason: .system(EISDIR)) }
    guard isNamed || kind(status.st_mode) == .file else { throw FileError(path: path, reason: .noFile) }
    let bytes = try read(descriptor, path: path, expected: Int(status.st_size), limit: limit)
    return (bytes, Stamp(status))
  }

  /// Waits for a writer of the named pipe at `path`: after two seconds with a word, after a minute no more.
  private static func wait(for descriptor: Int32, path: String) throws(FileError) {
    let pipe = Descriptor(descriptor)
    if Descriptor.wait(for: [.toRead(pipe)], milliseconds: 2000) != [true] {
      _ = StandardStream.error.write(Array("正在等待管道 \(path) 的数据……（Ctrl-C 结束）\n".utf8))
      guard Descriptor.wait(for: [.toRead(pipe)], milliseconds: 58_000) == [true] else {
        throw FileError(path: path, reason: .document("管道一分钟没有数据，不再等待"))
      }
    }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  }

  /// All bytes of standard input.
  package static func readStandardInput(limit: Int = sizeLimit) throws(FileError) -> [UInt8] {
    try read(STDIN_FILENO, path: "标准输入", expected: 0, limit: limit)
  }

  private static func read(
    _ descriptor: Int32,
    path: String,
    expected: Int,
    limit: Int,
  ) throws(FileError) -> [UInt8] {
    guard expected <= limit else { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
    // One byte more than expected, so that the end is seen without growing.
    var capacity = max(expected + 1, 1 << 14)
    var bytes: [UInt8] = []
    while true {
      var result = 0
      // The chunk of a pipe is small, that of a file is all of it. The array grows as arrays do: to ask for room for each
      // chunk would copy all that is there for each of them.
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        result = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        count = max(0, result)
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw FileError(path: path, reason: .system(errno))
      }
      if result == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw FileError(path: path, reason: .tooLarge(limit: limit)) }
      capacity = bytes.count < expected ? expected - bytes.count + 1 : 1 << 16
    }
  }

  /// The names in a folder with what they are (links not followed), without `.` and `..`, sorted by their bytes.
  package static func entries(_ path: String) throws(FileError) -> [(name: String, kind: Kind)] {
    var result: [(name: String, kind: Kind)] = []
    try forEachEntry(path) { result.append(($0, $1)) }
    return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Hands over what `entries` lists, in the order of the disk: none of it is kept. Linear.
  package static func forEachEntry(_ path: String, _ body: (String, Kind) -> Void) throws(FileError) {
    guard let directory = opendir(path) else { throw FileError(path: path, reason: .system(errno)) }
    defer { closedir(directory) }
    errno = 0
    while let entry = readdir(directory) {
      let name = name(of: entry)
      if name == "." || name == ".." { continue }
      let kind: Kind? =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): unfollowedKind(join(path, name))
        default: .other
        }
      // A name that vanished between listing and looking is no longer there.
      if let kind { body(name, kind) }
      errno = 0
    }
    guard errno == 0 else { throw FileError(path: path, reason: .system(errno)) }
  }

  /// Read where it stands: the record ends with the name, so that the 256 bytes of `d_name` may reach beyond the buffer.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return "" }
    return String(cString: UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self))
  }

  /// Makes a folder in one that is there.
  ///
  /// - Returns: false if it was there already.
  @discardableResult
  package static func makeFolder(_ path: String) throws(FileError) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    guard errno == EEXIST else { throw FileError(path: path, reason: .system(errno)) }
    return false
  }

  /// Takes away a folder that holds nothing; any other stays.
  package static func removeEmptyFolder(_ path: String) { rmdir(path) }

  private static func unfollowedKind(_ path: String) -> Kind? {
    var status = stat()
    return lstat(path, &status) == 0 ? kind(status.st_mode) : nil
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The real place behind links; nil when nothing is there.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  package static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  package static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }
}

extension FileSystem.Stamp {
  init(_ status: stat) {
    self.init(
      device: UInt64(status.st_dev),
      inode: UInt64(status.st_ino),
      size: Int64(status.st_size),
      seconds: Int64(status.st_mtim.tv_sec),
      nanoseconds: Int64(status.st_mtim.tv_nsec),
    )
  }
}
