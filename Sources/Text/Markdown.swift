/// Text that is put into Markdown.
package enum Markdown {
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
