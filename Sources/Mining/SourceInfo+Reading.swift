import Text

extension SourceInfo {
  /// The same with what the text itself tells: its length, and title, kind and year where they are not known.
  package func completed(from document: CleanDocument) -> SourceInfo {
    var result = self
    result.characters = document.paragraphs.reduce(0) { $0 + $1.count { $0.isIdeograph } }
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    if result.title.isEmpty {
      let first = document.paragraphs.first { (4...60).contains($0.count) && !$0.contains { $0.isSentenceEnd } }
      result.title = first.map { String($0) } ?? fileName
    }
    if result.year.isEmpty {
      let digits = fileName.utf8.prefix(4)
      if digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
        result.year = String(decoding: digits, as: UTF8.self)
      }
    }
    if result.kind.isEmpty {
      let title = [CodeUnit](result.title)
      result.kind = SourceInfo.kinds.first { title.contains(run: [CodeUnit]($0)) } ?? ""
    }
    return result
  }

  /// The 文种 that the title names: the last one in it, since 关于印发…方案的通知 is a 通知.
  package var genre: String {
    let title = [CodeUnit](self.title)
    if let last = SourceInfo.kinds.first(where: {
      title.count > 2 && title.suffix($0.utf16.count).elementsEqual([CodeUnit]($0))
    }) {
      return last
    }
    return SourceInfo.kinds.first { title.contains(run: [CodeUnit]($0)) } ?? ""
  }

  /// 文种 by which a title tells what the document is; the more specific first.
  private static let kinds = [
    "工作报告", "通知", "意见", "方案", "规划", "决定", "决议", "公报", "通报", "批复", "复函", "请示", "纪要", "条例", "办法", "规定", "讲话", "总结", "计划",
    "报告",
  ]
}
