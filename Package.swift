// swift-tools-version: 6.2
import PackageDescription

#if canImport(Glibc)
  import Glibc
#endif

/// One set of strict settings for every Swift target; see the loop at the bottom.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// No product has a task or a regular expression. What the compiler imports for them unasked would be linked too: three
/// libraries and what those need, 2 MB of memory and a third of a millisecond at each start.
let lean: [SwiftSetting] = [
  .unsafeFlags(
    ["concurrency", "string-processing"].flatMap { ["-Xfrontend", "-disable-implicit-\($0)-module-import"] }
  )
]

/// The program is static on Linux, but for the C library: to find, map and relocate the libraries of the language takes two
/// thirds of the time until it answers, and 2 MB of memory. It stands at a fixed address: a page that is relocated is a page
/// of one's own, 0.7 MB of them. Where the compiler's packages bring no static libraries they are loaded as ever.
let linking: [LinkerSetting] = {
  #if canImport(Glibc)
    var found = glob_t()
    defer { globfree(&found) }
    guard glob("/usr/lib/gcc/*/*/libstdc++.a", 0, nil, &found) == 0 else { return [] }
    let folder = "\(Context.packageDirectory)/Sources/gongwen/Linking"
    var flags = ["-use-ld=lld", "-L", folder]
    if hasStaticLibraries { flags += ["-static-stdlib", "-Xclang-linker", "-no-pie"] }
    return [.unsafeFlags(flags, .when(configuration: .release))]
  #else
    return []
  #endif
}()

#if canImport(Glibc)
  /// Whether the toolchain that `PATH` leads to has what static programs of the language are linked from.
  var hasStaticLibraries: Bool {
    (Context.environment["PATH"] ?? "").split(separator: ":").contains { folder in
      guard let program = realpath("\(folder)/swift", nil) else { return false }
      defer { free(program) }
      let usr = String(cString: program).split(separator: "/").dropLast(2).joined(separator: "/")
      return access("/\(usr)/lib/swift_static/linux/static-stdlib-args.lnk", R_OK) == 0
    }
  }
#endif

let package = Package(
  name: "gongwen",
  products: [.executable(name: "gongwen", targets: ["gongwen"])],
  targets: [
    // MARK: Leaves: no knowledge of each other, of files or of the protocol.
    .target(name: "Text"),
    .target(name: "JSON", dependencies: ["Text"]),
    .target(name: "WordDocument", dependencies: ["Text"]),
    .target(
      name: "LexiconTables",
      path: "Sources/Lexicon/Tables",
      exclude: [
        "genre-forms.tsv", "genre-sections.tsv", "genres.tsv", "leads.tsv", "named-sets.tsv", "offers.tsv", "slips.tsv",
      ],
      publicHeadersPath: "include"
    ),
    .target(name: "Lexicon", dependencies: ["LexiconTables", "Text"], exclude: ["README.md", "Tables"]),
    .target(
      name: "PhraseBankData",
      path: "phrasebank",
      exclude: [
        "README.md", "counts.bin", "parallels.tsv", "phrases.tsv", "pinyin-words.tsv", "pinyin.tsv", "sources.tsv",
        "spelling.bin", "structures.tsv", "traditional-words.tsv", "traditional.tsv",
      ],
      sources: ["bank.c"],
      publicHeadersPath: "include",
    ),

    // MARK: Domain: no I/O, no throwing, no trapping, whatever the text.
    .target(name: "Structure", dependencies: ["Lexicon", "Text"], exclude: ["Counts/README.md"]),
    .target(name: "Lint", dependencies: ["Lexicon", "Structure", "Text"]),
    .target(name: "PhraseBank", dependencies: ["PhraseBankData", "Text"]),
    .target(name: "Completion", dependencies: ["Lexicon", "PhraseBank", "Structure", "Text"]),
    .target(
      name: "Mining",
      dependencies: ["Lexicon", "PhraseBank", "PhraseBankData", "Platform", "Structure", "Text"]
    ),

    // MARK: Shell: protocol, settings, files, processes.
    // The C library's header for access lists and the like.
    .target(name: "ExtendedAttributes"),
    .target(name: "Platform", dependencies: ["ExtendedAttributes"], exclude: ["Host"]),
    .target(name: "Files", dependencies: ["Platform", "Text"]),
    .target(name: "LanguageServerProtocol", dependencies: ["JSON", "Text"]),
    .target(
      name: "Configuration",
      dependencies: ["Completion", "Files", "JSON", "Lexicon", "Lint", "PhraseBank", "Platform", "Structure", "Text"]
    ),
    .target(
      name: "Server",
      dependencies: [
        "Completion", "Configuration", "Files", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "PhraseBank",
        "Platform",
        "Structure",
        "Text", "WordDocument",
      ],
    ),
    .executableTarget(
      name: "gongwen",
      dependencies: [
        "Completion", "Configuration", "Files", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "Mining",
        "PhraseBank",
        "Server", "ServerClient",
        "Structure", "Text", "WordDocument",
      ],
      exclude: ["Linking"],
      linkerSettings: linking,
    ),
    .executableTarget(
      name: "gongwen-bench",
      dependencies: [
        "Completion", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "Mining", "PhraseBank", "Platform", "Server",
        "ServerClient",
        "Structure", "Text",
      ],
    ),

    // MARK: A client of the server: for doctor, for the repository's tools and for the tests.
    .target(name: "ServerClient", dependencies: ["JSON", "LanguageServerProtocol", "Server"]),

    // MARK: Tools of the repository, no part of the product.
    .executableTarget(name: "gongwen-tables", dependencies: ["Lexicon", "Mining", "PhraseBank", "Text"]),
    .executableTarget(
      name: "gongwen-fuzz",
      dependencies: [
        "Completion", "Configuration", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "Mining", "PhraseBank",
        "Platform",
        "Server",
        "ServerClient",
        "Structure", "Text", "WordDocument",
      ],
    ),

    // MARK: Tests
    .target(name: "TestSupport", dependencies: ["Structure", "Text"], path: "Tests/TestSupport"),
    .testTarget(name: "ArchitectureTests"),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Configuration", "Files", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "Platform", "Server",
        "Structure",
        "TestSupport",
        "Text", "WordDocument",
        "gongwen",
      ],
    ),
    .testTarget(
      name: "ConfigurationTests",
      dependencies: [
        "Completion", "Configuration", "Files", "JSON", "Lexicon", "Lint", "PhraseBank", "Platform", "Structure",
        "TestSupport",
      ]
    ),
    .testTarget(name: "FilesTests", dependencies: ["Files", "Platform", "TestSupport", "Text"]),
    .testTarget(name: "EditorTests", exclude: ["Drivers"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport", "Text"]),
    .testTarget(
      name: "LanguageServerProtocolTests",
      dependencies: ["JSON", "LanguageServerProtocol", "TestSupport"],
    ),
    .testTarget(name: "LexiconTests", dependencies: ["Lexicon", "TestSupport", "Text"]),
    .testTarget(name: "LintTests", dependencies: ["Lexicon", "Lint", "Structure", "TestSupport", "Text"]),
    .testTarget(
      name: "MiningTests",
      dependencies: ["Completion", "Lexicon", "Mining", "PhraseBank", "Structure", "TestSupport", "Text"]
    ),
    .testTarget(
      name: "CompletionTests",
      dependencies: ["Completion", "Lexicon", "Mining", "PhraseBank", "Structure", "TestSupport", "Text"]
    ),
    .testTarget(
      name: "ReliabilityTests",
      dependencies: [
        "Completion", "Configuration", "Files", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "Mining",
        "PhraseBank", "Platform",
        "Server", "ServerClient", "Structure",
        "TestSupport", "Text",
      ],
      exclude: ["Fixtures"],
    ),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Completion", "Configuration", "JSON", "LanguageServerProtocol", "Lexicon", "Lint", "PhraseBank", "Platform",
        "Server",
        "ServerClient",
        "Structure",
        "TestSupport",
        "Text", "WordDocument",
      ],
      exclude: ["Recordings"],
    ),
    .testTarget(name: "StructureTests", dependencies: ["Lexicon", "Structure", "TestSupport", "Text"]),
    .testTarget(name: "TextTests", dependencies: ["TestSupport", "Text"]),
    .testTarget(name: "WordDocumentTests", dependencies: ["Structure", "TestSupport", "Text", "WordDocument"]),
  ],
  swiftLanguageModes: [.v6],
)

for target in package.targets where !["ExtendedAttributes", "LexiconTables", "PhraseBankData"].contains(target.name) {
  // Tests need both, and the repository's tools may.
  let isProduct = target.type != .test && target.name != "TestSupport" && !target.name.hasPrefix("gongwen-")
  target.swiftSettings = isProduct ? strict + lean : strict
}
