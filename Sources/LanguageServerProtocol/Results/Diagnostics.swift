package import JSON

package struct Diagnostic: JSONWritable, Sendable {
  package struct Related: JSONWritable, Sendable {
    package var location: Location
    package var message: String

    package init(location: Location, message: String) {
      self.location = location
      self.message = message
    }

    package func write(to writer: inout JSONWriter) {
      writer.object {
        $0.field("location", location)
        $0.field("message", message)
      }
    }
  }

  package var range: ClientRange
  /// 1 error, 2 warning, 3 information, 4 hint.
  package var severity: Int
  package var code: String?
  /// Where the code is explained.
  package var codeDescription: String?
  package var message: String
  package var related: [Related] = []
  /// Said to a client that asks for nothing before it offers to mend.
  package var hasFix: Bool?

  package init(range: ClientRange, severity: Int, code: String?, message: String) {
    self.range = range
    self.severity = severity
    self.code = code
    self.message = message
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("range", range)
      $0.field("severity", severity)
      $0.field("code", ifPresent: code)
      if let codeDescription { $0.field("codeDescription") { $0.object { $0.field("href", codeDescription) } } }
      $0.field("source", "gongwen")
      $0.field("message", message)
      if !related.isEmpty { $0.field("relatedInformation", related) }
      if let hasFix { $0.field("data", hasFix) }
    }
  }
}

/// The diagnostics of one document, or that they are as they were.
package struct DiagnosticReport: JSONWritable, Sendable {
  package enum Content: Sendable {
    case full([Diagnostic])
    case unchanged
  }

  package var content: Content
  package var resultID: String?
  /// The reports of other documents by URI, in order.
  package var related: [(uri: String, items: [Diagnostic])] = []

  package init(_ content: Content, resultID: String?) {
    self.content = content
    self.resultID = resultID
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { writeMembers(to: &$0) }
  }

  fileprivate func writeMembers(to writer: inout JSONWriter) {
    switch content {
    case .full(let items):
      writer.field("kind", "full")
      writer.field("resultId", ifPresent: resultID)
      writer.field("items", items)
    case .unchanged:
      writer.field("kind", "unchanged")
      writer.field("resultId", ifPresent: resultID)
    }
    guard !related.isEmpty else { return }
    writer.field("relatedDocuments") {
      $0.object { writer in
        for (uri, items) in related {
          writer.key(dynamic: uri)
          DiagnosticReport(.full(items), resultID: nil).write(to: &writer)
        }
      }
    }
  }
}

/// The report of one document of a workspace; the version is nil for a file that is not open.
package struct WorkspaceDocumentReport: JSONWritable, Sendable {
  package var uri: String
  package var version: Int?
  package var report: DiagnosticReport

  package init(uri: String, version: Int?, report: DiagnosticReport) {
    self.uri = uri
    self.version = version
    self.report = report
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("uri", uri)
      $0.field("version", version)
      report.writeMembers(to: &$0)
    }
  }
}

package struct WorkspaceDiagnosticReport: JSONWritable, Sendable {
  package var items: [WorkspaceDocumentReport]

  package init(items: [WorkspaceDocumentReport]) {
    self.items = items
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { $0.field("items", items) }
  }
}
