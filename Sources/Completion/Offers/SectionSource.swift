import Lexicon
import Structure
import Text

/// The next section of the paper, by its 文种: after 一、总体要求 of a 方案 comes 二、主要目标 or 二、重点任务.
final class SectionSource: CompletionSource {
  let name = "section"
  let title = "本文种的下一部分"

  /// Headings that are offered, and how many of them of one section.
  private static let limit = 4
  private static let forms = 2

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    guard context.isLineClause, !context.isBelowSignOff, let genre = context.head.genre,
      let sections = GenreSections.of(title: context.head.title, ending: genre)
    else { return }
    let written = DraftSections(context)
    guard let marker = written.next, marker.starts(with: context.prefix) || context.prefix.starts(with: marker) else {
      return
    }
    let stage = Self.stage(after: written.headings, in: sections)
    guard stage < sections.stages.count else { return }
    // A paper whose sections are the usual ones so far goes on so.
    let isUsual = written.headings.allSatisfy { heading in sections.stages.contains { Self.holds($0, heading) } }
    let grade = written.headings.isEmpty ? 1 : isUsual ? 0 : 2
    // What one office writes for another or for itself keeps to the usual sections; what it makes known names its matter.
    let isOfOffice =
      genre.direction == .up || genre.direction == .flat || genre.genre.traits.isForOwnUse
    for (step, heading) in Self.headings(sections, from: stage).enumerated() {
      guard let heading = context.dated(heading), !written.headings.contains(where: { $0.elementsEqual(heading) })
      else { continue }
      let text = marker + heading
      guard text.starts(with: context.prefix), text.count > context.prefix.count else { continue }
      let isInside = context.prefix.count >= marker.count
      evidence.offer(
        text[context.prefix.count...],
        OfferCase(
          .section,
          isInside ? .item : .line,
          typed: isInside ? context.prefix.count - marker.count : 0,
          step: step,
          age: grade,
          rivals: isOfOffice ? 0 : 1
        ),
        kind: .structure,
        label: String(text),
        detail: "\(String(genre.word))结构",
      )
    }
  }

  /// The usual headings of the section due and of the one behind it, the most usual first.
  private static func headings(_ sections: GenreSections, from stage: Int) -> [[CodeUnit]] {
    let due = sections.stages[stage]
    let behind = stage + 1 < sections.stages.count ? sections.stages[stage + 1] : []
    let result = Array(due.prefix(forms)) + behind.prefix(1) + due.dropFirst(forms) + behind.dropFirst()
    return Array(result.prefix(limit))
  }

  /// The section that is due behind these headings: the one after the last that is known; where none is known, as many
  /// as are written.
  static func stage(after headings: [ArraySlice<CodeUnit>], in sections: GenreSections) -> Int {
    var reached: Int?
    for heading in headings {
      let known = sections.stages.indices.filter { stage in
        holds(sections.stages[stage], heading) && stage >= reached ?? 0
      }
      if let first = known.first { reached = first }
    }
    if let reached { return reached + 1 }
    return min(headings.count, sections.stages.count - 1)
  }

  private static func holds(_ stage: [[CodeUnit]], _ heading: ArraySlice<CodeUnit>) -> Bool {
    stage.contains { isLike(heading, $0) }
  }

  /// Whether `heading` says what `usual` says: they share three units in a row and half of the shorter.
  private static func isLike(_ heading: ArraySlice<CodeUnit>, _ usual: [CodeUnit]) -> Bool {
    let usual = usual.filter { $0 != "{" && $0 != "}" }
    let needed = max(min(3, usual.count), min(usual.count, heading.count) / 2)
    guard heading.count >= needed, usual.count >= needed else { return false }
    return (0...(usual.count - needed)).contains { start in
      heading.lastPlace(of: Array(usual[start..<start + needed])) != nil
    }
  }
}

/// The sections of the highest level above the cursor.
struct DraftSections {
  /// Their headings without ordinals, in order.
  private(set) var headings: [ArraySlice<CodeUnit>] = []
  /// The ordinal of the next one; nil where none may come.
  private(set) var next: [CodeUnit]?

  /// Lines that are looked at.
  private static let reach = 400
  /// An opening that leads to sections has at most so many lines; if it does not end in ：, one.
  private static let openingLines = 4

  init(_ context: CompletionContext) {
    let document = context.document
    let first = max(context.head.body, context.position.line - Self.reach)
    var top: Ordinal?
    var isNumbered = false
    var line = first
    while line < context.position.line {
      defer { line += 1 }
      guard let ordinal = document.syntax[safe: line]?.ordinal, ordinal.number > 0 else { continue }
      isNumbered = true
      guard ordinal.style == .han || ordinal.style == .chapter, top?.style ?? ordinal.style == ordinal.style else {
        continue
      }
      let units = document.text.line(line).units
      let heading = units[min(ordinal.range.upperBound, units.count)...].drop { $0.isBlank }
      headings.append(heading.prefix { !$0.isSentenceEnd })
      top = ordinal
      next = ordinal.marker(saying: ordinal.number + 1, in: units)
    }
    if !isNumbered { next = Self.first(context) }
    // Nothing stands below a heading yet: its text comes first, or what it is divided into.
    if let nearest = context.nearestLine, let ordinal = document.syntax[safe: nearest]?.ordinal,
      ordinal == top || document.text.line(nearest).units.last(where: { !$0.isBlank })?.isHan == true
    {
      next = nil
    }
  }

  /// The first ordinal, where the opening is written and nothing is numbered yet.
  private static func first(_ context: CompletionContext) -> [CodeUnit]? {
    guard (1...openingLines).contains(context.bodyLinesAbove), let nearest = context.nearestLine,
      nearest >= context.head.body,
      let last = context.document.text.line(nearest).units.last(where: { !$0.isBlank }),
      last == "：" || last == ":" || last.isSentenceEnd && context.bodyLinesAbove == 1
    else { return nil }
    return OrdinalStyle.han.marker(1)
  }
}
