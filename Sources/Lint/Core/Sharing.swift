import Text

extension [Finding] {
  /// These findings, in order of the text, with those of a rule that is told once per document, or once per word, as one:
  /// at the first place, with one fix for all. Linear in their number.
  var toldOncePerDocument: [Finding] {
    var sharing = Sharing()
    // What stands alone is told as it is.
    guard contains(where: { sharing.joins($0.code) }) else { return self }
    var result: [Finding] = []
    result.reserveCapacity(count)
    var places = KeyedList<String, Int>()
    var others = KeyedList<String, [Finding]>()
    for finding in self {
      let name: String
      switch sharing.of(finding.code) {
      case .nothing:
        result.append(finding)
        continue
      case .document: name = finding.code
      // The message names the word.
      case .word: name = finding.code + finding.message
      }
      if places[name] != nil {
        others[name, default: []].append(finding)
      } else {
        places[name] = result.count
        result.append(finding)
      }
    }
    for (name, place) in places {
      if let others = others[name] { result[place].takeIn(others) }
    }
    return result
  }
}

/// The ids of the rules that are told once per document.
private let oncePerDocument = UniqueList(allRules.filter { $0.info.isOncePerDocument }.map { $0.info.id })

/// The ids of the rules that are told once per word.
private let oncePerWord = UniqueList(allRules.filter { $0.info.isOncePerWord }.map { $0.info.id })

/// So many other places are named beside the first.
private let namedPlaces = 8

/// With which findings one is told as one: by its rule. The findings of a draft are of few rules, so that to compare a few
/// names is less than to look one up among all.
private struct Sharing {
  enum Reach {
    case nothing, document, word
  }

  private var known: [(code: String, reach: Reach)] = []

  mutating func of(_ code: String) -> Reach { known[place(of: code)].reach }

  /// Whether a finding of this rule may be told as one with another that was asked about before.
  mutating func joins(_ code: String) -> Bool {
    let count = known.count
    let place = place(of: code)
    return place < count && known[place].reach != .nothing
  }

  private mutating func place(of code: String) -> Int {
    for index in known.indices where known[index].code == code { return index }
    let reach: Reach = oncePerDocument.contains(code) ? .document : oncePerWord.contains(code) ? .word : .nothing
    known.append((code, reach))
    return known.count - 1
  }
}

extension Finding {
  /// Speaks for `others` of the same rule too.
  fileprivate mutating func takeIn(_ others: [Finding]) {
    let count = others.count + 1
    message += "（全文共\(count)处）"
    related = others.prefix(namedPlaces).map { Related(range: $0.range, message: "同样的一处") }
    let all = ([self] + others).compactMap { $0.fixes.first }
    guard !all.isEmpty else { return }
    let isCertain = all.allSatisfy { $0.isCertain }
    let title = "全部改正（\(all.count)处）"
    fixes = [Fix(title: title, edits: all.flatMap { $0.edits }, isCertain: isCertain, isDivisible: true)]
  }
}
