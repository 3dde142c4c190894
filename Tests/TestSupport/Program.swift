import Foundation

/// The real `gongwen`, run as a process.
package struct Program: Sendable {
  package struct Run: Sendable {
    package var status: Int32
    package var output: [UInt8]
    package var error: String

    package var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The binary, which lies beside the bundle of the running tests.
  package static let path: String = {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appendingPathComponent("gongwen").path
  }()

  package var environment: [String: String] = [:]
  /// Where it is run; kept as long as something runs in it.
  private let folder: ScratchFolder?

  /// A program that is run in `folder`, or just anywhere.
  package init(in folder: ScratchFolder? = nil) {
    self.folder = folder
  }

  /// Runs it with these words and this standard input, to its end.
  package func callAsFunction(_ words: String..., input: [UInt8] = []) throws -> Run {
    try run(Program.path, words, input: input)
  }

  /// Runs it with these words, to its end.
  package func run(_ words: [String]) throws -> Run {
    try run(Program.path, words, input: [])
  }

  /// Runs a line of the shell in which `gongwen` is the binary.
  package func shell(_ line: String) throws -> Run {
    try run("/bin/sh", ["-c", "gongwen() { \"\(Program.path)\" \"$@\"; }\n\(line)"], input: [])
  }

  // MARK: Permissions

  /// What takes from root the right to read and write everything; empty for anybody else, nil where it cannot be taken.
  private static let unprivileged: [String]? = {
    guard geteuid() == 0 else { return [] }
    let words = ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--"]
    guard FileManager.default.isExecutableFile(atPath: words[0]) else { return nil }
    let run = try? Program().run(words[0], Array(words.dropFirst()) + ["/bin/true"], input: [])
    return run?.status == 0 ? words : nil
  }()

  /// Whether `withoutPrivileges` can be called here.
  package static let canDropPrivileges = unprivileged != nil

  /// Runs it with these words as somebody to whom the permissions of files apply, whoever runs the tests.
  package func withoutPrivileges(_ words: String...) throws -> Run {
    try withoutPrivileges(shell: "\"$0\" \"$@\"", words)
  }

  /// The same through a line of the shell, in which `$0` is the binary and `$@` are the words.
  package func withoutPrivileges(shell line: String, _ words: [String]) throws -> Run {
    let command = (Program.unprivileged ?? []) + ["/bin/sh", "-c", line, Program.path] + words
    return try run(command[0], Array(command.dropFirst()), input: [])
  }

  /// `ASAN_OPTIONS` and the like.
  private static let sanitizerOptions = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }

  private func run(_ program: String, _ words: [String], input: [UInt8]) throws -> Run {
    let scratch = NSTemporaryDirectory() + "gongwen-run-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    // Files and not pipes: nothing can block, however much is written.
    for (name, content) in [("in", Data(input)), ("out", Data()), ("err", Data())] {
      try content.write(to: URL(fileURLWithPath: "\(scratch)/\(name)"))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder?.path ?? scratch)
    // Nothing of the machine the tests run on may change what is printed.
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": scratch, "LANG": "C.UTF-8"]
      .merging(Program.sanitizerOptions) { $1 }
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: "\(scratch)/in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(scratch)/out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(scratch)/err"))
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: Array(try Data(contentsOf: URL(fileURLWithPath: "\(scratch)/out"))),
      error: String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(scratch)/err")), as: UTF8.self),
    )
  }
}
