import JSON
import TestSupport
import Text

/// JSON of any shape, with the keys and values that this program knows among others.
enum RandomJSON {
  private static let keys = [
    "textDocument", "uri", "position", "line", "character", "range", "start", "end", "contentChanges", "text",
    "version",
    "languageId", "context", "diagnostics", "only", "newName", "options", "tabSize", "command", "arguments", "query",
    "positions",
    "id", "data", "label", "ch", "triggerKind", "triggerCharacter", "settings", "gongwen", "changes", "event", "added",
    "removed", "item",
    "previousResultId", "workDoneToken", "capabilities", "rootUri", "value", "kind", "edit", "rules", "ordinal-gap",
    "series-incomplete", "completion", "pinyin", "limit", "sources", "exclude", "overrides", "files", "names",
    "phraseBanks", "genre", "",
  ]

  /// Any value at all, `depth` levels of it at most.
  static func value(_ random: inout SeededGenerator, _ depth: Int, _ writer: inout JSONWriter) {
    switch random.int(in: 0..<(depth > 0 ? 12 : 8)) {
    case 0: writer.null()
    case 1: writer.bool(random.int(in: 0..<2) == 0)
    case 2: writer.int(random.int(in: -2..<12))
    case 3: writer.int(random.pick([Int.max, Int.min, 1 << 31, -1, 1 << 53]) ?? 0)
    case 4: writer.double(random.pick([0.5, -1.5, 1e300, -0.0]) ?? 0)
    case 5:
      writer.string(
        random.pick([
          "file:///a.txt", "file:///b.md", "untitled:1", "", "%", "file://", "gongwen.renumber", "1", "off", "error",
          "**/*.md", "[a-", "{a,b", "~/bank", "../x", "通知",
        ]) ?? ""
      )
    case 6, 7: writer.string(exactly: HostileText.draft(&random, pieces: 0..<6))
    case 8:
      writer.array { writer in
        for _ in 0..<random.int(in: 0..<4) { value(&random, depth - 1, &writer) }
      }
    default:
      writer.object { writer in
        for _ in 0..<random.int(in: 0..<6) {
          writer.key(dynamic: random.pick(keys) ?? "")
          value(&random, depth - 1, &writer)
        }
      }
    }
  }
}
