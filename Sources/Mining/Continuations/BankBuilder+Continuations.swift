extension BankBuilder {
  package func continuationMiner() -> ContinuationMiner {
    ContinuationMiner(paragraphs: counts.paragraphs)
  }

  /// The table of what `rows` say, the most useful ones if there is not room for all.
  package func continuationFile(_ rows: ContinuationRows, budget: Int = ContinuationMiner.Options().budget) -> BankFile
  {
    BankFile("continuations.tsv", columns: ["context", "next", "count", "total"], rows: rows.lines(budget: budget))
  }
}
