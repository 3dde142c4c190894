package import JSON

/// Params that do not have the shape the specification gives them.
package struct InvalidParams: Error, Hashable {
  /// What was expected, and where: `position.line: an integer from 0`.
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
}

/// What a request or notification takes.
package protocol ParamsReadable: Sendable {
  /// Reads `json`, which is nil when the message has no params.
  init(_ json: JSONValue?) throws(InvalidParams)
}

/// Params of methods that take none, or whose params are not read.
package struct NoParams: ParamsReadable {
  package init(_ json: JSONValue?) {}
}

extension JSONValue {
  package func required(_ key: StaticString) throws(InvalidParams) -> JSONValue {
    guard let value = self[key], !value.isNull else { throw InvalidParams("\(key): missing") }
    return value
  }

  /// The member unless it is missing or null.
  package func present(_ key: StaticString) -> JSONValue? {
    self[key].flatMap { $0.isNull ? nil : $0 }
  }

  package func requiredString(_ key: StaticString) throws(InvalidParams) -> String {
    guard let string = try required(key).string else { throw InvalidParams("\(key): a string") }
    return string
  }

  package func requiredInt(_ key: StaticString) throws(InvalidParams) -> Int {
    guard let int = try required(key).int else { throw InvalidParams("\(key): an integer") }
    return int
  }

  package func requiredArray(_ key: StaticString) throws(InvalidParams) -> JSONElements {
    let value = try required(key)
    guard value.kind == .array else { throw InvalidParams("\(key): an array") }
    return value.elements
  }

  package func position(_ key: StaticString) throws(InvalidParams) -> ClientPosition {
    try ClientPosition(required(key))
  }

  package func range(_ key: StaticString) throws(InvalidParams) -> ClientRange {
    try ClientRange(required(key))
  }

  /// `textDocument.uri`.
  package func documentURI() throws(InvalidParams) -> String {
    try required("textDocument").requiredString("uri")
  }
}

extension Optional where Wrapped == JSONValue {
  /// The params as an object.
  package func object() throws(InvalidParams) -> JSONValue {
    guard let self, self.kind == .object else { throw InvalidParams("params: an object") }
    return self
  }
}

extension ClientPosition {
  package init(_ json: JSONValue) throws(InvalidParams) {
    line = try json.requiredInt("line")
    character = try json.requiredInt("character")
    guard line >= 0, character >= 0 else { throw InvalidParams("position: line and character from 0") }
  }
}

extension ClientRange {
  package init(_ json: JSONValue) throws(InvalidParams) {
    start = try json.position("start")
    end = try json.position("end")
  }
}
