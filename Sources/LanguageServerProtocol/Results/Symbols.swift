package import JSON

package struct Location: JSONWritable, Hashable, Sendable {
  package var uri: String
  package var range: ClientRange

  package init(uri: String, range: ClientRange) {
    self.uri = uri
    self.range = range
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("uri", uri)
      $0.field("range", range)
    }
  }
}

package struct DocumentSymbol: JSONWritable, Sendable {
  package var name: String
  /// Empty for nothing.
  package var detail: String
  package var kind: SymbolKind
  package var range: ClientRange
  package var selectionRange: ClientRange
  package var children: [DocumentSymbol]

  package init(
    name: String,
    detail: String,
    kind: SymbolKind,
    range: ClientRange,
    selectionRange: ClientRange,
    children: [DocumentSymbol],
  ) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.range = range
    self.selectionRange = selectionRange
    self.children = children
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      if !detail.isEmpty { $0.field("detail", detail) }
      $0.field("kind", kind.rawValue)
      $0.field("range", range)
      $0.field("selectionRange", selectionRange)
      if children.isEmpty { return }
      // An array's own way copies each element, as it knows nothing of it.
      $0.key("children")
      $0.array { for child in children { child.write(to: &$0) } }
    }
  }
}

/// A symbol outside a tree: in a flat outline, or of a whole workspace.
package struct SymbolInformation: JSONWritable, Sendable {
  package var name: String
  package var kind: SymbolKind
  package var containerName: String?
  package var location: Location

  package init(name: String, kind: SymbolKind, containerName: String?, location: Location) {
    self.name = name
    self.kind = kind
    self.containerName = containerName
    self.location = location
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("kind", kind.rawValue)
      $0.field("containerName", ifPresent: containerName)
      $0.field("location", location)
    }
  }
}

/// The outline as this client takes it.
package enum DocumentOutline: JSONWritable, Sendable {
  case tree([DocumentSymbol])
  case list([SymbolInformation])

  package func write(to writer: inout JSONWriter) {
    switch self {
    case .tree(let symbols): symbols.write(to: &writer)
    case .list(let symbols): symbols.write(to: &writer)
    }
  }
}
