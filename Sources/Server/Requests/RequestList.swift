/// Everything the server offers. One line each; the advertised capabilities, the README's table and the tests come
/// from here.
let allFeatures: [Feature] = [
  Completion.feature,
  Hover.feature,
  DocumentSymbols.feature,
  FoldingRanges.feature,
]

/// Every notification the server acts on.
let allNotifications: [any Notification.Type] = [
  Initialized.self,
  DidOpen.self,
  DidChange.self,
  DidSave.self,
  DidClose.self,
  DidChangeConfiguration.self,
  DidChangeWatchedFiles.self,
  DidChangeWorkspaceFolders.self,
  SetTrace.self,
]
