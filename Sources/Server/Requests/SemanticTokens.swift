import LanguageServerProtocol
import Structure
import Text

/// Colours by structure: headings, ordinals, slogans in quotation marks, announced numbers, document elements.
enum SemanticTokensFull: Request {
  static let feature = Feature(
    "semanticTokensProvider",
    "语义着色：标题、编号、引号中的提法、所述项数、公文要素",
    [
      RequestHandler(SemanticTokensFull.self), RequestHandler(SemanticTokensDelta.self),
      RequestHandler(SemanticTokensRange.self),
    ],
    isOffered: { !$0.tokenLegend.names.isEmpty },
    options: { SemanticTokensOptions(tokenTypes: $0.tokenLegend.names) },
  )
  static let method: StaticString = "textDocument/semanticTokens/full"

  static func answer(_ params: DocumentParams, _ session: Session) throws(ResponseError) -> SemanticTokens? {
    session.document(params.uri).map { session.tokens(of: $0) }
  }
}

/// What has changed since the tokens the client holds, as one replacement.
enum SemanticTokensDelta: Request {
  static let method: StaticString = "textDocument/semanticTokens/full/delta"

  static func answer(
    _ params: SemanticTokensDeltaParams,
    _ session: Session,
  ) throws(ResponseError) -> SemanticTokensChange? {
    guard let open = session.document(params.uri) else { return nil }
    let old = open.tokens
    let new = session.tokens(of: open)
    guard let old, let id = new.resultID, old.resultID == params.previousResultID else { return .whole(new) }
    if old.resultID == id { return .edit(resultID: id, nil) }
    let (prefix, suffix) = LineDiff.commonEnds(old.data, new.data)
    guard prefix < max(old.data.count, new.data.count) else { return .edit(resultID: id, nil) }
    let data = Array(new.data[prefix..<new.data.count - suffix])
    return .edit(
      resultID: id,
      (start: prefix, deleteCount: old.data.count - prefix - suffix, data: data),
    )
  }
}

enum SemanticTokensRange: Request {
  static let method: StaticString = "textDocument/semanticTokens/range"

  static func answer(_ params: RangeParams, _ session: Session) throws(ResponseError) -> SemanticTokens? {
    guard let open = session.document(params.uri) else { return nil }
    let range = session.positions(of: open).text(params.range)
    let data = session.paint(open, lines: range.start.line..<range.end.line + 1)
    return SemanticTokens(resultID: nil, data: data)
  }
}

/// Which of the client's token types stands for what.
struct TokenLegend: Sendable {
  /// What is coloured; a later one is painted over an earlier one.
  enum Meaning: UInt8, CaseIterable {
    case heading = 1
    case element, slogan, number, ordinal

    /// Standard types that fit, best first.
    var candidates: [String] {
      switch self {
      case .heading: ["namespace", "class", "type"]
      case .element: ["property", "variable"]
      case .slogan: ["string"]
      case .number: ["number"]
      case .ordinal: ["enumMember", "keyword", "operator"]
      }
    }
  }

  /// The types used, in the order of the legend.
  private(set) var names: [String] = []
  private var index = KeyedList<UInt8, UInt32>()

  init() {}

  init(types: [String]) {
    for meaning in Meaning.allCases {
      guard let name = meaning.candidates.first(where: types.contains) else { continue }
      let place = names.firstIndex(of: name) ?? names.count
      if place == names.count { names.append(name) }
      index[meaning.rawValue] = UInt32(place)
    }
  }

  subscript(_ paint: UInt8) -> UInt32? { index[paint] }
}

extension Session {
  /// The tokens of the whole text; those of a text that has not changed are kept.
  fileprivate func tokens(of open: OpenDocument) -> SemanticTokens {
    let id = String(open.revision)
    if let tokens = open.tokens, tokens.resultID == id { return tokens }
    let tokens = SemanticTokens(resultID: id, data: paint(open, lines: 0..<open.text.lines.count))
    open.tokens = tokens
    return tokens
  }

  /// The tokens of `lines` in the five-number form of the protocol.
  fileprivate func paint(_ open: OpenDocument, lines: Range<Int>) -> [UInt32] {
    var painter = TokenPainter(document: open.document, legend: tokenLegend, positions: positions(of: open))
    return painter.paint(lines.clamped(to: 0..<open.text.lines.count))
  }
}

/// Paints a line unit by unit and reads the colours off again: what overlaps needs no sorting out.
private struct TokenPainter {
  let document: Document
  let legend: TokenLegend
  var positions: PositionMapper
  private var paint: [UInt8] = []
  private var data: [UInt32] = []
  private var last = ClientPosition(line: 0, character: 0)

  init(document: Document, legend: TokenLegend, positions: PositionMapper) {
    self.document = document
    self.legend = legend
    self.positions = positions
  }

  mutating func paint(_ lines: Range<Int>) -> [UInt32] {
    let nodes = document.outline.nodes
    let elements = document.outline.elements
    var node = nodes.firstIndex { $0.line >= lines.lowerBound } ?? nodes.count
    var element = 0
    for line in lines {
      let units = document.text.line(line).units
      guard document.syntax.indices.contains(line), !units.isEmpty else { continue }
      let syntax = document.syntax[line]
      guard syntax.kind == .text || syntax.kind == .markdownHeading else { continue }
      paint.removeAll(keepingCapacity: true)
      paint.append(contentsOf: repeatElement(0, count: units.count))
      while node < nodes.count, nodes[node].line <= line {
        if nodes[node].line == line, nodes[node].kind != .item { color(nodes[node].head, .heading) }
        node += 1
      }
      while element < elements.count, elements[element].range.end.line < line { element += 1 }
      for element in elements[element...] {
        if element.range.start.line > line { break }
        guard element.kind != .title, line <= element.range.end.line else { continue }
        let start = element.range.start.line == line ? element.range.start.column : 0
        let end = element.range.end.line == line ? element.range.end.column : units.count
        color(start..<max(start, end), .element)
      }
      colorSlogans(units)
      for announcement in syntax.announcements { color(announcement.numeral, .number) }
      if let ordinal = syntax.ordinal { color(ordinal.range, .ordinal) }
      for run in syntax.runs {
        for item in run.items { color(item.ordinal.range, .ordinal) }
      }
      emit(line)
    }
    return data
  }

  private mutating func color(_ range: Range<Int>, _ meaning: TokenLegend.Meaning) {
    for column in range.clamped(to: 0..<paint.count) { paint[column] = meaning.rawValue }
  }

  private mutating func colorSlogans(_ units: [CodeUnit]) {
    for slogan in units.quotations where slogan.count < 40 {
      color(slogan.lowerBound - 1..<slogan.upperBound + 1, .slogan)
    }
  }

  private mutating func emit(_ line: Int) {
    var column = 0
    while column < paint.count {
      let color = paint[column]
      let start = column
      while column < paint.count, paint[column] == color { column += 1 }
      guard color != 0, let type = legend[color] else { continue }
      // Place by place and not as a range: two colours that meet inside a character must not overlap.
      let from = positions.client(TextPosition(line: line, column: start))
      let to = positions.client(TextPosition(line: line, column: column))
      let lineDelta = line - last.line
      let characterDelta = from.character - (lineDelta == 0 ? last.character : 0)
      let length = to.character - from.character
      data += [UInt32(clamping: lineDelta), UInt32(clamping: characterDelta), UInt32(clamping: length), type, 0]
      last = from
    }
  }
}
