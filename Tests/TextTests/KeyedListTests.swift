import Testing
import Text

/// The lists that do what dictionaries and sets do.
@Suite struct KeyedListTests {
  @Test func `a keyed list holds what a dictionary holds`() {
    var list: KeyedList<String, Int> = [:]
    var dictionary: [String: Int] = [:]
    var generator = SystemRandomNumberGenerator()
    for step in 0..<2000 {
      let key = "\(Int.random(in: 0..<80, using: &generator))"
      switch step % 4 {
      case 0: (list[key], dictionary[key]) = (step, step)
      case 1: #expect(list.removeValue(forKey: key) == dictionary.removeValue(forKey: key))
      case 2: (list[key], dictionary[key]) = (nil, nil)
      default:
        list[key, default: 0] += step
        dictionary[key, default: 0] += step
      }
      #expect(list[key] == dictionary[key])
      #expect(list.count == dictionary.count)
    }
    #expect(Dictionary(uniqueKeysWithValues: list.map { ($0.key, $0.value) }) == dictionary)
  }

  @Test func `a unique list holds each element once, in order`() {
    var list = UniqueList(["甲", "乙", "甲", "丙"])
    #expect(list.elements == ["甲", "乙", "丙"])
    #expect(!list.insert("乙") && list.insert("丁"))
    #expect(list.remove("甲") && !list.remove("甲"))
    #expect(list.contains("丁") && !list.contains("甲"))
    #expect(list == UniqueList(["丙", "丁", "乙"]))
    #expect(list.hashValue == UniqueList(["丙", "丁", "乙"]).hashValue)
  }

  @Test func `elements with one key stand together`() {
    let groups = KeyedList(grouping: 0..<6) { $0 % 3 }
    #expect(groups.keys == [0, 1, 2])
    #expect(groups.values == [[0, 3], [1, 4], [2, 5]])
    #expect(groups.mapValues { $0.count }[1] == 2)
  }
}
