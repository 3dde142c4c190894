import JSON
import Lint

/// The JSON schema of `.gongwen.json` (draft 7, which every editor knows), made from `allSettings` and `allRules`.
package enum SettingsSchema {
  /// The schema as indented JSON with a final newline.
  package static var text: String {
    var writer = JSONWriter(capacity: 1 << 14)
    write(&writer)
    return String(decoding: IndentedJSON.of(writer.bytes), as: UTF8.self)
  }

  private static func write(_ writer: inout JSONWriter) {
    writer.object {
      $0.field("$schema", "http://json-schema.org/draft-07/schema#")
      $0.field("title", "gongwen 的设置（.gongwen.json）")
      $0.field("type", "object")
      $0.field("additionalProperties", false)
      $0.field("properties") { writer in
        writer.object { writer in
          writer.field("$schema") { $0.object { $0.field("type", "string") } }
          for node in SettingsTree(allSettings).nodes { property(node, &writer) }
        }
      }
      $0.field("definitions") { $0.object { $0.field("level", level) } }
    }
  }

  private static func property(_ node: SettingsTree.Node, _ writer: inout JSONWriter) {
    writer.key(dynamic: node.name)
    writer.object { writer in
      if let setting = node.setting {
        writer.field("description", setting.help)
        type(setting.kind, &writer)
        if let standard = try? JSONValue(setting.standard), !standard.isNull {
          writer.field("default") { $0.value(standard) }
        }
      } else {
        writer.field("type", "object")
        writer.field("additionalProperties", false)
        writer.field("properties") { writer in
          writer.object { writer in
            for child in node.children { property(child, &writer) }
          }
        }
      }
    }
  }

  private static func type(_ kind: Setting.Kind, _ writer: inout JSONWriter) {
    switch kind {
    case .boolean: writer.field("type", "boolean")
    case .integer(let range):
      writer.field("type", "integer")
      writer.field("minimum", range.lowerBound)
      writer.field("maximum", range.upperBound)
    case .choice(let names):
      writer.field("type", "string")
      writer.field("enum") { $0.array(names) { $0.string($1) } }
    case .strings: strings(&writer)
    case .levels: levels(&writer)
    case .words:
      writer.field("type", "object")
      writer.field("additionalProperties") { $0.object { $0.field("type", "string") } }
    case .switches(let names, let titles): switches(names, titles, &writer)
    case .dismissals:
      writer.field("type", "array")
      writer.field("items") { writer in
        writer.object { writer in
          writer.field("type", "object")
          writer.field("additionalProperties", false)
          writer.field("required") { $0.array(["rule", "text"]) { $0.string($1) } }
          writer.field("properties") { writer in
            writer.object { writer in
              writer.field("rule") { $0.object { $0.field("enum") { $0.array(allRules) { $0.string($1.info.id) } } } }
              writer.field("text") { $0.object { $0.field("type", "string") } }
            }
          }
        }
      }
    case .overrides:
      writer.field("type", "array")
      writer.field("items") { writer in
        writer.object { writer in
          writer.field("type", "object")
          writer.field("additionalProperties", false)
          writer.field("required") { $0.array(["files", "rules"]) { $0.string($1) } }
          writer.field("properties") { writer in
            writer.object { writer in
              writer.field("files") { $0.object { strings(&$0) } }
              writer.field("rules") { $0.object { levels(&$0) } }
            }
          }
        }
      }
    }
  }

  private static func strings(_ writer: inout JSONWriter) {
    writer.field("type", "array")
    writer.field("items") { $0.object { $0.field("type", "string") } }
  }

  private static func switches(_ names: [String], _ titles: [String], _ writer: inout JSONWriter) {
    writer.field("type", "object")
    writer.field("additionalProperties", false)
    writer.field("properties") { writer in
      writer.object { writer in
        for (name, title) in zip(names, titles) {
          writer.key(dynamic: name)
          writer.object {
            $0.field("description", title)
            $0.field("type", "boolean")
          }
        }
      }
    }
  }

  private static func levels(_ writer: inout JSONWriter) {
    writer.field("type", "object")
    writer.field("additionalProperties", false)
    writer.field("properties") { writer in
      writer.object { writer in
        // Each group before its rules: that is how an editor lists them.
        for group in RuleGroup.allCases {
          level(of: group.settingsName, "“\(group.chineseName)”一组的全部规则", &writer)
          for rule in allRules where rule.info.group == group { level(of: rule.info.id, rule.info.title, &writer) }
        }
      }
    }
  }

  private static func level(of name: String, _ description: String, _ writer: inout JSONWriter) {
    writer.key(dynamic: name)
    writer.object {
      $0.field("description", description)
      $0.field("$ref", "#/definitions/level")
    }
  }

  private static func level(_ writer: inout JSONWriter) {
    writer.object {
      $0.field("type", "string")
      $0.field("enum") { $0.array(LintConfiguration.Level.names) { $0.string($1) } }
    }
  }
}

/// The settings by the parts of their names.
struct SettingsTree {
  struct Node {
    let name: String
    var setting: Setting?
    var children: [Node] = []
  }

  private(set) var nodes: [Node] = []

  init(_ settings: [Setting]) {
    for setting in settings {
      SettingsTree.insert(setting, setting.key.split(separator: ".")[...], into: &nodes)
    }
  }

  private static func insert(_ setting: Setting, _ path: ArraySlice<Substring>, into nodes: inout [Node]) {
    guard let name = path.first.map(String.init) else { return }
    let index = nodes.firstIndex { $0.name == name } ?? nodes.endIndex
    if index == nodes.endIndex { nodes.append(Node(name: name)) }
    if path.count == 1 {
      nodes[index].setting = setting
    } else {
      insert(setting, path.dropFirst(), into: &nodes[index].children)
    }
  }
}
