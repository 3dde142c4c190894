import JSON
import Testing
import Text

private func check(
  _ expected: String,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ write: (inout JSONWriter) -> Void,
) {
  var writer = JSONWriter(capacity: 1)
  write(&writer)
  #expect(writer.string == expected, sourceLocation: sourceLocation)
}

@Suite struct JSONWriterTests {
  @Test func `commas stand between values and nowhere else`() {
    check(#"{"a":1,"b":[true,null,"x",[],{}],"c":{"d":-5}}"#) {
      $0.object {
        $0.field("a", 1)
        $0.field("b") {
          $0.array {
            $0.bool(true)
            $0.null()
            $0.string("x")
            $0.array { _ in }
            $0.object { _ in }
          }
        }
        $0.field("nothing", ifPresent: nil as Int?)
        $0.field("c") { $0.object { $0.field("d", -5) } }
      }
    }
  }

  @Test func `every character that needs it is escaped`() {
    check(#""\"\\\n\r\t\u0000\u001f/é公😀""#) { $0.string("\"\\\n\r\t\0\u{1F}/é公😀") }
    check(#""\"\\\n\r\t\u0000\u001f/é公😀""#) { $0.string([CodeUnit]("\"\\\n\r\t\0\u{1F}/é公😀")[...]) }
  }

  @Test func `lone surrogates become well-formed UTF-8`() {
    check("\"\u{FFFD}a\u{FFFD}\u{FFFD}😀\u{FFFD}\"") {
      $0.string([0xD83D, 0x61, 0xDE00, 0xD83D, 0xD83D, 0xDE00, 0xD83D].map { CodeUnit($0) }[...])
    }
  }

  @Test func `numbers of every size`() {
    for value in [0, 7, -7, 10, 99, 100, 1_000_000, .max, .min] { check("\(value)") { $0.int(value) } }
    check(##"[{"line":0,"character":12},{"a":\##(Int.min),"长":\##(Int.max)}]"##) { writer in
      writer.array {
        $0.object("line", 0, "character", 12)
        $0.object("a", .min, "长", .max)
      }
    }
    check("1.5") { $0.double(1.5) }
    check("2") { $0.double(2) }
    check("null") { $0.double(.nan) }
  }

  @Test func `a value of another text is copied as it stands`() throws {
    let value = try JSONValue(#"{"id": 1.50, "list": [ 1 ]}"#)
    check(#"[1.50,[ 1 ]]"#) { writer in
      writer.array {
        if let id = value["id"], let list = value["list"] {
          $0.value(id)
          $0.value(list)
        }
      }
    }
  }

  @Test func `a writer that is reset begins anew`() {
    check("[2]") {
      $0.array { $0.int(1) }
      $0.reset()
      $0.array { $0.int(2) }
    }
  }

  /// Random trees written and read again; random damage never traps and never yields something unreadable.
  @Test func `random trees survive the round trip and random damage is harmless`() throws {
    var random = SplitMix(seed: 7)
    for _ in 0..<300 {
      var writer = JSONWriter(capacity: 8)
      randomValue(&random, depth: 5, to: &writer)
      let bytes = writer.bytes
      var again = JSONWriter()
      copy(try JSONValue(bytes), to: &again)
      #expect(again.bytes == bytes)
      for _ in 0..<20 {
        var damaged = bytes
        for _ in 0...random.next(3) where !damaged.isEmpty {
          let at = random.next(damaged.count)
          switch random.next(3) {
          case 0: damaged[at] = UInt8(random.next(256))
          case 1: damaged.remove(at: at)
          default: damaged.insert(Array("{}[],:\"\\u0e-".utf8)[random.next(12)], at: at)
          }
        }
        if let value = try? JSONValue(damaged) {
          var writer = JSONWriter()
          copy(value, to: &writer)
          _ = try JSONValue(writer.bytes)
        }
      }
    }
  }

  private func randomValue(_ random: inout SplitMix, depth: Int, to writer: inout JSONWriter) {
    let strings = ["", "公文", "\"", "\\", "\n", "😀𠮷", "\u{0}", "a", "é", "\u{2028}"]
    switch random.next(depth > 0 ? 7 : 5) {
    case 0: writer.null()
    case 1: writer.bool(random.next(2) == 0)
    case 2: writer.int(random.next(1_000_000) - 500_000)
    case 3, 4: writer.string(strings[random.next(strings.count)] + strings[random.next(strings.count)])
    case 5:
      writer.array {
        for _ in 0..<random.next(5) { randomValue(&random, depth: depth - 1, to: &$0) }
      }
    default:
      writer.object {
        for _ in 0..<random.next(5) {
          $0.key(dynamic: strings[random.next(strings.count)])
          randomValue(&random, depth: depth - 1, to: &$0)
        }
      }
    }
  }
}

/// A small generator with a seed, so that a failure comes again.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
  }
}
