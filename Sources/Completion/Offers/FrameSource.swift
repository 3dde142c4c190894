import PhraseBank
import Structure
import Text

/// The frame that the draft's own last two clauses share: 做“深”文化内涵，做“实”项目载体， → 做“…”….
///
/// Two clauses in a row that begin alike and are built alike are 排比, and a third is likely. Offered are members of the
/// bank's sets in the same frame, and the frame itself to fill in.
final class FrameSource: CompletionSource {
  let name = "frame"
  let title = "本稿排比的句式"

  /// A clause of a slogan is so long; longer ones that begin alike are statutes and lists.
  private static let lengths = 4...20
  /// A lead before the first of the two (要做“深”…) has at most so many units.
  private static let leadLimit = 12
  /// Members of the bank that are offered, rows that are read for them.
  private static let memberLimit = 3
  private static let rowLimit = 24

  /// What two clauses share.
  struct Frame {
    /// Their common beginning, at least one unit.
    var start: [CodeUnit]
    var template: Template
    var fixedCount: Int
    /// How many units the later clause has.
    var length: Int
  }

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    guard let frame = frame(context), !isOfSet(context) else { return }
    let typed = context.clause
    let isBegun = typed.starts(with: frame.start)
    guard isBegun || frame.start.starts(with: typed) else { return }
    let grade = frame.fixedCount > 3 ? 0 : frame.fixedCount > 1 ? 1 : 2
    var step = 0
    for member in members(of: frame, context) where member.text.starts(with: typed) && member.text.count > typed.count {
      evidence.offer(
        member.text[typed.count...],
        OfferCase(.draftFrame, .clause, typed: typed.count, step: step, age: grade),
        kind: .parallel,
        label: String(member.text),
        detail: "排比",
        token: member.token,
      )
      step += 1
    }
    guard !isBegun || typed.count == frame.start.count, typed.count <= frame.start.count else { return }
    evidence.offer(
      frame.template.plain()[typed.count...],
      OfferCase(.frame, .clause, typed: typed.count, age: grade),
      kind: .structure,
      label: String(frame.template.plain()),
      detail: "同式",
      snippet: context.options.snippets ? frame.template.snippet(from: typed.count) : nil,
      frame: frame.template,
      typed: typed.count,
    )
  }

  /// Whether the clause before is a member of a set of the bank: then the set goes on, which is another source.
  private func isOfSet(_ context: CompletionContext) -> Bool {
    guard let last = context.recentClauses(1).first else { return false }
    let bytes = [UInt8](utf8: last)
    var isFound = false
    for layer in context.bank.layers where !layer.parallels.isEmpty {
      bytes.withUnsafeBufferPointer {
        layer.sets.eachMember(ending: $0) { _, found in isFound = isFound || !found.isEmpty }
      }
    }
    return isFound
  }

  // MARK: The frame

  private func frame(_ context: CompletionContext) -> Frame? {
    guard let mark = context.clauseMark, mark == "，" || mark == "；" || mark == "、" else { return nil }
    let window = context.window
    let end = window.count - context.clause.count
    guard let later = clause(endingAt: end, window), let earlier = clause(endingAt: later.startIndex, window) else {
      return nil
    }
    guard Self.lengths.contains(later.count) else { return nil }
    // The earlier one may have a lead: the beginning of the later one is looked for in it.
    for offset in 0...min(Self.leadLimit, max(0, earlier.count - 4)) {
      let candidate = earlier.dropFirst(offset)
      guard candidate.first == later.first, Self.lengths.contains(candidate.count) else { continue }
      return Self.frame(candidate, later)
    }
    return nil
  }

  /// The clause before the mark that stands before `end`, if it is of the same sentence.
  private func clause(endingAt end: Int, _ window: [CodeUnit]) -> ArraySlice<CodeUnit>? {
    guard end > 1, window[end - 1].isClauseMark else { return nil }
    var start = end - 1
    while start > 0, window[start - 1] != "\n", !window[start - 1].isClauseBoundary, end - start < 40 { start -= 1 }
    return start < end - 1 ? window[start..<end - 1] : nil
  }

  static func frame(_ earlier: ArraySlice<CodeUnit>, _ later: ArraySlice<CodeUnit>) -> Frame? {
    let (a, b) = (Array(earlier), Array(later))
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var tail = 0
    while tail < min(a.count, b.count) - start - 1, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    guard start > 0, start + tail < min(a.count, b.count) else { return nil }
    var parts: [Template.Part] = [.text(Array(b[..<start]))]
    var fixedCount = start + tail
    let inner = start..<b.count - tail
    if a.count == b.count {
      // Clauses of one length share what stands at the same places.
      var isGap = false
      for place in inner {
        if a[place] != b[place] {
          if !isGap { parts.append(.gap([])) }
          isGap = true
          continue
        }
        fixedCount += 1
        if !isGap, case .text(let text)? = parts.last {
          parts[parts.count - 1] = .text(text + [b[place]])
        } else {
          parts.append(.text([b[place]]))
        }
        isGap = false
      }
    } else {
      parts += innerParts(Array(a[start..<a.count - tail]), Array(b[inner]), &fixedCount)
    }
    if tail > 0 { parts.append(.text(Array(b[(b.count - tail)...]))) }
    // One unit in front is a frame if it can govern what changes (把, 以, 从), or if more is shared.
    guard start > 1 || fixedCount > 2 || Verbs.opens(b[...]) else { return nil }
    return Frame(start: Array(b[..<start]), template: Template(parts: parts), fixedCount: fixedCount, length: b.count)
  }

  /// What stands between beginning and end: a gap, or two around a closing mark that both have (“深”, “实”).
  private static func innerParts(_ a: [CodeUnit], _ b: [CodeUnit], _ fixedCount: inout Int) -> [Template.Part] {
    guard let mark = b.first(where: { $0.isClosing }), a.contains(mark), let place = b.firstIndex(of: mark) else {
      return [.gap([])]
    }
    fixedCount += 1
    return [.gap([]), .text([mark])] + (place + 1 < b.count ? [.gap([])] : [])
  }

  // MARK: Members of the bank

  private func members(of frame: Frame, _ context: CompletionContext) -> [(text: [CodeUnit], token: CompletionToken)] {
    var found: [(text: [CodeUnit], token: CompletionToken, fit: Int)] = []
    let key = [UInt8](utf8: (frame.start + ["{"])[...])
    for (index, layer) in context.bank.layers.enumerated() where !layer.parallels.isEmpty {
      key.withUnsafeBufferPointer { key in
        var next = layer.parallels.row(at: layer.parallels.lowerBound(key))
        var rows = 0
        while let row = next, rows < Self.rowLimit,
          layer.parallels.compare(lineAt: row.line.lowerBound, with: key) == .startsWith
        {
          let token = context.bank.token(layer: index, .parallels, row)
          row.forEachValue(of: 2) { value in
            let member = row.bytes.units(in: value)
            guard frame.template.fits(member[...], widest: 10) else { return }
            guard !context.window.contains(member) else { return }
            found.append((member, token, abs(member.count - frame.length)))
          }
          rows += 1
          next = layer.parallels.row(after: row)
        }
      }
    }
    let best = found.ordered { $0.fit }
    return best.prefix(Self.memberLimit).map { ($0.text, $0.token) }
  }
}
