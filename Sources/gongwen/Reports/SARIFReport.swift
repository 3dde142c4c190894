import Configuration
import Files
import JSON
import Lint
import Platform
import Text

/// SARIF 2.1.0 (OASIS), for code scanning services.
enum SARIFReport: ReportFormat {
  static let name = "sarif"

  static func write(_ reports: [FileReport], _ context: ReportContext, to output: inout Output) throws(Failure) {
    let ids = UniqueList(reports.flatMap { $0.issues.map { $0.rule } })
    let rules = allRules.map { $0.info }.filter { ids.contains($0.id) }
    var indices = KeyedList<String, Int>()
    for (index, rule) in rules.enumerated() { indices[rule.id] = index }
    var writer = JSONWriter(capacity: 1 << 16)
    writer.object { writer in
      writer.field(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      )
      writer.field("version", "2.1.0")
      writer.field("runs") { writer in
        writer.array { writer in
          writer.object { writer in
            writer.field("tool") { $0.object { $0.field("driver") { driver(rules, &$0) } } }
            writer.field("columnKind", "unicodeCodePoints")
            writer.field("invocations") { $0.array { invocation(reports, &$0) } }
            writer.field("results") { writer in
              writer.array { writer in
                for report in reports {
                  for issue in report.issues { result(issue, in: report.path, indices, &writer) }
                }
              }
            }
          }
        }
      }
    }
    try output.write(Array(IndentedText.of(writer).utf8))
  }

  private static func driver(_ rules: [RuleInfo], _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("name", Product.name)
      writer.field("semanticVersion", Product.version)
      writer.field("language", "zh-CN")
      writer.field("rules") { writer in
        writer.array(rules) { writer, rule in
          writer.object { writer in
            writer.field("id", rule.id)
            writer.field("shortDescription") { $0.object { $0.field("text", rule.title) } }
            writer.field("fullDescription") { $0.object { $0.field("text", rule.explanation) } }
            writer.field("help") {
              $0.object {
                $0.field("text", "依据：\(rule.basis)")
                $0.field("markdown", rule.page)
              }
            }
            writer.field("defaultConfiguration") {
              $0.object {
                $0.field("level", rule.severity.sarifLevel)
                $0.field("enabled", true)
              }
            }
          }
        }
      }
    }
  }

  private static func invocation(_ reports: [FileReport], _ writer: inout JSONWriter) {
    let failed = reports.filter { $0.error != nil }
    writer.object { writer in
      writer.field("executionSuccessful", failed.isEmpty)
      writer.field("toolExecutionNotifications") { writer in
        writer.array(failed) { writer, report in
          writer.object { writer in
            writer.field("level", "error")
            writer.field("message") { $0.object { $0.field("text", report.error?.explanation ?? "") } }
            writer.field("locations") { writer in
              writer.array { writer in
                writer.object { writer in
                  writer.field("physicalLocation") { $0.object { artifact(report.path, &$0) } }
                }
              }
            }
          }
        }
      }
    }
  }

  private static func result(
    _ issue: Issue,
    in path: String,
    _ indices: KeyedList<String, Int>,
    _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.field("ruleId", issue.rule)
      writer.field("ruleIndex", ifPresent: indices[issue.rule])
      writer.field("level", issue.level.sarifLevel)
      writer.field("message") { $0.object { $0.field("text", issue.message) } }
      writer.field("locations") { $0.array { location(path, issue.span, nil, nil, &$0) } }
      if !issue.related.isEmpty {
        writer.field("relatedLocations") { writer in
          writer.array(issue.related.enumerated()) { writer, related in
            location(path, related.element.span, related.element.message, related.offset, &writer)
          }
        }
      }
      writer.field("partialFingerprints") {
        $0.object { $0.field("gongwen/v1", Fingerprint.of(path, issue)) }
      }
      if !issue.fixes.isEmpty {
        writer.field("fixes") { writer in
          writer.array(issue.fixes) { writer, fix in write(fix, in: path, &writer) }
        }
      }
    }
  }

  private static func location(
    _ path: String,
    _ span: Span,
    _ message: String?,
    _ id: Int?,
    _ writer: inout JSONWriter,
  ) {
    writer.object { writer in
      writer.field("id", ifPresent: id)
      writer.field("physicalLocation") { writer in
        writer.object { writer in
          artifact(path, &writer)
          writer.field("region") { region(span, &$0) }
        }
      }
      if let message { writer.field("message") { $0.object { $0.field("text", message) } } }
    }
  }

  private static func write(_ fix: Issue.FixReport, in path: String, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("description") { $0.object { $0.field("text", fix.title) } }
      writer.field("artifactChanges") { writer in
        writer.array { writer in
          writer.object { writer in
            artifact(path, &writer)
            writer.field("replacements") { writer in
              writer.array(fix.edits) { writer, edit in
                writer.object { writer in
                  writer.field("deletedRegion") { region(edit.span, &$0) }
                  writer.field("insertedContent") { $0.object { $0.field("text", edit.newText) } }
                }
              }
            }
          }
        }
      }
    }
  }

  private static func artifact(_ path: String, _ writer: inout JSONWriter) {
    writer.field("artifactLocation") { $0.object { $0.field("uri", URIPath.encoded(path)) } }
  }

  private static func region(_ span: Span, _ writer: inout JSONWriter) {
    writer.object {
      $0.field("startLine", span.line)
      $0.field("startColumn", span.column)
      $0.field("endLine", span.endLine)
      $0.field("endColumn", span.endColumn)
    }
  }
}

extension Severity {
  fileprivate var sarifLevel: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "note"
    }
  }
}

/// Paths as URI references (RFC 3986).
enum URIPath {
  /// Everything but unreserved characters and slashes as percent signs; an absolute path gets the `file` scheme.
  static func encoded(_ path: String) -> String {
    (path.hasPrefix("/") ? "file://" : "") + URIEscape.encode(path)
  }
}
