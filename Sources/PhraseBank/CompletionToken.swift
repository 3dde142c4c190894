/// Names a row of a bank: survives the way to the client and back as two numbers.
package struct CompletionToken: Hashable, Sendable {
  package var table: Int
  package var row: Int

  package init(table: Int, row: Int) {
    self.table = table
    self.row = row
  }
}
