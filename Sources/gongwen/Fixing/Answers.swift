import Platform
import Text

/// Where the answers to questions come from: a terminal, a pipe, or a file with one answer a line.
struct Answers {
  private var lines: [String]?
  private var next = 0
  private var pending: [UInt8] = []
  private var isAtEnd = false

  /// Reads answers from standard input, line by line, when they are needed.
  init() {}

  /// Takes the answers from the file at `path`.
  init(path: String) throws(FileError) {
    let bytes = try FileSystem.read(path, limit: 1 << 20, isNamed: true).bytes
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    if lines?.last?.isEmpty ?? false { lines?.removeLast() }
  }

  /// The next answer without blanks around it, in small letters; nil when there are no more.
  mutating func take() -> String? {
    if let lines {
      guard next < lines.count else { return nil }
      next += 1
      return Answers.trimmed(Array(lines[next - 1].utf8))
    }
    return typed()
  }

  private mutating func typed() -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = Array(pending[..<end])
        pending.removeSubrange(...end)
        return Answers.trimmed(line)
      }
      if isAtEnd || pending.count > 1 << 16 { return pending.isEmpty ? nil : Answers.trimmed(rest()) }
      let piece = StandardStream.input.readPiece()
      if piece.isEmpty { isAtEnd = true } else { pending += piece }
    }
  }

  private mutating func rest() -> [UInt8] {
    let rest = pending
    pending = []
    return rest
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    let kept = bytes.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    return String(decoding: Array(kept), as: UTF8.self).lowercased()
  }
}
