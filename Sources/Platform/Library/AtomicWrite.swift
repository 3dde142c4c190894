import ExtendedAttributes
import Glibc

extension FileSystem {
  /// Replaces the content of a file, or makes it: afterwards, whatever happens in between, the file holds either all
  /// of the old content or all of `bytes`.
  ///
  /// Writes beside the file, syncs, renames. A link is followed and stays a link; permissions stay, and the owner where
  /// the system allows it. Signals that ask the program to end wait until the file is in place (on
  /// this thread; a program with several holds them itself). A pipe or a device is written to and not replaced.
  ///
  /// - Parameters:
  ///   - bytes: the new content.
  ///   - path: the file or a link to it.
  ///   - stamp: the state the file must still be in; nil to write without asking.
  /// - Throws: why the file is still what it was.
  package static func write(_ bytes: [UInt8], to path: String, ifStill stamp: Stamp? = nil) throws(FileError) {
    try write(to: path, ifStill: stamp) { file throws(FileError) in try file.append(bytes) }
  }

  /// The same for content that comes piece by piece; where `body` throws, the file stays as it is.
  package static func write(
    to path: String,
    ifStill stamp: Stamp? = nil,
    _ body: (NewFile) throws(FileError) -> Void,
  ) throws(FileError) {
    let interruption = InterruptionHeld()
    defer { interruption.release() }
    let target = resolved(path) ?? path
    if kind(target) == .other { try send(to: target, body) } else { try replace(target, named: path, stamp, body) }
  }

  /// Why the file at `path` should not be replaced without `--force`; nil when nothing speaks against it.
  package static func protection(of path: String) -> FileError.Protection? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileError.Protection(
      links: Int(status.st_nlink),
      mode: status.st_mode,
      isWritable: access(path, W_OK) == 0,
      isOwn: status.st_uid == geteuid(),
    )
  }

  /// Replaces several files together: none before the new content of all of them lies beside them, so that a disk that
  /// is full leaves all of them as they were.
  ///
  /// - Throws: why nothing was replaced, or, should the last step of one fail, why it and those behind it were not.
  package static func write(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    let interruption = InterruptionHeld()
    defer { interruption.release() }
    try replace(files)
  }

  // In functions of their own, so that what did not take its place is removed before a signal may come.

  private static func replace(
    _ target: String,
    named path: String,
    _ stamp: Stamp?,
    _ body: (NewFile) throws(FileError) -> Void,
  ) throws(FileError) {
    let replacement = try Replacement(of: target, named: path)
    try replacement.fill(body)
    try replacement.takePlace(ifStill: stamp)
  }

  private static func replace(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    var replacements: [Replacement] = []
    for file in files {
      let replacement = try Replacement(of: resolved(file.path) ?? file.path, named: file.path)
      try replacement.fill { new throws(FileError) in try new.append(file.bytes) }
      replacements.append(replacement)
    }
    for replacement in replacements { try replacement.takePlace() }
  }

  private static func send(to path: String, _ body: (NewFile) throws(FileError) -> Void) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(path: path, reason: .system(errno)) }
    defer { close(descriptor) }
    try body(NewFile(path: path, descriptor: descriptor))
  }
}

/// What is to stand in a file's place, in a file beside it that is removed unless it takes the place.
private final class Replacement {
  private let target: String
  /// As the caller calls the file.
  private let path: String
  private let descriptor: Int32
  private var temporary: [CChar]
  private var isInPlace = false

  /// Makes an empty file with the permissions of the one at `target`, which is no link: the new file must lie beside the
  /// real one.
  init(of target: String, named path: String) throws(FileError) {
    self.target = target
    self.path = path
    let name = FileSystem.name(target)
    let folder = FileSystem.parent(target) ?? "."
    temporary = Array("\(folder)/.\(name.utf8.count > 200 ? "draft" : name).XXXXXX".utf8CString)
    descriptor = mkstemp(&temporary)
    guard descriptor >= 0 else { throw FileError(path: path, reason: .system(errno)) }
    var old = stat()
    if stat(target, &old) == 0 {
      let kind = old.st_mode & S_IFMT
      guard kind == S_IFREG else {
        throw FileError(path: path, reason: kind == S_IFDIR ? .system(EISDIR) : .noFile)
      }
      // The owner first: changing it clears the set-user-id bits.
      if old.st_uid != geteuid() || old.st_gid != getegid() { _ = fchown(descriptor, old.st_uid, old.st_gid) }
      guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw FileError(path: path, reason: .system(errno)) }
      // Last, because a change of the mode changes the mask of an access list: without the list the mask would be the
      // group's rights, and a file that the group could not read could be read.
      guard copyAttributes() else { throw FileError(path: path, reason: .protected(.attributes)) }
    } else {
      let mask = umask(0)
      umask(mask)
      guard fchmod(descriptor, 0o666 & ~mask) == 0 else { throw FileError(path: path, reason: .system(errno)) }
    }
  }

  /// Gives the new file the extended attributes of the old one, of which its access list is one. False when one cannot
  /// be set; those that the system itself gives to each file are left to it.
  private func copyAttributes() -> Bool {
    let length = attributes_list(target, nil, 0)
    guard length > 0 else { return true }
    var names = [CChar](repeating: 0, count: length)
    let count = attributes_list(target, &names, UInt(length))
    guard count >= 0 else { return false }
    for name in names.prefix(count).split(separator: 0) {
      let name = Array(name) + [0]
      let size = attributes_get(target, name, nil, 0)
      guard size >= 0 else { continue }
      var value = [UInt8](repeating: 0, count: size)
      let read = attributes_get(target, name, &value, UInt(size))
      guard read >= 0 else { continue }
      if attributes_set(descriptor, name, value, UInt(read)) == 0 { continue }
      let isSystems = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self).hasPrefix(
        "security."
      )
      guard isSystems else { return false }
    }
    return true
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isInPlace { unlink(temporary) }
  }

  func fill(_ body: (NewFile) throws(FileError) -> Void) throws(FileError) {
    try body(NewFile(path: path, descriptor: descriptor))
    guard fsync(descriptor) == 0 else { throw FileError(path: path, reason: .system(errno)) }
  }

  func takePlace(ifStill stamp: FileSystem.Stamp? = nil) throws(FileError) {
    if let stamp, FileSystem.stamp(target) != stamp { throw FileError(path: path, reason: .changed) }
    guard rename(temporary, target) == 0 else { throw FileError(path: path, reason: .system(errno)) }
    isInPlace = true
    syncFolder(FileSystem.parent(target) ?? ".")
  }

  /// Makes the new name last over a loss of power. Not every file system can; the content is safe without it.
  private func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}

/// A file that is being written and has not got its name yet.
package struct NewFile: Sendable {
  fileprivate let path: String
  fileprivate let descriptor: Int32

  package func append(_ bytes: [UInt8]) throws(FileError) {
    let code: Int32 = bytes.withUnsafeBytes { pointer in
      var rest = pointer[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
    guard code == 0 else { throw FileError(path: path, reason: .system(code)) }
  }
}
