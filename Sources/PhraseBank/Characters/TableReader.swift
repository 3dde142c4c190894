package import Text

/// Rows of a table of this program: UTF-8, tab-separated, the first line and lines beginning with `#` left out.
package enum TableReader {
  package static func rows(_ bytes: some Sequence<UInt8>) -> [[[CodeUnit]]] {
    var result: [[[CodeUnit]]] = []
    for line in SourceText(String(decoding: Array(bytes), as: UTF8.self)).lines where line.units.first != "#" {
      if line.units.isEmpty { continue }
      result.append(line.units.split(separator: "\t", omittingEmptySubsequences: false).map(Array.init))
    }
    return result
  }
}
