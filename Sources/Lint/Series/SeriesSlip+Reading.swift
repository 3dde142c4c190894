import Structure
import Text

extension SeriesSlip {
  /// What the reading of the text found wrong with the numbers of `nodes`, which say `numbers`.
  static func all(of nodes: [Int], _ numbers: [Int], in outline: Outline) -> [SeriesSlip] {
    var result: [SeriesSlip] = []
    outline.nodes.withUnsafeBufferPointer { all in
      for (index, node) in nodes.enumerated() where all.indices.contains(node) {
        guard let slip = all[node].slip, let found = SeriesSlip(slip, at: index, numbers) else { continue }
        result.append(found)
      }
    }
    return joined(result, numbers)
  }

  /// `slips` with a number that is missing in one place and too many in another told once.
  static func joined(_ slips: [SeriesSlip], _ numbers: [Int]) -> [SeriesSlip] {
    guard slips.count > 1 else { return slips }
    var slips = slips
    var at = 0
    while at < slips.count {
      defer { at += 1 }
      guard case .gap(let before, let missing) = slips[at], missing.count == 1,
        let other = slips.firstIndex(where: { $0.isOutOfPlace && numbers[$0.index] == missing.lowerBound })
      else { continue }
      slips[other] = .moved(index: slips[other].index, before: before)
      slips.remove(at: at)
      at -= 1
    }
    return slips
  }

  /// Whether the member says a number that belongs elsewhere.
  private var isOutOfPlace: Bool {
    switch self {
    case .inserted, .ahead, .wrong, .back: true
    default: false
    }
  }

  private init?(_ slip: NumberingSlip, at index: Int, _ numbers: [Int]) {
    let number = numbers[index]
    switch slip.kind {
    case .gap:
      self =
        index > 0 || slip.expected > 1
        ? .gap(index: index, missing: slip.expected..<max(number, slip.expected + 1)) : .first(expected: 1)
    case .first:
      self =
        index == 0
        ? .first(expected: slip.expected) : .gap(index: index, missing: slip.expected..<max(number, slip.expected + 1))
    case .duplicate: self = .inserted(index: index, expected: slip.expected)
    case .ahead: self = .ahead(index: index, expected: slip.expected)
    case .back: self = .back(index: index, expected: slip.expected)
    case .swap: self = .swapped(index: index)
    case .prefix: self = .prefix(index: index, expected: slip.expected)
    case .wrong:
      // Behind the last number nothing shows whether it is wrong or the one before it is missing.
      if index == numbers.count - 1, number > slip.expected {
        self = .gap(index: index, missing: slip.expected..<number)
      } else if let same = [index - 1, index + 1].first(where: { numbers.indices.contains($0) && numbers[$0] == number }
      ) {
        self = .duplicate(index: index, of: same, expected: slip.expected)
      } else {
        self = .wrong(index: index, expected: slip.expected)
      }
    case .swapped, .form, .formBefore, .lostParent: return nil
    }
  }
}

extension NumberedSeries {
  /// Whether there is no doubt that the number of the member at `index` is wrong.
  func isSure(_ index: Int) -> Bool { slip(at: index)?.isSure ?? true }

  /// Whether a slip of the member at `index` can be mended in one way alone, judged by the whole text; nil for members
  /// that are not read with it.
  func isOnlyReading(_ index: Int) -> Bool? { slip(at: index)?.isOnlyReading }

  /// What is wrong with the form of the first is known of the second.
  private func slip(at index: Int) -> NumberingSlip? {
    let own = readSlip(at: index)
    guard index == 0, own == nil, let next = readSlip(at: 1), next.kind == .formBefore else { return own }
    return next
  }

  private func readSlip(at index: Int) -> NumberingSlip? {
    self[index]?.node.flatMap { document.outline.node($0)?.slip }
  }
}
