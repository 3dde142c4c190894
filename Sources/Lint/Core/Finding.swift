package import Text

/// How strong the basis of a finding is.
package enum Severity: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  /// A standard says so and it is certain.
  case error = 1
  /// Strong practice or logic.
  case warning
  /// Practice, contested.
  case information
  /// Advice.
  case hint

  /// More severe is smaller, as in LSP.
  package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

  /// The name used in settings and on the command line.
  package var name: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information: "info"
    case .hint: "hint"
    }
  }
}

/// One inconsistency at exact characters.
package struct Finding: Hashable, Sendable {
  /// The stable kebab-case id of the rule.
  package var code: String
  package var severity: Severity
  package var range: TextRange
  /// For the writer, in Chinese.
  package var message: String
  package var related: [Related]
  package var fixes: [Fix]

  package init(
    code: String,
    severity: Severity,
    range: TextRange,
    message: String,
    related: [Related] = [],
    fixes: [Fix] = [],
  ) {
    self.code = code
    self.severity = severity
    self.range = range
    self.message = message
    self.related = related
    self.fixes = fixes
  }

  /// Another place that belongs to the finding.
  package struct Related: Hashable, Sendable {
    package var range: TextRange
    package var message: String

    package init(range: TextRange, message: String) {
      self.range = range
      self.message = message
    }
  }
}

/// A set of edits that is applied as one.
package struct Fix: Hashable, Sendable {
  /// What it does, in Chinese: 改为“三、”.
  package var title: String
  package var edits: [TextEdit]
  /// Whether `gongwen fix` and `source.fixAll` may apply it without asking.
  package var isCertain: Bool
  /// Whether each edit is a fix of its own, as where a slip is told once for all its places.
  package var isDivisible: Bool

  package init(title: String, edits: [TextEdit], isCertain: Bool, isDivisible: Bool = false) {
    self.title = title
    self.edits = edits
    self.isCertain = isCertain
    self.isDivisible = isDivisible
  }
}

extension Finding {
  /// The order in which findings are told: by place, then by severity, then by code, so that output is stable.
  static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    if a.range.start != b.range.start { return a.range.start < b.range.start }
    if a.range.end != b.range.end { return a.range.end < b.range.end }
    if a.severity != b.severity { return a.severity < b.severity }
    return a.code != b.code ? a.code < b.code : a.message < b.message
  }

  /// The same with fixes that the writer has to choose.
  var asking: Finding {
    var copy = self
    for index in copy.fixes.indices { copy.fixes[index].isCertain = false }
    return copy
  }

  /// Takes in that everything from `line` on moved by `delta` lines.
  mutating func move(from line: Int, by delta: Int) {
    range.shift(linesFrom: line, by: delta)
    for index in related.indices { related[index].range.shift(linesFrom: line, by: delta) }
    for index in fixes.indices {
      for at in fixes[index].edits.indices { fixes[index].edits[at].range.shift(linesFrom: line, by: delta) }
    }
  }
}

extension [Finding] {
  /// The findings in the order in which they are told.
  ///
  /// Sorts places and not findings, each place as one number: this runs at each keystroke, and to move a finding about
  /// or to compare it by its parts costs more than all the rest.
  var inOrder: [Finding] {
    let places = map { $0.range.start.orderKey }
    if zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) { return self }
    var result = self
    result.order(
      of: PlaceOrder {
        places[$0] != places[$1] ? places[$0] < places[$1] : Finding.precedes(self[$0], self[$1])
      }
    )
    return result
  }
}

extension TextPosition {
  /// Less where the position stands before another one: a line, then a column of at most 32 bits.
  fileprivate var orderKey: UInt64 { UInt64(truncatingIfNeeded: line) << 32 | UInt64(truncatingIfNeeded: column) }
}
