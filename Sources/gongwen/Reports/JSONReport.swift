import Files
import JSON
import Lint
import Platform

/// For programs. Stable: members are added, never renamed or removed; `version` would change if one had to be.
/// Also the form that `--baseline` reads.
enum JSONReport: ReportFormat {
  static let name = "json"
  /// The form of the report; it grows when a field changes its meaning.
  static let version = 1

  static func write(_ reports: [FileReport], _ context: ReportContext, to output: inout Output) throws(Failure) {
    var writer = JSONWriter(capacity: 1 << 16)
    writer.object { writer in
      writer.field("version", version)
      writer.field("findings") { writer in
        writer.array { writer in
          for report in reports {
            for issue in report.issues { write(issue, in: report.path, &writer) }
          }
        }
      }
      writer.field("errors") { writer in
        writer.array { writer in
          for report in reports {
            guard let error = report.error else { continue }
            writer.object {
              $0.field("path", report.path)
              $0.field("message", error.explanation)
            }
          }
        }
      }
      writer.field("summary") { writer in
        writer.object { writer in
          writer.field("files", reports.count { $0.error == nil })
          for level in Severity.allCases {
            writer.key(dynamic: level.name)
            writer.int(reports.reduce(0) { $0 + $1.issues.count { $0.level == level } })
          }
          writer.field("silenced", context.silenced)
        }
      }
    }
    try output.write(Array(IndentedText.of(writer).utf8))
  }

  private static func write(_ issue: Issue, in path: String, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("path", path)
      write(issue.span, &writer)
      writer.field("level", issue.level.name)
      writer.field("rule", issue.rule)
      writer.field("message", issue.message)
      writer.field("excerpt", issue.excerpt)
      if let place = issue.place {
        writer.field("paragraph", place.paragraph)
        writer.field("headings") { $0.array(place.headings) { $0.string($1) } }
        writer.field("text", place.text)
      }
      writer.field("related") { writer in
        writer.array(issue.related) { writer, related in
          writer.object {
            write(related.span, &$0)
            $0.field("message", related.message)
          }
        }
      }
      writer.field("fixes") { writer in
        writer.array(issue.fixes) { writer, fix in
          writer.object { writer in
            writer.field("title", fix.title)
            writer.field("certain", fix.isCertain)
            writer.field("edits") { writer in
              writer.array(fix.edits) { writer, edit in
                writer.object {
                  write(edit.span, &$0)
                  $0.field("newText", edit.newText)
                }
              }
            }
          }
        }
      }
    }
  }

  private static func write(_ span: Span, _ writer: inout JSONWriter) {
    writer.field("line", span.line)
    writer.field("column", span.column)
    writer.field("endLine", span.endLine)
    writer.field("endColumn", span.endColumn)
  }
}
