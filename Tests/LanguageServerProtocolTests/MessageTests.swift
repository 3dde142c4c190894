import JSON
import LanguageServerProtocol
import Testing

/// What a body is read as, in one line.
private func describe(_ body: String) -> String {
  switch Message(Array(body.utf8)) {
  case .request(let id, let method, let params):
    "request \(String(decoding: id.json, as: UTF8.self)) \(method) \(params.map { String(decoding: $0.source, as: UTF8.self) } ?? "-")"
  case .notification(let method, let params):
    "notification \(method) \(params.map { String(decoding: $0.source, as: UTF8.self) } ?? "-")"
  case .response(let id, .success(let value)):
    "result \(String(decoding: id.json, as: UTF8.self)) \(value.map { String(decoding: $0.source, as: UTF8.self) } ?? "-")"
  case .response(let id, .failure(let error)):
    "error \(String(decoding: id.json, as: UTF8.self)) \(error.code) \(error.message)"
  case .invalid(let error): "invalid \(error.code.rawValue)"
  }
}

private func check(_ body: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(describe(body) == expected, sourceLocation: sourceLocation)
}

@Suite struct MessageTests {
  @Test func `requests, notifications and responses are told apart`() {
    check(#"{"jsonrpc":"2.0","id":1,"method":"m","params":[1]}"#, "request 1 m [1]")
    check(#"{"jsonrpc":"2.0","id":"a","method":"m","params":null}"#, "request \"a\" m -")
    check(#"{"jsonrpc":"2.0","method":"m"}"#, "notification m -")
    check(#"{"jsonrpc":"2.0","id":3,"result":null}"#, "result 3 null")
    check(#"{"jsonrpc":"2.0","id":3,"error":{"code":-1,"message":"x"}}"#, "error 3 -1 x")
  }

  @Test func `ids keep their kind`() {
    check(#"{"id":0,"method":"m"}"#, "request 0 m -")
    check(#"{"id":-1,"method":"m"}"#, "request -1 m -")
    check(#"{"id":"","method":"m"}"#, "request \"\" m -")
    check(#"{"id":"\u8bf7\u6c42-\ud83d\ude00","method":"m"}"#, "request \"请求-😀\" m -")
    check(#"{"id":null,"method":"m"}"#, "invalid -32600")
    check(#"{"id":1.5,"method":"m"}"#, "invalid -32600")
    check(#"{"id":{},"method":"m"}"#, "invalid -32600")
  }

  @Test func `what is no message says why`() {
    check("", "invalid -32700")
    check("{", "invalid -32700")
    check("[]", "invalid -32600")
    check("42", "invalid -32600")
    check("{}", "invalid -32600")
    check(#"{"id":1}"#, "invalid -32600")
    check(#"{"id":1,"method":2}"#, "invalid -32600")
    check(String(repeating: "[", count: 100_000), "invalid -32700")
  }

  @Test func `error codes are those of the specifications`() {
    let codes = [-32700, -32600, -32601, -32602, -32603, -32002, -32803, -32802, -32801, -32800]
    #expect(ErrorCode.allCases.map(\.rawValue) == codes)
  }

  @Test func `a message is framed by its length in bytes`() {
    var message = OutgoingMessage(capacity: 1)
    func frame(_ message: inout OutgoingMessage) -> String {
      message.withFrame { String(decoding: $0, as: UTF8.self) }
    }
    message.respond(to: RequestID(7), "公文")
    #expect(frame(&message) == "Content-Length: 42\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":\"公文\"}")
    message.fail(RequestID(7), ResponseError(.invalidParams, "no"))
    #expect(frame(&message).hasSuffix(#"{"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"no"}}"#))
    message.fail(nil, ResponseError(.parseError, "x"))
    #expect(frame(&message).hasSuffix(#""id":null,"error":{"code":-32700,"message":"x"}}"#))
  }
}

@Suite struct ParamsTests {
  private func position(_ json: String) -> String {
    do {
      let params = try PositionParams(JSONValue(json))
      return "\(params.uri) \(params.position.line):\(params.position.character)"
    } catch let error as InvalidParams {
      return error.message
    } catch {
      return "not JSON"
    }
  }

  @Test func `a position is checked field by field`() {
    #expect(position(#"{"textDocument":{"uri":"u"},"position":{"line":1,"character":2}}"#) == "u 1:2")
    #expect(position(#"{"textDocument":{"uri":"u"}}"#) == "position: missing")
    #expect(position(#"{"textDocument":{"uri":7},"position":{"line":1,"character":2}}"#) == "uri: a string")
    #expect(position(#"{"textDocument":{"uri":"u"},"position":{"line":"1","character":2}}"#) == "line: an integer")
    #expect(position(#"{"textDocument":{"uri":"u"},"position":{"line":-1,"character":2}}"#).contains("from 0"))
    #expect(position("[]") == "params: an object")
  }

  @Test func `what a client leaves out is off`() throws {
    let none = ClientCapabilities(try JSONValue("{}"))
    #expect(none.positionEncodings == nil && !none.snippets && !none.pullDiagnostics && !none.hasGeneral)
    let some = ClientCapabilities(
      try JSONValue(
        #"{"general":{"positionEncodings":["ucs-4","utf-32","utf-16"]},"textDocument":{"diagnostic":{},"completion":{"contextSupport":false,"completionItem":{"snippetSupport":true}}}}"#
      )
    )
    #expect(some.positionEncodings == [.utf32, .utf16])
    #expect(some.snippets && some.pullDiagnostics && some.hasGeneral && some.refusesCompletionContext)
  }
}
