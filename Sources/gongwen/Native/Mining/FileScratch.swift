import Mining
package import Platform
import Synchronization

/// Bytes put aside by the miner: a little in memory, more in a file without a name, of which nothing is left whatever
/// becomes of the program.
package final class FileScratch: Scratch {
  private struct State {
    /// Bytes that are not in the file.
    var bytes: [UInt8] = []
    /// Bytes in the file.
    var written = 0
    var file: ScratchFile?
  }

  /// Why bytes could not be put aside or read again, from all scratches of a run.
  package final class Failures: Sendable {
    private let first = Mutex<FileError?>(nil)

    package init() {}

    package var error: FileError? { first.withLock { $0 } }

    func report(_ error: FileError) {
      first.withLock { if $0 == nil { $0 = error } }
    }
  }

  private let folder: String
  private let threshold: Int
  private let failures: Failures
  private let state = Mutex(State())

  /// - Parameters:
  ///   - folder: where the file lies.
  ///   - threshold: how many bytes stay in memory.
  ///   - failures: is told what goes wrong.
  package init(in folder: String, threshold: Int, failures: Failures) {
    self.folder = folder
    self.threshold = threshold
    self.failures = failures
  }

  /// An existing file, to be read only.
  init(opening path: String, failures: Failures) throws(FileError) {
    var size = 0
    let file = try ScratchFile(opening: path, count: &size)
    folder = path
    threshold = 0
    self.failures = failures
    state.withLock { [size] state in
      state.file = file
      state.written = size
    }
  }

  package var count: Int { state.withLock { $0.written + $0.bytes.count } }

  package func append(_ more: [UInt8]) {
    state.withLock { state in
      state.bytes += more
      guard state.bytes.count > (state.file == nil ? threshold : 1 << 18) else { return }
      // The run has failed; what it still puts aside must not fill the memory.
      guard failures.error == nil else { return state.bytes = [] }
      do throws(FileError) {
        let file: ScratchFile
        if let open = state.file { file = open } else { file = try ScratchFile(in: folder) }
        state.file = file
        try file.append(state.bytes)
      } catch {
        failures.report(error)
        if state.file == nil { return }
      }
      state.written += state.bytes.count
      state.bytes = []
    }
  }

  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let (file, written, fromMemory) = state.withLock { state in
      let start = max(0, offset - state.written)
      // The part that is in memory goes behind what comes from the file.
      let place = max(0, state.written - offset)
      guard offset >= 0, place < buffer.count, start < state.bytes.count else {
        return (state.file, state.written, 0)
      }
      let part = state.bytes[start..<min(state.bytes.count, start + buffer.count - place)]
      UnsafeMutableRawBufferPointer(rebasing: buffer[place...]).copyBytes(from: part)
      return (state.file, state.written, part.count)
    }
    guard let file, offset >= 0, offset < written else { return fromMemory }
    let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, written - offset)])
    let (done, error) = file.read(at: offset, into: wanted)
    if let error {
      failures.report(error)
      return done
    }
    return done + fromMemory
  }
}
