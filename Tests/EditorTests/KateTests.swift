import Foundation
import Testing

/// Kate has no way to be asked what it shows: a driver presses the keys on a screen that nobody sees, and the drafts that
/// it saved say what came of it. Not in CI: it brings the libraries of a whole desktop along.
@Suite(.enabled(if: Kate.isInstalled, "Kate, xvfb-run, xdotool and dbus-run-session")) struct KateTests {
  @Test func `what is accepted inside a run swallows nothing`() async throws {
    let session = try await Kate.session()
    for draft in [Kate.inside, Kate.rare] {
      let parts = draft.text.components(separatedBy: "‸")
      let saved = try session.saved(draft.file)
      #expect(saved.hasPrefix(parts[0]) && saved.trimmed.hasSuffix(parts[1].trimmed), "\(saved) \(session.output)")
      #expect(saved.count > parts.joined().count, "nothing was put in: \(saved) \(session.output)")
    }
  }

  @Test func `a comma opens the list by itself, and Enter lengthens no heading`() async throws {
    let session = try await Kate.session()
    let comma = try session.saved(Kate.comma.file)
    #expect(comma.contains("在做“深”上谋划，在做“"), "\(comma) \(session.output)")
    let lines = try session.saved(Kate.heading.file).components(separatedBy: "\n")
    #expect(lines.contains("一、总体要求") && lines.contains("@@"), "\(lines) \(session.output)")
  }

  @Test func `the quick fix of a finding mends the number and nothing else`() async throws {
    let session = try await Kate.session()
    #expect(try session.saved("fix.gongwen").trimmed == Scenes.fix.expected.trimmed, "\(session.output)")
    let record = try session.saved("log.jsonl")
    #expect(record.contains("\"code\": \"ordinal-gap\""), "Kate sends back the finding that it shows")
  }

  @Test func `the box for symbols leads to a heading`() async throws {
    let session = try await Kate.session()
    let expected = Scenes.outline.draft.replacingOccurrences(of: "（一）学习", with: "@@（一）学习")
    #expect(try session.saved("outline.gongwen").trimmed == expected.trimmed, "\(session.output)")
  }
}

/// One session with Kate, however many tests look at it.
private enum Kate {
  static let inside = (file: "inside.gongwen", text: "关于做好工作的通知\n\n下一步，各级党委要全面加‸中学习，把活动抓紧抓实。\n")
  static let rare = (file: "rare.gongwen", text: "关于做好工作的通知\n\n𠮷林镇😀党委要在做‸，让群众满意。\n")

  static let comma = (file: "comma.gongwen", text: "关于做好工作的通知\n\n下一步，要在做“深”上谋划‸\n")
  static let heading = (file: "heading.gongwen", text: "关于做好工作的通知\n\n现将有关事项通知如下。\n一、‸\n")

  static var isInstalled: Bool {
    ["kate", "xvfb-run", "xdotool", "dbus-run-session"].allSatisfy { Editor.program($0) != nil }
  }

  struct Session: Sendable {
    let desk: Desk
    let output: String

    func saved(_ file: String) throws -> String {
      String(decoding: try desk.read(file), as: UTF8.self)
    }
  }

  static func session() async throws -> Session { try await played.value }

  private static let played = Task { () throws -> Session in
    let desk = try Desk()
    var columns: [String] = []
    for draft in [inside, rare, comma, heading] {
      let before = draft.text.components(separatedBy: "‸")[0].components(separatedBy: "\n").last ?? ""
      columns.append(String(before.utf16.count + 1))
      try desk.write(draft.text.replacingOccurrences(of: "‸", with: ""), to: draft.file)
    }
    try desk.write(columns.joined(separator: "\n") + "\n", to: "columns")
    try desk.write(Scenes.fix.draft, to: "fix.gongwen")
    try desk.write(Scenes.outline.draft, to: "outline.gongwen")
    try desk.write("{}", to: ".gongwen.json")
    let driver = Desk.checkout.appending(path: "Tests/EditorTests/Drivers/kate.sh").path
    let configuration = Desk.checkout.appending(path: "editors/kate").path
    let end = try await desk.run(["bash", driver, configuration], seconds: 300)
    return Session(desk: desk, output: String(end.output.suffix(2000)))
  }
}

extension String {
  /// Editors differ in whether the last line break is part of the text.
  fileprivate var trimmed: Substring { hasSuffix("\n") ? dropLast() : self[...] }
}
