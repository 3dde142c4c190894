package import Structure
import Text

/// The findings of one open document, kept up to date edit by edit.
///
/// Findings are held by what they depend on: a paragraph, a series of the outline, the outline as a whole. An edit runs
/// again what it may have changed; the rest moves by the difference in lines. The outcome equals a fresh run.
package struct LintSession: Sendable {
  package let configuration: LintConfiguration
  private let rules: ActiveRules
  private let fixedNames: FixedNames
  private var suppression: Suppression
  /// Read anew where an edit comes near: all that follow ask for it.
  private var front: Front
  private var chains: NumberingChains
  /// The outline that the findings of series are about.
  private var version: OutlineVersion
  /// What the tables found, of paragraphs with such findings.
  private var rows = LineFindings()
  /// What the rules found, of paragraphs with such findings.
  private var paragraphs = LineFindings()
  /// Of paragraphs with references to places of this text, found or not.
  private var references = LineFindings()
  /// What the draft as a whole has to decide, of paragraphs that hold such.
  private var candidates = LineFindings()
  private var elements: [Finding] = []
  private var series = KeyedList<Int, [Finding]>()
  private var outline: [Finding] = []
  private var slogans = Slogans()
  private var names = KeyedList<[CodeUnit], [Finding]>()

  /// Runs all rules over `document`. Linear in its length.
  package init(_ document: Document, _ configuration: LintConfiguration = LintConfiguration()) {
    let document = document.outlined
    self.configuration = configuration
    rules = ActiveRules(configuration)
    fixedNames = FixedNames(configuration.names)
    suppression = Suppression(document)
    front = document.front
    chains = NumberingChains(document.outline)
    version = document.outlineVersion
    checkNames(checkParagraphs(0..<document.syntax.count, in: document), in: document)
    checkOutline(document)
    checkElements(document)
    for chain in 0..<chains.count { checkChain(chain, in: document) }
  }

  /// Takes in one edit: `document` is the text after it, `change` what `Document.apply` said of it.
  package mutating func update(_ document: Document, _ change: DocumentChange) {
    update(document, [Self.lines(of: change, in: document)], change.lines, outlineChanged: change.outlineChanged)
  }

  /// Takes in several edits that leave every line where it is: `document` is the text after all of them.
  package mutating func update(_ document: Document, inPlace changes: [DocumentChange]) {
    let changed = changes.map { Self.lines(of: $0, in: document) }
    let lines = LineChange(removed: 0..<0, insertedCount: 0)
    update(document, changed, lines, outlineChanged: changes.contains { $0.outlineChanged })
  }

  /// Runs again what depends on the `changed` lines. Where lines came or went there is one range of them.
  private mutating func update(
    _ document: Document,
    _ changed: [Range<Int>],
    _ lines: LineChange,
    outlineChanged: Bool,
  ) {
    let document = outlineChanged ? document.outlined : document
    let changed = changed.merged
    let head = document.frontLines
    if changed.contains(where: { $0.lowerBound < head.upperBound }) { front = document.front }
    let near = changed.map { document.paragraphs(around: $0, reach: 1) }.merged
    let far = changed.map { document.paragraphs(around: $0, reach: Document.reach) }.merged
    var used = UniqueList<[CodeUnit]>()
    for stale in changed { removeRows(stale, lines.delta) }
    for stale in near {
      let old = stale.lowerBound..<max(stale.lowerBound, stale.upperBound - lines.delta)
      paragraphs.remove(old)
      references.remove(old)
      used.formUnion(slogans.remove(old))
      suppression.update(document, stale, old: old)
      if lines.delta != 0 {
        paragraphs.move(from: old.upperBound, by: lines.delta)
        references.move(from: old.upperBound, by: lines.delta)
        moveOutline(from: lines.removed.upperBound, by: lines.delta)
      }
    }
    for stale in changed { used.formUnion(checkParagraphs(stale, in: document)) }
    for beside in near.outside(of: changed) {
      used.formUnion(checkParagraphs(beside, isUnchanged: true, in: document))
    }
    for lines in far.outside(of: near) { checkFarParagraphs(lines, in: document) }
    checkNames(used, in: document)
    if outlineChanged {
      checkOutline(document)
      references.replaceAll { [rules] in rules.references(on: $0, in: document) }
      checkNewSeries(in: document)
    }
    if outlineChanged || document.outline.elements.contains(where: { $0.isTouched(by: near) }) {
      checkElements(document)
    }
    checkSeries(near: near, far: far, in: document)
  }

  /// All findings that were not silenced, in order of the text.
  package func findings(in document: Document) -> [Finding] {
    let document = document.outlined
    var all = outline
    rows.append(to: &all)
    paragraphs.append(to: &all)
    references.append(to: &all)
    all += elements
    var undecided: [Finding] = []
    candidates.append(to: &undecided)
    all += rules.judge(undecided, in: Draft(document, front, genre: configuration.genre))
    for entry in series.values { all += entry }
    for entry in names.values { all += entry }
    for directive in suppression.directives {
      all += rules.findings { rule, report in rule.check(directive, in: document, &report) }
    }
    all = fixedNames.filter(suppression.filter(all, in: document), in: document)
    all = configuration.withoutDismissed(all, in: document)
    return all.inOrder.toldOncePerDocument
  }

  // MARK: What an edit touches

  /// The lines that an edit may have changed, by whole paragraphs.
  private static func lines(of change: DocumentChange, in document: Document) -> Range<Int> {
    let count = document.syntax.count
    let lower = min(change.reread.lowerBound, change.lines.inserted.lowerBound, count)
    return lower..<min(max(change.reread.upperBound, change.lines.inserted.upperBound, lower + 1), max(count, lower))
  }

  /// Forgets what the tables found in the paragraphs on `lines`; there are `delta` more lines than there were.
  private mutating func removeRows(_ lines: Range<Int>, _ delta: Int) {
    let old = lines.lowerBound..<max(lines.lowerBound, lines.upperBound - delta)
    rows.remove(old)
    candidates.remove(old)
    guard delta != 0 else { return }
    rows.move(from: old.upperBound, by: delta)
    candidates.move(from: old.upperBound, by: delta)
  }

  /// Findings of the outline are not run again with the paragraphs around an edit, so they move from its very end.
  private mutating func moveOutline(from line: Int, by delta: Int) {
    let moved = { (findings: [Finding]) in
      findings.map { finding in
        var finding = finding
        finding.move(from: line, by: delta)
        return finding
      }
    }
    series = series.mapValues(moved)
    names = names.mapValues(moved)
    outline = moved(outline)
    elements = moved(elements)
    slogans.move(from: line, by: delta)
  }

  // MARK: Running rules

  /// The counted names that the paragraphs use. What the tables found in those that are unchanged is left as it is: it
  /// hangs on their own text alone.
  private mutating func checkParagraphs(
    _ lines: Range<Int>,
    isUnchanged: Bool = false,
    in document: Document,
  ) -> UniqueList<[CodeUnit]> {
    var counting: [Paragraph] = []
    var listed: [(line: Int, findings: [Finding])] = []
    var entries: [(line: Int, findings: [Finding])] = []
    var undecided: [(line: Int, findings: [Finding])] = []
    var referring: [(line: Int, findings: [Finding])] = []
    var line = lines.lowerBound
    while line < lines.upperBound {
      guard document.syntax[line].kind.isProse else {
        if document.syntax[line].kind.isTable, !isUnchanged {
          let rows = rules.rows(inTableRow: document.paragraph(at: line))
          if !rows.candidates.isEmpty { undecided.append((line, rows.candidates)) }
          if !rows.found.isEmpty { listed.append((line, rows.found)) }
        }
        line += 1
        continue
      }
      let paragraph = document.paragraph(at: line)
      let first = paragraph.lines.lowerBound
      if !isUnchanged {
        let rows = rules.rows(paragraph)
        if !rows.candidates.isEmpty { undecided.append((first, rows.candidates)) }
        if !rows.found.isEmpty { listed.append((first, rows.found)) }
      }
      let found = rules.check(paragraph, in: document)
      if !found.isEmpty { entries.append((first, found)) }
      let named = document.placed(Reference.all(in: paragraph.units), on: first)
      if !named.isEmpty { referring.append((first, rules.check(named, of: paragraph, in: document))) }
      if !paragraph.syntax.announcements.isEmpty { counting.append(paragraph) }
      line = max(line + 1, paragraph.lines.upperBound)
    }
    rows.insert(listed)
    paragraphs.insert(entries)
    references.insert(referring)
    candidates.insert(undecided)
    return slogans.insert(counting)
  }

  /// Runs the rules again over those paragraphs on `lines` that have something to do with others further off.
  private mutating func checkFarParagraphs(_ lines: Range<Int>, in document: Document) {
    var line = lines.lowerBound
    while line < lines.upperBound {
      guard document.syntax[line].kind.isProse else {
        line += 1
        continue
      }
      let paragraph = document.paragraph(at: line)
      let first = paragraph.lines.lowerBound
      if paragraph.looksFar {
        paragraphs.remove(first..<first + 1)
        let found = rules.check(paragraph, in: document)
        if !found.isEmpty { paragraphs.insert([(first, found)]) }
      }
      line = max(line + 1, paragraph.lines.upperBound)
    }
  }

  private mutating func checkNames(_ used: UniqueList<[CodeUnit]>, in document: Document) {
    for name in used {
      let found = rules.check(slogans.slogan(name, in: document), in: document)
      names[name] = found.isEmpty ? nil : found
    }
  }

  private mutating func checkElements(_ document: Document) {
    elements = rules.findings { rule, report in
      for element in document.outline.elements { rule.check(element, in: document, &report) }
    }
  }

  private mutating func checkOutline(_ document: Document) {
    let lists = document.outline.lists.compactMap { NumberedSeries(list: $0, in: document) }
    outline = rules.check(document.outline, lists, in: document)
  }

  /// Takes over what was found in the series that are what they were, and runs the rules over the others.
  private mutating func checkNewSeries(in document: Document) {
    // Only columns moved in it: every series is what it was.
    if version == document.outlineVersion { return }
    let (oldChains, oldSeries) = (chains, series)
    let shared = document.sharedNodes(since: version)
    chains = NumberingChains(document.outline)
    version = document.outlineVersion
    series = [:]
    let counterparts = shared.map { chains.counterparts(in: oldChains, $0) }
    for chain in 0..<chains.count {
      if let old = counterparts?[chain] {
        series[chain] = oldSeries[old]
      } else {
        checkChain(chain, in: document)
      }
    }
  }

  private mutating func checkChain(_ chain: Int, in document: Document) {
    let numbered = chains.series(chain, in: document)
    let found = rules.check(numbered, in: document)
    series[chain] = found.isEmpty ? nil : found
  }

  /// Runs the rules again over series with a member, or the paragraph before their first member, in `near`; over series
  /// of words, which may begin and go on inside paragraphs, also if it is in `far`.
  private mutating func checkSeries(near: [Range<Int>], far: [Range<Int>], in document: Document) {
    var touched = UniqueList<Int>()
    for lines in near { chains(touching: lines, in: document) { chain, _ in touched.insert(chain) } }
    for lines in far {
      chains(touching: lines, in: document) { chain, style in
        if style.isSpoken || !style.counts { touched.insert(chain) }
      }
    }
    for chain in touched.ordered(by: { $0 }) { checkChain(chain, in: document) }
  }

  private func chains(touching lines: Range<Int>, in document: Document, _ found: (Int, OrdinalStyle) -> Void) {
    let outline = document.outline
    var index = outline.nodes.partitioningIndex { $0.line >= lines.lowerBound }
    while index < outline.nodes.count {
      if let series = outline.nodes[index].series, chains.chainOfSeries.indices.contains(series) {
        found(chains.chainOfSeries[series], outline.series[series].style)
      }
      // The first node behind the edit is what a paragraph before it may announce.
      if outline.nodes[index].line >= lines.upperBound { break }
      index += 1
    }
  }
}

extension DocumentElement {
  /// Whether it stands on one of these lines.
  fileprivate func isTouched(by lines: [Range<Int>]) -> Bool {
    lines.contains { $0.lowerBound <= range.end.line && range.start.line < $0.upperBound }
  }
}
