import JSON
import Lexicon
import Structure
import Text

/// For people: indented, with lines and lengths in a column of their own.
enum OutlineText {
  static func of(_ sections: Sections, _ palette: Palette) -> String {
    var rows: [(text: String, note: String, style: Palette.Style?)] = []
    for root in sections.roots { add(root, indent: 0, unit: sections.unit, to: &rows) }
    let column = min(64, rows.map { DisplayWidth.of($0.text) }.max() ?? 0)
    var result = ""
    for row in rows {
      let gap = String(repeating: " ", count: max(0, column - DisplayWidth.of(row.text)) + 2)
      let text = row.style.map { palette(row.text, $0) } ?? row.text
      result += row.note.isEmpty ? "\(text)\n" : "\(text)\(gap)\(palette(row.note, .faint))\n"
    }
    let genre = sections.genre.map { "，文种：\($0.rawValue)" } ?? ""
    result += palette("共 \(sections.characters) 字，\(sections.series.count) 组序列\(genre)", .bold) + "\n"
    for series in sections.series { result += "  \(describe(series, unit: sections.unit))\n" }
    return result
  }

  private static func add(
    _ section: Sections.Section,
    indent: Int,
    unit: String,
    to rows: inout [(text: String, note: String, style: Palette.Style?)],
  ) {
    let margin = String(repeating: "  ", count: indent)
    let style: Palette.Style? = section.kind == .title || section.kind == .heading ? .bold : nil
    rows.append((margin + section.name, "第 \(section.line) \(unit)  \(section.characters) 字", style))
    for series in section.series {
      for member in series.members { rows.append(("\(margin)  · \(member.marker)\(member.text)", "", .faint)) }
    }
    for child in section.children { add(child, indent: indent + 1, unit: unit, to: &rows) }
  }

  /// 一、至五、（5 项，第 3–40 行）.
  private static func describe(_ series: Sections.Series, unit: String) -> String {
    guard let first = series.members.first, let last = series.members.last else { return "" }
    let lines = first.line == last.line ? "第 \(first.line) \(unit)" : "第 \(first.line)–\(last.line) \(unit)"
    let more = (series.isInline ? "，文内" : "") + (series.continues ? "，续前" : "")
    return "\(first.marker) 至 \(last.marker)（\(series.members.count) 项，\(lines)\(more)）"
  }
}

/// As a nested list.
enum OutlineMarkdown {
  static func of(_ sections: Sections) -> String {
    var result = ""
    for root in sections.roots { add(root, indent: 0, to: &result) }
    return result
  }

  private static func add(_ section: Sections.Section, indent: Int, to result: inout String) {
    let margin = String(repeating: "  ", count: indent)
    result += "\(margin)- \(Markdown.escaped(section.name))（\(section.characters) 字）\n"
    for series in section.series {
      for member in series.members { result += "\(margin)  - \(Markdown.escaped(member.marker + member.text))\n" }
    }
    for child in section.children { add(child, indent: indent + 1, to: &result) }
  }
}

/// For programs. Stable like the report of `lint`.
enum OutlineJSON {
  static func of(_ sections: Sections, path: String) -> String {
    var writer = JSONWriter(capacity: 1 << 14)
    writer.object { writer in
      writer.field("version", 1)
      writer.field("path", path)
      writer.field("genre", ifPresent: sections.genre?.rawValue)
      writer.field("characters", sections.characters)
      writer.field("elements") { writer in
        writer.array(sections.elements) { writer, element in
          writer.object {
            $0.field("kind", element.kind.name)
            $0.field("text", element.text)
            $0.field("line", element.line)
          }
        }
      }
      writer.field("sections") { writer in
        writer.array(sections.roots) { writer, root in write(root, level: 1, &writer) }
      }
      writer.field("series") { writer in
        writer.array(sections.series) { writer, series in write(series, &writer) }
      }
    }
    return IndentedText.of(writer)
  }

  private static func write(_ section: Sections.Section, level: Int, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("ordinal", section.marker)
      writer.field("heading", section.heading)
      writer.field("kind", section.kind.name)
      writer.field("level", level)
      writer.field("line", section.line)
      writer.field("endLine", section.endLine)
      writer.field("characters", section.characters)
      writer.field("series") { writer in
        writer.array(section.series) { writer, series in write(series, &writer) }
      }
      writer.field("children") { writer in
        writer.array(section.children) { writer, child in write(child, level: level + 1, &writer) }
      }
    }
  }

  private static func write(_ series: Sections.Series, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("inline", series.isInline)
      writer.field("continues", series.continues)
      writer.field("members") { writer in
        writer.array(series.members) { writer, member in
          writer.object {
            $0.field("ordinal", member.marker)
            $0.field("text", member.text)
            $0.field("line", member.line)
          }
        }
      }
    }
  }
}

extension OutlineNode.Kind {
  fileprivate var name: String {
    switch self {
    case .title: "title"
    case .heading: "heading"
    case .runInHeading: "run-in"
    case .item: "item"
    }
  }
}

extension DocumentElement.Kind {
  fileprivate var name: String {
    switch self {
    case .title: "title"
    case .documentNumber: "document-number"
    case .recipient: "recipient"
    case .attachmentNote: "attachment-note"
    case .signature: "signature"
    case .date: "date"
    case .note: "note"
    }
  }
}
