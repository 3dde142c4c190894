import Files
import Lint
import Platform
import Structure
import Text

/// Checks documents; the one place of the terminal where rules run.
enum Check {
  /// What the rules say of one document; with `isCounted` also how long it is, which is another look at every character.
  static func report(_ document: Inputs.Document, width: Int, isCounted: Bool) -> FileReport {
    do throws(FileError) {
      let draft = try document.readDraft()
      let text = draft.document.text
      var result = FileReport(path: document.path, issues: [], lines: text.lines.count)
      if isCounted { result.characters = draft.document.size(of: 0...max(0, text.lines.count - 1)) }
      let findings = lint(draft.document, document.configuration)
      var columns = CharacterColumns(text)
      result.issues = findings.map { Issue($0, &columns, width: width) }
      if draft.paragraphs != nil {
        for index in result.issues.indices {
          result.issues[index].place = Issue.Place(findings[index].range, in: draft)
        }
      }
      return result
    } catch {
      // A path that is shown differently from how it was read (standard input) keeps its shown form.
      return FileReport(path: document.path, issues: [], error: FileError(path: document.path, reason: error.reason))
    }
  }
}
