import Lint
import Text

/// Lists the rules.
enum RulesCommand: Command {
  static let info = CommandInfo(
    name: "rules",
    summary: "列出全部检查规则",
    options: [Terminal.color],
    examples: [
      CommandInfo.Example("gongwen rules", "列出规则、默认级别和一句话说明"),
      CommandInfo.Example("gongwen explain ordinal-gap", "看一条规则的详细说明"),
    ],
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let palette = Palette(isColored: Terminal.isColored(arguments))
    let rules = allRules.map { $0.info }
    let column = rules.map { $0.id.utf8.count }.max() ?? 0
    var output = Output()
    for group in RuleGroup.allCases {
      try output.write("\(palette(group.chineseName, .bold))（\(group.settingsName)）\n")
      for rule in rules.filter({ $0.group == group }).ordered(where: { ($0.severity, $0.id) < ($1.severity, $1.id) }) {
        let id = rule.id + String(repeating: " ", count: column - rule.id.utf8.count)
        let name = rule.severity.name + String(repeating: " ", count: 8 - rule.severity.name.utf8.count)
        try output.write("  \(palette(id, .bold))  \(palette(name, rule.severity.style))\(rule.title)\n")
      }
    }
    try output.flush()
    return .clean
  }
}
