import Configuration
import Foundation
import JSON
import Lexicon
import Structure
import Testing

@Suite struct SettingsFileTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "gongwen-settings-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder + "/甲/乙", withIntermediateDirectories: true)
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  @Test func `The nearest file counts, alone`() throws {
    try write(#"{"genre": "通知", "names": ["三农"]}"#, to: ".gongwen.json")
    try write(#"{"genre": "请示"}"#, to: "甲/.gongwen.json")
    var files = SettingsFiles()
    #expect(files.file(for: folder).settings.genre == .notice)
    let inner = files.file(for: folder + "/甲/乙")
    #expect(inner.settings.genre == .request)
    #expect(inner.settings.names.isEmpty)
    #expect(inner.settings.folder == folder + "/甲")
    #expect(inner.path == SettingsFile(above: folder + "/甲/乙").path)
    #expect(files.problems.isEmpty)
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func `What the editor sets stays where the file is silent`() throws {
    try write(#"{"completion": {"limit": 9}}"#, to: ".gongwen.json")
    var base = Settings()
    base.completion.limit = 20
    base.genre = .notice
    let settings = SettingsFile(above: folder + "/甲", base: base).settings
    #expect(settings.completion.limit == 9)
    #expect(settings.genre == .notice)
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func `Mistakes are told with file and line`() throws {
    let path = folder + "/.gongwen.json"
    try write("{\n  \"rules\": {\n    \"ordinal-gpa\": \"off\"\n  }\n}\n", to: ".gongwen.json")
    #expect(SettingsFile(path: path).problems.map(\.description) == ["\(path):3: 没有规则“ordinal-gpa”，是否想用“ordinal-gap”？"])
    try write("{\n  \"names\": [],\n}\n", to: ".gongwen.json")
    #expect(SettingsFile(path: path).problems.map(\.line) == [3])
    #expect(SettingsFile(path: folder + "/没有.json").problems.map(\.message) == ["没有这个文件或文件夹"])
    try FileManager.default.removeItem(atPath: folder)
  }
}

@Suite struct SettingsSchemaTests {
  /// The schema that is shipped is the one the declarations give. To write it anew:
  /// `gongwen settings --schema > editors/gongwen.schema.json`.
  @Test func `The schema under editors is up to date`() throws {
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = checkout.appendingPathComponent("editors/gongwen.schema.json")
    let isCurrent = try String(contentsOf: file, encoding: .utf8) == SettingsSchema.text
    #expect(isCurrent, "gongwen settings --schema > editors/gongwen.schema.json")
  }

  @Test func `The schema is JSON and its defaults are what it allows`() throws {
    let schema = try JSONValue(SettingsSchema.text)
    let properties = try #require(schema["properties"])
    #expect(properties["completion"]?["properties"]?["limit"]?["maximum"]?.int == 500)
    #expect(properties["completion"]?["properties"]?["limit"]?["default"]?.int == 50)
    #expect(properties["rules"]?["properties"]?["ordinal-gap"]?["$ref"]?.string == "#/definitions/level")
    for setting in allSettings {
      var settings = Settings()
      let nested = setting.key.split(separator: ".").reversed().reduce(setting.standard) { "{\"\($1)\": \($0)}" }
      #expect(settings.apply(try JSONValue(nested)).isEmpty, "\(setting.key)")
      #expect(settings == Settings(), "\(setting.key)")
    }
  }

  @Test func `JSON is laid out without changing what it says`() throws {
    let text = #"{"a":[1,{"b":"x,{\"y\":[]}"}],"c":{},"d":[]}"#
    let laidOut = String(decoding: IndentedJSON.of(Array(text.utf8)), as: UTF8.self)
    #expect(
      laidOut == """
        {
          "a": [
            1,
            {
              "b": "x,{\\"y\\":[]}"
            }
          ],
          "c": {},
          "d": []
        }

        """
    )
  }
}
