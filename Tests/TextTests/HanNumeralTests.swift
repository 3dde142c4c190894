import Testing
import Text

@Suite struct HanNumeralTests {
  @Test(arguments: [
    (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (105, "一百零五"), (110, "一百一十"),
    (115, "一百一十五"), (1001, "一千零一"), (1010, "一千零一十"), (9999, "九千九百九十九"),
  ])
  func spells(number: Int, expected: String) {
    #expect(String(HanNumeral.spell(number)) == expected)
  }

  @Test(arguments: [0, -3, 10_000, Int.max, Int.min])
  func alwaysAnswers(number: Int) {
    #expect(!HanNumeral.spell(number).isEmpty)
  }
}
