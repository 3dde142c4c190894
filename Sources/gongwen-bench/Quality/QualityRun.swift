import ServerClient
import Text

/// `gongwen-bench quality`: what the server finds and offers on drafts of our own, beside the limits that it must keep.
///
/// The drafts, lists and scenes stand in `Tests/QualityFixtures`; each was written before the code that it judges.
struct QualityRun {
  private let server: QualityServer
  private let program: String
  private let fixtures: QualityFixtures
  private var figures: [QualityFigure] = []

  init(_ program: String, fixtures folder: String) throws(ClientFailure) {
    self.program = program
    fixtures = QualityFixtures(folder: folder)
    guard !fixtures.drafts.isEmpty else { throw ClientFailure.failed("no drafts in \(folder)") }
    server = try QualityServer(program)
  }

  /// Measures everything, prints it (with what fell short, if `isVerbose`), and tells whether every limit holds.
  mutating func run(isVerbose: Bool) throws(ClientFailure) -> Bool {
    try cleanDrafts()
    try plantedSlips()
    try markedDrafts()
    try sentences()
    try outlines()
    try parallelSets()
    try scenes()
    try keystrokes()
    return show(isVerbose)
  }

  // MARK: Findings

  private mutating func cleanDrafts() throws(ClientFailure) {
    var alarms = QualityCount()
    for draft in fixtures.drafts {
      let found = try server.findings(draft.text, isMarkdown: draft.isMarkdown).filter(\.isAlarm)
      alarms.count(found.isEmpty, "\(draft.name): \(found.map(\.message).joined(separator: "; "))")
    }
    figures.append(alarms.rate("alarms on clean drafts"))
  }

  private mutating func plantedSlips() throws(ClientFailure) {
    var found = QualityCount()
    for draft in fixtures.drafts {
      for slip in PlantedSlip.all(in: draft.text) {
        let findings = try server.findings(slip.text, isMarkdown: draft.isMarkdown).filter(\.isAlarm)
        let isFound = findings.contains { slip.lines.contains($0.range.start.line) }
        found.count(isFound, "\(draft.name): \(slip.kind), lines \(slip.lines.sorted().map { $0 + 1 })")
      }
    }
    figures.append(found.share("planted slips"))
  }

  private mutating func markedDrafts() throws(ClientFailure) {
    var found = QualityCount()
    var alarms = QualityCount()
    for fixture in fixtures.structure {
      let draft = MarkedDraft(fixture.text)
      let findings = try server.findings(draft.text, isMarkdown: fixture.isMarkdown).filter { $0.severity <= 3 }
      var explained: [TextRange] = []
      for mark in draft.marks {
        guard let codes = mark.codes else { continue }
        explained.append(mark.range)
        let isFound = findings.contains {
          (codes.isEmpty || codes.contains($0.code)) && $0.range.touches(mark.range)
        }
        found.count(isFound, "\(fixture.name):\(mark.range.start.line + 1): \(codes.sorted().joined(separator: "|"))")
      }
      let others = findings.filter { finding in
        finding.isAlarm && !explained.contains { $0.touches(finding.range) }
      }
      // One unit a draft: the rate is alarms a draft, not drafts with an alarm.
      alarms.all += 1
      alarms.met += 1 - others.count
      alarms.misses += others.map { "\(fixture.name):\($0.range.start.line + 1): \($0.code) \($0.message)" }
    }
    figures.append(found.share("marked slips"))
    figures.append(alarms.rate("alarms on marked drafts"))
  }

  private mutating func sentences() throws(ClientFailure) {
    var found = QualityCount()
    var alarms = QualityCount()
    for sentence in fixtures.sentences {
      let draft = MarkedDraft(sentence.marked)
      let findings = try server.findings(draft.text)
      if draft.marks.isEmpty {
        let told = findings.filter(\.isAlarm)
        alarms.count(told.isEmpty, "\(sentence.rule): \(sentence.marked): \(told.map(\.code).joined(separator: " "))")
      } else {
        let isFound = findings.contains { finding in draft.marks.contains { finding.range.touches($0.range) } }
        found.count(isFound, "\(sentence.rule): \(sentence.marked)")
      }
    }
    guard found.all > 0 else { return }
    figures.append(found.share("faulty sentences"))
    figures.append(alarms.rate("alarms on clean sentences"))
  }

  // MARK: Reading

  private mutating func outlines() throws(ClientFailure) {
    var right = QualityCount()
    for draft in fixtures.drafts {
      let rows = try server.outline(draft.text, isMarkdown: draft.isMarkdown)
      for line in draft.annotation("outline") {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard columns.count == 3, let depth = Int(columns[0]) else { continue }
        let isThere = rows.contains {
          $0.depth == depth && $0.name.hasPrefix(columns[1]) && $0.name.contains(columns[2])
        }
        right.count(isThere, "\(draft.name): \(line)")
      }
    }
    figures.append(right.share("outline"))
  }

  private mutating func parallelSets() throws(ClientFailure) {
    let mined = try MinedFixtures.parallelSets(program, fixtures.folder + "/drafts")
    var found = QualityCount()
    for draft in fixtures.drafts {
      for set in draft.annotation("parallels") {
        found.count(mined.contains { $0.contains(set) }, "\(draft.name): \(set)")
      }
    }
    figures.append(found.share("parallel sets"))
  }

  // MARK: Completion

  private mutating func scenes() throws(ClientFailure) {
    var found = QualityCount()
    var first = QualityCount()
    for scene in fixtures.scenes {
      var page = try server.page()
      try page.type(scene.page)
      let offers = try page.offers(5)
      try page.close()
      let isFound =
        offers.contains { scene.isWanted($0) } && !offers.contains { scene.isUnwanted($0) }
      found.count(isFound, "\(scene.name): \(offers.joined(separator: " / "))")
      first.count(isFound && offers.first.map { scene.isWanted($0) } == true, "\(scene.name): \(offers.first ?? "–")")
    }
    figures.append(found.share("scenes, wanted among five"))
    figures.append(first.share("scenes, wanted first"))
  }

  private mutating func keystrokes() throws(ClientFailure) {
    var savings = KeystrokeSavings()
    for draft in fixtures.drafts { try savings.type(draft.text, on: server) }
    figures.append(
      QualityFigure(name: "keystroke savings", value: savings.share, basis: "\(savings.characters) characters")
    )
  }

  // MARK: Out

  private func show(_ isVerbose: Bool) -> Bool {
    let limits = QualityFigure.limits(fixtures.floors)
    var holds = true
    for figure in figures {
      let limit = limits[figure.name]
      let isKept = figure.holds(limit)
      holds = holds && isKept
      let bound = limit.map { "must \($0.bound.rawValue) \(Table.decimal($0.value, digits: 3))" } ?? ""
      print(
        "\(isKept ? "ok    " : "SHORT ") \(figure.name)\t\(Table.decimal(figure.value, digits: 3))\t\(bound)\t\(figure.basis)"
      )
      if isVerbose || !isKept { for miss in figure.misses { print("         \(miss)") } }
    }
    for name in limits.keys.sorted() where !figures.contains(where: { $0.name == name }) {
      print("SHORT  \(name) was not measured")
      holds = false
    }
    return holds
  }
}
