import Lexicon
import Structure
import Text

/// The fixed forms with which a paper of its kind opens its matter and closes: 现将有关事项通知如下：; 妥否，请批示。
///
/// A paper takes those of its own 文种; while that is not known, a form is offered only once its first characters are
/// typed. A closing form is a paragraph of its own where the body may be over: below a sentence, below the last of the
/// usual sections if the paper has sections, and not in what is read to an audience. An opening form ends the grounds in
/// the first lines, once.
final class ClosingSource: CompletionSource {
  let name = "closing"
  let title = "本文种的开头语、结尾语"

  /// The grounds of a paper take so many lines at most.
  private static let openingLines = 3

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    var step = 0
    let genre = context.head.genre
    let (mayClose, mayOpen) = (mayClose(context), mayOpen(context))
    // What goes up or across closes with a form as a rule, what goes down need not.
    let rivals = genre == nil ? 2 : genre?.direction == .up || genre?.direction == .flat ? 0 : 1
    for form in GenreForm.all where form.place == .opening || form.isClosing {
      let isOwn = genre.map { form.genres.contains($0.genre) } ?? false
      guard let name = isOwn ? genre?.genre : form.genres.first, genre == nil || isOwn else { continue }
      let units = form.units(for: isOwn ? genre?.word ?? [] : [CodeUnit](name.rawValue))
      let tail = context.prefix.commonTail(with: units)
      // Behind a mark only all of the line tells: most forms hold a mark. A form begins its clause: 由县级以上 is not the
      // beginning of 以上意见如无不妥.
      let begins = tail == context.prefix.count || context.prefix.dropLast(tail).last?.isClauseBoundary == true
      let typed = context.clause.isEmpty && tail < context.prefix.count || !begins ? 0 : tail
      let fits = mayClose ? form.isClosing : mayOpen && form.place == .opening
      guard typed >= 2 || isOwn && (typed == 1 || typed == 0 && fits && form.suits(context)) else { continue }
      guard context.window.suffix(300).lastPlace(of: units) == nil else { continue }
      let kind: OfferCase.Kind = form.isClosing ? .closing : .opening
      evidence.offer(
        units[typed...],
        OfferCase(kind, context.clausePlace, typed: typed, step: step, age: grade(context), rivals: rivals),
        kind: .closing,
        label: String(units),
        detail: "\(name.rawValue)用语",
      )
      step += 1
    }
  }

  /// Whether the body may be over at the cursor.
  private func mayClose(_ context: CompletionContext) -> Bool {
    guard context.isAtLineStart, let genre = context.head.genre, context.bodyLinesAbove >= 1, !context.head.isGreeting,
      let nearest = context.nearestLine,
      let last = context.document.text.line(nearest).units.last(where: { !$0.isBlank }),
      last.isSentenceEnd
    else { return false }
    // What goes from office to office names whom it goes to: a 述职报告 that does not is a talk.
    if genre.direction == .up || genre.direction == .flat, !context.head.isAddressed { return false }
    return true
  }

  private func mayOpen(_ context: CompletionContext) -> Bool {
    context.previous == "，" && context.bodyLinesAbove < Self.openingLines && context.clause.isEmpty
      && !context.window.contains(Self.opened) && OpenPairs(context).openings.isEmpty
  }

  /// What a paper has said that has opened its matter, in whatever words: 现将今年工作情况汇报如下：
  private static let opened = [CodeUnit]("如下")

  /// 0 without sections, 1 below the last of the usual ones, 2 while some are missing.
  private func grade(_ context: CompletionContext) -> Int {
    guard context.isAtLineStart, let genre = context.head.genre else { return 0 }
    let headings = DraftSections(context).headings
    guard !headings.isEmpty else { return 0 }
    guard let sections = GenreSections.of(title: context.head.title, ending: genre) else { return 1 }
    return SectionSource.stage(after: headings, in: sections) >= sections.stages.count ? 1 : 2
  }
}

extension GenreForm {
  /// Whether the form suits what the draft says so far: 函复 answers a letter, 函达 writes one.
  func suits(_ context: CompletionContext) -> Bool {
    guard genres.contains(where: { $0.traits.mayAnswer }) else { return true }
    let text = units(for: [])
    let answers = text.contains("复") && !text.starts(with: [CodeUnit]("请")) || text.contains(Self.received)
    let isAnswer =
      context.head.title.suffix(3).contains("复") || context.window.prefix(400).lastPlace(of: Self.received) != nil
    return answers == isAnswer
  }

  private static let received = [CodeUnit]("收悉")
}
