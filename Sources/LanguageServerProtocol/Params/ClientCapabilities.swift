package import JSON

/// What the client can do, as far as the server asks. Everything is off until the client says otherwise.
package struct ClientCapabilities: Sendable {
  /// Encodings in the client's order; nil when it says nothing, which means UTF-16.
  package var positionEncodings: [PositionEncoding]?
  /// Whether `general` was there at all: ALE's clients have none.
  package var hasGeneral = false
  package var completionContext = false
  /// Whether the client says in so many words that it sends no completion context.
  package var refusesCompletionContext = false
  package var snippets = false
  package var markdownDocumentation = false
  package var labelDetails = false
  package var markdownHover = false
  package var hierarchicalSymbols = false
  package var lineFoldingOnly = false
  package var foldingText = false
  package var pullDiagnostics = false
  package var relatedDocuments = false
  package var diagnosticRelatedInformation = false
  package var diagnosticCodeDescription = false
  package var diagnosticData = false
  package var diagnosticVersion = false
  package var codeActionLiterals = false
  package var codeActionData = false
  package var codeActionResolveEdit = false
  package var documentChanges = false
  package var changeAnnotations = false
  package var prepareRename = false
  package var configuration = false
  package var workspaceFolders = false
  package var workDoneProgress = false
  package var showDocument = false
  package var applyEdit = false
  package var dynamicConfiguration = false
  package var dynamicWatchedFiles = false
  package var diagnosticRefresh = false
  package var semanticTokensRefresh = false
  package var codeLensRefresh = false
  package var inlayHintRefresh = false
  package var foldingRangeRefresh = false
  package var inlineCompletion = false
  /// The token types and modifiers the client can show; empty when it takes no tokens.
  package var semanticTokenTypes: [String] = []
  package var semanticTokenModifiers: [String] = []
  package var linkTooltips = false
  package var definitionLinks = false

  package init() {}

  package init(_ json: JSONValue?) {
    guard let json else { return }
    func flag(_ path: StaticString...) -> Bool {
      var value: JSONValue? = json
      for key in path { value = value?[key] }
      return value?.bool ?? false
    }
    func list(_ path: StaticString...) -> [String]? {
      var value: JSONValue? = json
      for key in path { value = value?[key] }
      guard let value, value.kind == .array else { return nil }
      return value.elements.compactMap { $0.string }
    }
    hasGeneral = json.present("general") != nil
    positionEncodings = list("general", "positionEncodings")?.compactMap(PositionEncoding.init(rawValue:))
    let document = json.present("textDocument")
    completionContext = flag("textDocument", "completion", "contextSupport")
    refusesCompletionContext = document?["completion"]?["contextSupport"]?.bool == false
    snippets = flag("textDocument", "completion", "completionItem", "snippetSupport")
    labelDetails = flag("textDocument", "completion", "completionItem", "labelDetailsSupport")
    markdownDocumentation =
      list("textDocument", "completion", "completionItem", "documentationFormat")?.contains("markdown") ?? false
    markdownHover = list("textDocument", "hover", "contentFormat")?.contains("markdown") ?? false
    hierarchicalSymbols = flag("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")
    lineFoldingOnly = flag("textDocument", "foldingRange", "lineFoldingOnly")
    foldingText = flag("textDocument", "foldingRange", "foldingRange", "collapsedText")
    pullDiagnostics = document?.present("diagnostic") != nil
    relatedDocuments = flag("textDocument", "diagnostic", "relatedDocumentSupport")
    diagnosticRelatedInformation = flag("textDocument", "publishDiagnostics", "relatedInformation")
    diagnosticCodeDescription = flag("textDocument", "publishDiagnostics", "codeDescriptionSupport")
    diagnosticData = flag("textDocument", "publishDiagnostics", "dataSupport")
    diagnosticVersion = flag("textDocument", "publishDiagnostics", "versionSupport")
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
    showDocument = flag("window", "showDocument", "support")
    applyEdit = flag("workspace", "applyEdit")
    dynamicConfiguration = flag("workspace", "didChangeConfiguration", "dynamicRegistration")
    dynamicWatchedFiles = flag("workspace", "didChangeWatchedFiles", "dynamicRegistration")
    diagnosticRefresh = flag("workspace", "diagnostics", "refreshSupport")
    semanticTokensRefresh = flag("workspace", "semanticTokens", "refreshSupport")
    codeLensRefresh = flag("workspace", "codeLens", "refreshSupport")
    inlayHintRefresh = flag("workspace", "inlayHint", "refreshSupport")
    foldingRangeRefresh = flag("workspace", "foldingRange", "refreshSupport")
    inlineCompletion = document?.present("inlineCompletion") != nil
    semanticTokenTypes = list("textDocument", "semanticTokens", "tokenTypes") ?? []
    semanticTokenModifiers = list("textDocument", "semanticTokens", "tokenModifiers") ?? []
    linkTooltips = flag("textDocument", "documentLink", "tooltipSupport")
    definitionLinks = flag("textDocument", "definition", "linkSupport")
  }
}
