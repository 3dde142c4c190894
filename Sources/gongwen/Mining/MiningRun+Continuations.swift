import Mining

extension MiningRun {
  /// Finds what follows what, one context length after the other; within a length the work is spread over threads.
  static func continuations(_ miner: ContinuationMiner, jobs: Int) -> ContinuationRows {
    let parts = miner.parts(jobs)
    var rows = ContinuationRows()
    for length in miner.lengths {
      let shorter = rows
      let found = Parallel.map(parts.count, jobs: jobs) { miner.rows(length: length, in: parts[$0], shorter: shorter) }
      for list in found { rows.add(list) }
    }
    return rows
  }
}
