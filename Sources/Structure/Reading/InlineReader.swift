internal import Text

/// Reads what stands inside a line or paragraph: series and announced counts. One pass over the units.
struct InlineReader {
  let units: [CodeUnit]
  let content: Range<Int>
  /// The ordinal that opens the line.
  let opening: Ordinal?

  func read() -> InlineReading {
    var runs = RunCollector(units: units, end: content.upperBound)
    var announcements: [Announcement] = []
    let ordinals = OrdinalReader(units: units, end: content.upperBound)
    // 二、 at the head of the line is not what 抓好五项工作 counts.
    let head = max(content.lowerBound, opening?.range.upperBound ?? 0)
    let counts = AnnouncementReader(units: units, content: min(head, content.upperBound)..<content.upperBound)
    var index = content.lowerBound
    if let opening {
      runs.add(opening, opens: true)
      index = max(index, opening.range.upperBound)
    }
    var glued: GluedSigns?
    // Whether a clause begins here, and whether a sentence or its greater part does.
    var startsClause = true
    var startsSentence = true
    let plain = Self.plain
    var marks = MarkPairs(from: content.lowerBound)
    while index < content.upperBound {
      marks.take(units, upTo: index)
      let behind = plain.endOfRun(in: units, from: index, to: content.upperBound)
      if behind > index {
        startsClause = false
        startsSentence = false
        index = behind
        marks.skip(to: behind)
        continue
      }
      let unit = units[index]
      let place = Place(unit)
      if place == .plain {
        startsClause = false
        startsSentence = false
        index += 1
        continue
      }
      if place == .trigger {
        if let ordinal = ordinal(at: index, ordinals, startsClause: startsClause, startsSentence: startsSentence) {
          runs.add(ordinal, opens: false)
          if startsClause, ordinal.style.isSign { glued = GluedSigns(ordinal, in: units, after: glued) }
          index = max(index + 1, ordinal.range.upperBound)
          startsClause = true
          startsSentence = false
          continue
        }
        if unit.isHanNumeral || unit == "几" || unit == "若" || unit.decimalDigit != nil {
          if let announcement = counts.announcement(at: index) {
            announcements.append(announcement)
            index = max(index + 1, announcement.range.upperBound)
            startsClause = false
            startsSentence = false
            continue
          }
          // The rest of a number starts nothing.
          repeat {
            index += 1
          } while index < content.upperBound
            && (units[index].isHanNumeral || units[index].decimalDigit != nil)
          startsClause = false
          startsSentence = false
          continue
        }
        startsClause = false
        startsSentence = false
        // Brackets and quotation marks begin a clause of their own.
        if unit.isOpening { startsClause = true }
        index += 1
        continue
      }
      if !unit.isBlank || place == .boundary {
        startsClause = true
        startsSentence = unit != "，" && unit != "," && unit != "、"
      }
      index += 1
    }
    marks.take(units, upTo: content.upperBound)
    if opening?.style == .latin { glued = lettersInRow() }
    return InlineReading(runs: runs.finish(), announcements: announcements, glued: glued, marks: marks)
  }

  /// A．优　B．良: further letters on the line of the first.
  private func lettersInRow() -> GluedSigns? {
    let reader = OrdinalReader(units: units, end: content.upperBound)
    var glued: GluedSigns?
    var index = opening?.range.upperBound ?? content.upperBound
    while index < content.upperBound {
      if units[index].isASCIILetter, units[at: index - 1].isBlank, let letter = reader.latin(index) {
        glued = GluedSigns(letter, in: units, after: glued)
      }
      index += 1
    }
    return glued
  }

  /// The 汉字 at which nothing can begin or end: nearly all that is read.
  private static let plain = UnitSet(
    (0x4E00...0x9FFF as ClosedRange<UInt16>).lazy.map { CodeUnit($0) }.filter { Place($0) == .plain }
  )

  private enum Place {
    case plain, boundary, blank, trigger

    init(_ unit: CodeUnit) {
      switch unit {
      case "。", "！", "？", "!", "?", "，", "、", "；", "：", ",", ";", ":", "”", "）", ")", "》", "’", "—", "…":
        self = .boundary
      case " ", "\u{3000}", "\u{A0}", "\t": self = .blank
      case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "几", "若", "第", "其", "首", "再", "最", "另", "（", "(", "“",
        "「", "《", "‘":
        self = .trigger
      default:
        self = unit.decimalDigit != nil || (unit >= "\u{2460}" && unit <= "\u{249B}") ? .trigger : .plain
      }
    }
  }

  private func ordinal(
    at index: Int,
    _ reader: OrdinalReader,
    startsClause: Bool,
    startsSentence: Bool,
  ) -> Ordinal? {
    let unit = units[index]
    switch unit {
    case "（", "(": return reader.inlineBracketed(index)
    default: break
    }
    guard startsClause else { return nil }
    switch unit {
    // 居全省第一、第二，…
    case "第": return units[at: index - 1] == "、" || units[at: index - 1] == "）" ? nil : reader.di(index, inline: true)
    case "其": return reader.qi(index)
    case "首", "再", "最": return reader.sequenceWord(index)
    case "另": return reader.aspect(index)
    default: break
    }
    if unit.isHanNumeral { return reader.aspect(index) ?? reader.inlineHanWord(index) }
    if unit.decimalDigit != nil { return startsSentence ? reader.inlineArabic(index) : nil }
    return reader.glyph(index)
  }
}

/// The series and announcements of one line or paragraph.
struct InlineReading {
  var runs: [InlineRun] = []
  var announcements: [Announcement] = []
  var glued: GluedSigns?
  /// Its quotation marks and brackets.
  var marks: MarkPairs

  /// The number that the last series of the line begins with; 0 if there is none.
  var trailingFirst: Int {
    runs.last { $0.parentRun == nil }?.items.first?.ordinal.number ?? 0
  }

  /// What the heading, or the last clause of the line, announces; see `LineProfile.announced`.
  func announced(in content: Range<Int>, shape: LineProfile.Shape, head: Range<Int>) -> Int16 {
    let firstItem = runs.first?.items.first?.ordinal.range.lowerBound ?? Int.max
    let candidate: Announcement? =
      switch shape {
      case .bare, .sentence, .leadIn, .runIn: announcements.last { head.overlaps($0.range) }
      default: announcements.last { content.upperBound - $0.range.upperBound <= 12 && $0.range.lowerBound < firstItem }
      }
    guard let candidate, candidate.form != .backward else { return 0 }
    return candidate.form == .indefinite ? -1 : Int16(clamping: candidate.count)
  }

  /// If the line opens with a run that goes on inside it, the number of its last member.
  func lastNumber(ofRunAt ordinal: Ordinal?) -> Int16 {
    guard let ordinal,
      let run = runs.first(where: { $0.items.first?.ordinal.range.lowerBound == ordinal.range.lowerBound }),
      run.items.count > 1
    else { return 0 }
    return Int16(clamping: run.items.reduce(0) { max($0, $1.ordinal.number) })
  }
}

/// Signs of one form in a row inside a line, the last of it: （2） to （3）.
struct GluedSigns {
  var style: OrdinalStyle
  var first: Int
  var last: Int
  /// Whether a colon leads in the first of them: 注：1.….
  var isLedIn: Bool

  init(_ ordinal: Ordinal, in units: [CodeUnit], after before: GluedSigns?) {
    style = ordinal.style
    last = ordinal.number
    if let before, before.style == ordinal.style, before.last + 1 == ordinal.number {
      (first, isLedIn) = (before.first, before.isLedIn)
    } else {
      first = ordinal.number
      let mark = units[at: ordinal.range.lowerBound - 1]
      isLedIn = mark == "：" || mark == ":"
    }
  }
}
