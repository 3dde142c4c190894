import Completion

extension OfferReplay {
  /// The table, counted over every `.txt` in these folders.
  static func table(mined: [String], new: [String]) -> String {
    var all = OfferReplay { !restsOnBank($0) }
    for folder in mined { all.replay(folder: folder) }
    var others = OfferReplay()
    for folder in new { others.replay(folder: folder) }
    all.add(others)
    return all.table
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
