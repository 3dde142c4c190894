/// Days of the Gregorian calendar.
enum GregorianCalendar {
  /// Whether the calendar has this day; without a year in any year.
  static func exists(year: Int?, month: Int, day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    return day <= days(of: month, in: year)
  }

  private static func days(of month: Int, in year: Int?) -> Int {
    switch month {
    case 2: year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 0 for Sunday … 6 for Saturday; nil if there is no such day. Sakamoto's method.
  static func weekday(year: Int, month: Int, day: Int) -> Int? {
    guard exists(year: year, month: month, day: day), (1...9999).contains(year) else { return nil }
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? year - 1 : year
    return (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7
  }
}
