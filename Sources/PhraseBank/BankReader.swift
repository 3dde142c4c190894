package import Text

/// Reads a bank from the bytes of its files: what a writer mined or edited by hand.
///
/// Nothing in a file can make this fail: broken lines are named and left out, lines out of order are sorted. Only a
/// file of a newer format is refused as a whole, because its lines may mean something else.
package enum BankReader {
  /// The newest format this version reads. A file says its own as a last column name `format=N`; none means 1.
  package static let format = 1

  /// The bank in `files` (those that are missing count as empty) and what is wrong with it.
  ///
  /// - Parameters:
  ///   - name: how the bank is called in messages: 用户, 工作区.
  ///   - weight: how much more a hit here counts than in the shipped bank.
  ///   - files: the bytes of each file that is there.
  /// - Returns: the bank, and what was left out and why, in the order of the files and lines.
  package static func read(
    name: String,
    weight: Float = 3,
    files: KeyedList<PhraseBank.Table, [UInt8]>,
  ) -> (layer: PhraseBank.Layer, problems: [BankProblem]) {
    var problems: [BankProblem] = []
    var tables = KeyedList<PhraseBank.Table, TableBytes>()
    for table in PhraseBank.Table.allCases {
      guard let bytes = files[table] else { continue }
      tables[table] = table == .counts ? counts(bytes, &problems) : read(table, bytes, &problems)
    }
    let layer = PhraseBank.Layer(name: name, weight: weight) { tables[$0] ?? TableBytes([]) }
    return (layer, problems)
  }

  /// The bytes of `counts.bin` if they are sound.
  private static func counts(_ bytes: [UInt8], _ problems: inout [BankProblem]) -> TableBytes {
    let file = TableBytes(bytes)
    do throws(CountTrie.Damage) {
      _ = try CountTrie(file)
      return file
    } catch {
      problems.append(BankProblem(table: .counts, line: 0, reason: .damagedCounts(error)))
      return TableBytes([])
    }
  }

  private static func read(
    _ table: PhraseBank.Table,
    _ bytes: [UInt8],
    _ problems: inout [BankProblem],
  ) -> TableBytes {
    var lines: [ArraySlice<UInt8>] = []
    var header: ArraySlice<UInt8> = []
    var number = 0
    for var line in bytes.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      number += 1
      if line.last == 0x0D { line = line.dropLast() }
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      if line.isEmpty { continue }
      if line.first == .hash {
        if number == 1 {
          header = line
          let format = self.format(of: line)
          if format > Self.format {
            problems.append(BankProblem(table: table, line: 1, reason: .newerFormat(format)))
            return TableBytes([])
          }
        }
        continue
      }
      if let reason = fault(in: line, of: table) {
        problems.append(BankProblem(table: table, line: number, reason: reason))
      } else {
        lines.append(line)
      }
    }
    let isSorted = zip(lines, lines.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
    if !isSorted { lines.order { $0.lexicographicallyPrecedes($1) } }
    var result = Array(header.isEmpty ? [.hash] : header)
    result.append(.lineFeed)
    for line in lines {
      result += line
      result.append(.lineFeed)
    }
    return TableBytes(result)
  }

  private static func format(of header: ArraySlice<UInt8>) -> Int {
    guard let last = header.split(separator: .tab).last else { return 1 }
    let mark = Array("format=".utf8)
    guard last.starts(with: mark) else { return 1 }
    return Int(String(decoding: last.dropFirst(mark.count), as: UTF8.self)) ?? .max
  }

  private static func fault(in line: ArraySlice<UInt8>, of table: PhraseBank.Table) -> BankProblem.Reason? {
    guard String(validating: line, as: UTF8.self) != nil else { return .damagedText }
    if let scalar = steeringCharacter(in: line) { return .steeringCharacter(scalar) }
    let fields = line.split(separator: .tab, omittingEmptySubsequences: false)
    guard fields.count >= table.required else { return .missingColumns(fields.count, of: table.required) }
    guard fields.first?.isEmpty == false else { return .empty(table.columns.first ?? "") }
    for (name, field) in zip(table.columns, fields) where ["count", "documents"].contains(name) {
      let numbers = field.split(separator: .bar, omittingEmptySubsequences: false)
      guard numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
        return .notANumber(name)
      }
    }
    return nil
  }
}

extension BankReader {
  /// The first control character, mark of direction or line separator in a line of UTF-8, as a number of Unicode. What
  /// stands in a bank is shown in lists and terminals and put into drafts; such a character would be seen in none.
  package static func steeringCharacter(in line: ArraySlice<UInt8>) -> UInt32? {
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      index += 1
      switch byte {
      case 0x09: continue
      case 0..<0x20, 0x7F: return UInt32(byte)
      case 0xC2:
        if let next = line[safe: index], next < 0xA0 { return UInt32(next) }
      case 0xE2, 0xEF:
        guard let second = line[safe: index], let third = line[safe: index + 1] else { continue }
        let unit = CodeUnit(UInt16(byte & 0x0F) << 12 | UInt16(second & 0x3F) << 6 | UInt16(third & 0x3F))
        if unit.isDirectionMark || unit.isLineSeparator || unit == "\u{FEFF}" { return UInt32(unit.rawValue) }
      default: continue
      }
    }
    return nil
  }
}

/// What is wrong with a line of a bank.
package struct BankProblem: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case newerFormat(Int)
    case damagedText
    /// Its number in Unicode.
    case steeringCharacter(UInt32)
    case missingColumns(Int, of: Int)
    case empty(String)
    case notANumber(String)
    case damagedCounts(CountTrie.Damage)
  }

  package var table: PhraseBank.Table
  /// From one; 0 where the whole file is meant.
  package var line: Int
  package var reason: Reason

  package init(table: PhraseBank.Table, line: Int, reason: Reason) {
    self.table = table
    self.line = line
    self.reason = reason
  }

  /// For the writer: `phrases.tsv:12：…`.
  package var message: String {
    line > 0 ? "\(table.fileName):\(line)：\(explanation)" : "\(table.fileName)：\(explanation)"
  }

  private var explanation: String {
    switch reason {
    case .newerFormat(let format):
      "词库格式为第 \(format) 版，本程序只认识到第 \(BankReader.format) 版，整个文件未读取；请升级 gongwen，或用本版本重新挖掘"
    case .damagedText: "不是有效的 UTF-8 文字，已跳过此行"
    case .steeringCharacter(let scalar):
      "有看不见的控制字符 U+\(String(scalar + 0x10000, radix: 16, uppercase: true).dropFirst())，已跳过此行"
    case .missingColumns(let found, let needed): "只有 \(found) 列，应有 \(needed) 列，已跳过此行"
    case .empty(let column): "“\(column)”列为空，已跳过此行"
    case .notANumber(let column): "“\(column)”列不是数字，已跳过此行"
    case .damagedCounts(.notCounts): "不是 gongwen mine 写出的接续计数，未读取；请重新挖掘"
    case .damagedCounts(.version(let version)):
      "接续计数的格式为第 \(version) 版，本程序读取第 \(CountFormat.version) 版，未读取；请用本版本重新挖掘"
    case .damagedCounts(.incomplete): "接续计数不完整，可能是写入或复制时中断，未读取；请重新挖掘或重新复制"
    case .damagedCounts(.changed): "接续计数已损坏，未读取；请重新挖掘或重新复制"
    }
  }
}
