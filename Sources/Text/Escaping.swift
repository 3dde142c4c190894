extension String {
  /// This text with what `instead` gives for a scalar in its place; a scalar for which it gives nothing stays. Linear.
  package func escaped(_ instead: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let other = instead(scalar) { result += other } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// What stands for `scalar` in the text of XML.
  package static func inXML(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: nil
    }
  }
}
