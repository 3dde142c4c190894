package import JSON

/// What the client can do, as far as the server asks. Everything is off until the client says otherwise.
package struct ClientCapabilities: Sendable {
  /// Encodings in the client's order; nil when it says nothing, which means UTF-16.
  package var positionEncodings: [PositionEncoding]?
  /// Whether `general` was there at all: ALE's clients have none.
  package var hasGeneral = false
  /// Whether the client says in so many words that it sends no completion context.
  package var refusesCompletionContext = false
  package var snippets = false
  package var markdownDocumentation = false
  package var labelDetails = false
  package var markdownHover = false
  package var hierarchicalSymbols = false
  package var pullDiagnostics = false
  package var relatedDocuments = false
  package var diagnosticRelatedInformation = false
  package var diagnosticCodeDescription = false
  package var codeActionLiterals = false
  package var codeActionData = false
  package var codeActionResolveEdit = false
  package var documentChanges = false
  package var changeAnnotations = false
  package var prepareRename = false
  package var configuration = false
  package var workspaceFolders = false
  package var workDoneProgress = false
  package var applyEdit = false
  package var dynamicConfiguration = false
  package var dynamicWatchedFiles = false
  package var diagnosticRefresh = false
  package var codeLensRefresh = false
  package var inlayHintRefresh = false
  package var foldingRangeRefresh = false
  package var inlineCompletion = false
  /// The token types the client can show; empty when it takes no tokens.
  package var semanticTokenTypes: [String] = []
  package var linkTooltips = false
  // 3.18
  package var codeActionDocumentation = false
  package var snippetEdits = false
  package var editMetadata = false
  package var textDocumentContent = false
  package var relativePatterns = false
  /// Whether a list may carry data for all its items, which each item's own are added to.
  package var mergedCompletionData = false
  /// Whether a lens may come without its command, to be asked for when it is seen.
  package var codeLensResolveCommand = false
  /// Whether messages of the search for a fault have a type of their own. No capability says so; a client
  /// that declares one which came with it knows that too, and to all others 5 is no type.
  package var debugMessages = false

  package init() {}

  package init(_ json: JSONValue?) {
    guard let json else { return }
    func flag(_ path: StaticString...) -> Bool { json.at(path)?.bool ?? false }
    func list(_ path: StaticString...) -> [String]? { json.at(path)?.strings }
    hasGeneral = json.present("general") != nil
    positionEncodings = list("general", "positionEncodings")?.compactMap(PositionEncoding.init(rawValue:))
    let document = json.present("textDocument")
    refusesCompletionContext = document?["completion"]?["contextSupport"]?.bool == false
    snippets = flag("textDocument", "completion", "completionItem", "snippetSupport")
    labelDetails = flag("textDocument", "completion", "completionItem", "labelDetailsSupport")
    markdownDocumentation =
      list("textDocument", "completion", "completionItem", "documentationFormat")?.contains("markdown") ?? false
    markdownHover = list("textDocument", "hover", "contentFormat")?.contains("markdown") ?? false
    hierarchicalSymbols = flag("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")
    pullDiagnostics = document?.present("diagnostic") != nil
    relatedDocuments = flag("textDocument", "diagnostic", "relatedDocumentSupport")
    diagnosticRelatedInformation = flag("textDocument", "publishDiagnostics", "relatedInformation")
    diagnosticCodeDescription = flag("textDocument", "publishDiagnostics", "codeDescriptionSupport")
    codeActionLiterals = document?["codeAction"]?.present("codeActionLiteralSupport") != nil
    codeActionData = flag("textDocument", "codeAction", "dataSupport")
    codeActionResolveEdit =
      list("textDocument", "codeAction", "resolveSupport", "properties")?.contains("edit") ?? false
    documentChanges = flag("workspace", "workspaceEdit", "documentChanges")
    changeAnnotations = json["workspace"]?["workspaceEdit"]?.present("changeAnnotationSupport") != nil
    prepareRename = flag("textDocument", "rename", "prepareSupport")
    configuration = flag("workspace", "configuration")
    workspaceFolders = flag("workspace", "workspaceFolders")
    workDoneProgress = flag("window", "workDoneProgress")
    applyEdit = flag("workspace", "applyEdit")
    dynamicConfiguration = flag("workspace", "didChangeConfiguration", "dynamicRegistration")
    dynamicWatchedFiles = flag("workspace", "didChangeWatchedFiles", "dynamicRegistration")
    diagnosticRefresh = flag("workspace", "diagnostics", "refreshSupport")
    codeLensRefresh = flag("workspace", "codeLens", "refreshSupport")
    inlayHintRefresh = flag("workspace", "inlayHint", "refreshSupport")
    foldingRangeRefresh = flag("workspace", "foldingRange", "refreshSupport")
    inlineCompletion = document?.present("inlineCompletion") != nil
    semanticTokenTypes = list("textDocument", "semanticTokens", "tokenTypes") ?? []
    linkTooltips = flag("textDocument", "documentLink", "tooltipSupport")
    codeActionDocumentation = flag("textDocument", "codeAction", "documentationSupport")
    snippetEdits = flag("workspace", "workspaceEdit", "snippetEditSupport")
    editMetadata = flag("workspace", "workspaceEdit", "metadataSupport")
    textDocumentContent = json["workspace"]?.present("textDocumentContent") != nil
    relativePatterns = flag("workspace", "didChangeWatchedFiles", "relativePatternSupport")
    mergedCompletionData =
      flag("textDocument", "completion", "completionList", "applyKindSupport")
      && list("textDocument", "completion", "completionList", "itemDefaults")?.contains("data") ?? false
    let lazyLens = list("textDocument", "codeLens", "resolveSupport", "properties")
    codeLensResolveCommand = lazyLens?.contains("command") ?? false
    debugMessages =
      mergedCompletionData || lazyLens != nil || textDocumentContent || snippetEdits || editMetadata
      || codeActionDocumentation
  }
}

extension JSONValue {
  /// What the keys lead to, one inside the other.
  fileprivate func at(_ path: [StaticString]) -> JSONValue? {
    var value: JSONValue? = self
    for key in path { value = value?[key] }
    return value
  }

  /// The strings of a list; nil for anything else.
  fileprivate var strings: [String]? {
    kind == .array ? elements.compactMap { $0.string } : nil
  }
}
