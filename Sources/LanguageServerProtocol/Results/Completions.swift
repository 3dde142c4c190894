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
  package var data: Data?
  /// What the client sends with `gongwen.taken` when it has put the item in; nil where it need not say so.
  package var taken: [Int]?

  /// What `completionItem/resolve` needs to find a phrase again.
  package struct Data: JSONWritable, Sendable {
    package var table: Int
    package var row: Int
    /// Which reading of the banks the row is of; nil where the list says so for all its items.
    package var edition: Int?

    package init(table: Int, row: Int, edition: Int?) {
      (self.table, self.row, self.edition) = (table, row, edition)
    }

    package func write(to writer: inout JSONWriter) {
      // A list of numbers is the shorter form, but only objects can be merged.
      if let edition { return writer.array([table, row, edition]) { $0.int($1) } }
      writer.object {
        $0.field("table", table)
        $0.field("row", row)
      }
    }

    /// Reads either form, an object with the list's edition merged in; nil for anything else.
    package init?(_ json: JSONValue) {
      let isList = json.kind == .array
      guard let table = (isList ? json[0] : json["table"])?.int, let row = (isList ? json[1] : json["row"])?.int
      else { return nil }
      self.init(table: table, row: row, edition: (isList ? json[2] : json["edition"])?.int)
    }
  }

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
      if let taken {
        $0.field("command") {
          $0.object {
            $0.field("title", "")
            $0.field("command", "gongwen.taken")
            $0.field("arguments") { $0.array(taken) { $0.int($1) } }
          }
        }
      }
      $0.field("data", ifPresent: data)
    }
  }
}

package struct CompletionList: JSONWritable, Sendable {
  package var isIncomplete: Bool
  package var items: [CompletionItem]
  /// Which reading of the banks the rows of all items are of; nil where each says so itself. Merged into the data of
  /// each by the client (3.18).
  package var edition: Int?

  package init(isIncomplete: Bool, items: [CompletionItem], edition: Int?) {
    self.isIncomplete = isIncomplete
    self.items = items
    self.edition = edition
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.field("isIncomplete", isIncomplete)
      if let edition {
        $0.field("itemDefaults") { $0.object { $0.field("data") { $0.object { $0.field("edition", edition) } } } }
        // 2: the members of the default and of the item together.
        $0.field("applyKind") { $0.object { $0.field("data", 2) } }
      }
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
