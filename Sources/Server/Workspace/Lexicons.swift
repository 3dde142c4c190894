import Completion
import LanguageServerProtocol
import Structure
import Text

/// Terms of the drafts that are open beside one another: a name set in one is offered in the others.
extension Session {
  /// Reads the terms of `open` away from the loop. With one draft open they are not needed.
  func readLexicon(of open: OpenDocument) {
    guard documents.count > 1 else { return }
    for other in documents.values where other === open || other.lexicon == nil {
      let uri = other.uri
      let document = other.document
      perform {
        DraftLexicon(document)
      } finish: { lexicon, session in
        session.documents[uri]?.lexicon = lexicon
      }
    }
  }

  /// The terms of all drafts but `open`.
  func lexicons(besides open: OpenDocument) -> [DraftLexicon] {
    guard documents.count > 1 else { return [] }
    return documents.values.filter { $0 !== open }.ordered { $0.uri < $1.uri }.compactMap { $0.lexicon }
  }
}
