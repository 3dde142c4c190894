import Files
import Mining
import Platform

/// Where a counts file is written to.
final class FileOutput: Scratch {
  private let file: NewFile
  private let trouble: FileScratch.Trouble

  init(_ file: NewFile, trouble: FileScratch.Trouble) {
    self.file = file
    self.trouble = trouble
  }

  func append(_ bytes: [UInt8]) {
    guard trouble.error == nil else { return }
    do throws(FileError) {
      try file.append(bytes)
    } catch {
      trouble.report(error)
    }
  }

  /// Nothing that was written is read again.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int { 0 }

  var count: Int { 0 }
}
