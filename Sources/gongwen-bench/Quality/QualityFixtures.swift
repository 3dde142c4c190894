import Text

/// The files of `Tests/QualityFixtures`.
struct QualityFixtures {
  struct Page {
    var name: String
    var text: String
    var path: String

    var isMarkdown: Bool { Markdown.isNamed(name) }

    /// The lines of the annotation beside the page: `通知.outline` beside `通知.txt`.
    func annotation(_ kind: String) -> [String] {
      let stem = path.prefix(path.lastIndex(of: ".").map { path.distance(from: path.startIndex, to: $0) } ?? path.count)
      guard let bytes = readFile("\(stem).\(kind)") else { return [] }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  /// A page with a cursor at its end, and what is wanted there; `scenes/README.md` has the format.
  struct Scene {
    var name: String
    var page: String
    var wanted: [String]
    var unwanted: [String]

    func isWanted(_ offer: String) -> Bool { wanted.contains { offer.hasPrefix($0) } }
    func isUnwanted(_ offer: String) -> Bool { unwanted.contains { offer.hasPrefix($0) } }
  }

  /// A sentence with `⟦…⟧` around what a proofreader would circle, or a clean one.
  struct Sentence {
    var rule: String
    var marked: String
  }

  let folder: String

  var drafts: [Page] { pages("drafts") }
  var structure: [Page] { pages("structure") }
  var floors: String { text("\(folder)/floors.tsv") }

  var scenes: [Scene] {
    pages("scenes").filter { !$0.isMarkdown }.compactMap { page in
      guard let cut = page.text.firstRange(of: "\n---\n") else { return nil }
      var scene = Scene(name: page.name, page: "", wanted: [], unwanted: [])
      for line in page.text[..<cut.lowerBound].split(separator: "\n") {
        if line.hasPrefix("want: ") { scene.wanted = Self.choices(line.dropFirst(6)) }
        if line.hasPrefix("not: ") { scene.unwanted = Self.choices(line.dropFirst(5)) }
      }
      scene.page = String(page.text[cut.upperBound...].prefix { $0 != "‸" })
      return scene
    }
  }

  /// `proofreading.tsv`: rule, sentence.
  var sentences: [Sentence] {
    text("\(folder)/proofreading.tsv").split(separator: "\n").compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard !line.hasPrefix("#"), columns.count >= 2 else { return nil }
      // A mark there needs no code: the rule stands in the first column.
      let marked = columns[1].replacing("⟦", with: "⟦*:").replacing("⏎", with: "\n")
      return Sentence(rule: columns[0], marked: marked)
    }
  }

  private static func choices(_ text: Substring) -> [String] { text.split(separator: " | ").map(String.init) }

  private func text(_ path: String) -> String {
    readFile(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private func pages(_ name: String) -> [Page] {
    Folder.names("\(folder)/\(name)").filter { ($0.hasSuffix(".txt") || $0.hasSuffix(".md")) && $0 != "README.md" }
      .map { file in
        let path = "\(folder)/\(name)/\(file)"
        return Page(name: file, text: text(path), path: path)
      }
  }
}
