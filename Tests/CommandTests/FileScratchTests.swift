import Files
import Platform
import TestSupport
import Testing
import gongwen

@Suite struct FileScratchTests {
  private func read(_ scratch: FileScratch, at offset: Int, _ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = bytes.withUnsafeMutableBytes { scratch.read(at: offset, into: $0) }
    return Array(bytes.prefix(got))
  }

  @Test(arguments: [0, 100, 1 << 20])
  func `What is put aside is read again, from memory, from the file or from both`(threshold: Int) throws {
    let folder = try ScratchFolder()
    let failures = FileScratch.Failures()
    let scratch = FileScratch(in: folder.path, threshold: threshold, failures: failures)
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    for start in stride(from: 0, to: bytes.count, by: 70_000) { scratch.append(Array(bytes[start..<start + 70_000])) }
    #expect(scratch.count == bytes.count)
    for (offset, count) in [(0, 700_000), (1, 65_536), (629_990, 20), (699_999, 10), (700_000, 5), (-1, 5)] {
      let expected = offset < 0 ? [] : Array(bytes.dropFirst(offset).prefix(count))
      #expect(read(scratch, at: offset, count) == expected, "\(offset)")
    }
    #expect(folder.names.isEmpty && failures.error == nil)
  }

  @Test func `A folder that is not there is reported`() throws {
    let failures = FileScratch.Failures()
    let scratch = FileScratch(in: "/没有/这里", threshold: 10, failures: failures)
    scratch.append([UInt8](repeating: 1, count: 20))
    #expect(failures.error?.path == "/没有/这里")
    // What comes after that does not pile up in memory.
    for _ in 0..<100 { scratch.append([UInt8](repeating: 1, count: 20)) }
    #expect(scratch.count <= 20)
  }
}
