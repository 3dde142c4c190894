import Completion
import PhraseBank
import ServerClient
import Text

extension OfferReplay {
  /// The table, counted over every `.txt` in these folders with the bank in the folder `bank`, or the one that is shipped.
  ///
  /// - Throws: when there is no bank.
  static func table(bank: String?, mined: [String], new: [String]) throws(ClientFailure) -> String {
    let engine = try engine(bank)
    var all = OfferReplay(engine) { !restsOnBank($0) }
    for folder in mined { all.replay(folder: folder) }
    var others = OfferReplay(engine)
    for folder in new { others.replay(folder: folder) }
    all.add(others)
    return all.table
  }

  private static func engine(_ bank: String?) throws(ClientFailure) -> CompletionEngine {
    guard let bank else { return CompletionEngine() }
    var files = KeyedList<PhraseBank.Table, [UInt8]>()
    for table in PhraseBank.Table.allCases { files[table] = readFile("\(bank)/\(table.fileName)") }
    let (layer, problems) = BankReader.read(name: bank, files: files)
    guard problems.isEmpty, layer.counts != nil else { throw ClientFailure.failed("\(bank) is no whole bank") }
    return CompletionEngine(bank: PhraseBank(layers: [layer]))
  }

  private mutating func replay(folder: String) {
    for name in Folder.names(folder) {
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".txt"), let bytes = readFile(path) {
        replay(String(decoding: bytes, as: UTF8.self))
      } else {
        replay(folder: path)
      }
    }
  }
}
