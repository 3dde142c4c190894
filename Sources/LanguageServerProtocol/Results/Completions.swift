package import JSON

/// Text for a reader, in Markdown or plain.
package struct MarkupContent: JSONWritable, Hashable, Sendable {
  package var value: String
  package var isMarkdown: Bool

  package init(_ value: String, isMarkdown: Bool) {
    self.value = value
    self.isMarkdown = isMarkdown
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("kind", isMarkdown ? "markdown" : "plaintext")
      $0.field("value", value)
    }
  }
}

package struct CompletionItem: JSONWritable, Sendable {
  package var label: String
  package var kind: CompletionItemKind
  /// Where it comes from, in a few words; empty for nothing.
  package var detail = ""
  /// Whether the detail goes to the label's line.
  package var hasLabelDetails = false
  package var sortText: String
  package var filterText: String
  package var range: ClientRange
  package var newText: String
  package var isSnippet = false
  /// What a client inserts that looks at no range.
  package var insertText: String?
  /// Table and row of the bank, for `completionItem/resolve`.
  package var data: [Int]?

  package init(
    label: String,
    kind: CompletionItemKind,
    sortText: String,
    filterText: String,
    range: ClientRange,
    newText: String,
  ) {
    self.label = label
    self.kind = kind
    self.sortText = sortText
    self.filterText = filterText
    self.range = range
    self.newText = newText
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("label", label)
      $0.field("kind", kind.rawValue)
      if !detail.isEmpty {
        if hasLabelDetails {
          $0.field("labelDetails") { $0.object { $0.field("description", detail) } }
        } else {
          $0.field("detail", detail)
        }
      }
      $0.field("sortText", sortText)
      $0.field("filterText", filterText)
      $0.field("insertText", ifPresent: insertText)
      $0.field("textEdit") {
        $0.object {
          $0.field("range", range)
          $0.field("newText", newText)
        }
      }
      if isSnippet { $0.field("insertTextFormat", 2) }
      $0.field("data", ifPresent: data)
    }
  }
}

package struct CompletionList: JSONWritable, Sendable {
  package var isIncomplete: Bool
  package var items: [CompletionItem]

  package init(isIncomplete: Bool, items: [CompletionItem]) {
    self.isIncomplete = isIncomplete
    self.items = items
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("isIncomplete", isIncomplete)
      $0.field("items", items)
    }
  }
}

/// `InlineCompletionItem` (3.18).
package struct InlineCompletionItem: JSONWritable, Sendable {
  package var insertText: String
  package var range: ClientRange

  package init(insertText: String, range: ClientRange) {
    self.insertText = insertText
    self.range = range
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("insertText", insertText)
      $0.field("range", range)
    }
  }
}

/// An item that comes back with more members than it went with.
package struct ResolvedItem<Value: JSONWritable & Sendable>: JSONWritable, Sendable {
  package var item: JSONValue
  /// The member that is added; nil when there is nothing to add or the item has it already.
  package var addition: (name: StaticString, value: Value)?

  package init(_ item: JSONValue, _ name: StaticString, _ value: Value?) {
    self.item = item
    addition = item.kind == .object && item[name] == nil ? value.map { (name, $0) } : nil
  }

  package func write(to writer: inout JSONWriter) {
    guard let addition else { return writer.value(item) }
    writer.object { writer in
      for (name, member) in item.members {
        writer.key(dynamic: name)
        writer.value(member)
      }
      writer.field(addition.name, addition.value)
    }
  }
}
