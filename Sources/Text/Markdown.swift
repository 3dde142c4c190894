/// Which files are Markdown, and text that is put into it.
package enum Markdown {
  /// Extensions of its files, in small letters.
  package static let extensions = ["md", "markdown"]

  /// Whether the file that `name` names, a path or a URI, is Markdown: by its extension, in letters of either case.
  package static func isNamed(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return extensions.contains(name[name.utf8.index(after: dot)...].lowercased())
  }

  /// `text` with the marks that Markdown (CommonMark 0.31, 2.4; with tables, strikethrough and bare links) would take
  /// for its own made harmless.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "!", "(", ")": result.append("\\")
      // A word before a colon may be the scheme of a link.
      case ":": result.append("\\")
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
