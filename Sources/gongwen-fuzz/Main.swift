import Glibc

/// Coverage-guided fuzzing with the toolchain's libFuzzer:
///
///     swift build --product gongwen-fuzz --scratch-path .build/fuzz \
///       --sanitize=fuzzer --sanitize=address -Xswiftc -DFUZZER
///     .build/fuzz/debug/gongwen-fuzz parser CORPUS -max_total_time=600
///
/// Built as usual it has no engine: it feeds the files it is given to the entry, which is how a finding is replayed
/// and how the committed corpus stays part of the tests.
@main
enum Main {
  static func main() {
    let words = CommandLine.arguments
    guard words.count > 1, let entry = Entry(rawValue: words[1]) else {
      print("usage: gongwen-fuzz \(Entry.allCases.map(\.rawValue).joined(separator: "|")) FILE...")
      exit(2)
    }
    #if FUZZER
      exit(fuzz(entry))
    #else
      for path in words.dropFirst(2) {
        guard let bytes = read(path) else {
          print("cannot read \(path)")
          exit(2)
        }
        entry.run(bytes)
      }
    #endif
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return result }
      result += chunk[..<count]
    }
  }
}

#if FUZZER
  /// libFuzzer as a library: its own `main` gives way to ours, which knows the name of the entry.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32,
  ) -> Int32

  private nonisolated(unsafe) var current = Entry.framer

  private func fuzz(_ entry: Entry) -> Int32 {
    current = entry
    // The engine sees the words without the name of the entry.
    let words = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
    var count = Int32(words.count)
    let memory = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
    for (index, word) in words.enumerated() { memory[index] = strdup(word) }
    memory[words.count] = nil
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = memory
    return runDriver(&count, &arguments) { bytes, count in
      current.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    }
  }
#endif
