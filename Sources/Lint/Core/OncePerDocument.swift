extension [Finding] {
  /// These findings, in order of the text, with those of a rule that is told once per document as one: at the first
  /// place, with one fix for all. Linear in their number.
  var toldOncePerDocument: [Finding] {
    guard contains(where: { oncePerDocument.contains($0.code) }) else { return self }
    var result: [Finding] = []
    var places: [String: Int] = [:]
    var others: [String: [Finding]] = [:]
    for finding in self {
      guard oncePerDocument.contains(finding.code) else {
        result.append(finding)
        continue
      }
      if places[finding.code] != nil {
        others[finding.code, default: []].append(finding)
      } else {
        places[finding.code] = result.count
        result.append(finding)
      }
    }
    for (code, place) in places {
      if let others = others[code] { result[place].takeIn(others) }
    }
    return result
  }
}

/// The ids of the rules that are told once per document.
private let oncePerDocument = Set(allRules.filter { $0.info.isOncePerDocument }.map { $0.info.id })

/// So many other places are named beside the first.
private let namedPlaces = 8

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
