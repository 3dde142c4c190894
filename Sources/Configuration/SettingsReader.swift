package import JSON
import Text

extension Settings {
  /// Takes what `json` sets; everything else stays. Wrong parts are reported and left out, one by one.
  ///
  /// Names may be nested (`{"completion": {"limit": 20}}`) or written with dots (`{"completion.limit": 20}`,
  /// `{"rules.ordinal-gap": "off"}`), as editors send either. `null` says nothing.
  package mutating func apply(_ json: JSONValue) -> [SettingsProblem] {
    var report = SettingsReport()
    if json.kind == .object {
      read(json, under: "", &report)
    } else if !json.isNull {
      report.add("", json, "设置应为对象（{…}）")
    }
    return report.problems
  }

  private mutating func read(_ object: JSONValue, under parent: String, _ report: inout SettingsReport) {
    for (name, value) in object.members {
      let key = parent.isEmpty ? name : "\(parent).\(name)"
      // A schema may be named for editors.
      if key == "$schema" || value.isNull { continue }
      if let setting = allSettings.first(where: { $0.key == key }) {
        setting.read(value, &self, &report)
      } else if allSettings.contains(where: { $0.key.hasPrefix(key + ".") }) {
        if value.kind == .object {
          read(value, under: key, &report)
        } else {
          report.wrongValue(of: key, value, expected: "对象")
        }
      } else if let (setting, object) = Settings.member(key, value) {
        setting.read(object, &self, &report)
      } else {
        report.unknown(name, under: parent, value, among: Settings.names(under: parent, near: name))
      }
    }
  }

  /// `rules.ordinal-gap` is one member of `rules`: that setting, and the value as an object of this member which stands at
  /// its own place in the text.
  private static func member(_ key: String, _ value: JSONValue) -> (Setting, JSONValue)? {
    for setting in allSettings where key.hasPrefix(setting.key + ".") {
      switch setting.kind {
      case .levels, .switches: break
      default: continue
      }
      let head = Array("{\"\(key.dropFirst(setting.key.count + 1))\":".utf8)
      let blanks = [UInt8](repeating: 0x20, count: max(0, value.offset - head.count))
      if let object = try? JSONValue(blanks + head + value.source + [UInt8(ascii: "}")]) { return (setting, object) }
    }
    return nil
  }

  /// The names that would have been right in this place.
  private static func names(under parent: String, near name: String) -> [String] {
    let prefix = parent.isEmpty ? "" : parent + "."
    let keys = allSettings.map { $0.key }.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    if name.contains(".") { return keys }
    var seen = UniqueList<Substring>()
    return keys.compactMap { $0.split(separator: ".").first }.filter { seen.insert($0) }.map(String.init)
  }
}
