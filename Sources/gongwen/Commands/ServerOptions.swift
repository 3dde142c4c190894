import Configuration
import LanguageServerProtocol
import Server

/// How `gongwen lsp` is called; the WebAssembly module takes the same words.
enum ServerOptions {
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

  static let log = Option("log", .file("文件"), help: "记录全部往来消息（含文稿内容），供 gongwen doctor --replay 重放")

  /// What the words mean for a session.
  static func session(_ arguments: Arguments) throws(Failure) -> Session.Options {
    var options = Session.Options()
    options.version = Product.version
    options.phraseBanks = arguments.all(phraseBank)
    options.positionEncoding = arguments.value(positionEncoding).flatMap(PositionEncoding.init(rawValue:))
    options.clientProcessID = try arguments.number(clientProcess, in: 1...Int(Int32.max))
    return options
  }
}
