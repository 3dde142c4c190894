import Lint
import Structure
import Text

/// What `gongwen fix` says of one document: what was mended, what is left and needs a choice.
struct FixSpeech: Sendable {
  /// A place with what is to be said of it.
  struct Entry: Sendable {
    /// From 1.
    var line: Int
    var text: String
  }

  /// How many places change.
  var edits = 0
  private(set) var mended: [Entry] = []
  private(set) var remaining: [Entry] = []

  /// More are not listed one by one, so that a folder of drafts can still be read.
  private static let limit = 12

  init() {}

  /// - Parameters:
  ///   - before: what was found in the text as it was.
  ///   - after: what is found in the mended text.
  ///   - edits: how many places change.
  init(before: [Finding], after: [Finding], edits: Int) {
    self.edits = edits
    if edits > 0 {
      mended = before.compactMap { finding in
        guard let fix = finding.fixes.first(where: { $0.isCertain }) else { return nil }
        return Entry(line: finding.range.start.line + 1, text: "\(fix.title)（\(finding.message)）")
      }
    }
    remaining = after.map { finding in
      let choices = finding.fixes.map { $0.title }.joined(separator: "，或")
      let advice = choices.isEmpty ? "" : "（可\(choices)）"
      return Entry(line: finding.range.start.line + 1, text: "\(finding.message) [\(finding.code)]\(advice)")
    }
  }

  /// The lines under the document's name: what is mended, what remains.
  ///
  /// - Parameter path: the document, for the command that goes on; nil where none can.
  /// - Returns: nothing for a clean draft.
  func details(_ path: String?) -> String {
    var result = FixSpeech.list(mended)
    guard !remaining.isEmpty else { return result }
    result += "  还有 \(remaining.count) 处要自己决定：\n" + FixSpeech.list(remaining)
    if let path { result += "  逐处选择：gongwen fix --interactive \(path)\n" }
    return result
  }

  private static func list(_ entries: [Entry]) -> String {
    var result = ""
    for entry in entries.prefix(limit) { result += "  第 \(entry.line) 行：\(Terminal.printable(entry.text))\n" }
    if entries.count > limit { result += "  ……共 \(entries.count) 处\n" }
    return result
  }
}
