import Glibc
import ServerClient

/// `swift build -c release && .build/release/gongwen-bench`: what each stage and the whole server cost.
@main
enum Main {
  static func main() {
    do throws(Arguments.Failure) {
      let arguments = try Arguments(CommandLine.arguments.dropFirst())
      exit(run(arguments) ? 0 : 1)
    } catch {
      complain("\(error.message)\n\(Arguments.usage)")
      exit(2)
    }
  }

  private static func run(_ arguments: Arguments) -> Bool {
    let server = arguments.server ?? besideThisProgram("gongwen")
    do throws(ClientFailure) {
      if arguments.isSoak {
        var soak = Soak(server: server, edits: arguments.edits)
        return try soak.run()
      }
      if arguments.isOffers {
        let table = try OfferReplay.table(bank: arguments.bank, mined: arguments.mined, new: arguments.unmined)
        print(table, terminator: "")
        return true
      }
      if let folders = arguments.counted {
        print(CostTable.table(folders), terminator: "")
        return true
      }
      if arguments.isQuality {
        var quality = try QualityRun(server, fixtures: arguments.fixtures)
        return try quality.run(isVerbose: arguments.isVerbose)
      }
      var report = Report()
      try measure(arguments, server, into: &report)
      return show(report, arguments)
    } catch {
      complain(error.description)
      return false
    }
  }

  private static func measure(
    _ arguments: Arguments,
    _ server: String,
    into report: inout Report,
  ) throws(ClientFailure) {
    let groups = arguments.groups
    if groups.contains(.bank) { BankStages.run(into: &report) }
    if groups.contains(.mining) { try MiningSession(server, corpus: arguments.corpus).run(into: &report) }
    if groups.contains(.start) { try StartSession.run(server, into: &report) }
    if groups.contains(.memory) { try MemorySession.run(server, into: &report) }
    if groups.contains(.hostile) { try HostileSession.run(server, into: &report) }
    if groups.contains(.growth) { RuleGrowth.run(into: &report) }
    if groups.contains(.completion) { try CompletionSession.run(server, into: &report) }
    for size in arguments.sizes where groups.contains(.typing) || groups.contains(.stages) {
      say("a document of \(Table.size(size))")
      let draft = SampleDraft(bytes: size)
      if groups.contains(.typing) { try TypingSession.run(draft, server, into: &report) }
      if groups.contains(.stages) {
        TextStages.run(draft, into: &report)
        RuleStages.run(draft, into: &report)
        AnswerStages.run(draft, into: &report)
      }
    }
  }

  private static func show(_ report: Report, _ arguments: Arguments) -> Bool {
    var old: Report?
    if let path = arguments.compare {
      old = readFile(path).flatMap { Report(json: $0) }
      guard old != nil else {
        complain("\(path) holds no figures of this benchmark")
        return false
      }
    }
    print("\(Machine.processor), \(Machine.cores) cores, load \(Table.decimal(Machine.load, digits: 1))\n")
    print(Table(report: report, old: old).text, terminator: "")
    var isWritten = true
    if let path = arguments.json { isWritten = writeFile(path, report.json) && isWritten }
    if let path = arguments.chart, let chart = Chart(report) { isWritten = writeFile(path, chart.svg) && isWritten }
    if !isWritten { complain("cannot write the figures") }
    return isWritten
  }

  /// Progress, only on a terminal.
  private static func say(_ text: String) {
    if isatty(STDERR_FILENO) == 1 { complain(text) }
  }

  private static func complain(_ text: String) {
    let line = Array("gongwen-bench: \(text)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
  }

  private static func besideThisProgram(_ name: String) -> String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &path, path.count)
    let program = String(decoding: path.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return "\(folder)/\(name)"
  }
}
