import Configuration
import LanguageServerProtocol
import Platform
import Server

/// The language server on standard input and output.
enum Lsp: Command {
  static let info = CommandInfo(
    name: "lsp",
    summary: "启动语言服务器（由编辑器调用）",
    options: [stdio, phraseBank, positionEncoding, clientProcess, log],
    examples: [
      CommandInfo.Example("gongwen lsp", "在标准输入输出上提供服务"),
      CommandInfo.Example("gongwen lsp --position-encoding utf-8", "供按字节计列的客户端（ALE）使用"),
    ],
  )

  private static let stdio = Option("stdio", help: "经标准输入输出通信（默认，可省略）")
  private static let phraseBank = Option(
    "phrasebank",
    .directory("目录"),
    isRepeatable: true,
    help: "另外读取的词库，可多次给出",
  )
  private static let positionEncoding = Option(
    "position-encoding",
    .choice(PositionEncoding.allCases.map { $0.rawValue }),
    help: "强制列的计法（默认与客户端商定）",
  )
  private static let clientProcess = Option("clientProcessId", .text("进程号"), help: "该进程结束时随之退出")

  private static let log = Option("log", .file("文件"), help: "记录全部往来消息（含文稿内容），供 gongwen doctor --replay 重放")

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    var options = Session.Options()
    options.version = Product.version
    options.phraseBanks = arguments.all(phraseBank)
    options.positionEncoding = arguments.value(positionEncoding).flatMap(PositionEncoding.init(rawValue:))
    options.clientProcessID = try arguments.number(clientProcess, in: 1...Int(Int32.max))
    let log = try arguments.value(Lsp.log).map { path throws(Failure) in
      guard let log = TrafficLog(path: path, version: Product.version) else { throw Failure("无法写入 \(path)") }
      return log
    }
    CrashReport.install(version: Product.version)
    let output = StandardStream.guardOutput()
    let status = EventLoop(input: Descriptor(0), output: output, options: options, log: log).run()
    return status == 0 ? .clean : .findings
  }
}
