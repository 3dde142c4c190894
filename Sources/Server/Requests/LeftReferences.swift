import JSON
import LanguageServerProtocol
import Lint
import Text

/// What a change of numbers says of the references that it leaves as they are.
extension Session {
  /// Names those of `left`, if any, by the lines on which they stand once `edits` are made, or `move`.
  func tell(ofLeft left: [TextRange], by edits: [TextEdit], _ move: Refactoring? = nil, in open: OpenDocument) {
    open.note(left: left)
    name(left, on: left.map { move?.newLine(of: $0.start) ?? edits.newLine(of: $0.start) }, in: open)
  }

  /// Says of what is marked what it is; on `lines`, where those are not the ones that it stands on now.
  func name(_ left: [TextRange], on lines: [Int]? = nil, in open: OpenDocument) {
    guard !left.isEmpty else { return }
    show(.warning, "\(names(left, on: lines ?? left.map { $0.start.line }, in: open))像是引用，没有改，请核对。")
  }

  /// Names the references that Enter at `place` leaves as it counts the items behind on, each once: who puts in three items is
  /// told of them at the first.
  func tell(ofLeftByEnter edits: [TextEdit], at place: TextPosition, in open: OpenDocument) {
    let left = OnTypeEdits.left(by: edits, at: place, in: open.document)
    tell(ofLeft: left.filter { open.toldOfLeft.insert(open.text.line($0.start.line).units) }, by: edits, in: open)
  }

  /// How much `renumbering` changes, and what it leaves; without a mark at the end.
  func account(of renumbering: DraftRenumbering, in open: OpenDocument) -> String {
    open.note(left: renumbering.lost + renumbering.doubtful + renumbering.left)
    let references = renumbering.references
    let changed = "改动\(renumbering.changes.count)处编号" + (references > 0 ? "、\(references)处引用" : "")
    var left: [String] = []
    let names = { (places: [TextRange]) in
      self.names(places, on: places.map { renumbering.edits.newLine(of: $0.start) }, in: open)
    }
    if !renumbering.lost.isEmpty { left.append("\(names(renumbering.lost))所指的已不在文中，改号后指到别的一项") }
    if !renumbering.doubtful.isEmpty { left.append("\(names(renumbering.doubtful))原有两处可指") }
    if !renumbering.left.isEmpty { left.append("\(names(renumbering.left))像是引用") }
    return left.isEmpty ? changed : "\(changed)；\(left.joined(separator: "；"))，没有改，请核对"
  }

  /// Takes the mark away at the place that `arguments` name behind the URI.
  func check(_ arguments: [JSONValue], in open: OpenDocument) throws(ResponseError) {
    guard let line = arguments[safe: 1]?.int, let character = arguments[safe: 2]?.int else {
      throw ResponseError(.invalidParams, "URI, line, character")
    }
    let place = positions(of: open).text(ClientPosition(line: line, character: character))
    open.check(TextRange(place, place))
    hasUnpublished = true
  }

  /// What a writer says of such a place, once looked at.
  func checkedActions(in open: OpenDocument, at range: TextRange) -> [Command] {
    var positions = positions(of: open)
    return open.left.ranges.filter { $0.overlaps(range) }.map { place in
      let start = positions.client(place.start)
      let arguments: [Command.Argument] = [.string(open.uri), .int(start.line), .int(start.character)]
      return Command("已核对，“\(open.text.string(in: place))”不用改", ServerCommand.checked.rawValue, arguments)
    }
  }

  private func names(_ places: [TextRange], on lines: [Int], in open: OpenDocument) -> String {
    let named = zip(places, lines).prefix(mostNames).map { "第\($1 + 1)行“\(open.text.string(in: $0))”" }
    return named.joined(separator: "、") + (places.count > mostNames ? "等\(places.count)处" : "")
  }

  /// More are no message that anybody reads.
  private var mostNames: Int { 8 }
}
