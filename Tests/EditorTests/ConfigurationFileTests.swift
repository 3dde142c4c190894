import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Configurations of editors that cannot run here: at least each file is what its name says.
@Suite struct ConfigurationFileTests {
  @Test(
    arguments: [
      "kate/settings.json", "sublime/LSP.sublime-settings", "sublime/gongwen.sublime-settings", "zed/settings.json",
    ]
  )
  func `JSON can be read`(file: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(text(of: file).utf8))
    #expect(object is [String: Any])
  }

  @Test(
    arguments: [
      "helix/languages.toml", "zed/extension.toml", "zed/Cargo.toml", "lapce/volt.toml", "lapce/Cargo.toml",
    ]
  )
  func `TOML can be read`(file: String) throws {
    for (index, line) in try text(of: file).components(separatedBy: "\n").enumerated() {
      #expect(TOML.isStatement(line), "\(file):\(index + 1): \(line)")
    }
  }

  @Test func `XML can be read and its expressions compile`() throws {
    let reader = HighlightingReader()
    let parser = XMLParser(data: Data(try text(of: "kate/gongwen.xml").utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.expressions.count >= 5)
    for expression in reader.expressions { _ = try NSRegularExpression(pattern: expression) }
    #expect(reader.used.isSubset(of: reader.defined), "\(reader.used.subtracting(reader.defined))")
  }

  @Test func `expressions of the Sublime syntax compile and match`() throws {
    let lines = try text(of: "sublime/gongwen.sublime-syntax").components(separatedBy: "\n")
    let expressions = lines.compactMap { line -> String? in
      guard let start = line.range(of: "- match: '"), line.hasSuffix("'") else { return nil }
      return String(line[start.upperBound...].dropLast())
    }
    #expect(expressions.count >= 5)
    let sample = "一、提高认识\n（一）学习《意见》\n1.要在做“深”上谋划\n二是抓落实\n"
    for expression in expressions {
      let regex = try NSRegularExpression(pattern: expression, options: .anchorsMatchLines)
      let range = NSRange(sample.startIndex..., in: sample)
      #expect(regex.firstMatch(in: sample, range: range) != nil, "\(expression)")
    }
  }

  @Test(arguments: ["nvim", "vim", "emacs", "helix", "kate", "sublime", "zed", "lapce"])
  func `every editor has a page of one screen`(folder: String) throws {
    let lines = try text(of: "\(folder)/README.md").components(separatedBy: "\n").count
    #expect((10...80).contains(lines), "\(folder): \(lines) lines")
  }

  private func text(of file: String) throws -> String {
    try String(contentsOf: Desk.checkout.appending(path: "editors/\(file)"), encoding: .utf8)
  }
}

/// The part of TOML that these files use: tables, and keys with strings, numbers, booleans, lists and inline tables
/// on one line.
private enum TOML {
  static func isStatement(_ line: String) -> Bool {
    let line = line.trimmingCharacters(in: .whitespaces)
    if line.isEmpty || line.hasPrefix("#") { return true }
    let key = #"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*"#
    let string = #""[^"\\]*""#
    let scalar = "(\(string)|true|false|[0-9]+)"
    let list = #"\[\s*("# + scalar + #"(\s*,\s*"# + scalar + #")*)?\s*\]"#
    let table = #"\{\s*"# + key + #"\s*=\s*"# + scalar + #"(\s*,\s*"# + key + #"\s*=\s*"# + scalar + #")*\s*\}"#
    let statements = [#"\[\#(key)\]"#, #"\[\[\#(key)\]\]"#, #"\#(key)\s*=\s*(\#(scalar)|\#(list)|\#(table))"#]
    return statements.contains { line.range(of: "^(\($0))$", options: .regularExpression) != nil }
  }
}

/// Collects what a Kate syntax definition names.
private final class HighlightingReader: NSObject, XMLParserDelegate {
  var expressions: [String] = []
  var used: Set<String> = []
  var defined: Set<String> = []

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String],
  ) {
    switch name {
    case "RegExpr":
      if let expression = attributes["String"] { expressions.append(expression) }
      if let attribute = attributes["attribute"] { used.insert(attribute) }
    case "context":
      if let attribute = attributes["attribute"] { used.insert(attribute) }
    case "itemData":
      if let item = attributes["name"] { defined.insert(item) }
    default: break
    }
  }
}
