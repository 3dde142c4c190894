import LanguageServerProtocol

/// A short session that no client sees, played while the client has nothing to ask.
///
/// What runs for the first time costs several times what it costs later: the runtime makes the metadata of generic
/// types, tables are filled, pages of the program are mapped. This way the first draft and the first completion do not
/// pay for it. One step at a time, so that a message of the client waits for one of them at most: a millisecond or two
/// where the indexes of the bank are filled.
package final class Rehearsal {
  private let session: Session
  /// Index of the message that is sent next.
  private var next = 0

  /// - Parameter output: takes what the server says: a test compares it.
  package init(output: @escaping (UnsafeRawBufferPointer) -> Void = { _ in }) {
    session = Session(options: Session.Options(), mailbox: Mailbox {}, background: Nowhere(), output: output)
    // Without the handshake: that would ask for settings and look for banks.
    session.phase = .running
    session.hasClient = false
  }

  /// Plays the next piece. False when there is none left.
  package func step() -> Bool {
    if session.step() { return true }
    // One message after the other, so that the findings of the draft are worked out first: a client opens before it asks.
    guard next < Self.messages.count else { return false }
    let body = Array(Self.messages[next].description.utf8)
    next += 1
    ClientMessage.frame(body).withUnsafeBytes { session.receive($0) }
    return true
  }

  /// Nothing in it needs work elsewhere.
  private final class Nowhere: BackgroundRunner {
    func run(_: @escaping @Sendable () -> Void) {}
  }

  /// A draft with a few mistakes, a keystroke in it, and what an editor asks then.
  private static let messages: [StaticString] = [
    #"""
    {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:rehearsal",
    "languageId":"plaintext","version":1,"text":"关于做好有关工作的通知\n\n各单位：\n　　现将有关事项通知如下。\n　　一、总体要求\n　　坚持问题导向，\#
    要做到“三个到位”：一是认识到位；二是责任到位。\n　　三、主要任务\n　　（一）加强组织领导。各单位要在做“深”上谋划，\n　　（二）压实工作责任。见第一条。\n　　1、摸清底数\n\#
    　　2.分类处置\n\n　　　　办公室\n　　　　2024年6月1日\n"}}}
    """#,
    #"""
    {"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:rehearsal","version":2},
    "contentChanges":[{"range":{"start":{"line":7,"character":26},"end":{"line":7,"character":26}},"text":"在"}]}}
    """#,
    #"""
    {"jsonrpc":"2.0","id":1,"method":"textDocument/completion","params":{"textDocument":{"uri":"untitled:rehearsal"},
    "position":{"line":7,"character":27},"context":{"triggerKind":1}}}
    """#,
    #"""
    {"jsonrpc":"2.0","id":2,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"untitled:rehearsal"}}}
    """#,
  ]
}
