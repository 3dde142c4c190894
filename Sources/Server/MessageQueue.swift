import JSON
import LanguageServerProtocol
import Text

/// Messages in the order of the stream; a cancellation takes effect on what is still waiting.
struct MessageQueue {
  private var messages: [(message: Message, bytes: Int)] = []
  /// Bytes of all that wait.
  private(set) var bytes = 0
  private var head = 0
  /// Ids of waiting requests.
  private var waiting = UniqueList<RequestID>()
  private var cancelled = UniqueList<RequestID>()

  /// - Returns: the id that a cancellation names, if that request is no longer waiting.
  mutating func append(_ message: Message, bytes: Int = 0) -> RequestID? {
    switch message {
    case .notification("$/cancelRequest", let params):
      guard let params = try? CancelParams(params) else { return nil }
      guard waiting.contains(params.id) else { return params.id }
      cancelled.insert(params.id)
      return nil
    case .request(let id, _, _): waiting.insert(id)
    default: break
    }
    messages.append((message: message, bytes: bytes))
    self.bytes += bytes
    return nil
  }

  mutating func next() -> Message? {
    guard head < messages.count else { return nil }
    let (message, bytes) = messages[head]
    // What is done is not held until the rest is.
    messages[head] = (message: .notification(method: "", params: nil), bytes: 0)
    self.bytes -= bytes
    head += 1
    if head == messages.count {
      messages.removeAll(keepingCapacity: messages.count < 1024)
      head = 0
    }
    if case .request(let id, _, _) = message { waiting.remove(id) }
    return message
  }

  /// Whether `id`, which was just taken, had been cancelled before.
  mutating func takeCancelled(_ id: RequestID) -> Bool {
    !cancelled.isEmpty && cancelled.remove(id)
  }
}
