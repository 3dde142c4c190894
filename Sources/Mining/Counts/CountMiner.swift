import PhraseBank

/// Makes `counts.bin` from the paragraphs of a corpus.
///
/// What is found is put aside and worked on in pieces: in memory are the places of some characters, then the codes and
/// probabilities of the n-grams of one length, in the end what the file holds.
package struct CountMiner<Pool: Workers>: Sendable {
  let log: ParagraphLog
  let sources: [SourceInfo]
  /// What the file may weigh, in bytes.
  let size: Int
  let memory: Int
  let workers: Pool
  let makeScratch: ScratchMaker

  /// - Parameters:
  ///   - log: the paragraphs.
  ///   - sources: the documents, by number.
  ///   - size: what the file may weigh, in bytes.
  ///   - memory: bytes that the places of the text may take.
  ///   - workers: the threads that do the work.
  ///   - makeScratch: where what is found is put aside.
  package init(
    log: ParagraphLog,
    sources: [SourceInfo],
    size: Int,
    memory: Int = .max,
    workers: Pool,
    makeScratch: @escaping ScratchMaker = { MemoryScratch() },
  ) {
    self.log = log
    self.sources = sources
    self.size = size
    self.memory = memory
    self.workers = workers
    self.makeScratch = makeScratch
  }

  package func file() -> BankFile {
    let text = CorpusCodes(log)
    let clusters = DocumentClusters(text, documents: sources.count, workers: workers)
    let counter = NGramCounter(
      text: text,
      clusters: clusters.clusters,
      worths: sources.map { $0.worth },
      memory: memory,
      workers: workers
    )
    let store = ColumnStore(makeScratch())
    var levels = counter.levels(in: store)
    let gains = NGramGains(&levels, in: store, workers: workers)
    let selection = NGramSelection(levels, gains, in: store, workers: workers)
    let priors = priors(text, clusters)
    return CountFitting(selection: selection, scalar: text.scalar, priors: priors, workers: workers).file(size: size)
  }

  /// The share of each cluster in the text.
  private func priors(_ text: CorpusCodes, _ clusters: DocumentClusters) -> [Float] {
    var sizes = [Double](repeating: 0, count: CountFormat.clusterCount)
    text.forEach { paragraph in
      if let first = paragraph.documents.first { sizes[Int(clusters.clusters[Int(first)])] += Double(paragraph.count) }
    }
    let total = max(1, sizes.reduce(0, +))
    return sizes.map { Float($0 / total) }
  }
}

extension SourceInfo {
  /// What a document counts when it is decided what is kept: statutes are long, alike and seldom drafted, reports are drafted
  /// every year. The weights gained 0.004 of keystroke savings on `corpus/dev`.
  fileprivate var worth: Float {
    let folders = path.split(separator: "/").dropLast()
    let isReport = kind.split(separator: "-").contains("report") || ["工作报告", "报告", "讲话"].contains(kind)
    if isReport || folders.contains("report") { return 2 }
    let statutes = ["law", "regulation", "local-regulation", "measures", "judicial-interpretation", "条例", "办法", "规定"]
    if statutes.contains(kind) || folders.contains("law") { return 0.25 }
    return 1
  }
}
