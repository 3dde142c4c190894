/// Kinds of symbols, as far as a draft has them.
package enum SymbolKind: Int, Sendable {
  case file = 1
  case module = 2
  case namespace = 3
  case package = 4
  case `class` = 5
  case method = 6
  case property = 7
  case field = 8
  case constructor = 9
  case `enum` = 10
  case interface = 11
  case function = 12
  case constant = 14
  case string = 15
  case array = 18
  case key = 20
  case enumMember = 22
  case event = 24
}

/// Kinds of completion items. `text` is left out on purpose: clients hide or drop it.
package enum CompletionItemKind: Int, Sendable {
  case unit = 11
  case value = 12
  case `enum` = 13
  case keyword = 14
  case snippet = 15
  case enumMember = 20
  case constant = 21
  case `struct` = 22
  case event = 23
}

package enum MessageType: Int, Sendable {
  case error = 1
  case warning, info, log
  /// Since 3.18.
  case debug
}
