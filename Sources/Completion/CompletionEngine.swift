package import PhraseBank
package import Structure
package import Text

/// What may follow at the cursor: asks every source, ranks once, returns the best.
///
/// A value: banks are read-only and shared, so a copy costs nothing and needs no lock.
package struct CompletionEngine: Sendable {
  package var bank: PhraseBank

  package init(bank: PhraseBank = .shipped) {
    self.bank = bank
  }

  /// The best candidates at `position`, best first; at most `request.options.limit`.
  ///
  /// Cost is bounded by a window before the cursor and does not grow with the draft.
  package func complete(
    _ document: Document,
    at position: TextPosition,
    _ request: CompletionRequest = CompletionRequest(),
  ) -> CandidateList {
    let limit = request.options.limit
    guard limit > 0, let context = context(document, at: position, request),
      context.isWelcome || context.isWelcomeIfSure
    else { return CandidateList(candidates: [], isIncomplete: false) }
    // Every further character changes what is probable, so the list is never complete.
    if let pinyin = PinyinCompletion(context) {
      return CandidateList(candidates: pinyin.candidates(), isIncomplete: true)
    }
    let evidence = evidence(context)
    var prediction = prediction(evidence, context)
    var order = Ranking.standard.order(prediction.nodes, limit: limit)
    if order.isEmpty, request.isRepeated {
      prediction = Prediction(evidence, CandidateGate(context), floor: PredictionWalk.lowestFloor)
      order = Ranking.unthinned.order(prediction.nodes, limit: min(limit, Ranking.unthinned.chosen))
    }
    // On an empty line nobody has begun to write a word: unasked, only what opens a line is shown.
    if context.isAtLineStart, !context.options.isExplicit {
      order.removeAll { index in
        let kind = evidence.offers[safe: Int(prediction.nodes[index].offer)]?.kind ?? .continuation
        return kind == .word || kind == .continuation
      }
    }
    let behind = TextBehind(context)
    // A text that goes on as it stands is likelier to be left so than to take in what is not sure.
    if context.isUnasked, behind.joins(context.window, evidence.counts) {
      order.removeAll { !prediction.nodes[$0].isDue && prediction.nodes[$0].probability < Self.sure }
    }
    if context.isWelcomeIfSure, order.first.map({ prediction.nodes[$0].probability < Self.sure }) ?? true { order = [] }
    let pairs = OpenPairs(context)
    return CandidateList(
      candidates: order.map { [prediction] in candidate(prediction.nodes[$0], prediction, evidence, pairs, behind) },
      isIncomplete: true
    )
  }

  /// The single best continuation for ghost text, if one is good enough to show unasked.
  ///
  /// Ghost text is read in passing and costs attention when it is wrong, so it must be more probable than not, or
  /// nearly so; of those that are, the one with most text that will be right.
  package func inlineCompletion(
    _ document: Document,
    at position: TextPosition,
    _ request: CompletionRequest = CompletionRequest(),
  ) -> CompletionCandidate? {
    guard let context = context(document, at: position, request),
      request.options.isExplicit || !context.prefix.isEmpty && !context.isInName
    else { return nil }
    let evidence = evidence(context)
    let prediction = prediction(evidence, context)
    var best: (index: Int, worth: Float)?
    for (index, node) in prediction.nodes.enumerated()
    where node.count >= 2 && node.endsWord && node.probability >= Self.inlineFloor {
      let worth = node.probability * Float(node.count)
      if worth > best?.worth ?? 0 { best = (index, worth) }
    }
    return best.map {
      candidate(prediction.nodes[$0.index], prediction, evidence, OpenPairs(context), TextBehind(context))
    }
  }

  private static let inlineFloor: Float = 0.45
  /// What opens a list where one is welcome only if it is sure: more often right than wrong.
  private static let sure: Float = 0.5

  /// Sources, counts and the whole parallel set behind a candidate, as Markdown; nil for a token that is not known.
  package func documentation(for token: CompletionToken, isMarkdown: Bool = true) -> String? {
    bank.documentation(for: token, isMarkdown: isMarkdown)
  }

  /// The same without today's date and without other drafts.
  package func complete(_ document: Document, at position: TextPosition, options: CompletionRequest.Options)
    -> CandidateList
  {
    complete(document, at: position, CompletionRequest(options: options))
  }

  package func inlineCompletion(
    _ document: Document,
    at position: TextPosition,
    options: CompletionRequest.Options,
  ) -> CompletionCandidate? {
    inlineCompletion(document, at: position, CompletionRequest(options: options))
  }

  /// What the sources offer at `position`, unranked: for counting how often each case comes true, and how often where
  /// counts did not foresee it.
  package func offers(
    _ document: Document,
    at position: TextPosition,
    _ request: CompletionRequest,
  ) -> [OfferedText] {
    guard let context = context(document, at: position, request) else { return [] }
    let evidence = evidence(context)
    let counted = prediction(evidence.withoutOffers, context)
    return evidence.offers.map {
      OfferedText(
        text: $0.units,
        offerCase: $0.offerCase,
        frame: $0.frame,
        typed: $0.typed,
        counted: counted.probability(of: $0.units)
      )
    }
  }

  private func context(
    _ document: Document,
    at position: TextPosition,
    _ request: CompletionRequest,
  ) -> CompletionContext? {
    CompletionContext(document, at: position, request: request, bank: bank)
  }

  private func evidence(_ context: CompletionContext) -> Evidence {
    var evidence = Evidence()
    for source in CompletionSources.all where !context.options.disabledSources.contains(source.name) {
      source.contribute(context, to: &evidence)
    }
    evidence.limitsNumbers = context.clause.isEmpty
    evidence.refused = context.request.refused.passed
    return evidence
  }

  private func prediction(_ evidence: Evidence, _ context: CompletionContext) -> Prediction {
    Prediction(evidence, CandidateGate(context))
  }

  private func candidate(
    _ node: Prediction.Node,
    _ prediction: Prediction,
    _ evidence: Evidence,
    _ pairs: OpenPairs,
    _ behind: TextBehind,
  ) -> CompletionCandidate {
    let whole = prediction.units(of: node)
    let units = Array(whole.prefix(behind.room(for: whole[...])))
    let isCut = units.count < whole.count
    let standing = pairs.closedAgain(by: units[...]).flatMap { $0.count > 0 ? $0 : nil }
    if node.offer >= 0, evidence.offers.indices.contains(Int(node.offer)) {
      let offer = evidence.offers[Int(node.offer)]
      return CompletionCandidate(
        label: isCut ? String(units) : offer.label ?? String(units),
        detail: offer.detail,
        kind: offer.kind,
        remainder: units,
        standing: standing,
        snippet: isCut ? nil : offer.snippet,
        token: offer.token,
      )
    }
    return CompletionCandidate(
      label: String(units),
      detail: node.isFromDraft ? "本文" : "常用接续",
      kind: node.isFromDraft ? .word : .continuation,
      remainder: units,
      standing: standing,
    )
  }
}
