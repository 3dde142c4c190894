/// What the benchmark was asked for.
struct Arguments {
  enum Group: String, CaseIterable {
    case stages, bank, start, typing, completion, memory, mining, hostile, growth
  }

  var isSoak = false
  /// Whether quality is asked for instead of cost.
  var isQuality = false
  /// Whether the table of offers is asked for, and the folders it is counted over.
  var isOffers = false
  var mined: [String] = []
  var unmined: [String] = []
  /// The folders whose numbering is counted; nil if that is not asked for.
  var counted: [String]?
  /// The bank that offers are counted with; the shipped one if nil.
  var bank: String?
  var isVerbose = false
  var fixtures = "Tests/QualityFixtures"
  var edits = 200_000
  var groups = Set(Group.allCases)
  var sizes = [10_000, 100_000, 1_000_000, 10_000_000]
  var server: String?
  var json: String?
  var compare: String?
  var chart: String?
  var corpus: String?

  static let usage = """
    usage: gongwen-bench [options]          measures the program and the server beside it
           gongwen-bench soak [--edits N]   a day's edits in one process: memory and speed must stay flat
           gongwen-bench offers [--bank DIR] --mined DIR... --new DIR...
                                            types the documents again and prints how often each case of offer comes
                                            true, and how often where counts did not foresee it; of documents that the
                                            bank was mined from only what does not rest on it
           gongwen-bench costs DIR...       how often each step of numbering happens in documents, and what the reading
                                            takes it for
           gongwen-bench quality [--fixtures DIR] [--verbose]
                                            what is found and offered on drafts of our own, beside the limits

      --server PATH     the gongwen to start; the one beside this program if not given
      --only GROUP      \(Group.allCases.map(\.rawValue).joined(separator: " "));
                        may be repeated
      --sizes LIST      document sizes, such as 10K,100K,1M,10M
      --corpus DIR      documents to mine; made-up ones if not given
      --json FILE       writes the figures
      --compare FILE    prints new ÷ old against the figures of an earlier run
      --chart FILE      draws cost against size as SVG
    """

  struct Failure: Error {
    var message: String
  }

  init(_ words: some Sequence<String>) throws(Failure) {
    var words = Array(words)[...]
    var only: Set<Group> = []
    while let word = words.popFirst() {
      switch word {
      case "soak": isSoak = true
      case "quality": isQuality = true
      case "offers": isOffers = true
      case "costs":
        counted = Array(words)
        words = []
        if counted == [] { throw Failure(message: "costs needs folders of documents") }
      case "--bank": bank = try Arguments.value(word, words.popFirst())
      case "--mined": mined.append(try Arguments.value(word, words.popFirst()))
      case "--new": unmined.append(try Arguments.value(word, words.popFirst()))
      case "--verbose": isVerbose = true
      case "--fixtures": fixtures = try Arguments.value(word, words.popFirst())
      case "--edits": edits = try Arguments.number(word, words.popFirst())
      case "--server": server = try Arguments.value(word, words.popFirst())
      case "--json": json = try Arguments.value(word, words.popFirst())
      case "--compare": compare = try Arguments.value(word, words.popFirst())
      case "--chart": chart = try Arguments.value(word, words.popFirst())
      case "--corpus": corpus = try Arguments.value(word, words.popFirst())
      case "--sizes":
        sizes = []
        for size in try Arguments.value(word, words.popFirst()).split(separator: ",") {
          sizes.append(try Arguments.size(String(size)))
        }
      case "--only":
        let name = try Arguments.value(word, words.popFirst())
        guard let group = Group(rawValue: name) else { throw Failure(message: "no group called \(name)") }
        only.insert(group)
      default: throw Failure(message: "unknown argument \(word)")
      }
    }
    if !only.isEmpty { groups = only }
  }

  private static func value(_ option: String, _ value: String?) throws(Failure) -> String {
    guard let value else { throw Failure(message: "\(option) needs a value") }
    return value
  }

  private static func number(_ option: String, _ value: String?) throws(Failure) -> Int {
    guard let number = Int(try Arguments.value(option, value)), number > 0 else {
      throw Failure(message: "\(option) needs a number above 0")
    }
    return number
  }

  private static func size(_ text: String) throws(Failure) -> Int {
    let factor = text.hasSuffix("K") ? 1000 : text.hasSuffix("M") ? 1_000_000 : 1
    guard let number = Int(factor == 1 ? text[...] : text.dropLast()), (1...100_000_000).contains(number) else {
      throw Failure(message: "\(text) is no size")
    }
    return number * factor
  }
}
