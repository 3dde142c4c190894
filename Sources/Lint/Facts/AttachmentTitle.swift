import Structure
import Text

/// What the page of an 附件 says below its head, beside the name that the 附件说明 gives it.
enum AttachmentTitle {
  case same
  /// Another title, which begins on this line.
  case other(ElementLine)
  /// Nothing that may be a title.
  case none

  /// Compares the lines below the head on `line` with `name`, which is bare.
  init(below line: Int, _ document: Document, _ name: [CodeUnit]) {
    var joined: [CodeUnit] = []
    var first: ElementLine?
    var next = line + 1
    for _ in 0..<3 {
      guard let at = document.nextText(from: next), let part = ElementLine(at, of: document), part.content.count <= 40,
        !part.units[part.content].contains("。")
      else { break }
      first = first ?? part
      joined += AttachmentTitle.bare(part.units[part.content])
      let isSame = joined == name || name.starts(with: joined)
      // The page may leave out whose paper it is, which the list names.
      let about = name.place(of: "关于", from: name.indices)
      if isSame || about.map({ name[$0...].starts(with: joined) }) == true {
        self = .same
        return
      }
      next = at + 1
    }
    self = first.map { .other($0) } ?? .none
  }

  /// Without blanks and the marks around titles.
  static func bare(_ units: ArraySlice<CodeUnit>) -> [CodeUnit] {
    units.filter { !$0.isBlank && $0 != "《" && $0 != "》" && $0 != "。" && $0 != "；" }
  }
}

extension Document {
  /// The pages of the 附件, each with the place of the row of the 附件说明 that has its title, from 1; empty unless each page has
  /// just one.
  var rowsOfPages: KeyedList<Int, Int> {
    guard let note = outline.elements.first(where: { $0.kind == .attachmentNote }) else { return [:] }
    let names = bareNames(of: note)
    var rows = KeyedList<Int, Int>()
    for index in outline.nodes.indices {
      let node = outline.nodes[index]
      guard node.ordinal?.style == .attachment, node.line > note.range.end.line else { continue }
      let own = names.indices.filter { place in
        guard !names[place].isEmpty, case .same = AttachmentTitle(below: node.line, self, names[place]) else {
          return false
        }
        return true
      }
      guard let place = own.first, own.count == 1, !rows.values.contains(place + 1) else { return [:] }
      rows[index] = place + 1
    }
    return rows
  }

  /// Those of `pages` that have the title of the row `number` of the 附件说明.
  func pages(_ pages: [Int], namedInRow number: Int) -> [Int] {
    guard let note = outline.elements.first(where: { $0.kind == .attachmentNote }),
      let name = bareNames(of: note)[safe: number - 1], !name.isEmpty
    else { return [] }
    return pages.filter { page in
      guard let line = outline.node(page)?.line, case .same = AttachmentTitle(below: line, self, name) else {
        return false
      }
      return true
    }
  }

  private func bareNames(of note: DocumentElement) -> [[CodeUnit]] {
    names(of: note).map { $0.flatMap { AttachmentTitle.bare($0.units[$0.attachment.name]) } }
  }
}
