package import Files
import Glibc
import Mining
import Synchronization

/// Bytes put aside by the miner: a little in memory, more in a file without a name, of which nothing is left whatever
/// becomes of the program.
package final class FileScratch: Scratch {
  private struct State {
    /// Bytes that are not in the file.
    var bytes: [UInt8] = []
    /// Bytes in the file.
    var written = 0
    var descriptor: Int32 = -1
  }

  /// Why bytes could not be put aside or read again, from all scratches of a run.
  package final class Trouble: Sendable {
    private let first = Mutex<FileError?>(nil)

    package init() {}

    package var error: FileError? { first.withLock { $0 } }

    func report(_ error: FileError) {
      first.withLock { if $0 == nil { $0 = error } }
    }
  }

  private let folder: String
  private let threshold: Int
  private let trouble: Trouble
  private let state = Mutex(State())

  /// - Parameters:
  ///   - folder: where the file lies.
  ///   - threshold: how many bytes stay in memory.
  ///   - trouble: is told what goes wrong.
  package init(in folder: String, threshold: Int, trouble: Trouble) {
    self.folder = folder
    self.threshold = threshold
    self.trouble = trouble
  }

  /// An existing file, to be read only.
  init(opening path: String, trouble: Trouble) throws(FileError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(path: path, reason: .system(errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(path: path, reason: .system(status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL))
    }
    folder = path
    threshold = 0
    self.trouble = trouble
    let size = Int(status.st_size)
    state.withLock { state in
      state.descriptor = descriptor
      state.written = size
    }
  }

  deinit {
    state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
  }

  package var count: Int { state.withLock { $0.written + $0.bytes.count } }

  package func append(_ more: [UInt8]) {
    state.withLock { state in
      state.bytes += more
      guard state.bytes.count > (state.descriptor < 0 ? threshold : 1 << 18) else { return }
      // The run has failed; what it still puts aside must not fill the memory.
      guard trouble.error == nil else { return state.bytes = [] }
      if state.descriptor < 0 { state.descriptor = open() }
      guard state.descriptor >= 0 else { return }
      write(state.bytes, to: state.descriptor)
      state.written += state.bytes.count
      state.bytes = []
    }
  }

  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let (descriptor, written, fromMemory) = state.withLock { state in
      let start = max(0, offset - state.written)
      // The part that is in memory goes behind what comes from the file.
      let place = max(0, state.written - offset)
      guard offset >= 0, place < buffer.count, start < state.bytes.count else {
        return (state.descriptor, state.written, 0)
      }
      let part = state.bytes[start..<min(state.bytes.count, start + buffer.count - place)]
      UnsafeMutableRawBufferPointer(rebasing: buffer[place...]).copyBytes(from: part)
      return (state.descriptor, state.written, part.count)
    }
    guard offset >= 0, offset < written else { return fromMemory }
    let wanted = min(buffer.count, written - offset)
    var done = 0
    while done < wanted {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done..<wanted])
      let got = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else {
        trouble.report(FileError(path: folder, reason: .system(got < 0 ? errno : EIO)))
        return done
      }
      done += got
    }
    return done + fromMemory
  }

  private func open() -> Int32 {
    var template = Array("\(folder)/.gongwen-mine.XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor >= 0 {
      unlink(template)
    } else {
      trouble.report(FileError(path: folder, reason: .system(errno)))
    }
    return descriptor
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { pointer in
      var rest = pointer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Glibc.write(descriptor, part.baseAddress, part.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          trouble.report(FileError(path: folder, reason: .system(errno)))
          return
        }
      }
    }
  }
}
