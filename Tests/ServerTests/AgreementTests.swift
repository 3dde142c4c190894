import Foundation
import JSON
import LanguageServerProtocol
import Structure
import Testing

@testable import Server

/// Every request a client may send, LSP 3.17 and what of 3.18 we know of (metaModel.json, `clientToServer`).
private let requestsOfTheSpecification = """
  initialize shutdown textDocument/willSaveWaitUntil textDocument/declaration textDocument/definition
  textDocument/typeDefinition textDocument/implementation textDocument/references textDocument/prepareCallHierarchy
  callHierarchy/incomingCalls callHierarchy/outgoingCalls textDocument/prepareTypeHierarchy typeHierarchy/supertypes
  typeHierarchy/subtypes textDocument/documentHighlight textDocument/documentLink documentLink/resolve
  textDocument/hover textDocument/codeLens codeLens/resolve textDocument/foldingRange textDocument/selectionRange
  textDocument/documentSymbol textDocument/semanticTokens/full textDocument/semanticTokens/full/delta
  textDocument/semanticTokens/range textDocument/inlineValue textDocument/inlayHint inlayHint/resolve
  textDocument/moniker textDocument/completion completionItem/resolve textDocument/diagnostic workspace/diagnostic
  textDocument/signatureHelp textDocument/codeAction codeAction/resolve textDocument/documentColor
  textDocument/colorPresentation textDocument/formatting textDocument/rangeFormatting textDocument/rangesFormatting
  textDocument/onTypeFormatting textDocument/rename textDocument/prepareRename textDocument/linkedEditingRange
  workspace/symbol workspaceSymbol/resolve workspace/executeCommand workspace/willCreateFiles
  workspace/willRenameFiles workspace/willDeleteFiles workspace/textDocumentContent textDocument/inlineCompletion
  """.split { $0 == " " || $0 == "\n" }.map(String.init)

@Suite struct AgreementTests {
  @Test(arguments: ["通知.md", "通知.MD", "通知.markdown", "通知.Markdown", "通知.txt", "通知"])
  func `an editor and a terminal read a file as the same kind of text`(name: String) {
    let dialect = Document.Dialect(path: "/drafts/\(name)")
    for language in ["", "plaintext", "text"] {
      #expect(OpenDocument.dialect(language, "file:///drafts/\(name)") == dialect, "\(language)")
    }
  }

  private var offered: [String] { allFeatures.flatMap(\.requests).map { $0.method.description } }

  @Test func `every request of the specification is offered or refused with a reason, never both`() {
    let refused = unsupportedMethods.map(\.method)
    let lifecycle = ["initialize", "shutdown"]
    let known = offered + refused + lifecycle
    #expect(Set(known).count == known.count)
    #expect(Set(known) == Set(requestsOfTheSpecification))
    #expect(unsupportedMethods.allSatisfy { !$0.reason.isEmpty })
  }

  @Test func `what is advertised is what the list offers`() throws {
    let everything = #"""
      {"workspace":{"applyEdit":true},"textDocument":{"diagnostic":{},"inlineCompletion":{},"rename":{"prepareSupport":true},
       "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}},"semanticTokens":{"tokenTypes":["class","string"]}}}
      """#
    func capabilities(_ client: String) -> [String] {
      let answer = TestClient().request(
        "initialize",
        "{\"processId\":null,\"rootUri\":null,\"capabilities\":\(client)}"
      )
      return answer?.result?["capabilities"]?.members.map(\.key) ?? []
    }
    let fixed = ["textDocumentSync", "workspace"]
    let all = allFeatures.compactMap { $0.capability?.description }
    #expect(Set(all).count == all.count)
    #expect(Set(capabilities(everything)) == Set(all + fixed))
    // A plain client is offered nothing that it did not ask for.
    let optional: Set = ["diagnosticProvider", "inlineCompletionProvider", "semanticTokensProvider"]
    #expect(Set(capabilities("{}")) == Set(all + fixed).subtracting(optional))
  }

  @Test func `an answer comes from what is offered and -32601 from the rest`() {
    let client = TestClient(capabilities: fullCapabilities)
    for method in offered { #expect(client.request(method, "{}")?.errorCode != -32601, "\(method)") }
    for (method, _) in unsupportedMethods { #expect(client.request(method, "{}")?.errorCode == -32601, "\(method)") }
  }

  @Test func `the table of the README is the list of the code`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    for row in FeatureTable.markdown.split(separator: "\n") where row.hasPrefix("| ") {
      #expect(readme.contains(row), "README.md lacks the row: \(row)")
    }
  }

  @Test func `every file of requests is in the list`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Server/Requests")
    var declared: [String] = []
    var listed: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let code = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      listed += code.matches(of: /RequestHandler\((\w+)\.self\)/).map { String($0.1) }
      for line in code.split(separator: "\n") {
        let kinds = [": Request {", ": AskingRequest {", ": BackgroundRequest {"]
        guard line.hasPrefix("enum "), kinds.contains(where: { line.contains($0) }) else { continue }
        declared.append(String(line.dropFirst(5).prefix { $0 != ":" }))
      }
    }
    #expect(declared.sorted() == listed.sorted())
    #expect(listed.count == allFeatures.flatMap(\.requests).count)
  }
}
