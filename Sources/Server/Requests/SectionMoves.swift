import JSON
import LanguageServerProtocol
import Lint
import Structure

/// A section that a client wants moved.
struct WantedMove {
  /// Where it goes: before its neighbour or behind it, a level up or down.
  enum Way: String {
    case up, down
    case out
    case into = "in"
  }

  let uri: String
  /// The line of the cursor.
  var line: Int
  let way: Way
  /// Takes by how many lines the section has gone down since the client asked; called once.
  var done: (CommandResult, Session) -> Void
}

/// Moves follow one another, each in the text that the one before it has left: a key that is held down asks again before the
/// client has made the last one.
extension Session {
  func make(_ wanted: WantedMove) {
    guard waitingMoves == nil else {
      waitingMoves?.append(wanted)
      return
    }
    guard let open = document(wanted.uri) else { return wanted.done(.none, self) }
    guard let move = open.document.refactoring(for: wanted) else {
      show(.info, open.document.obstacle(to: wanted))
      return wanted.done(.none, self)
    }
    let shift = move.shift(of: wanted.line)
    let edits = move.edits(in: open.document)
    tell(ofLeft: move.left(in: open.document), by: edits, move, in: open)
    let waits = client.applyEdit && clientKind.answersWhileItWaits
    if waits { waitingMoves = [] }
    applyEdit(move.title, workspaceEdit(edits, in: open)) { reply, session in
      guard waits else { return }
      wanted.done(.count(shift), session)
      let isMade = if case .success(let answer) = reply { answer?["applied"]?.bool == true } else { false }
      session.goOn(behind: wanted, isMade ? shift : 0)
    }
    if !waits { wanted.done(.count(shift), self) }
  }

  /// Makes the moves that were asked for meanwhile; those of the same section find it `shift` lines further down.
  private func goOn(behind last: WantedMove, _ shift: Int) {
    let waiting = waitingMoves ?? []
    waitingMoves = nil
    for var next in waiting {
      if next.uri == last.uri, next.line == last.line {
        let done = next.done
        next.line = max(0, next.line &+ shift)
        next.done = { result, session in
          if case .count(let own) = result { done(.count(own &+ shift), session) } else { done(.count(shift), session) }
        }
      }
      make(next)
    }
  }
}

extension Document {
  fileprivate func refactoring(for wanted: WantedMove) -> Refactoring? {
    switch wanted.way {
    case .up, .down: move(ofSectionAround: wanted.line, isUp: wanted.way == .up)
    case .out, .into: level(ofSectionAround: wanted.line, isRaised: wanted.way == .out)
    }
  }

  /// Why what is wanted cannot be.
  fileprivate func obstacle(to wanted: WantedMove) -> String {
    let isUp = wanted.way == .up
    return switch wanted.way {
    case .up, .down:
      isOutermost(sectionAround: wanted.line, isUp: isUp)
        ? "已是本组\(isUp ? "第一" : "最后一")项" : "\(isUp ? "前面" : "后面")没有可以互换的：请把光标放在带编号的部分或条目里"
    case .out: "这里不能升一级：请把光标放在“（一）”“1.”“（1）”这样的条目里，它上面要有高一级的编号"
    case .into: "这里不能降一级：请把光标放在“一、”“（一）”“1.”这样的条目里，它前面要有同级的一项，降级后归在那一项之下"
    }
  }
}
