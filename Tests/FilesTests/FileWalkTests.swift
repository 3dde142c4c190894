import Files
import Foundation
import Platform
import TestSupport
import Testing
import Text

@Suite struct FileWalkTests {
  private func found(_ folder: ScratchFolder, _ paths: [String] = [""]) -> [String] {
    FileWalk(paths.map { $0.isEmpty ? folder.path : folder.path + "/" + $0 }).documents.map {
      String($0.path.dropFirst(folder.path.count + 1))
    }
  }

  @Test func `Documents are found by extension, in one order, hidden ones left out`() throws {
    let folder = try ScratchFolder([
      "乙.txt": "", "甲.md": "", "c.gongwen": "", "B.TXT": "", "a/x.md": "", "a.txt": "", "图.png": "", ".隐.md": "",
      ".git/x.md": "", "md": "",
    ])
    #expect(
      found(folder)
        == ["B.TXT", "a.txt", "a/x.md", "c.gongwen", "乙.txt", "甲.md"].sorted {
          Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        }
    )
    #expect(found(folder, ["图.png", "a", "a/x.md"]) == ["图.png", "a/x.md"])
  }

  @Test func `A walk ends where there is enough`() throws {
    let folder = try ScratchFolder(["a/1.md": "", "b/2.md": "", "c/3.md": "", "c/d/4.md": ""])
    for limit in 0..<5 {
      let walk = FileWalk([folder.path], isEnough: { $0 >= limit })
      #expect(walk.documents.count == limit)
    }
  }

  @Test func `A name that is no UTF-8 is told as that`() throws {
    let folder = try ScratchFolder()
    // 公文.txt as an archive from Windows unpacks it.
    let name: [UInt8] = [0x2F, 0xB9, 0xAB, 0xCE, 0xC4, 0x2E, 0x74, 0x78, 0x74, 0]
    let path = (Array(folder.path.utf8) + name).map { CChar(bitPattern: $0) }
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o644)
    #expect(descriptor >= 0)
    close(descriptor)
    let document = try #require(FileWalk([folder.path]).documents.first)
    #expect(throws: FileError.self) { try TextFile(path: document.path) }
    let error = FileError(path: document.path, reason: .system(ENOENT))
    #expect(error.explanation.contains("不是 UTF-8"))
  }

  @Test func `What .gitignore names is left out, inner files over outer ones`() throws {
    let folder = try ScratchFolder([
      ".git/HEAD": "", ".git/info/exclude": "私.md\n",
      ".gitignore": "# 草稿\n草稿/\n*.txt\n!保留.txt\n/根.md\n",
      "草稿/a.md": "", "a.txt": "", "保留.txt": "", "根.md": "", "私.md": "", "子/根.md": "", "子/b.txt": "",
      "子/.gitignore": "!b.txt\nc.md\n", "子/c.md": "",
    ])
    #expect(found(folder) == ["保留.txt", "子/b.txt", "子/根.md"])
    // The rules of the repository hold in its folders too; a file that is named itself is taken.
    #expect(found(folder, ["子"]) == ["子/b.txt", "子/根.md"])
    #expect(found(folder, ["a.txt"]) == ["a.txt"])
  }

  @Test func `A loop of links ends nothing and repeats nothing`() throws {
    let folder = try ScratchFolder(["a/x.md": ""])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/self.md", withDestinationPath: "self.md")
    #expect(found(folder) == ["a/x.md"])
    let walk = FileWalk([folder.path + "/self.md"])
    #expect(walk.documents.isEmpty)
    #expect(walk.problems.map(\.explanation) == ["符号链接过多或成环"])
  }

  @Test func `A file that vanishes between listing and reading is an error of its own`() throws {
    let folder = try ScratchFolder(["a.md": "", "b.md": "一、"])
    let walk = FileWalk([folder.path])
    try FileManager.default.removeItem(atPath: folder.path + "/a.md")
    let read = walk.documents.map { document -> String in
      do throws(FileError) {
        return try TextFile(path: document.path).text.string
      } catch {
        return error.explanation
      }
    }
    #expect(read == ["没有这个文件或文件夹", "一、"])
  }

  @Test func `A missing path is reported and the others are walked`() throws {
    let folder = try ScratchFolder(["a.md": ""])
    let walk = FileWalk([folder.path + "/没有.md", folder.path])
    #expect(walk.documents.count == 1)
    #expect(walk.problems.map(\.explanation) == ["没有这个文件或文件夹"])
  }
}
