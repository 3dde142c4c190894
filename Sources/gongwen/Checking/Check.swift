import Files
import Lint
import Platform
import Structure
import Text

/// Checks documents; the one place of the terminal where rules run.
enum Check {
  /// What the rules say of one document.
  static func report(_ document: Inputs.Document, width: Int) -> FileReport {
    do throws(FileError) {
      let file = try document.read()
      var result = FileReport(path: document.path, issues: [], lines: file.text.lines.count)
      result.characters = file.text.lines.reduce(0) { $0 + CharacterCount.of($1.units) }
      let findings = lint(Structure.Document(file.text, dialect: document.dialect), document.configuration)
      var columns = CharacterColumns(file.text)
      result.issues = findings.map { Issue($0, &columns, width: width) }
      return result
    } catch {
      // A path that is shown differently from how it was read (standard input) keeps its shown form.
      return FileReport(path: document.path, issues: [], error: FileError(path: document.path, reason: error.reason))
    }
  }
}
