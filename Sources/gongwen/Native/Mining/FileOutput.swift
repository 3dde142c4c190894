import Files
import Mining
import Platform

/// Where a counts file is written to.
final class FileOutput: Scratch {
  private let file: NewFile
  private let failures: FileScratch.Failures

  init(_ file: NewFile, failures: FileScratch.Failures) {
    self.file = file
    self.failures = failures
  }

  func append(_ bytes: [UInt8]) {
    guard failures.error == nil else { return }
    do throws(FileError) {
      try file.append(bytes)
    } catch {
      failures.report(error)
    }
  }

  /// Nothing that was written is read again.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int { 0 }

  var count: Int { 0 }
}
