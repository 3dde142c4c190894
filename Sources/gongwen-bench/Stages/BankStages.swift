import PhraseBank
import Text

/// Bytes → bank: what a writer's own bank costs when it is read, and the first completion that asks it.
enum BankStages {
  static func run(into report: inout Report) {
    let files = shippedFiles()
    report.add("bank", "read every line", sample { BankReader.read(name: "用户", files: files).layer })
    report.add("bank", "in place, with its index", sample { indexed(PhraseBank.reopened()) })
  }

  /// The shipped tables as files: as large as a writer's own bank may well be.
  private static func shippedFiles() -> KeyedList<PhraseBank.Table, [UInt8]> {
    var files = KeyedList<PhraseBank.Table, [UInt8]>()
    for table in PhraseBank.Table.allCases {
      files[table] = PhraseBank.shipped.layers.first?.table(table).bytes.array
    }
    return files
  }

  /// A bank that has been asked once.
  private static func indexed(_ bank: PhraseBank) -> PhraseBank {
    bank.prepare()
    return bank
  }
}
