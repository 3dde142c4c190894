import Lint

/// Prints the page of a rule.
enum ExplainCommand: Command {
  static let info = CommandInfo(
    name: "explain",
    summary: "说明一条规则：内容、依据、正误示例",
    operand: CommandInfo.Operand("规则", .choice { allRules.map { $0.info.id } }, count: 1...Int.max),
    examples: [CommandInfo.Example("gongwen explain ordinal-gap", "为什么报告序号不连续，如何处理")],
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    var pages: [String] = []
    for id in arguments.operands {
      guard let rule = rule(named: id) else { throw Inputs.unknownRule(id) }
      pages.append(rule.info.page)
    }
    var output = Output()
    try output.write(pages.joined(separator: "\n"))
    try output.flush()
    return .clean
  }
}
