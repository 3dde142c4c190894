import Text

/// The stretches of a paragraph in which phrases live: 汉字 and the 、 between them.
///
/// A stretch that a figure or Latin word cuts off has `Segments.cut` at that end, so that its first or last word does
/// not pass for one that stands free.
enum Segments {
  /// Stands for a figure or a Latin word.
  static let cut: CodeUnit = "0"
  static let list: CodeUnit = "、"
  private static let cutting = Set([CodeUnit]("%％.．‰"))

  static func forEach(in paragraph: [CodeUnit], _ body: (ArraySlice<CodeUnit>) -> Void) {
    var buffer: [CodeUnit] = []
    var ideographs = 0
    func flush() {
      while buffer.last == list { buffer.removeLast() }
      if ideographs >= 2 { body(buffer[...]) }
      buffer.removeAll(keepingCapacity: true)
      ideographs = 0
    }
    func close() {
      if ideographs > 0 { buffer.append(cut) }
      flush()
    }
    for unit in paragraph {
      if unit.isIdeograph {
        buffer.append(unit)
        ideographs += 1
      } else if unit == list {
        if let last = buffer.last, last.isIdeograph { buffer.append(unit) }
      } else if unit.isASCIIDigit || unit.isASCIILetter || cutting.contains(unit) {
        close()
        buffer = [cut]
      } else if unit.isOpening {
        // What stands before a quotation goes on in it; the quotation itself stands free.
        close()
      } else if unit.isClosing {
        flush()
        buffer = [cut]
      } else {
        flush()
      }
    }
    flush()
  }
}
