/// A file pattern as in `.gitignore`: `*` `?` `[…]` inside a name, `**` over folders.
///
/// Matching walks all ways through the pattern at once: O(pattern × path), whatever the pattern.
package struct Glob: Hashable, Sendable {
  /// As it was written.
  package let pattern: String
  /// Whether it ends in a slash and so names folders only.
  package let isFolderOnly: Bool
  private let tokens: [Token]

  private enum Token: Hashable, Sendable {
    case letter(Unicode.Scalar)
    /// `?`
    case anyLetter
    /// `*`
    case anyLetters
    /// `[a-z]`
    case set([ClosedRange<UInt32>], isNegated: Bool)
    /// `**/`: no folder or any number of them.
    case folders
    /// `/**` at the end, after its slash: everything inside.
    case everything
  }

  /// A pattern without a slash (except at its end) matches a name at any depth; one with a slash is relative to the
  /// folder the pattern belongs to.
  package init(_ pattern: String) {
    self.pattern = pattern
    var rest = Array(pattern.unicodeScalars)[...]
    isFolderOnly = rest.count > 1 && rest.last == "/"
    if isFolderOnly { rest.removeLast() }
    var tokens: [Token] = []
    if rest.first == "/" {
      rest.removeFirst()
    } else if !rest.contains("/") {
      tokens.append(.folders)
    }
    while let letter = rest.popFirst() {
      let isAtStart = tokens.isEmpty || tokens.last == .letter("/") || tokens.last == .folders
      switch letter {
      case "*" where rest.first == "*" && isAtStart && (rest.count == 1 || rest.dropFirst().first == "/"):
        tokens.append(rest.count == 1 ? .everything : .folders)
        rest = rest.dropFirst(2)
      case "*":
        if tokens.last != .anyLetters { tokens.append(.anyLetters) }
      case "?": tokens.append(.anyLetter)
      case "[": tokens.append(Glob.set(&rest) ?? .letter("["))
      case "\\": tokens.append(.letter(rest.popFirst() ?? "\\"))
      default: tokens.append(.letter(letter))
      }
    }
    self.tokens = tokens
  }

  /// The set after `[`, or nil (and nothing taken) when it is not closed.
  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Token? {
    var inner = rest
    let isNegated = inner.first == "!" || inner.first == "^"
    if isNegated { inner.removeFirst() }
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let letter = inner.popFirst() {
      if letter == "]", !isFirst {
        rest = inner
        return .set(ranges, isNegated: isNegated)
      }
      isFirst = false
      if inner.first == "-", let end = inner.dropFirst().first, end != "]" {
        inner = inner.dropFirst(2)
        if letter <= end { ranges.append(letter.value...end.value) }
      } else {
        ranges.append(letter.value...letter.value)
      }
    }
    return nil
  }

  /// Whether the pattern matches `path`, which is relative to the pattern's folder and has no slash at either end.
  package func matches(_ path: String) -> Bool {
    var states = [Bool](repeating: false, count: tokens.count + 1)
    enter(0, &states)
    for letter in path.unicodeScalars {
      var next = [Bool](repeating: false, count: tokens.count + 1)
      for (index, token) in tokens.enumerated() where states[index] {
        switch token {
        case .letter(let wanted): if letter == wanted { enter(index + 1, &next) }
        case .anyLetter: if letter != "/" { enter(index + 1, &next) }
        case .anyLetters: if letter != "/" { enter(index, &next) }
        case .set(let ranges, let isNegated):
          if letter != "/", ranges.contains(where: { $0.contains(letter.value) }) != isNegated {
            enter(index + 1, &next)
          }
        case .folders:
          next[index] = true
          if letter == "/" { enter(index + 1, &next) }
        case .everything: next[index] = true
        }
      }
      states = next
    }
    // "Everything inside" has to be something.
    return states[tokens.count] || (tokens.last == .everything && states[tokens.count - 1] && !path.isEmpty)
  }

  private func enter(_ index: Int, _ states: inout [Bool]) {
    guard !states[index] else { return }
    states[index] = true
    guard index < tokens.count else { return }
    switch tokens[index] {
    case .anyLetters, .folders: enter(index + 1, &states)
    default: break
    }
  }
}
