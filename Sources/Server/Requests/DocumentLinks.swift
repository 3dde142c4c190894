import Files
import LanguageServerProtocol
import Platform
import Structure
import Text

/// 《…》 and attachments that name a file beside the document lead to it. Only files that exist: there may be tens of
/// thousands beside it, so they are looked through away from the loop.
enum DocumentLinks: BackgroundRequest {
  static let feature = Feature(
    "documentLinkProvider",
    "链接：文中《…》、附件名与同一文件夹中的文件对应时可直接打开",
    [RequestHandler(DocumentLinks.self)],
    options: { _ in ResolveOptions(resolveProvider: false) },
  )
  static let method: StaticString = "textDocument/documentLink"

  struct Work: Sendable {
    let uri: String
    /// Nil when it is not open.
    let document: Document?
    let encoding: PositionEncoding
    let hasTooltips: Bool
  }

  static func prepare(_ params: DocumentParams, _ session: Session) throws(ResponseError) -> Work {
    Work(
      uri: params.uri,
      document: session.document(params.uri)?.document,
      encoding: session.encoding,
      hasTooltips: session.client.linkTooltips,
    )
  }

  static func perform(_ work: Work, _ task: BackgroundTask) throws(ResponseError) -> [DocumentLink]? {
    guard let document = work.document else { return nil }
    // Without a name in the text the folder need not be read.
    let names = LinkableNames.all(in: document)
    guard !names.isEmpty else { return [] }
    var positions = PositionMapper(document.text, work.encoding)
    let titles = names.map { document.text.string(in: $0) }
    let files = NeighbourFiles.byTitle(around: work.uri, wanted: UniqueList(titles))
    return zip(names, titles).compactMap { name, title in
      guard let path = files[title], FileURI.uri(path) != work.uri else { return nil }
      return DocumentLink(
        range: positions.client(name),
        target: FileURI.uri(path),
        tooltip: work.hasTooltips ? "打开 \(FileSystem.name(path))" : nil,
      )
    }
  }
}

/// Places of a document that may name a file.
private enum LinkableNames {
  static func all(in document: Document) -> [TextRange] {
    var result: [TextRange] = []
    for (index, line) in document.text.lines.enumerated() {
      collectTitles(line.units, index, &result)
    }
    for element in document.outline.elements where element.kind == .attachmentNote {
      for line in element.range.start.line...max(element.range.start.line, element.range.end.line) {
        guard let content = document.syntax[safe: line]?.content else { continue }
        let units = document.text.line(line).units
        let name = AttachmentRow(units, content).name
        // What stands in 《》 is a link already.
        if !name.isEmpty, !units[name].contains("《") { result.append(TextRange(line: line, name)) }
      }
    }
    return result.ordered { $0.start.sortKey }
  }

  /// What stands between 《 and the 》 that closes it on the same line; inner titles stay part of the outer.
  private static func collectTitles(_ units: [CodeUnit], _ line: Int, _ result: inout [TextRange]) {
    var start: Int?
    var depth = 0
    for (column, unit) in units.enumerated() {
      if unit == "《" {
        if depth == 0 { start = column + 1 }
        depth += 1
      } else if unit == "》", depth > 0 {
        depth -= 1
        if depth == 0, let from = start, column > from, column - from < 120 {
          result.append(TextRange(line: line, from..<column))
        }
      }
    }
  }
}

/// The files in a document's folder and in its folder 附件 whose names spell a title that is wanted, by that title: what
/// the others are called costs a look each, and is not kept.
private enum NeighbourFiles {
  private static let extensions = [
    "txt", "md", "markdown", "gongwen", "doc", "docx", "wps", "pdf", "ofd", "odt", "rtf", "xls", "xlsx", "et",
  ]

  static func byTitle(around uri: String, wanted: UniqueList<String>) -> KeyedList<String, String> {
    guard let folder = FileURI.path(uri).flatMap(FileSystem.parent) else { return [:] }
    var result = KeyedList<String, String>()
    for place in [folder, FileSystem.join(folder, "附件")] {
      // Of several files for a title the first by its bytes: nothing has to be sorted, which is the dearer the more there is.
      var found = KeyedList<String, String>()
      try? FileSystem.forEachEntry(place) { name, kind in
        guard kind == .file, let (stem, rest) = titles(of: name) else { return }
        for title in [stem, rest] where wanted.contains(title) {
          if let other = found[title], other.utf8.lexicographicallyPrecedes(name.utf8) { continue }
          found[title] = name
        }
      }
      for (title, name) in found where result[title] == nil { result[title] = FileSystem.join(place, name) }
    }
    return result
  }

  /// What a file's name spells, with and without its number; nil for a file that is no document.
  private static func titles(of name: String) -> (String, String)? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex,
      extensions.contains(name[name.utf8.index(after: dot)...].lowercased())
    else { return nil }
    let stem = String(name[..<dot])
    return (stem, withoutNumber(stem))
  }

  /// 附件1：实施方案, 1.实施方案 → 实施方案
  private static func withoutNumber(_ stem: String) -> String {
    let rest = stem.unicodeScalars.drop { scalar in
      switch scalar {
      case "附", "件", "0"..."9", "：", ":", ".", "．", "、", " ", "_", "-": true
      default: false
      }
    }
    return rest.isEmpty ? stem : String(rest)
  }
}
