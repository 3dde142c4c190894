import Text

/// The text that continuations are mined from: paragraphs end to end, with the documents they come from.
///
/// A paragraph begins with `opening` and ends with a zero unit. One that stands in several documents is there once
/// and weighs as much as the documents that hold it, up to a limit: a boilerplate page in a hundred documents must
/// not drown what people write.
struct ContinuationText: Sendable {
  /// Stands before the first unit of a paragraph; written `^` in the table.
  static let opening: UInt16 = 1
  static let heaviest = 4

  private(set) var units: [UInt16] = []
  /// For each paragraph where it begins, its first document and its weight.
  private var starts: [UInt32] = []
  private var documents: [UInt32] = []
  private var weights: [UInt8] = []
  /// The paragraph of each unit.
  private var paragraphOf: [UInt32] = []

  mutating func add(_ paragraph: ArraySlice<CodeUnit>, documents: [UInt32], weight: Int) {
    guard let first = documents.first, units.count + paragraph.count < Int(Int32.max) else { return }
    let index = UInt32(clamping: starts.count)
    starts.append(UInt32(clamping: units.count))
    self.documents.append(documents.count > 1 ? .max : first)
    weights.append(UInt8(clamping: min(max(1, weight), Self.heaviest)))
    units.append(Self.opening)
    for unit in paragraph { units.append(unit.rawValue < 0x20 ? 0x20 : unit.rawValue) }
    units.append(0)
    paragraphOf += repeatElement(index, count: paragraph.count + 2)
  }

  func weight(at position: UInt32) -> Int {
    Int(weights[Int(paragraphOf[Int(position)])])
  }

  /// The document of a position; `UInt32.max` if its paragraph stands in several.
  func document(at position: UInt32) -> UInt32 {
    documents[Int(paragraphOf[Int(position)])]
  }
}

extension UInt16 {
  /// Whether the unit may stand in a continuation: 汉字 and Chinese marks. Figures and Latin words are this draft's
  /// own and never the next one's.
  var continues: Bool {
    switch self {
    case 0..<0x80, 0xA0, 0x3000, 0xFF10...0xFF19, 0xD800...0xDFFF, 0xFEFF, 0xFFFD: false
    default: true
    }
  }

  /// 。！？
  var endsSentence: Bool { self == 0x3002 || self == 0xFF01 || self == 0xFF1F }
}
