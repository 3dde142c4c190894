/// A day, as the shell hands it in (no module below it knows a clock) and as papers write it. It need not be one of the calendar.
package struct CalendarDay: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// 2024年5月1日, as GB/T 9704—2012 7.3.5.4 has it.
  package var written: String { "\(year)年\(month)月\(day)日" }

  /// 二〇二四年五月一日, as was the rule until 2012.
  package var spelled: [CodeUnit] {
    let digits = "\(year)".utf16.map { unit in unit == 0x30 ? "〇" : HanNumeral.spell(Int(unit) - 0x30).first ?? "〇" }
    return digits + ["年"] + HanNumeral.spell(month) + ["月"] + HanNumeral.spell(day) + ["日"]
  }
}

/// Where a full date stands in a text: 2024年5月1日, 2024.05.01, 二〇二四年五月一日. The one reader of them.
package struct WrittenDate {
  private let year: Range<Int>
  private let month: Range<Int>
  private let day: Range<Int>
  /// Behind its last figure, or 日.
  package let end: Int

  /// The date that begins at `start`; nil where none does. `isSpaced`: blanks may stand around its numbers.
  package init?(_ units: [CodeUnit], at start: Int, isSpaced: Bool = false) {
    var index = start
    func number() -> Range<Int> {
      while isSpaced, units[at: index].isBlank { index += 1 }
      let first = index
      while units[at: index].decimalDigit != nil || units[at: index].isHanNumeral || units[at: index] == "○" {
        index += 1
      }
      let range = first..<index
      while isSpaced, units[at: index].isBlank { index += 1 }
      return range
    }
    year = number()
    let isDashed = units[at: index] == "-" || units[at: index] == "." || units[at: index] == "/"
    guard year.count >= 4, isDashed || units[at: index] == "年" else { return nil }
    index += 1
    month = number()
    guard !month.isEmpty, isDashed || units[at: index] == "月" else { return nil }
    index += 1
    day = number()
    guard !day.isEmpty, isDashed || units[at: index] == "日" else { return nil }
    end = isDashed ? day.upperBound : index + 1
  }

  /// The day that it says in `units`; nil where its numbers are none.
  package func day(in units: [CodeUnit]) -> CalendarDay? {
    guard year.count == 4, let year = HanNumeral.year(units[year]), let month = Self.value(of: month, units),
      let day = Self.value(of: day, units)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// A month or a day, in figures or in 汉字: 11, 十一.
  private static func value(of range: Range<Int>, _ units: [CodeUnit]) -> Int? {
    if units[range].allSatisfy({ $0.decimalDigit != nil }) { return units[range].figures.first }
    return HanNumeral.read(units, at: range.lowerBound).flatMap { $0.end == range.upperBound ? $0.value : nil }
  }
}

extension ArraySlice where Element == CodeUnit {
  /// The numbers that stand here in figures, in their order; of the longest ones the last nine figures.
  package var figures: [Int] {
    var result: [Int] = []
    var value: Int?
    for unit in self {
      if let digit = unit.decimalDigit {
        value = (value ?? 0) % 100_000_000 * 10 + digit
      } else if let number = value {
        result.append(number)
        value = nil
      }
    }
    if let value { result.append(value) }
    return result
  }
}

extension Array where Element == CodeUnit {
  /// Whether a month of a date begins at `index`: 3月底, 10月15日, 6月份, 9月上旬; not 3月度.
  package func hasMonth(at index: Int) -> Bool {
    let tens = self[at: index + 1].decimalDigit == nil ? 0 : self[at: index].decimalDigit ?? 0
    let end = self[at: index + 1].decimalDigit == nil ? index + 1 : index + 2
    guard self[at: end] == "月", let ones = self[at: end - 1].decimalDigit, (1...12).contains(10 * tens + ones) else {
      return false
    }
    switch self[at: end + 1] {
    case "底", "份", "初", "末", "前": return true
    case "上", "中", "下": return self[at: end + 2] == "旬"
    case let next: return next.decimalDigit != nil
    }
  }
}
