import Testing

/// The directions of dependency, and what the product may not rest on.
@Suite struct DependencyTests {
  /// Module → the modules of this package it may know. `Glibc` is listed like any other: the product calls
  /// the operating system in `Platform` alone.
  static let allowed: [String: Set<String>] = [
    "Text": [],
    "JSON": ["Text"],
    "Lexicon": ["LexiconTables", "Text"],
    "Structure": ["Lexicon", "Text"],
    "Lint": ["Lexicon", "Structure", "Text"],
    "WordDocument": ["Text"],
    "PhraseBank": ["PhraseBankData", "Text"],
    "Completion": ["Lexicon", "PhraseBank", "Structure", "Text"],
    "Mining": ["Lexicon", "PhraseBankData", "PhraseBank", "Platform", "Structure", "Text"],
    "LanguageServerProtocol": ["JSON", "Text"],
    // The one caller of the operating system in the product.
    "Platform": ["ExtendedAttributes", "Glibc"],
    "Files": ["Platform", "Text"],
    "Configuration": ["Completion", "Files", "JSON", "Lexicon", "Lint", "PhraseBank", "Platform", "Structure", "Text"],
    "Server": [
      "Completion", "Configuration", "Files", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "PhraseBank",
      "Platform", "Structure", "Text", "WordDocument",
    ],
    // Speaks to servers for doctor, tools and tests; whatever it is told to say, it knows nothing of drafts.
    "ServerClient": ["JSON", "LanguageServerProtocol", "Server", "Glibc"],
    "gongwen": [
      "Completion", "Configuration", "Files", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "Mining",
      "PhraseBank", "Platform", "Server", "ServerClient", "Structure", "Text", "WordDocument",
    ],
    // What the WebAssembly module adds: its exports, compiled as a part of `gongwen`, and a stand-in for locks.
    "WebAssembly": ["Configuration", "LanguageServerProtocol", "Platform", "Server"],
    // A tool of the repository that makes tables from Foundation's data; no part of the product.
    "gongwen-tables": ["Foundation", "Mining", "PhraseBank"],
    "gongwen-fuzz": [
      "Completion", "Configuration", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "Mining", "PhraseBank",
      "Platform", "Server", "ServerClient", "Structure", "Text", "WordDocument", "Glibc",
    ],
    "gongwen-bench": [
      "Completion", "Configuration", "Files", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "Mining",
      "PhraseBank", "Platform", "Server", "ServerClient", "Structure", "Text", "Glibc",
    ],
  ]

  /// Programs for whoever works on the repository: they write the tables of `phrasebank/` from Foundation's transforms.
  static let tools: Set = ["gongwen-tables"]

  /// Parts of the standard library that come as modules of their own.
  static let standardLibrary: Set = ["Swift", "Synchronization"]

  @Test func `every module imports only what lies below it`() {
    let sources = Checkout.sources(below: "Sources")
    #expect(sources.count > 20)
    for file in sources where !Self.tools.contains(file.target) {
      guard let allowed = Self.allowed[file.target] else {
        Issue.record("\(file): no entry for \(file.target) in the table of allowed imports")
        continue
      }
      let foreign = Set(file.imports).subtracting(allowed).subtracting(Self.standardLibrary)
      #expect(foreign.isEmpty, "\(file) imports \(foreign.sorted())")
    }
  }

  /// Measured: without Foundation the server starts in 1.4 ms instead of 2.0 ms and the static binary is 9 MB, not 21.
  @Test func `the product imports no Foundation`() {
    for file in Checkout.sources(below: "Sources") where !Self.tools.contains(file.target) {
      #expect(!file.imports.contains { $0.hasPrefix("Foundation") }, "\(file)")
    }
  }

  @Test func `the package depends on no other package`() throws {
    let manifest = try #require(Checkout.text(of: "Package.swift"))
    #expect(!manifest.contains(".package("))
  }
}
