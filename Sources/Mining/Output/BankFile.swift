import PhraseBank

/// One file of a bank, ready to be written.
package struct BankFile: Hashable, Sendable {
  package var name: String
  package var bytes: [UInt8]
  /// Rows without the line of column names.
  package var rows: Int

  init(_ name: String, bytes: [UInt8], rows: Int) {
    self.name = name
    self.bytes = bytes
    self.rows = rows
  }

  /// A row that holds a control or a bidirectional mark is left out: the reader of banks refuses it.
  init(_ table: PhraseBank.Table, rows: [String]) {
    let rows = rows.filter { BankReader.steeringCharacter(in: Array($0.utf8)[...]) == nil }
    name = table.fileName
    self.rows = rows.count
    bytes = Array("#\(table.columns.joined(separator: "\t"))\n".utf8)
    for row in rows {
      bytes += row.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
  }
}
