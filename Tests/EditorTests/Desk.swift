import Foundation
import Synchronization

/// A folder of its own with drafts in it, and an editor that works there. Nothing outside is read or written.
final class Desk: Sendable {
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The server that was built with these tests.
  static let server: URL = {
    if let named = ProcessInfo.processInfo.environment["GONGWEN_BINARY"] { return URL(filePath: named) }
    let program = URL(filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "")
    return program.deletingLastPathComponent().appending(path: "gongwen")
  }()

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "gongwen-desk-\(UUID().uuidString)")
    for name in ["bin", "home", "config", "data", "state", "cache", "run"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "bin/gongwen"),
      withDestinationURL: Self.server,
    )
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func read(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  /// How a program ended.
  struct End: Sendable {
    var status: Int32
    var isTimeOut: Bool
    var output: String
  }

  /// Runs a program here until it ends, or kills it when `seconds` are over. Its standard input stays open and silent.
  func run(_ command: [String], seconds: Double) async throws -> End {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.environment = environment
    let input = Pipe()
    let output = folder.appending(path: "output")
    try Data().write(to: output)
    let handle = try FileHandle(forWritingTo: output)
    process.standardInput = input
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    let deadline = ContinuousClock.now + .seconds(seconds)
    while process.isRunning, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
    }
    let isTimeOut = process.isRunning
    if isTimeOut { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    try input.fileHandleForWriting.close()
    let text = (try? String(decoding: Data(contentsOf: output), as: UTF8.self)) ?? ""
    return End(status: process.terminationStatus, isTimeOut: isTimeOut, output: text)
  }

  private var environment: [String: String] {
    var variables = ProcessInfo.processInfo.environment
    for name in variables.keys where name.hasPrefix("GONGWEN_") || name.hasPrefix("LC_") { variables[name] = nil }
    variables["PATH"] = folder.appending(path: "bin").path + ":" + (variables["PATH"] ?? "")
    variables["HOME"] = folder.appending(path: "home").path
    variables["XDG_CONFIG_HOME"] = folder.appending(path: "config").path
    variables["XDG_DATA_HOME"] = folder.appending(path: "data").path
    variables["XDG_STATE_HOME"] = folder.appending(path: "state").path
    variables["XDG_CACHE_HOME"] = folder.appending(path: "cache").path
    variables["XDG_RUNTIME_DIR"] = folder.appending(path: "run").path
    variables["LANG"] = "C.UTF-8"
    variables["LC_ALL"] = "C.UTF-8"
    variables["TERM"] = "xterm"
    return variables
  }
}
