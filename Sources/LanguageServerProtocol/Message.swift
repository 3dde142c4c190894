package import JSON

/// The id of a request, compared and sent back exactly: `1` and `"1"` are two ids.
package struct RequestID: Hashable, Sendable {
  /// The id as JSON.
  package let json: [UInt8]

  /// Nil unless the value is an integer or a string.
  package init?(_ value: JSONValue) {
    var writer = JSONWriter(capacity: 64)
    switch value.kind {
    case .number:
      guard let int = value.int else { return nil }
      writer.int(int)
    case .string: writer.string((value.units ?? [])[...])
    default: return nil
    }
    json = writer.bytes
  }

  package init(_ int: Int) {
    json = Array(String(int).utf8)
  }
}

/// Error codes of JSON-RPC 2.0 and LSP 3.17.
package enum ErrorCode: Int, Hashable, Sendable, CaseIterable {
  case parseError = -32700
  case invalidRequest = -32600
  case methodNotFound = -32601
  case invalidParams = -32602
  case internalError = -32603
  case serverNotInitialized = -32002
  case requestFailed = -32803
  case serverCancelled = -32802
  case contentModified = -32801
  case requestCancelled = -32800
}

/// Why a request has no result.
package struct ResponseError: Error, Hashable {
  package var code: ErrorCode
  package var message: String

  package init(_ code: ErrorCode, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// A message from the client.
package enum Message: Sendable {
  case request(id: RequestID, method: String, params: JSONValue?)
  case notification(method: String, params: JSONValue?)
  case response(id: RequestID, result: Result<JSONValue?, ClientError>)
  /// What is no message; the error goes back with the id null.
  case invalid(ResponseError)

  /// What the client says instead of a result.
  package struct ClientError: Error, Sendable {
    package var code: Int
    package var message: String
  }

  /// Reads the body of a message. Never fails: what cannot be read is `.invalid`.
  package init(_ body: [UInt8]) {
    do throws(JSONError) {
      self.init(try JSONValue(body))
    } catch {
      self = .invalid(ResponseError(.parseError, "invalid JSON: \(error.reason) at byte \(error.offset)"))
    }
  }

  private init(_ value: JSONValue) {
    guard value.kind == .object else {
      let what = value.kind == .array ? "batches are not part of LSP" : "a message is an object"
      self = .invalid(ResponseError(.invalidRequest, what))
      return
    }
    let idValue = value["id"]
    let params = value["params"].flatMap { $0.isNull ? nil : $0 }
    guard let method = value["method"] else {
      self = Message.response(value, idValue)
      return
    }
    guard let name = method.string else {
      self = .invalid(ResponseError(.invalidRequest, "method is a string"))
      return
    }
    guard let idValue else {
      self = .notification(method: name, params: params)
      return
    }
    guard let id = RequestID(idValue) else {
      self = .invalid(ResponseError(.invalidRequest, "id is an integer or a string"))
      return
    }
    self = .request(id: id, method: name, params: params)
  }

  private static func response(_ value: JSONValue, _ idValue: JSONValue?) -> Message {
    guard let id = idValue.flatMap({ RequestID($0) }), value["result"] != nil || value["error"] != nil else {
      return .invalid(ResponseError(.invalidRequest, "neither a request nor a notification nor a response"))
    }
    guard let error = value["error"], !error.isNull else { return .response(id: id, result: .success(value["result"])) }
    let code = error["code"]?.int ?? 0
    return .response(id: id, result: .failure(ClientError(code: code, message: error["message"]?.string ?? "")))
  }
}
