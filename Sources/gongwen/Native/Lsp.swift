import Configuration
import Platform
import Server

/// The language server on standard input and output.
enum Lsp: Command {
  static let info = ServerOptions.info

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let options = try ServerOptions.session(arguments)
    let log = try arguments.value(ServerOptions.log).map { path throws(Failure) in
      guard let log = TrafficLog(path: path, version: Product.version) else { throw Failure("无法写入 \(path)") }
      return log
    }
    ProcessMemory.keepFreedMemory()
    CrashReport.install(version: Product.version)
    let output = StandardStream.guardOutput()
    let status = EventLoop(input: Descriptor(0), output: output, options: options, log: log).run()
    return status == 0 ? .clean : .findings
  }
}
