import Foundation
import JSON
import LanguageServerProtocol
import TestSupport

/// The real server as a process, for what only happens between processes.
final class ServerProcess {
  let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let error = Pipe()
  private var framer = MessageFramer()
  private var waiting: [JSONValue] = []
  private var lastID = 0

  init(_ arguments: [String] = []) throws {
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["lsp"] + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = error
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  func send(_ bytes: [UInt8]) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
  }

  func send(_ method: String, id: Int? = nil, _ params: (inout JSONWriter) -> Void) throws {
    try send(ClientMessage.frame(ClientMessage.body(method, id: id, params)))
  }

  /// The next message that fits; nil when the server ends before.
  func next(where fits: (JSONValue) -> Bool) -> JSONValue? {
    while true {
      if let index = waiting.firstIndex(where: fits) { return waiting.remove(at: index) }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { return nil }
      Array(data).withUnsafeBytes {
        framer.push($0) { frame in
          if case .body(let body) = frame, let message = try? JSONValue(body) { waiting.append(message) }
        }
      }
    }
  }

  func request(_ method: String, _ params: (inout JSONWriter) -> Void) throws -> JSONValue? {
    lastID += 1
    let id = lastID
    try send(method, id: id, params)
    return next { $0["id"]?.int == id && $0["method"] == nil }
  }

  func initialize(processID: Int? = nil, folder: String? = nil) throws {
    _ = try request("initialize") {
      $0.object {
        if let processID { $0.field("processId", processID) } else { $0.field("processId") { $0.null() } }
        if let folder { $0.field("rootUri", "file://" + folder) } else { $0.field("rootUri") { $0.null() } }
        $0.field("capabilities") {
          $0.object { $0.field("workspace") { $0.object { $0.field("applyEdit", true) } } }
        }
      }
    }
    try send("initialized") { $0.object { _ in } }
  }

  func open(_ uri: String, _ text: String) throws {
    try send("textDocument/didOpen") {
      $0.object {
        $0.field("textDocument") {
          $0.object {
            $0.field("uri", uri)
            $0.field("languageId", "plaintext")
            $0.field("version", 1)
            $0.field("text", text)
          }
        }
      }
    }
  }

  func closeInput() throws { try input.fileHandleForWriting.close() }
  func closeOutput() throws { try output.fileHandleForReading.close() }

  /// Waits for its end; nil when it does not come within `seconds`.
  func end(within seconds: Double = 20) -> (status: Int32, reason: Process.TerminationReason)? {
    let deadline = Date.now.addingTimeInterval(seconds)
    while process.isRunning, Date.now < deadline { usleep(5000) }
    return process.isRunning ? nil : (process.terminationStatus, process.terminationReason)
  }

  /// Everything it wrote to standard error, once it has ended; it is ended if it has not.
  func errorText() -> String {
    // As long as it lives the end does not come: a test that has failed must not wait for ever.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    return String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}
