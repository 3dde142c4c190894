import Text

/// How often each rare step of numbering happens in documents, read with the costs at hand: what `NumberingTables` is
/// counted by. `gongwen-bench costs` prints it; put what differs into the tables and count again, until nothing does.
package struct NumberingTally: Sendable {
  /// One entry of a table: how often something happened of the times it could.
  package struct Row: Sendable {
    package enum Context: Sendable {
      /// A series has one member.
      case single
      /// One again after a number of the form.
      case restart(after: NumberingBreak)
      /// It opened below this form of those that were open; nil for the text itself.
      case opening(below: NumberingForm?)
      /// A form that was closed opens again: from one, or where it had been.
      case reopening(NumberingMode)
      case runningOn(NumberingMode)
    }

    package var form: NumberingForm
    package var context: Context
    package var hits = 0
    package var all = 0
    /// The cost that the tables have, in nats; of a parent up to a constant of its form.
    package var inUse: Float
  }

  /// In the order of the rows.
  private enum Table: UInt8 {
    case single, restart, opening, reopening, runningOn
  }

  private struct Key: Hashable {
    var table: Table
    var form: UInt8
    var context: UInt8
  }

  private struct Share {
    var hits = 0
    var all = 0
  }

  package private(set) var documents = 0
  package private(set) var openers = 0
  private var shares: [Key: Share] = [:]
  private var stack: [NumberingLevel] = []
  private var memory = NumberingMemory()

  package init() {}

  /// Counts the steps of one document.
  package mutating func add(_ document: Document) {
    let tokens = OpenerScan(document.syntax).tokens
    let steps = NumberingReader.read(tokens, known: NumberingStretches()).steps
    documents += 1
    (stack, memory) = ([], NumberingMemory())
    for (token, step) in zip(tokens, steps) {
      let page = token.gap == .title ? 0 : (stack.firstIndex { $0.form == .attachment } ?? -1) + 1
      if step.depth <= page, token.gap == .title || token.gap == .attachment && token.form != .attachment {
        close(downTo: page)
        memory = NumberingMemory()
      }
      guard step.kind != .text else { continue }
      openers += 1
      take(step.isAlternative ? token.readOtherwise ?? token : token, step)
    }
    close(downTo: 0)
  }

  private mutating func take(_ token: NumberingToken, _ step: NumberingStep) {
    let depth = min(Int(step.depth), stack.count)
    if step.kind == .goOn, depth < stack.count {
      close(downTo: depth + 1)
      if step.slip == nil { count(.restart, token.form, token.gap.rawValue, false) }
      (stack[depth].last, stack[depth].count) = (token.last, 2)
      return
    }
    let isRestart = depth < stack.count && stack[depth].family == token.family
    // What follows a slip happened for its sake.
    if step.slip == nil, isRestart {
      count(.restart, token.form, token.gap.rawValue, true)
    } else if step.slip == nil, !stack.contains(where: { $0.family == token.family }) {
      for place in 0...stack.count {
        let parent = place > 0 ? stack[place - 1].form.rawValue : UInt8(NumberingForm.allCases.count)
        count(.opening, token.form, parent, place == depth)
      }
    }
    close(downTo: depth)
    if let slot = token.form.memorySlot, memory.reached(slot) > 0, !isRestart,
      !stack.contains(where: { $0.family == token.family })
    {
      if step.slip == nil {
        count(.reopening, token.form, memory.mode(slot).rawValue, step.kind == .open)
        count(.runningOn, token.form, memory.mode(slot).rawValue, step.kind == .runOn)
      }
      memory.set(slot, step.kind == .runOn ? .runsOn : .restarts)
    }
    var level = NumberingLevel(token)
    // A series that runs on, or begins with a slip, is none of one.
    if step.kind == .runOn || step.slip != nil || token.last > token.number { level.count = 2 }
    stack.append(level)
  }

  private mutating func close(downTo depth: Int) {
    while stack.count > depth, let level = stack.popLast() {
      if let slot = level.form.memorySlot { memory.remember(slot, level.last) }
      count(.single, level.form, 0, level.count == 1)
    }
  }

  private mutating func count(_ table: Table, _ form: NumberingForm, _ context: UInt8, _ isHit: Bool) {
    let key = Key(table: table, form: form.rawValue, context: context)
    shares[key, default: Share()].all += 1
    if isHit { shares[key, default: Share()].hits += 1 }
  }

  // MARK: Rows

  /// The counts in order of the tables, beside what they have.
  package var rows: [Row] {
    let keys = shares.keys.ordered {
      ($0.table.rawValue, $0.form, $0.context) < ($1.table.rawValue, $1.form, $1.context)
    }
    return keys.compactMap { key in
      guard let form = NumberingForm(rawValue: key.form), let share = shares[key] else { return nil }
      let (context, inUse) = entry(key, form)
      return Row(form: form, context: context, hits: share.hits, all: share.all, inUse: inUse)
    }
  }

  private func entry(_ key: Key, _ form: NumberingForm) -> (Row.Context, Float) {
    let mode = NumberingMode(rawValue: key.context) ?? .unknown
    switch key.table {
    case .single: return (.single, NumberingTables.single(form))
    case .restart:
      let gap = NumberingBreak(rawValue: key.context) ?? .none
      return (.restart(after: gap), NumberingTables.restart(form, after: gap))
    case .opening:
      let parent = NumberingForm(rawValue: key.context)
      let weight = NumberingTables.weight(of: form, below: parent)
      return (.opening(below: parent), NumberingTables.cost(ofShare: weight))
    case .reopening: return (.reopening(mode), NumberingTables.reopening(form, mode).restart)
    case .runningOn: return (.runningOn(mode), NumberingTables.reopening(form, mode).runOn)
    }
  }
}
