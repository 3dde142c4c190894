import Files
import Foundation
import Platform
import TestSupport
import Testing
import Text

@Suite struct AtomicWriteTests {
  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `Content is replaced, permissions and links stay, nothing is left beside it`() throws {
    let folder = try ScratchFolder(["稿.md": "旧"])
    let path = folder.path + "/稿.md"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/链.md", withDestinationPath: "稿.md")
    try FileSystem.write(Array("新".utf8), to: folder.path + "/链.md")
    #expect(folder.bytes("稿.md") == Array("新".utf8))
    #expect(try permissions(path) == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["稿.md", "链.md"].sorted())
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/链.md") == "稿.md")
  }

  @Test func `A file that somebody else wrote meanwhile is left alone`() throws {
    let folder = try ScratchFolder(["稿.md": "旧"])
    let file = try TextFile(path: folder.path + "/稿.md")
    try folder.write("别人写的", to: "稿.md")
    #expect(throws: FileError(path: file.path, reason: .changed)) { try file.replace(with: SourceText("新")) }
    #expect(folder.bytes("稿.md") == Array("别人写的".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["稿.md"])
  }

  @Test(arguments: ["丙", "没有/丙"])
  func `Files that belong together are replaced all or none`(last: String) throws {
    let folder = try ScratchFolder(["甲": "旧甲", "丙/里面": ""])
    func write(_ last: String) throws(FileError) {
      try FileSystem.write(["甲", "乙", last].map { ("\(folder.path)/\($0)", Array("新".utf8)) })
    }
    #expect(throws: FileError.self) { try write(last) }
    #expect(folder.text("甲") == "旧甲" && folder.names.count == 2)
    try write("丁")
    #expect(folder.text("甲") == "新" && folder.text("丁") == "新" && folder.names.count == 4)
  }

  @Test func `A folder that is not there is an error that says so`() {
    #expect(throws: FileError.self) { try FileSystem.write([], to: "/没有这个文件夹/稿.md") }
  }

  @Test func `Encoding, mark and line ends survive a change`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/稿.txt"
    // 一、 in GB18030 with a Windows line end.
    try Data([0xD2, 0xBB, 0xA1, 0xA2, 0x0D, 0x0A]).write(to: URL(fileURLWithPath: path))
    let file = try TextFile(path: path)
    var text = file.text
    text.apply(TextEdit(range: TextRange(line: 0, 0..<1), newText: "二"))
    try file.replace(with: text)
    #expect(folder.bytes("稿.txt") == [0xB6, 0xFE, 0xA1, 0xA2, 0x0D, 0x0A])
  }
}

@Suite struct PathTests {
  @Test func `Paths are joined, cut and made absolute without looking at the disk`() {
    #expect(FileSystem.join("甲", "乙") == "甲/乙")
    #expect(FileSystem.join("甲/", "乙") == "甲/乙")
    #expect(FileSystem.join("甲", "/乙") == "/乙")
    #expect(FileSystem.parent("/甲/乙") == "/甲")
    #expect(FileSystem.parent("/甲") == "/")
    #expect(FileSystem.parent("/") == nil)
    #expect(FileSystem.name("/甲/乙.md") == "乙.md")
    #expect(FileSystem.absolute("/甲/./丙/../乙//") == "/甲/乙")
    #expect(FileSystem.absolute("/../..") == "/")
    #expect(FileSystem.relative("/甲/乙", to: "/甲") == "乙")
    #expect(FileSystem.relative("/甲乙", to: "/甲") == nil)
    #expect(FileSystem.relative("/甲", to: "/") == "甲")
  }
}
