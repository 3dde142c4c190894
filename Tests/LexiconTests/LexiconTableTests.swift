import Foundation
import Testing
import Text

@testable import Lexicon

/// The form that every table of the lexicon has.
@Suite struct LexiconTableTests {
  @Test(arguments: LexiconTable.all.map { "\($0.name)" }) func tableIsWellFormed(name: String) throws {
    let table = try #require(LexiconTable.all.first { "\($0.name)" == name })
    let lines = table.text.components(separatedBy: "\n")
    #expect(lines.last == "", "\(name) ends in a line feed")
    let columns = lines[0].components(separatedBy: "\t")
    #expect(lines[0].hasPrefix("#") && columns.last == "source", "\(name)")
    var keys: Set<String> = []
    var before = ""
    for line in lines.dropFirst().dropLast() {
      let cells = line.components(separatedBy: "\t")
      #expect(cells.count == columns.count && !cells[0].isEmpty && cells.last?.isEmpty == false, "\(name): \(line)")
      #expect(keys.insert(cells[0]).inserted, "\(name): \(cells[0]) twice")
      #expect(before.utf8.lexicographicallyPrecedes(line.utf8), "\(name): \(line) is not sorted")
      before = line
    }
  }

  @Test func theListHoldsTheFolder() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Lexicon/Tables")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tsv") }
    #expect(Set(files) == Set(LexiconTable.all.map { "\($0.name).tsv" }))
  }

  @Test(arguments: LexiconTable.all.map { "\($0.name)" }) func everyRowIsFound(name: String) throws {
    let table = try #require(LexiconTable.all.first { "\($0.name)" == name })
    table.forEachRow { row in #expect(table.row(for: row.string(0))?.string(0) == row.string(0)) }
    #expect(table.row(for: "") == nil)
    #expect(table.row(for: "没有这一行") == nil)
  }
}
