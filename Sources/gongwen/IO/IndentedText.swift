import Configuration
import JSON

/// JSON as the commands print it.
enum IndentedText {
  static func of(_ writer: borrowing JSONWriter) -> String {
    String(decoding: IndentedJSON.of(writer.bytes), as: UTF8.self)
  }
}
