import Text

/// `file:` URIs and paths.
enum FileURI {
  /// The absolute path behind a `file:` URI, percent escapes decoded; nil for any other URI.
  static func path(_ uri: String) -> String? {
    var rest = Substring(uri)
    guard rest.prefix(5).lowercased() == "file:" else { return nil }
    rest = rest.dropFirst(5)
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      // A host: only this machine's files can be read.
      let host = rest.prefix { $0 != "/" }
      guard host.isEmpty || host == "localhost" else { return nil }
      rest = rest.dropFirst(host.count)
    }
    guard rest.hasPrefix("/") else { return nil }
    let end = rest.firstIndex { $0 == "?" || $0 == "#" } ?? rest.endIndex
    return URIEscape.decode(rest[..<end])
  }

  /// The URI of an absolute path; everything but unreserved characters and slashes is escaped.
  static func uri(_ path: String) -> String {
    "file://" + URIEscape.encode(path)
  }
}
