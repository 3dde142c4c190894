import Files
import Lint
import Platform
import Structure
import Text

/// Numbers the series of drafts afresh.
enum RenumberCommand: Command {
  static let level = Option("level", .text("编号"), isRepeatable: true, help: "只重编这种编号，如 一、 （一） 1.；可多次")
  static let check = Option("check", help: "只列出要改的编号，不写入；有则以 1 退出")
  static let diff = Option("diff", help: "只输出改动（unified diff），不写入；有则以 1 退出")

  static let info = CommandInfo(
    name: "renumber",
    summary: "各级序号从一起依次重新编号，文中的引用随之改",
    operand: Inputs.operand,
    options: [level, diff, check, Inputs.config, Inputs.standardInputPath, Terminal.color],
    examples: [
      CommandInfo.Example("gongwen renumber 通知.md", "插入或删去一段之后，全部重新编号"),
      CommandInfo.Example("gongwen renumber --level （一） --diff 报告.md", "只看（一）（二）这一级会怎么改"),
      CommandInfo.Example("gongwen renumber - < 初稿.txt > 改稿.txt", "从标准输入到标准输出"),
    ],
    notes: "接着上文续编的序号（如各章连续的“第X条”）不动；改号后，“见第三部分”之类的引用指向原来的内容。",
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let styles = try styles(arguments.all(level))
    let inputs = try Inputs(arguments)
    inputs.reportExcluded()
    for problem in inputs.problems { Output.error("gongwen：\(problem.message)\n") }
    let palette = Palette(isColored: Terminal.isColored(arguments))
    var output = Output()
    var hasFailed = !inputs.problems.isEmpty
    var changed = 0
    for document in inputs.documents {
      do throws(FileError) {
        let file = try document.read()
        let draft = Structure.Document(file.text, dialect: document.dialect)
        let renumbering = draft.renumbering { styles.isEmpty || styles.contains($0) }
        changed += renumbering.changes.count
        let new = file.text.applying(renumbering.edits)
        var speech = speech(document.path, renumbering, in: draft)
        if arguments.has(diff) {
          try write(try UnifiedDiff.of(file, new, palette), to: &output)
        } else if document.isStandardInput, !arguments.has(check) {
          try write(file.encode(new), to: &output)
        } else {
          if !arguments.has(check), !renumbering.edits.isEmpty { try file.replace(with: new) }
          try speak(speech, to: &output)
          speech = ""
        }
        Output.error(speech)
      } catch {
        hasFailed = true
        Output.error("gongwen：\(FileError(path: document.path, reason: error.reason).message)\n")
      }
    }
    try output.flush()
    if hasFailed { return .failure }
    return changed > 0 && (arguments.has(check) || arguments.has(diff)) ? .findings : .clean
  }

  private static func write(_ bytes: [UInt8], to output: inout Output) throws(FileError) {
    do throws(Failure) {
      try output.write(bytes)
    } catch {
      throw FileError(path: "标准输出", reason: .document(error.message))
    }
  }

  /// Text for a reader, with its control characters shown.
  private static func speak(_ speech: String, to output: inout Output) throws(FileError) {
    do throws(Failure) {
      try output.write(speech)
    } catch {
      throw FileError(path: "标准输出", reason: .document(error.message))
    }
  }

  /// What changes, or that nothing does.
  private static func speech(_ path: String, _ renumbering: DraftRenumbering, in draft: Structure.Document) -> String {
    let path = Terminal.printable(path)
    if renumbering.changes.isEmpty { return "\(path)：序号无须改动\n" }
    var result = "\(path)：改 \(renumbering.changes.count) 处序号"
    let references = renumbering.references
    result += references > 0 ? "、\(references) 处引用\n" : "\n"
    for change in renumbering.changes {
      result += "  第 \(change.line + 1) 行：\(Terminal.printable(change.old)) → \(Terminal.printable(change.new))\n"
    }
    for place in renumbering.doubtful {
      let name = Terminal.printable(draft.text.string(in: place))
      result += "  第 \(place.start.line + 1) 行：“\(name)”原有两处可指，没有改，请核对\n"
    }
    for place in renumbering.left {
      let name = Terminal.printable(draft.text.string(in: place))
      result += "  第 \(place.start.line + 1) 行：“\(name)”像是引用，没有改，请核对\n"
    }
    for place in renumbering.lost {
      let name = Terminal.printable(draft.text.string(in: place))
      result += "  第 \(place.start.line + 1) 行：“\(name)”所指的一项已不在，没有改，请核对\n"
    }
    return result
  }

  /// The styles that samples like 一、 name.
  private static func styles(_ samples: [String]) throws(Failure) -> [OrdinalStyle] {
    var styles: [OrdinalStyle] = []
    for sample in samples {
      guard let style = Structure.Document(sample + "示例").syntax.first?.ordinal?.style else {
        throw Failure("--level \(sample)：不是序号", hint: "写出这一级的一个序号，例如：--level 一、 或 --level （一） 或 --level 1.")
      }
      styles.append(style)
    }
    return styles
  }
}
