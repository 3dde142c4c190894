import Foundation
import Testing

/// What may not stand in the code, as far as a search of the text can tell.
@Suite struct CodeTests {
  /// Modules that must accept any text at all: nothing in them may throw, trap or do slow text work per keystroke.
  static let domain = ["Text", "Lexicon", "Structure", "Lint", "PhraseBank", "Completion", "WordDocument"]

  @Test(arguments: domain + ["JSON", "LanguageServerProtocol", "Configuration", "Server", "Mining"])
  func `nothing traps on purpose`(module: String) {
    for file in Checkout.sources(below: "Sources/\(module)") {
      for word in ["fatalError(", "preconditionFailure(", "precondition(", "assertionFailure(", "try!", "as!"] {
        #expect(!file.code.contains { $0.contains(word) }, "\(file): \(word)")
      }
    }
  }

  /// Files of the domain that may throw, and why.
  static let throwing = ["Sources/PhraseBank/Counts/CountTrie.swift": "a file of counts may be damaged"]

  /// WordDocument tells why a document cannot be read; the rest takes any text at all.
  @Test(arguments: domain.filter { $0 != "WordDocument" })
  func `no text is refused`(module: String) {
    for file in Checkout.sources(below: "Sources/\(module)") where Self.throwing[file.path] == nil {
      for line in file.code where !line.contains("do throws(") {
        let words = Set(line.split { !$0.isLetter })
        #expect(words.isDisjoint(with: ["throw", "throws", "rethrows"]), "\(file): \(line)")
      }
    }
  }

  @Test func `no exception is out of date`() {
    for path in Self.throwing.keys { #expect(Checkout.text(of: path)?.contains("throws") == true, "\(path)") }
  }

  @Test(arguments: domain)
  func `no regular expression and no Foundation-like search runs on a keystroke`(module: String) {
    for file in Checkout.sources(below: "Sources/\(module)") {
      for word in ["Regex", "wholeMatch(", "firstMatch(", "components(separatedBy", "replacingOccurrences("] {
        #expect(!file.code.contains { $0.contains(word) }, "\(file): \(word)")
      }
    }
  }

  /// Files of the module that sort or hash with the standard library, and why.
  static let hashing = [
    "Sources/Text/Ordering.swift": "the one sort",
    "Sources/Lint/Patterns/PatternIndex.swift": "sorts numbers at the start",
    "Sources/Lint/Patterns/UnitClass.swift": "sorts the same numbers",
    "Sources/Structure/Numbering/NumberingTally.swift": "a tool's, no part of the module",
    "Sources/Structure/Numbering/NumberingStretch.swift": "asked for each paragraph of a numbered text",
    "Sources/PhraseBank/Counts/DocumentAffinity.swift": "asked for each pair of characters",
    "Sources/PhraseBank/Characters/Simplifier.swift": "asked for each character",
    "Sources/WordDocument/XML/Tag.swift": "asked for each tag",
  ]

  /// Each type with which they are compiled costs the WebAssembly module 3 to 7 KB: `Ordering`, `KeyedList` and
  /// `UniqueList` do the same for a tenth.
  @Test(arguments: domain + ["Files", "JSON", "LanguageServerProtocol", "Configuration", "Server", "gongwen"])
  func `nothing sorts or hashes with the standard library`(module: String) {
    let pattern = #/\bsorted ?[({]|\.sort ?[({]|\bSet[<(]|\bDictionary[<(]|\[[A-Z][\w.]*: [A-Z\[(]/#
    for file in Checkout.sources(below: "Sources/\(module)") where Self.hashing[file.path] == nil {
      if file.path.contains("/Native/") || file.path.contains("/Transport/") { continue }
      for line in file.code { #expect(line.firstMatch(of: pattern) == nil, "\(file): \(line)") }
    }
  }

  @Test func `access is package, never public`() {
    for file in Checkout.sources(below: "Sources") {
      let exported = file.code.first { line in
        let code = line.drop { $0 == " " }
        return ["public ", "open class", "open func", "open var"].contains { code.hasPrefix($0) }
      }
      #expect(exported == nil, "\(file): \(exported ?? "")")
    }
  }

  /// One file and one line in a list make a rule or a completion source; neither may be forgotten.
  @Test(
    arguments: [
      ("Sources/Lint/Rules", "Rule", "Sources/Lint/AllRules.swift"),
      ("Sources/Completion/Offers", "Source", "Sources/Completion/Offers/CompletionSource.swift"),
    ]
  )
  func `lists match their folders`(folder: String, kind: String, list: String) throws {
    let declared = Checkout.sources(below: folder).flatMap { file in
      file.code.compactMap { line -> String? in
        guard let keyword = ["enum ", "struct ", "final class "].first(where: line.hasPrefix) else { return nil }
        let name = line.dropFirst(keyword.count).prefix { $0.isLetter }
        return name.hasSuffix(kind) && !name.hasPrefix("Any") && line.contains(": ") ? String(name) : nil
      }
    }
    let listed = try #require(Checkout.text(of: list)).split(separator: "\n").compactMap { line -> String? in
      let entry = line.drop { $0 == " " }
      guard let end = [".self,", ".self),", "(),"].first(where: entry.hasSuffix) else { return nil }
      let name = entry.dropLast(end.count)
      return String(name.split(separator: "(").last ?? name)
    }
    #expect(declared.count > 5)
    #expect(Set(declared) == Set(listed))
    #expect(listed.count == Set(listed).count)
  }

  /// Requests live in their own files; what holds them together stays small enough to read at once.
  @Test func `the centre of the server is small`() {
    let centre = Checkout.sources(below: "Sources/Server").filter { $0.path.split(separator: "/").count == 3 }
    #expect(centre.count >= 2)
    for file in centre { #expect(file.lines.count < 300, "\(file) has \(file.lines.count) lines") }
  }
}
