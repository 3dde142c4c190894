/// A subcommand: one file in `Commands/` and one line in `allCommands`.
protocol Command: Sendable {
  static var info: CommandInfo { get }

  /// Does the work. Writes results to standard output through `Output`.
  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus
}

/// A command as a value. Embedded Swift has no lists of types.
struct AnyCommand: Sendable {
  let info: CommandInfo
  let run: @Sendable (Arguments) throws(Failure) -> ExitStatus

  init<C: Command>(_: C.Type) {
    info = C.info
    run = { arguments throws(Failure) in try C.run(arguments) }
  }
}

/// What a command is called and takes.
struct CommandInfo: Sendable {
  /// What may stand beside the options.
  struct Operand: Sendable {
    enum Kind: Sendable {
      case path
      case choice(@Sendable () -> [String])
      case text
    }

    /// As the help names it: 路径.
    let name: String
    let kind: Kind
    let count: ClosedRange<Int>

    init(_ name: String, _ kind: Kind, count: ClosedRange<Int>) {
      self.name = name
      self.kind = kind
      self.count = count
    }
  }

  struct Example: Sendable {
    let line: String
    /// What it does, in Chinese.
    let meaning: String

    init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  let name: String
  /// One line for the overview, in Chinese.
  let summary: String
  let operand: Operand?
  let options: [Option]
  let examples: [Example]
  /// What else a reader of `--help` needs, in Chinese; may be empty.
  let notes: String

  init(
    name: String,
    summary: String,
    operand: Operand? = nil,
    options: [Option] = [],
    examples: [Example],
    notes: String = "",
  ) {
    self.name = name
    self.summary = summary
    self.operand = operand
    self.options = options + [Option.help]
    self.examples = examples
    self.notes = notes
  }
}

/// The exit status that scripts rely on.
enum ExitStatus: Int32, Sendable {
  case clean = 0
  case findings = 1
  /// Wrong usage, or something could not be read or written.
  case failure = 2
}

/// Why a command could not do its work: said on standard error, exit status 2.
struct Failure: Error, Sendable {
  /// For the writer, in Chinese.
  let message: String
  /// What to do about it, on a line of its own; in Chinese.
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
