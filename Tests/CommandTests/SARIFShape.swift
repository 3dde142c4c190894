import JSON
import Testing

/// The constraints of the SARIF 2.1.0 schema on the parts that are written: which members an object must and may have,
/// of what type, and which words are allowed.
///
/// Written out by hand from the specification (OASIS, sections 3.13–3.55), because the schema itself is 200 KB of JSON
/// that describes mostly what no linter writes.
struct SARIFShape {
  indirect enum Shape: Sendable {
    case string
    case words(Set<String>)
    case bool
    /// Not smaller than this.
    case integer(Int)
    case array(Shape, atLeast: Int = 0)
    case object(required: [String: Shape], optional: [String: Shape] = [:])
    /// Any names, all values of this shape.
    case map(Shape)
  }

  static func check(_ log: JSONValue) throws {
    check(log, root, at: "$")
  }

  private static let root = Shape.object(
    required: ["version": .words(["2.1.0"]), "runs": .array(run)],
    optional: ["$schema": .string],
  )
  private static let run = Shape.object(
    required: ["tool": .object(required: ["driver": driver])],
    optional: [
      "columnKind": .words(["utf16CodeUnits", "unicodeCodePoints"]), "invocations": .array(invocation),
      "results": .array(result),
    ],
  )
  private static let driver = Shape.object(
    required: ["name": .string],
    optional: ["semanticVersion": .string, "language": .string, "rules": .array(descriptor)],
  )
  private static let descriptor = Shape.object(
    required: ["id": .string],
    optional: [
      "shortDescription": text, "fullDescription": text, "help": text,
      "defaultConfiguration": .object(required: [:], optional: ["level": level, "enabled": .bool]),
    ],
  )
  private static let invocation = Shape.object(
    required: ["executionSuccessful": .bool],
    optional: [
      "toolExecutionNotifications": .array(
        .object(required: ["message": text], optional: ["level": level, "locations": .array(location)])
      )
    ],
  )
  private static let result = Shape.object(
    required: ["message": text],
    optional: [
      "ruleId": .string, "ruleIndex": .integer(-1), "level": level, "locations": .array(location),
      "relatedLocations": .array(location), "partialFingerprints": .map(.string), "fixes": .array(fix),
    ],
  )
  private static let fix = Shape.object(
    required: [
      "artifactChanges": .array(
        .object(
          required: [
            "artifactLocation": artifact,
            "replacements": .array(
              .object(required: ["deletedRegion": region], optional: ["insertedContent": text]),
              atLeast: 1,
            ),
          ]
        ),
        atLeast: 1,
      )
    ],
    optional: ["description": text],
  )
  private static let location = Shape.object(
    required: [:],
    optional: [
      "id": .integer(-1), "message": text,
      "physicalLocation": .object(required: ["artifactLocation": artifact], optional: ["region": region]),
    ],
  )
  private static let artifact = Shape.object(required: ["uri": .string])
  private static let region = Shape.object(
    required: ["startLine": .integer(1)],
    optional: ["startColumn": .integer(1), "endLine": .integer(1), "endColumn": .integer(1)],
  )
  private static let text = Shape.object(required: ["text": .string], optional: ["markdown": .string])
  private static let level = Shape.words(["none", "note", "warning", "error"])

  private static func check(_ value: JSONValue, _ shape: Shape, at path: String) {
    switch shape {
    case .string: #expect(value.string != nil, "\(path)")
    case .words(let words): #expect(words.contains(value.string ?? ""), "\(path)")
    case .bool: #expect(value.bool != nil, "\(path)")
    case .integer(let least): #expect((value.int ?? least - 1) >= least, "\(path)")
    case .array(let element, let least):
      #expect(value.kind == .array && value.count >= least, "\(path)")
      for (index, member) in value.elements.enumerated() { check(member, element, at: "\(path)[\(index)]") }
    case .object(let required, let optional):
      #expect(value.kind == .object, "\(path)")
      for name in required.keys { #expect(value[dynamic: name] != nil, "\(path).\(name)") }
      for (name, member) in value.members {
        guard let shape = required[name] ?? optional[name] else {
          Issue.record("\(path).\(name) is not in the schema")
          continue
        }
        check(member, shape, at: "\(path).\(name)")
      }
    case .map(let shape):
      for (name, member) in value.members { check(member, shape, at: "\(path).\(name)") }
    }
  }
}
