/// Everything the server offers. One line each; the advertised capabilities, the README's table and the tests come
/// from here.
let allFeatures: [Feature] = [
  Completion.feature,
  Hover.feature,
  DocumentSymbols.feature,
  FoldingRanges.feature,
  SelectionRanges.feature,
  Definition.feature,
  References.feature,
  DocumentHighlights.feature,
  Rename.feature,
  LinkedEditing.feature,
  InlayHints.feature,
  CodeLenses.feature,
  WillSaveWaitUntil.feature,
  DocumentDiagnostics.feature,
  CodeActions.feature,
  DocumentFormatting.feature,
  RangeFormatting.feature,
  OnTypeFormatting.feature,
  DocumentLinks.feature,
  SemanticTokensFull.feature,
  WorkspaceSymbols.feature,
  InlineCompletion.feature,
  ExecuteCommand.feature,
  RulePages.feature,
]

/// Every notification the server acts on.
let allNotifications: [NotificationHandler] = [
  NotificationHandler(Initialized.self),
  NotificationHandler(DidOpen.self),
  NotificationHandler(DidChange.self),
  NotificationHandler(DidSave.self),
  NotificationHandler(DidClose.self),
  NotificationHandler(DidChangeConfiguration.self),
  NotificationHandler(DidChangeWatchedFiles.self),
  NotificationHandler(DidChangeWorkspaceFolders.self),
  NotificationHandler(SetTrace.self),
]
