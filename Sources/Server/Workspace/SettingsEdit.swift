import Configuration
import JSON

/// Changes in the text of a settings file; everything else stays as it stands, in its order.
enum SettingsEdit {
  /// Switches a rule off. Nil when `bytes` is not blank and no JSON object, or when
  /// `rules` is there and none.
  static func disabling(_ id: String, in bytes: [UInt8]) -> [UInt8]? {
    changing("rules", .object, in: bytes) { rules, writer in
      writer.object { writer in
        if let rules {
          for (name, level) in rules.members where name != id {
            writer.key(dynamic: name)
            writer.value(level)
          }
        }
        writer.key(dynamic: id)
        writer.string("off")
      }
    }
  }

  /// Dismisses the findings of a rule at `text`. Nil when `bytes` is not blank and no JSON
  /// object, or when `dismissed` is there and no list.
  static func dismissing(_ id: String, _ text: String, in bytes: [UInt8]) -> [UInt8]? {
    changing("dismissed", .array, in: bytes) { dismissed, writer in
      writer.array { writer in
        if let dismissed {
          for old in dismissed.elements { writer.value(old) }
        }
        writer.object {
          $0.field("rule", id)
          $0.field("text", text)
        }
      }
    }
  }

  private static func changing(
    _ key: String,
    _ kind: JSONKind,
    in bytes: [UInt8],
    _ write: (JSONValue?, inout JSONWriter) -> Void,
  ) -> [UInt8]? {
    let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard let old = try? JSONValue(isBlank ? Array("{}".utf8) : bytes), old.kind == .object else { return nil }
    // What somebody wrote there is not thrown away.
    guard old.members.allSatisfy({ $0.key != key || $0.value.kind == kind || $0.value.isNull }) else { return nil }
    var writer = JSONWriter()
    var isWritten = false
    writer.object { writer in
      for (name, value) in old.members {
        writer.key(dynamic: name)
        if name == key, !isWritten {
          write(value, &writer)
          isWritten = true
        } else {
          writer.value(value)
        }
      }
      guard !isWritten else { return }
      writer.key(dynamic: key)
      write(nil, &writer)
    }
    return IndentedJSON.of(writer.bytes)
  }
}
