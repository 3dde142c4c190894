/// What was taken out of or changed in texts before they were mined. Counts add up over documents and shards.
package struct CleaningCounts: Hashable, Sendable {
  /// What a count is about; the raw value names it in shard files.
  package enum Kind: Int, CaseIterable, Sendable {
    case chromeLines, indents, zeroWidth, joinedWraps, injectedReadings, simplifiedCharacters, punctuation
    case fullWidthLetters, tags
  }

  private var values = [Int](repeating: 0, count: Kind.allCases.count)

  package init() {}

  package subscript(kind: Kind) -> Int {
    get { values[kind.rawValue] }
    set { values[kind.rawValue] = newValue }
  }

  package static func += (sum: inout CleaningCounts, other: CleaningCounts) {
    for kind in Kind.allCases { sum[kind] &+= other[kind] }
  }
}

extension CleaningCounts.Kind {
  /// For the writer.
  package var label: String {
    switch self {
    case .chromeLines: "网页导航、评论、页脚等行"
    case .indents: "不间断空格、全角空格等"
    case .zeroWidth: "零宽字符"
    case .joinedWraps: "断开的段落接合"
    case .injectedReadings: "夹注拼音"
    case .simplifiedCharacters: "繁体转简体"
    case .punctuation: "半角标点转全角"
    case .fullWidthLetters: "全角字母数字转半角"
    case .tags: "HTML 标签"
    }
  }
}
