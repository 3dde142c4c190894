import LanguageServerProtocol
import Lint
import Text

/// What a change of numbers says of the references that it leaves as they are.
extension Session {
  /// Names those of `left`, if any.
  func tell(ofLeft left: [TextRange], in open: OpenDocument) {
    if !left.isEmpty { show(.warning, "\(names(left, in: open))像是引用，没有改，请核对。") }
  }

  /// Names the references that Enter at `place` leaves as it counts the items behind on, each once: who puts in three items is
  /// told of them at the first.
  func tell(ofLeftByEnter edits: [TextEdit], at place: TextPosition, in open: OpenDocument) {
    let left = Lint.OnTypeFormatting.left(by: edits, at: place, in: open.document)
    tell(ofLeft: left.filter { open.toldOfLeft.insert(open.text.line($0.start.line).units) }, in: open)
  }

  /// How much `renumbering` changes, and what it leaves; without a mark at the end.
  func account(of renumbering: DraftRenumbering, in open: OpenDocument) -> String {
    let references = renumbering.references
    let changed = "改动\(renumbering.changes.count)处编号" + (references > 0 ? "、\(references)处引用" : "")
    var left: [String] = []
    if !renumbering.lost.isEmpty { left.append("\(names(renumbering.lost, in: open))所指的已不在文中，改号后指到别的一项") }
    if !renumbering.doubtful.isEmpty { left.append("\(names(renumbering.doubtful, in: open))原有两处可指") }
    if !renumbering.left.isEmpty { left.append("\(names(renumbering.left, in: open))像是引用") }
    return left.isEmpty ? changed : "\(changed)；\(left.joined(separator: "；"))，没有改，请核对"
  }

  private func names(_ places: [TextRange], in open: OpenDocument) -> String {
    let named = places.prefix(mostNames).map { "第\($0.start.line + 1)行“\(open.text.string(in: $0))”" }
    return named.joined(separator: "、") + (places.count > mostNames ? "等\(places.count)处" : "")
  }

  /// More are no message that anybody reads.
  private var mostNames: Int { 8 }
}
