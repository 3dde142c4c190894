/// Why a file is not read as a Word document.
package enum WordFailure: Error, Hashable, Sendable {
  /// Neither a zip archive nor anything else that is known.
  case notWord
  /// The archive or one of its parts is cut short or holds what cannot be there; the part, if one is at fault.
  case damaged(part: String)
  /// A password is needed to open it.
  case encrypted
  /// The binary format of Word 97–2003 or of an old WPS (`.doc`, `.wps`).
  case binaryFormat
  /// A document of another program; its name for the writer.
  case otherFormat(String)
  /// More entries, bytes or nesting than any document of an office has; what there is too much of.
  case excessive(Excess)

  package enum Excess: Hashable, Sendable {
    case entries, size, ratio, depth
  }

  /// For the writer, in Chinese: what is wrong and what to do. Without the file's name.
  package var explanation: String {
    switch self {
    case .notWord: "不是 Word 文档（.docx）"
    case .damaged(let part):
      "Word 文档已损坏或不完整" + (part.isEmpty ? "" : "（\(part)）") + "；请用 Word 或 WPS 打开并修复，另存为 .docx 后再试"
    case .encrypted: "Word 文档设有打开密码；请在 Word 中“文件→信息→保护文档→用密码进行加密”处清除密码，保存后再试"
    case .binaryFormat: "是 .doc 或 .wps 旧格式，或设有打开密码；请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再试"
    case .otherFormat(let name): "是\(name)，不是 Word 文档；请另存为“Word 文档（*.docx）”后再试"
    case .excessive(.entries): "压缩包中的文件过多，不像 Word 文档，未读取"
    case .excessive(.size): "解压后过大，未读取；请把文档拆成几份"
    case .excessive(.ratio): "压缩比异常（疑似压缩炸弹），未读取"
    case .excessive(.depth): "内部嵌套过深，不像 Word 文档，未读取"
    }
  }
}
