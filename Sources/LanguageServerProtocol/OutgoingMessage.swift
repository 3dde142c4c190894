package import JSON

/// One message to the client, written once: the body grows in place and the header is set in front of it at the end.
package struct OutgoingMessage: ~Copyable {
  /// Room for `Content-Length: ` (16), digits (up to 12) and two line ends (4).
  private static let room = 32

  private var json: JSONWriter

  package init(capacity: Int = 4096) {
    json = JSONWriter(capacity: capacity)
  }

  private mutating func begin() {
    json.reset()
    json.skip(OutgoingMessage.room)
  }

  /// Writes the answer to a request.
  package mutating func respond(to id: RequestID, _ result: some JSONWritable) {
    begin()
    json.object {
      $0.field("jsonrpc", "2.0")
      $0.key("id")
      $0.value(json: id.json)
      $0.field("result", result)
    }
  }

  /// Writes an error answer; without an id for what was no request.
  package mutating func fail(_ id: RequestID?, _ error: ResponseError) {
    begin()
    json.object {
      $0.field("jsonrpc", "2.0")
      $0.key("id")
      if let id {
        $0.value(json: id.json)
      } else {
        $0.null()
      }
      $0.field("error") {
        $0.object {
          $0.field("code", error.code.rawValue)
          $0.field("message", error.message)
        }
      }
    }
  }

  package mutating func notify(_ method: StaticString, _ params: some JSONWritable) {
    begin()
    json.object {
      $0.field("jsonrpc", "2.0")
      $0.field("method", method.description)
      $0.field("params", params)
    }
  }

  /// Writes a request; `params` is nil for a method that takes none.
  package mutating func request(_ id: RequestID, _ method: StaticString, _ params: (some JSONWritable)?) {
    begin()
    json.object {
      $0.field("jsonrpc", "2.0")
      $0.key("id")
      $0.value(json: id.json)
      $0.field("method", method.description)
      $0.field("params", ifPresent: params)
    }
  }

  /// Hands over header and body as one run of bytes.
  package mutating func withFrame<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    var header = Array("Content-Length: ".utf8)
    header.append(contentsOf: String(json.count - OutgoingMessage.room).utf8)
    header.append(contentsOf: [0x0D, 0x0A, 0x0D, 0x0A])
    let start = OutgoingMessage.room - header.count
    json.overwrite(at: start, header)
    return json.withBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
  }
}
