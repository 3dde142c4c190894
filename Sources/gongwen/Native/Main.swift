import Platform

/// The commands that need threads or processes of their own; the WebAssembly module has none of them.
let nativeCommands: [AnyCommand] = [
  AnyCommand(Mine.self),
  AnyCommand(Lsp.self),
  AnyCommand(DoctorCommand.self),
]

@main
enum Main {
  static func main() {
    StandardStream.fillClosed()
    ProcessStatus.exit(CommandLineTool.run(CommandLine.arguments.dropFirst()).rawValue)
  }
}
