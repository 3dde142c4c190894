import Files
import Lint
import Platform
import Structure
import Text

/// `gongwen fix --interactive`: one draft after the other, one finding after the other.
enum FixDialogue {
  /// - Parameters:
  ///   - inputs: the drafts.
  ///   - answers: the file with the answers; nil to ask the user at standard input.
  ///   - isForced: whether protected files are written too.
  ///   - palette: for the questions.
  /// - Returns: clean, or findings when the writer stopped before the end.
  /// - Throws: when the answers cannot be had.
  static func run(
    _ inputs: Inputs,
    answers: String?,
    isForced: Bool,
    _ palette: Palette,
  ) throws(Failure) -> ExitStatus {
    let readsInput = inputs.documents.contains { $0.isStandardInput }
    guard answers != nil || !readsInput else {
      throw Failure("文稿来自标准输入时，回答要来自文件", hint: "gongwen fix --interactive --answers 回答.txt < 初稿.txt > 改稿.txt")
    }
    var source: Answers
    do throws(FileError) {
      source = try answers.map { path throws(FileError) in try Answers(path: path) } ?? Answers()
    } catch {
      throw Failure(error.message)
    }
    var status = ExitStatus.clean
    var asked = 0
    for document in inputs.documents {
      do throws(FileError) {
        let (mended, hasQuit) = try work(document, &source, isForced: isForced, palette)
        asked += mended
        if hasQuit {
          if status == .clean { status = .findings }
          break
        }
      } catch {
        status = .failure
        Output.error("gongwen：\(FileError(path: document.path, reason: error.reason).message)\n")
      }
    }
    Output.error("共改正 \(asked) 处\n")
    return status
  }

  private static func work(
    _ document: Inputs.Document,
    _ answers: inout Answers,
    isForced: Bool,
    _ palette: Palette,
  ) throws(FileError) -> (mended: Int, hasQuit: Bool) {
    let file = try document.read()
    // Told before the first question: the answers would be lost.
    if !isForced, !document.isStandardInput, let protection = FileSystem.protection(of: document.path) {
      throw FileError(path: document.path, reason: .protected(protection))
    }
    var dialogue = InteractiveFix(document, file.text, palette)
    // The dialogue goes to standard error where the text goes to standard output.
    dialogue.run(&answers) { Output.error($0) }
    if document.isStandardInput {
      let bytes = try file.encode(dialogue.text)
      if let code = StandardStream.output.write(bytes) { throw FileError(path: "标准输出", reason: .system(code)) }
    } else if dialogue.text != file.text {
      try file.replace(with: dialogue.text, isForced: isForced)
    }
    Output.error("\(Terminal.printable(document.path))：\(dialogue.mended > 0 ? "已改正 \(dialogue.mended) 处" : "没有改动")\n")
    return (dialogue.mended, dialogue.hasQuit)
  }
}
