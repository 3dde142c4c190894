import Glibc

/// A file to put bytes aside in, without a name, of which nothing is left whatever becomes of the program; or an existing
/// file to read in pieces.
package final class ScratchFile: Sendable {
  private let descriptor: Descriptor
  /// As messages name it.
  private let path: String

  /// Makes an empty one that lies in `folder`.
  package init(in folder: String) throws(FileError) {
    var template = Array("\(folder)/.gongwen-mine.XXXXXX".utf8CString)
    let number = mkstemp(&template)
    guard number >= 0 else { throw FileError(path: folder, reason: .system(errno)) }
    unlink(template)
    descriptor = Descriptor(number)
    path = folder
  }

  /// An existing file, to be read only.
  ///
  /// - Returns: by `count`, how many bytes it holds.
  package init(opening path: String, count: inout Int) throws(FileError) {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard number >= 0 else { throw FileError(path: path, reason: .system(errno)) }
    descriptor = Descriptor(number)
    self.path = path
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, reason: .system(status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL))
    }
    count = Int(status.st_size)
  }

  deinit {
    descriptor.close()
  }

  /// Adds `bytes` at the end.
  package func append(_ bytes: [UInt8]) throws(FileError) {
    if let code = descriptor.write(bytes) { throw FileError(path: path, reason: .system(code)) }
  }

  /// Fills `buffer` with the bytes from `offset` on, which are all there.
  ///
  /// - Returns: how many could be read, and why no more.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> (count: Int, error: FileError?) {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let got = pread(descriptor.number, rest.baseAddress, rest.count, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return (done, FileError(path: path, reason: .system(got < 0 ? errno : EIO))) }
      done += got
    }
    return (done, nil)
  }
}
