import PhraseBank

/// Counts what stands at some places of the text.
struct NGramTally: Sendable {
  private let clusters: [UInt8]
  private let worths: [Float]
  private let least: UInt32
  /// For each document the n-gram that it was last seen with.
  private var seen: [UInt32]
  private var ngram: UInt32 = 0
  private var clusterCounts = [UInt32](repeating: 0, count: CountFormat.clusterCount)

  /// - Parameters:
  ///   - clusters: the cluster of each document.
  ///   - worths: what each document counts when it is decided what is kept.
  ///   - least: how often an n-gram must stand there.
  init(clusters: [UInt8], worths: [Float], least: Int) {
    self.clusters = clusters
    self.worths = worths
    self.least = UInt32(clamping: least)
    seen = [UInt32](repeating: 0, count: worths.count)
  }

  /// What was seen of an n-gram. Worths are added so that their order makes no difference: they are multiples of ¼.
  private struct Sums {
    var count: UInt32 = 0
    var worth = 0.0
    var documents = 0

    @inline(__always)
    mutating func add(_ weight: UInt32, _ worth: Float) {
      let (sum, isTooMuch) = count.addingReportingOverflow(weight)
      count = isTooMuch ? .max : sum
      self.worth += Double(Float(weight) * worth)
    }
  }

  /// How often an n-gram stands at these places; nil if that is too seldom.
  mutating func figures(_ sightings: ArraySlice<Sighting>, _ repeated: RepeatedParagraphs) -> NGramFigures? {
    var sums = Sums()
    ngram &+= 1
    let ngram = ngram
    seen.withUnsafeMutableBufferPointer { seen in
      func see(_ document: Int) {
        if seen[document] == ngram { return }
        seen[document] = ngram
        sums.documents += 1
      }
      for sighting in sightings {
        if let document = sighting.document {
          sums.add(1, worths[document])
          see(document)
          continue
        }
        let mentions = repeated.documents(sighting.paragraph)
        sums.add(repeated.weight(sighting.paragraph), mentions.first.map { worths[Int($0)] } ?? 0)
        for document in mentions { see(Int(document)) }
      }
    }
    guard isEnough(sums) else { return nil }
    clusterCounts.withUnsafeMutableBufferPointer { counts in
      counts.update(repeating: 0)
      for sighting in sightings {
        if let document = sighting.document {
          counts[Int(clusters[document])] += 1
        } else {
          for document in repeated.documents(sighting.paragraph) { counts[Int(clusters[Int(document)])] += 1 }
        }
      }
    }
    return figures(sums)
  }

  /// How often a code stands in the whole text; nil if that is too seldom.
  ///
  /// - Complexity: linear in the text.
  mutating func figures(of code: UInt16, in text: CorpusCodes) -> NGramFigures? {
    var sums = Sums()
    ngram &+= 1
    clusterCounts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    text.forEach { paragraph in
      let times = (0..<paragraph.count).count { paragraph.codes[$0] == code }
      guard times > 0 else { return }
      let worth = paragraph.documents.first.map { worths[Int($0)] } ?? 0
      for _ in 0..<times { sums.add(paragraph.weight, worth) }
      for document in paragraph.documents {
        clusterCounts[Int(clusters[Int(document)])] += UInt32(truncatingIfNeeded: times)
        if seen[Int(document)] == ngram { continue }
        seen[Int(document)] = ngram
        sums.documents += 1
      }
    }
    return isEnough(sums) ? figures(sums) : nil
  }

  private func isEnough(_ sums: Sums) -> Bool { sums.count >= least && sums.documents >= 2 }

  private func figures(_ sums: Sums) -> NGramFigures {
    NGramFigures(
      count: Float(sums.count),
      worth: Float(sums.worth),
      kept: Self.kept(sums.count, sums.documents),
      cluster: cluster
    )
  }

  /// What stands often in few documents is worth less than what stands in many; where there are many it makes no difference.
  private static func kept(_ count: UInt32, _ documents: Int) -> Float {
    count < 255 ? (Float(count) * Float(min(documents, Int(count)))).squareRoot() : Float(count)
  }

  /// The cluster that most documents of these places are of, of several the first, and its share. Shares below two fifths
  /// say nothing; the others are told apart as ½, ¾ and 1.
  private var cluster: UInt8 {
    var mentions: UInt32 = 0
    var best = 0
    var most: UInt32 = 0
    for (cluster, count) in zip(0..., clusterCounts) {
      mentions &+= count
      if count > most { (best, most) = (cluster, count) }
    }
    let share = Float(most) / Float(max(1, mentions))
    let step: UInt8 = share < 0.4 ? 0 : share < 0.65 ? 1 : share < 0.9 ? 2 : 3
    return step == 0 ? 0 : step << 6 | UInt8(truncatingIfNeeded: best)
  }
}
