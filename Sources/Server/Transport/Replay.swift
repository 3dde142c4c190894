import JSON
import LanguageServerProtocol

/// Plays a recorded session again and compares the answers: what `gongwen doctor --replay` and the tests do with the
/// records of real clients.
package struct Replay: Sendable {
  /// An answer that came out otherwise than it was recorded.
  package struct Difference: Sendable, Hashable {
    package let method: String
    package let id: String
    package let recorded: String
    /// Empty when there was none.
    package let now: String
  }

  /// Why a record cannot be played.
  package struct UnreadableRecord: Error, Hashable {
    /// From 1.
    package let line: Int
  }

  package private(set) var messages = 0
  package private(set) var requests = 0
  package private(set) var differences: [Difference] = []
  /// Requests that got no answer, or more than one.
  package private(set) var unanswered: [String] = []
  /// Requests that were answered with an error, with its code.
  package private(set) var errors: [String] = []
  /// The diagnostics published for each document, in order.
  package private(set) var published: [[String]] = []

  /// Plays the record in `bytes` against a fresh session.
  package init(_ bytes: [UInt8], options: Session.Options = Session.Options()) throws(UnreadableRecord) {
    var steps: [Step] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      guard let entry = try? JSONValue(Array(line)) else { throw UnreadableRecord(line: number + 1) }
      let isFromClient = entry["from"]?.isString("client") ?? false
      if let message = entry["message"] {
        steps.append(Step(isFromClient: isFromClient, body: Array(message.source), message: message))
      } else if let text = entry["text"]?.string {
        // What was no JSON then is none now; the server answered it all the same.
        steps.append(Step(isFromClient: isFromClient, body: Array(text.utf8), message: nil))
      }
    }
    play(steps, options)
  }

  private struct Step {
    let isFromClient: Bool
    let body: [UInt8]
    /// Nil for what is no JSON.
    let message: JSONValue?
  }

  private mutating func play(_ steps: [Step], _ options: Session.Options) {
    let answers = Answers()
    let session = Session(options: options, mailbox: Mailbox {}, background: AtOnce()) { answers.take($0) }
    var methods: [String: String] = [:]
    var recorded: [(id: String, result: String)] = []
    for step in steps {
      guard step.isFromClient else {
        // An answer without an id is one to no request; what was cancelled then is answered now.
        if let message = step.message, message["method"] == nil, let id = message["id"], !id.isNull,
          message["error"]?["code"]?.int != ErrorCode.requestCancelled.rawValue
        {
          recorded.append((Self.text(id), Self.outcome(message)))
        }
        continue
      }
      messages += 1
      if let method = step.message?["method"]?.string, let id = step.message?["id"] {
        requests += 1
        methods[Self.text(id)] = method
      }
      ClientMessage.frame(step.body).withUnsafeBytes { session.receive($0) }
      while session.exitCode == nil, session.step() {}
    }
    compare(methods, recorded, answers)
  }

  private mutating func compare(
    _ methods: [String: String],
    _ recorded: [(id: String, result: String)],
    _ answers: Answers,
  ) {
    for (id, method) in methods where answers.byID[id]?.count != 1 { unanswered.append("\(method) \(id)") }
    unanswered.sort()
    for (id, result) in recorded {
      let now = answers.byID[id]?.first ?? ""
      // Versions and capabilities may grow.
      let method = methods[id] ?? ""
      guard now != result, method != "initialize" else { continue }
      differences.append(Difference(method: method, id: id, recorded: result, now: now))
    }
    errors = methods.compactMap { id, method in
      answers.errors[id].map { "\(method) \(id): \($0)" }
    }
    errors.sort()
    published = answers.published.keys.sorted().compactMap { answers.published[$0] }
  }

  private static func text(_ value: JSONValue) -> String { String(decoding: value.source, as: UTF8.self) }

  /// Result or error of a response, as it stands.
  fileprivate static func outcome(_ message: JSONValue) -> String {
    (message["result"] ?? message["error"]).map(text) ?? ""
  }

  /// What the session says.
  private final class Answers {
    private(set) var byID: [String: [String]] = [:]
    private(set) var errors: [String: Int] = [:]
    private(set) var published: [String: [String]] = [:]
    private var framer = MessageFramer()

    func take(_ bytes: UnsafeRawBufferPointer) {
      framer.push(bytes) { frame in
        guard case .body(let body) = frame, let message = try? JSONValue(body) else { return }
        if message["method"]?.isString("textDocument/publishDiagnostics") == true, let params = message["params"] {
          published[params["uri"]?.string ?? "", default: []].append(params["diagnostics"].map(Replay.text) ?? "")
        } else if message["method"] == nil, let id = message["id"] {
          byID[Replay.text(id), default: []].append(Replay.outcome(message))
          if let code = message["error"]?["code"]?.int { errors[Replay.text(id)] = code }
        }
      }
    }
  }
}
