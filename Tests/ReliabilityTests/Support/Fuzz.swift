import Foundation
import TestSupport

/// How long to look for trouble. Without settings the same few hundred inputs each time, in about a second;
/// `GONGWEN_FUZZ_SECONDS=600 swift test --filter ReliabilityTests` goes on with new seeds for that long in each test,
/// `GONGWEN_FUZZ_SEED=N` begins with that seed: what a failure names.
enum Fuzz {
  static let seconds = ProcessInfo.processInfo.environment["GONGWEN_FUZZ_SECONDS"].flatMap(Double.init)
  static let firstSeed = ProcessInfo.processInfo.environment["GONGWEN_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  /// Runs `body` with one generator after another: `count` times, or as long as the environment says.
  ///
  /// A trap ends the process without a word about the seed, so with `GONGWEN_FUZZ_SECONDS` each is written to standard
  /// error first.
  static func run(_ count: Int, _ body: (inout SeededGenerator, UInt64) throws -> Void, name: String = #function)
    rethrows
  {
    let deadline = seconds.map { Date.now.addingTimeInterval($0) }
    var seed = firstSeed
    while deadline.map({ Date.now < $0 }) ?? (seed < firstSeed + UInt64(count)) {
      if deadline != nil, seed % 1000 == 1 { FileHandle.standardError.write(Data("\(name): seed \(seed)\n".utf8)) }
      var random = SeededGenerator(seed: seed)
      try body(&random, seed)
      seed += 1
    }
  }
}
