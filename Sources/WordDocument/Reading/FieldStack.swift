internal import Text

/// The complex fields that are open (ECMA-376 part 1, 17.16.18): their instructions are not text, their results are.
struct FieldStack {
  private struct Field {
    var isResult = false
    var instruction: [CodeUnit] = []
    var isContents = false
  }

  private var fields: [Field] = []

  /// Whether what comes now is part of the text.
  private(set) var showsText = true
  /// Whether what comes now is a table of contents that Word made.
  private(set) var isContents = false

  /// Fields nest some three deep; deeper ones are damage, and would make each run dearer.
  private static let limit = 64

  /// A `fldChar` of this type.
  mutating func mark(_ type: ArraySlice<UInt8>?) {
    guard let type else { return }
    if type.elementsEqual("begin".utf8) {
      if fields.count < FieldStack.limit { fields.append(Field()) }
    } else if type.elementsEqual("separate".utf8) {
      guard let last = fields.indices.last else { return }
      fields[last].isResult = true
      let word = fields[last].instruction.drop { $0 == " " }.prefix { $0 != " " && $0 != "\\" }
      fields[last].isContents = word == ["T", "O", "C"] || word == ["t", "o", "c"]
    } else if type.elementsEqual("end".utf8) {
      _ = fields.popLast()
    }
    showsText = !fields.contains { !$0.isResult }
    isContents = fields.contains { $0.isContents }
  }

  /// A piece of the instruction of the innermost field.
  mutating func instruct(_ text: [CodeUnit]) {
    guard let last = fields.indices.last, !fields[last].isResult, fields[last].instruction.count < 64 else { return }
    fields[last].instruction += text.prefix(64)
  }
}
