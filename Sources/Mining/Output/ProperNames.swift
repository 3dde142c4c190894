import Lexicon
import Text

/// Names of places and persons, which no other writer's text needs.
struct ProperNames: Sendable {
  private var byFirst: [UInt16: [[CodeUnit]]] = [:]

  /// Knows the provinces and prefectures, the leaders, and what the corpus's own titles name.
  init(sources: [SourceInfo]) {
    LexiconTable.properNames.forEachRow { add($0.units(0)) }
    for source in sources {
      for text in [source.title, source.issuer] { learn(from: [CodeUnit](text)) }
    }
  }

  /// Whether a phrase names somebody or some place. The names of doctrines stay, though they hold a person's.
  func occur(in phrase: [CodeUnit]) -> Bool {
    for index in phrase.indices {
      guard let names = byFirst[phrase[index].rawValue] else { continue }
      for name in names where phrase[index...].starts(with: name) {
        if phrase.count >= name.count + 4, Self.doctrines.contains(where: { phrase.contains($0) }) { return false }
        return true
      }
    }
    return false
  }

  private mutating func add(_ name: [CodeUnit]) {
    guard let first = name.first, byFirst[first.rawValue]?.contains(name) != true else { return }
    byFirst[first.rawValue, default: []].append(name)
  }

  /// 三亚市… at the beginning of a title names a place.
  private mutating func learn(from title: [CodeUnit]) {
    var start = 0
    while start < title.count, title[start].isASCIIDigit || title[start] == "年" || title[start] == " " { start += 1 }
    guard start < title.count else { return }
    for length in 2...4 where start + length < title.count {
      guard title[start..<start + length].allSatisfy({ $0.isIdeograph }) else { return }
      if Self.endings.contains(title[start + length]) {
        let name = Array(title[start..<start + length])
        if !Self.noPlaces.contains(name) { add(name) }
        return
      }
    }
  }

  private static let endings = Set(CueSet(.place).units)
  private static let noPlaces = Set(
    ["中国", "全国", "关于", "我国", "智慧城", "国家", "城", "农村", "社", "特别行政", "开发", "园", "山", "老旧小", "国务院关于"].map { [CodeUnit]($0) }
  )
  private static let doctrines = ["思想", "理论", "主义"].map { [CodeUnit]($0) }
}
