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
    // The temporary file must lie beside the real file, not beside a link to it.
    let target = resolved(path) ?? path
    if kind(target) == .other { return try send(to: target, body) }
    let folder = parent(target) ?? "."
    var template = Array("\(folder)/.\(name(target).utf8.count > 200 ? "draft" : name(target)).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileError(path: path, reason: .system(errno)) }
    var isInPlace = false
    defer {
      close(descriptor)
      if !isInPlace { unlink(template) }
    }
    var old = stat()
    if stat(target, &old) == 0 {
      // The owner first: changing it clears the set-user-id bits.
      if old.st_uid != geteuid() || old.st_gid != getegid() { _ = fchown(descriptor, old.st_uid, old.st_gid) }
      guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw FileError(path: path, reason: .system(errno)) }
    } else {
      let mask = umask(0)
      umask(mask)
      guard fchmod(descriptor, 0o666 & ~mask) == 0 else { throw FileError(path: path, reason: .system(errno)) }
    }
    try body(NewFile(path: path, descriptor: descriptor))
    guard fsync(descriptor) == 0 else { throw FileError(path: path, reason: .system(errno)) }
    if let stamp, self.stamp(target) != stamp { throw FileError(path: path, reason: .changed) }
    guard rename(template, target) == 0 else { throw FileError(path: path, reason: .system(errno)) }
    isInPlace = true
    syncFolder(folder)
  }

  private static func send(to path: String, _ body: (NewFile) throws(FileError) -> Void) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(path: path, reason: .system(errno)) }
    defer { close(descriptor) }
    try body(NewFile(path: path, descriptor: descriptor))
  }

  /// Makes the new name last over a loss of power. Not every file system can; the content is safe without it.
  private static func syncFolder(_ folder: String) {
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
