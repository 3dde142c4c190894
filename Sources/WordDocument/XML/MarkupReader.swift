internal import Text

/// A reader of a part of a Word document that shows the text as its author sees it: revisions as accepted, of
/// alternatives one, without instructions and former properties.
struct MarkupReader {
  var xml: XMLReader
  /// For each `mc:AlternateContent` that is open whether one of its branches has been read.
  private var alternatives: [Bool] = []

  init(_ bytes: [UInt8], part: String) throws(WordFailure) {
    xml = try XMLReader(bytes, part: part)
  }

  var tag: Tag { xml.tag }

  /// The next piece that counts; nil at the end.
  mutating func next() throws(WordFailure) -> XMLReader.Event? {
    while let event = try xml.next() {
      switch (event, xml.tag) {
      case (.start, .alternateContent): alternatives.append(false)
      case (.end, .alternateContent): _ = alternatives.popLast()
      case (.start, .choice), (.start, .fallback):
        if alternatives.last ?? false {
          try xml.skipElement()
        } else if !alternatives.isEmpty {
          alternatives[alternatives.count - 1] = true
        }
      case (.end, .choice), (.end, .fallback): break
      case (.start, let tag) where isDropped(tag): try xml.skipElement()
      default: return event
      }
    }
    return nil
  }

  /// The next child of the element that began when `depth` elements were open, itself included; nil when it ends.
  /// Deeper elements that the caller does not read are entered; pieces that are no start are passed over.
  mutating func nextStart(inside depth: Int) throws(WordFailure) -> Tag? {
    while xml.open.count >= depth, let event = try next() {
      switch event {
      case .start: return xml.tag
      case .end, .text: if xml.open.count < depth { return nil }
      }
    }
    return nil
  }

  /// How many elements are open.
  var depth: Int { xml.open.count }

  mutating func skipElement() throws(WordFailure) { try xml.skipElement() }

  private func isDropped(_ tag: Tag) -> Bool {
    switch tag {
    case .del, .moveFrom:
      // In the properties of a paragraph or a row they are a sign, not a container.
      !(parent == .rPr || parent == .trPr)
    case .delText, .delInstrText, .pPrChange, .rPrChange, .sectPrChange, .tblPrChange, .trPrChange, .tcPrChange,
      .numberingChange:
      true
    default: false
    }
  }

  /// The element that the one which has just begun lies in.
  private var parent: Tag {
    let index = xml.open.count - 2
    return index >= 0 ? xml.open[index].tag : .other
  }
}
