import JSON
import LanguageServerProtocol

/// Editors that do otherwise than they say, or than the protocol does.
enum ClientKind: String {
  case standard
  /// Counts columns in bytes and puts a candidate in at the cursor, whatever range it has.
  case ale
  /// Matches the word before the cursor with the label and replaces it to its end, whatever range there is. Asks for the
  /// fix of one finding with the range of the whole draft, and carries out all that comes back.
  case kate
  /// Shows the message of a finding itself where it shows the hover.
  case vscode
  /// gongwen.html.
  case page

  /// Whether what an item's range covers behind the cursor is replaced too, which the protocol allows: others insert at the
  /// cursor, or replace the word there. Seen in both.
  var replacesBehindCursor: Bool { self == .vscode || self == .page }

  /// Whether it answers us while it waits for the answer to a command. One that does not would wait for ever.
  var answersWhileItWaits: Bool { self == .vscode || self == .page }

  /// By what our own configuration says (`initializationOptions.client`), else by name, else by what is left out.
  init(_ params: InitializeParams) {
    if let name = params.initializationOptions?.present("client")?.string {
      self = ClientKind(rawValue: name) ?? .standard
    } else if let name = params.clientName {
      let isVSCode = ["Visual Studio Code", "VSCodium", "Code - OSS"].contains { name.hasPrefix($0) }
      let isKate = name.hasPrefix("Kate") || name.hasPrefix("kate")
      self = isVSCode ? .vscode : isKate ? .kate : name == "gongwen.html" ? .page : .standard
    } else {
      let capabilities = params.capabilities
      self = !capabilities.hasGeneral && capabilities.refusesCompletionContext ? .ale : .standard
    }
  }
}
