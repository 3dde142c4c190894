import Testing
import Text

/// The one reader and the one writer of full dates.
@Suite struct CalendarDayTests {
  /// What `text` says of a day from its beginning, and what stands behind.
  private func check(
    _ text: String,
    _ day: [Int]?,
    behind: String = "",
    isSpaced: Bool = false,
    at location: SourceLocation = #_sourceLocation
  ) {
    let units = [CodeUnit](text)
    let date = WrittenDate(units, at: 0, isSpaced: isSpaced)
    let found = date?.day(in: units).map { [$0.year, $0.month, $0.day] }
    #expect(found == day, sourceLocation: location)
    if let date { #expect(String(units[date.end...]) == behind, sourceLocation: location) }
  }

  @Test func `a date is read in whatever form papers have it`() {
    check("2024年5月1日", [2024, 5, 1])
    check("2024年05月01日印发", [2024, 5, 1], behind: "印发")
    check("２０２４年5月1日", [2024, 5, 1])
    check("二〇二四年十二月三十一日", [2024, 12, 31])
    check("二○一二年一月二日", [2012, 1, 2])
    check("2024.5.1", [2024, 5, 1])
    check("2024-05-01 发布", [2024, 5, 1], behind: " 发布")
    check("2024年2月30日", [2024, 2, 30])
  }

  @Test func `blanks stand in a date only where they may`() {
    check("2024 年 5 月 1 日", [2024, 5, 1], isSpaced: true)
    check("2024 年 5 月 1 日", nil)
  }

  @Test func `what is less than a date is none`() {
    check("2024年5月", nil)
    check("2024年5月1", nil)
    check("24年5月1日", nil)
    check("年月日", nil)
    check("", nil)
    check("20245年5月1日", nil)
  }

  @Test func `a day that is written is read as the same day`() {
    for day in [CalendarDay(year: 2026, month: 11, day: 30), CalendarDay(year: 2020, month: 10, day: 8)] {
      #expect(WrittenDate([CodeUnit](day.written), at: 0)?.day(in: [CodeUnit](day.written)) == day)
      #expect(WrittenDate(day.spelled, at: 0)?.day(in: day.spelled) == day)
    }
    #expect(String(CalendarDay(year: 2020, month: 10, day: 8).spelled) == "二〇二〇年十月八日")
  }

  @Test func `figures are read one after the other, however long`() {
    #expect([CodeUnit]("5月20日前，１２个")[...].figures == [5, 20, 12])
    #expect([CodeUnit]("12345678901234567890")[...].figures == [234_567_890])
  }
}
