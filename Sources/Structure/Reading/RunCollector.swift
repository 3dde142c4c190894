internal import Text

/// Sorts the ordinals of one paragraph, as they come, into series that may nest.
///
/// One counter for each open series: a number goes on with the innermost series that waits for it; 一 opens a new one
/// inside the item that is open; anything else is a slip in the innermost series of its family.
struct RunCollector {
  private struct Member {
    var ordinal: Ordinal
    var opens: Bool
  }
  private struct Run {
    var members: [Member]
    var parentRun: Int?
    var parentItem: Int
    var last: Int
  }

  let units: [CodeUnit]
  let end: Int
  private var runs: [Run] = []
  /// Indices of the runs that may go on, outermost first.
  private var open: [Int] = []

  init(units: [CodeUnit], end: Int) {
    self.units = units
    self.end = end
  }

  mutating func add(_ ordinal: Ordinal, opens: Bool) {
    let member = Member(ordinal: ordinal, opens: opens)
    if let place = open.lastIndex(where: { isNext(ordinal, in: runs[$0]) }) { return append(member, at: place) }
    // What is a sign or a chance word elsewhere may open a series, or go on with one, but never be a slip in one.
    guard ordinal.number > 0, ordinal.number == 1 || ordinal.leadsClause || ordinal.style == .aspect else {
      if let mixed = signInOtherForm(ordinal) { return append(member, at: mixed) }
      if ordinal.number > 0, let own = open.lastIndex(where: { runs[$0].members[0].ordinal.isSameFamily(as: ordinal) }),
        runs[open[own]].members.count > 1 || ordinal.style != .hanWord, ordinal.number < runs[open[own]].last + 3
      {
        append(member, at: own)
      }
      return
    }
    let own = open.lastIndex { runs[$0].members[0].ordinal.isSameFamily(as: ordinal) }
    if ordinal.number == 1 {
      if let own {
        // Not the run itself: a copy of it that is held while it grows would be made anew for every member.
        let (last, count) = (runs[open[own]].last, runs[open[own]].members.count)
        // 一方面……；一方面……: the second says 另一方面.
        if ordinal.style == .aspect, last == 1 {
          var second = member
          second.ordinal.number = 2
          return append(second, at: own)
        }
        // 一是……；一是……: one and another (GWR 1982, 1987, 1990).
        if own == open.count - 1, last == 1, ordinal.style == .hanWord, ordinal.leadsClause {
          return append(member, at: own)
        }
        // A new series where the old one stood; a chance word (一带一路) that never became one closes nothing.
        if count > 1 || ordinal.leadsClause { open.removeSubrange(own...) } else { open.remove(at: own) }
      }
      return start(member)
    }
    // 第二，要想…，则第一，…；第二，…: the one before stands where nothing was read, and this goes on with it.
    if let own, !says(ordinal, ordinal.number - 1, behind: own) { return append(member, at: own) }
    if own != nil { return start(member) }
    // 首先……第二，……: one series in two manners of speaking.
    if ordinal.leadsClause,
      let mixed = open.lastIndex(where: {
        runs[$0].last == ordinal.number - 1 && runs[$0].members[0].ordinal.leadsClause
      })
    {
      return append(member, at: mixed)
    }
    // 一不轻信，二不透露，三要核实: each says a word of its own.
    if ordinal.style == .hanWord,
      open.contains(where: {
        runs[$0].members[0].ordinal.style == .hanWord && runs[$0].last == ordinal.number - 1
          && runs[$0].members.count > 1
      })
    {
      return
    }
    start(member)
  }

  /// The innermost series, if `ordinal` is its next sign in another form: （1）…；（2）…；③….
  private func signInOtherForm(_ ordinal: Ordinal) -> Int? {
    guard ordinal.style.isSign, let last = open.last, runs[last].members.count > 1,
      runs[last].last == ordinal.number - 1,
      runs[last].members[0].ordinal.style.isSign,
      units[at: ordinal.range.lowerBound - 1].isClauseMark
        || units[at: ordinal.range.lowerBound - 1].isSentenceEnd,
      !open.contains(where: { runs[$0].members[0].ordinal.isSameFamily(as: ordinal) })
    else { return nil }
    return open.count - 1
  }

  /// Whether the marker `like` is of stands with `number` between it and the last member of the open series at `place`.
  private func says(_ like: Ordinal, _ number: Int, behind place: Int) -> Bool {
    guard let last = runs[open[place]].members.last?.ordinal, last.number != number,
      let marker = like.style.marker(number, word: like.word)
    else { return false }
    let bare = like.mark.isEmpty ? marker : Array(marker.dropLast())
    let start = last.range.upperBound
    return units[clamping: start..<max(start, like.range.lowerBound)].contains(bare)
  }

  private func isNext(_ ordinal: Ordinal, in run: Run) -> Bool {
    let first = run.members[0].ordinal
    guard first.isSameFamily(as: ordinal) else { return false }
    // 最后 closes a series of any length.
    return ordinal.number == run.last + 1 || (ordinal.number == 0 && ordinal.style == .sequenceWord)
  }

  private mutating func append(_ member: Member, at place: Int) {
    open.removeSubrange((place + 1)...)
    runs[open[place]].members.append(member)
    runs[open[place]].last = member.ordinal.number
  }

  private mutating func start(_ member: Member) {
    // No one nests deeper; a hostile text must not.
    guard open.count < 12 else { return }
    let parent = open.last
    // A bracket or 一、 inside the running text of an item does not break the series around it.
    runs.append(
      Run(
        members: [member],
        parentRun: parent,
        parentItem: parent.map { runs[$0].members.count - 1 } ?? 0,
        last: member.ordinal.number
      )
    )
    open.append(runs.count - 1)
  }

  /// The series that are believed, in order of their first members.
  func finish() -> [InlineRun] {
    guard !runs.isEmpty else { return [] }
    let believed = runs.map(isBelieved)
    // Of most lines that open with an ordinal it is all there is.
    guard believed.contains(true) else { return [] }
    let stops = sentenceEnds()
    var kept: [Int?] = Array(repeating: nil, count: runs.count)
    var result: [InlineRun] = []
    for (index, run) in runs.enumerated() where believed[index] {
      kept[index] = result.count
      var parent: (run: Int, item: Int)?
      var (above, item) = (run.parentRun, run.parentItem)
      while let candidate = above {
        if let place = kept[candidate] {
          parent = (place, item)
          break
        }
        (above, item) = (runs[candidate].parentRun, runs[candidate].parentItem)
      }
      result.append(InlineRun(items: items(of: run, limit(of: run, believed), stops), parent: parent))
    }
    settleEnds(&result)
    return result
  }

  /// Lets no series reach into the next one beside it, and every item reach over the series inside it.
  private func settleEnds(_ result: inout [InlineRun]) {
    for index in result.indices.reversed() {
      guard let last = result[index].items.last else { continue }
      var next = index + 1
      while next < result.count, isInside(next, index, result) { next += 1 }
      if next < result.count, let start = result[next].items.first?.range.lowerBound, start < last.range.upperBound {
        var upper = max(start, last.ordinal.range.upperBound)
        while upper > last.ordinal.range.upperBound, units[at: upper - 1].isBlank { upper -= 1 }
        let place = result[index].items.count - 1
        result[index].items[place].range = last.range.lowerBound..<upper
        result[index].items[place].head = last.head.clamped(to: last.range.lowerBound..<upper)
      }
    }
    for index in result.indices.reversed() {
      guard let parent = result[index].parent, let end = result[index].items.last?.range.upperBound,
        result.indices.contains(parent.run), result[parent.run].items.indices.contains(parent.item)
      else { continue }
      let range = result[parent.run].items[parent.item].range
      result[parent.run].items[parent.item].range = range.lowerBound..<max(range.upperBound, end)
    }
  }

  /// Whether series `index` stands, at whatever depth, inside series `outer`.
  private func isInside(_ index: Int, _ outer: Int, _ result: [InlineRun]) -> Bool {
    var parent = result[index].parentRun
    while let candidate = parent, candidate > outer { parent = result[candidate].parentRun }
    return parent == outer
  }

  private func isBelieved(_ run: Run) -> Bool {
    let first = run.members[0]
    guard run.members.count > 1 else {
      // One member alone: a broken series, if the word hardly means anything else.
      // Of 九个委员当中，七个是… none is missing.
      return !first.opens && first.ordinal.isUnmistakable && first.ordinal.word != ["个", "是"]
        && !units[at: first.ordinal.range.lowerBound - 1].isOpening
    }
    switch first.ordinal.style {
    case .hanWord:
      return first.ordinal.isUnmistakable
        || (rises(run) && (run.members.count > 2 || isVerb(first.ordinal.word)))
    case .di, .diWord, .qi, .sequenceWord, .aspect: return true
    default:
      // Brackets and digits stand for much else: only a series from one.
      return first.ordinal.number == 1 && run.members[1].ordinal.number <= 3
    }
  }

  /// Whether the numbers start at one and never fall back.
  private func rises(_ run: Run) -> Bool {
    var last = 0
    for member in run.members {
      guard member.ordinal.number > last, member.ordinal.number <= last + 2 else { return false }
      last = member.ordinal.number
    }
    return run.members[0].ordinal.number == 1
  }

  private func isVerb(_ word: [CodeUnit]) -> Bool {
    switch word.first {
    case "靠", "抓", "看", "讲", "查", "建", "强", "重", "促", "保", "推", "防", "学", "带", "争", "补", "稳", "优", "突", "严", "提", "改",
      "做",
      "把", "以", "从", "在", "为", "对", "让", "用":
      true
    default: false
    }
  }

  // MARK: Items

  private func items(of run: Run, _ limit: Int, _ stops: [Int]) -> [InlineItem] {
    run.members.indices.map { place in
      let ordinal = run.members[place].ordinal
      let lower = ordinal.range.lowerBound
      var upper =
        place + 1 < run.members.count ? run.members[place + 1].ordinal.range.lowerBound : lastEnd(run, limit, stops)
      while upper > lower, units[at: upper - 1].isBlank { upper -= 1 }
      upper = max(upper, ordinal.range.upperBound)
      return InlineItem(ordinal: ordinal, head: head(ordinal, upper), range: lower..<upper)
    }
  }

  /// Where the run must end: the end of the item that holds it.
  private func limit(of run: Run, _ believed: [Bool]) -> Int {
    guard let parent = run.parentRun else { return end }
    guard believed[parent] else { return limit(of: runs[parent], believed) }
    let members = runs[parent].members
    return run.parentItem + 1 < members.count
      ? members[run.parentItem + 1].ordinal.range.lowerBound : limit(of: runs[parent], believed)
  }

  /// The last item has as many sentences as the others: one, or all that follow.
  private func lastEnd(_ run: Run, _ limit: Int, _ stops: [Int]) -> Int {
    guard let last = run.members.last else { return limit }
    for place in 0..<max(0, run.members.count - 1) {
      let range = run.members[place].ordinal.range.upperBound..<run.members[place + 1].ordinal.range.lowerBound
      if let stop = firstStop(range, stops), stop + 1 < range.upperBound, !units[at: stop + 1].isClosing {
        return limit
      }
    }
    return firstStop(last.ordinal.range.upperBound..<max(last.ordinal.range.upperBound, limit), stops).map { stop in
      var after = stop + 1
      while after < limit, units[at: after].isClosing { after += 1 }
      return after
    } ?? limit
  }

  /// The columns of all marks that end a sentence. Found once: a paragraph of n series without such a mark would be
  /// walked n times.
  private func sentenceEnds() -> [Int] {
    var stops: [Int] = []
    units.withUnsafeBufferPointer { units in
      for index in units.indices where !units[index].isUnifiedHan && units[index].isSentenceEnd {
        stops.append(index)
      }
    }
    return stops
  }

  private func firstStop(_ range: Range<Int>, _ stops: [Int]) -> Int? {
    let next = stops.partitioningIndex { $0 >= range.lowerBound }
    return stops[safe: next].flatMap { $0 < range.upperBound ? $0 : nil }
  }

  /// The opening clause of the item.
  private func head(_ ordinal: Ordinal, _ upper: Int) -> Range<Int> {
    var lower = ordinal.range.upperBound
    while lower < upper, units[at: lower].isBlank { lower += 1 }
    var index = lower
    var depth = 0
    while index < min(upper, lower + 60) {
      let unit = units[at: index]
      if unit.isOpening {
        depth += 1
      } else if unit.isClosing {
        depth = max(0, depth - 1)
      } else if depth == 0 || index - lower > 40, unit.isSentenceEnd || (unit.isClauseMark && unit != "、") {
        break
      }
      index += 1
    }
    if index < upper, units[at: index].isLowSurrogate, units[at: index - 1].isHighSurrogate, index > lower {
      index -= 1
    }
    return lower..<index
  }
}

extension Ordinal {
  /// Whether the ordinal is a word of the running sentence and not a sign.
  fileprivate var leadsClause: Bool {
    switch style {
    case .di, .qi, .sequenceWord, .diWord: true
    case .hanWord: word == ["是"] || word == ["要"] || word == ["个", "是"]
    default: false
    }
  }

  /// Whether the ordinal alone proves that a series is meant: 二是, 第三，, 其二，
  fileprivate var isUnmistakable: Bool {
    switch style {
    case .di: !mark.isEmpty
    case .qi, .sequenceWord: !mark.isEmpty
    case .hanWord: word == ["是"] || word == ["要"] || word == ["个", "是"]
    case .aspect: !mark.isEmpty
    default: false
    }
  }
}
