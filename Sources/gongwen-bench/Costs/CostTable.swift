import Glibc
import Structure

/// What the rare steps of numbering cost by the documents of some folders, beside what the reading takes them for.
enum CostTable {
  /// Counts every `.txt` and `.md` in `folders`; a Markdown file as such.
  static func table(_ folders: [String]) -> String {
    var tally = NumberingTally()
    for folder in folders { add(folder, to: &tally) }
    var lines = ["\(tally.documents) documents, \(tally.openers) openers", "form\tstep\thits\tof\tcounted\tin use"]
    for row in tally.rows {
      // Half a time more than it was seen: what never happened is dear, not impossible.
      let cost = -log((Double(row.hits) + 0.5) / (Double(row.all) + 1))
      let costs = "\(Table.decimal(cost, digits: 1))\t\(Table.decimal(Double(row.inUse), digits: 1))"
      lines.append("\(row.form)\t\(text(row.context))\t\(row.hits)\t\(row.all)\t\(costs)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ context: NumberingTally.Row.Context) -> String {
    switch context {
    case .single: "is a series of one"
    case .restart(let gap): "starts again after \(gap)"
    case .opening(let parent): "opens below \(parent.map { "\($0)" } ?? "nothing")"
    case .reopening(let mode): "opens again, mode \(mode)"
    case .runningOn(let mode): "runs on, mode \(mode)"
    }
  }

  private static func add(_ folder: String, to tally: inout NumberingTally) {
    for name in Folder.names(folder) {
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".txt") || name.hasSuffix(".md"), let bytes = readFile(path) {
        let text = String(decoding: bytes, as: UTF8.self)
        tally.add(Document(text, dialect: Document.Dialect(path: name)))
      } else {
        add(path, to: &tally)
      }
    }
  }
}
