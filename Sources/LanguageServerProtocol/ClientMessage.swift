package import JSON

/// Messages as a client sends them: for what stands in a client's place, in the program itself and around it.
package enum ClientMessage {
  /// A body with its header (LSP 3.17, base protocol).
  package static func frame(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  /// The body of a request, or of a notification where there is no `id`.
  package static func body(_ method: String, id: Int?, _ params: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("jsonrpc", "2.0")
      $0.field("id", ifPresent: id)
      $0.field("method", method)
      $0.field("params", params)
    }
    return writer.bytes
  }
}
