import Foundation
import Testing

/// What keeps the code easy to hold in the head: short files, short functions, nothing that nobody uses.
@Suite struct ShapeTests {
  /// Files that may be longer, each with its reason.
  static let longFiles: [String: String] = [
    "Sources/JSON/JSONWriter.swift":
      "throwing and plain forms of the same calls stand side by side; together a quarter of an encode",
    "Sources/Structure/Reading/RunCollector.swift": "one pass whose steps share its state",
    "Sources/Structure/Outlining/OutlineBuilder.swift": "one walk whose steps share its state",
    "Sources/Lint/Core/LintSession.swift": "one cache whose parts are invalidated together",
  ]

  /// Functions that may be longer, each with its reason.
  static let longFunctions: [String: String] = [
    "Sources/gongwen/Browsing/PhraseSearch.swift": "one search with its three kinds of query",
    "Sources/Structure/Parallels/ParallelJudge.swift": "one list of reasons, in order",
    "Sources/Structure/Reading/InlineReader.swift": "one switch over the words of a series",
  ]

  @Test func `a source file has at most 250 lines`() {
    for file in Checkout.sources(below: "Sources") where Self.longFiles[file.path] == nil {
      #expect(file.lines.count <= 251, "\(file) has \(file.lines.count) lines")
    }
  }

  @Test func `a function has at most 60 lines`() {
    for file in Checkout.sources(below: "Sources") where Self.longFunctions[file.path] == nil {
      for function in Self.functions(of: file) {
        #expect(function.length <= 60, "\(file):\(function.line) has \(function.length) lines")
      }
    }
  }

  /// An exception that is no longer needed would hide the next long file.
  @Test func `every exception is still one`() {
    for path in Self.longFiles.keys.sorted() {
      let file = Checkout.sources(below: "Sources").first { $0.path == path }
      #expect((file?.lines.count ?? 0) > 251, "\(path) is short now, or gone")
    }
    for path in Self.longFunctions.keys.sorted() {
      let file = Checkout.sources(below: "Sources").first { $0.path == path }
      let longest = file.map { Self.functions(of: $0).map(\.length).max() ?? 0 } ?? 0
      #expect(longest > 60, "\(path) has short functions now, or is gone")
    }
  }

  /// A name that stands in the sources only where it is declared is used by nobody. Names that the language or the
  /// linker calls are listed with their caller.
  @Test func `no declaration is unused`() {
    let calledFromOutside: [String: String] = [
      "callAsFunction": "the language", "testOneInput": "libFuzzer", "FeatureTable": "the test of the README's table",
      "exitStatus": "the module's host", "errorText": "the tests of what a server complains of",
    ]
    var uses: [Substring: Int] = [:]
    var declarations: [Substring: (count: Int, place: String)] = [:]
    let files = Checkout.sources(below: "Sources")
    for file in files {
      for line in file.code {
        var declares = false
        for word in Self.words(of: line) {
          uses[word, default: 0] += 1
          if declares { declarations[word, default: (0, file.path)].count += 1 }
          declares = ["func", "var", "let", "struct", "class", "enum", "typealias", "protocol"].contains(word)
        }
      }
    }
    #expect(declarations.count > 1000)
    for (name, declaration) in declarations.sorted(by: { $0.key < $1.key })
    where calledFromOutside[String(name)] == nil && name != "Main" {
      #expect(uses[name] != declaration.count, "\(name) in \(declaration.place) is used by nobody")
    }
  }

  private static func words(of line: String) -> [Substring] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }

  /// Where each function begins and how many lines it has. The formatter closes a function in the column of its
  /// first line, so indentation is enough.
  private static func functions(of file: Checkout.SourceFile) -> [(line: Int, length: Int)] {
    let lines = file.lines
    var found: [(Int, Int)] = []
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ")
      let keyword = words.first { !modifiers.contains($0) && !$0.hasPrefix("@") } ?? ""
      guard keyword == "func" || keyword.hasPrefix("init(") || keyword.hasPrefix("init<") else { continue }
      let closing = line.prefix { $0 == " " } + "}"
      if line.hasSuffix("}") { continue }
      let end = lines[index...].firstIndex { $0.hasPrefix(closing) } ?? index
      found.append((index + 1, end - index + 1))
    }
    return found
  }

  private static let modifiers: Set<Substring> = [
    "package", "private", "fileprivate", "static", "mutating", "override", "nonisolated", "consuming", "borrowing",
  ]
}
