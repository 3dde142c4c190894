import Glibc
import Platform

#if FUZZER
  /// Coverage-guided fuzzing with the toolchain's libFuzzer, which brings its own `main`:
  ///
  ///     swift build -c release --product gongwen-fuzz --scratch-path .build/fuzz --sanitize=fuzzer -Xswiftc -DFUZZER \
  ///       -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld -Xlinker -z -Xlinker nostart-stop-gc
  ///     GONGWEN_FUZZ_ENTRY=parser .build/fuzz/release/gongwen-fuzz CORPUS -max_total_time=600
  @_cdecl("LLVMFuzzerTestOneInput")
  func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    entry.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  }

  private let entry: Entry = {
    let name = getenv("GONGWEN_FUZZ_ENTRY").map { String(cString: $0) } ?? ""
    guard let entry = Entry(rawValue: name) else {
      print("GONGWEN_FUZZ_ENTRY is one of \(Entry.allCases.map(\.rawValue).joined(separator: " "))")
      exit(2)
    }
    return entry
  }()
#else
  /// Feeds the files it is given to an entry: how a finding is replayed, and how the committed corpus stays part of the
  /// tests. For what the entries are there for see above.
  @main
  enum Main {
    static func main() {
      let words = CommandLine.arguments
      guard words.count > 1, let entry = Entry(rawValue: words[1]) else {
        print("usage: gongwen-fuzz \(Entry.allCases.map(\.rawValue).joined(separator: "|")) FILE...")
        exit(2)
      }
      for path in words.dropFirst(2) {
        guard let bytes = try? FileSystem.read(path, isNamed: true).bytes else {
          print("cannot read \(path)")
          exit(2)
        }
        entry.run(bytes)
      }
    }
  }
#endif
