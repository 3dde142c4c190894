import Text

/// The paragraphs of a corpus, put aside until the n-grams are counted: each once, with how often it stands and where.
package struct ParagraphLog: Sendable {
  private var log: RecordLog
  /// Units of all paragraphs, with one more for each that stands before it.
  private(set) var size = 0
  private(set) var paragraphs = 0
  /// Documents that are named, all paragraphs together.
  private(set) var mentions = 0

  package init(_ scratch: any Scratch) {
    log = RecordLog(scratch)
  }

  package mutating func append(_ counted: Counted) {
    guard !counted.listed.isEmpty else { return }
    size += counted.units.count + 1
    paragraphs += 1
    mentions += counted.listed.count
    log.append { words in
      for number in [UInt32(clamping: counted.count), UInt32(clamping: counted.listed.count)] + counted.listed {
        words.append(UInt16(truncatingIfNeeded: number))
        words.append(UInt16(truncatingIfNeeded: number >> 16))
      }
      for unit in counted.units { words.append(unit.rawValue) }
    }
  }

  /// To be called after the last paragraph.
  package mutating func flush() { log.flush() }

  /// Calls `body` with each paragraph: how often it stands, in which documents, and its units.
  func forEach(_ body: (_ count: UInt32, _ documents: [UInt32], _ units: UnsafeBufferPointer<UInt16>) -> Void) {
    var documents: [UInt32] = []
    log.forEach { record in
      func number(_ index: Int) -> UInt32 { UInt32(record[2 * index]) | UInt32(record[2 * index + 1]) << 16 }
      guard record.count >= 4 else { return }
      let listed = Int(number(1))
      guard record.count >= 4 + 2 * listed else { return }
      documents.removeAll(keepingCapacity: true)
      for index in 0..<listed { documents.append(number(2 + index)) }
      body(number(0), documents, UnsafeBufferPointer(rebasing: record[(4 + 2 * listed)...]))
    }
  }
}
