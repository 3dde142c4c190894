import Platform
import Synchronization

/// How far long work has come, on a terminal's standard error; silent anywhere else and for work that is soon done.
final class Progress: Sendable {
  private let label: String
  private let total: Int
  private let isShown: Bool
  private let started = Clock.seconds
  private let done = Atomic<Int>(0)
  private let lastShown = Mutex<Double?>(nil)

  /// - Parameters:
  ///   - label: what is being done, in Chinese: 检查.
  ///   - total: how many steps there are.
  init(_ label: String, total: Int) {
    self.label = label
    self.total = total
    isShown = Terminal.isErrorTerminal
  }

  /// One step is done. May be called from any thread.
  func step() {
    guard isShown else { return }
    let count = done.add(1, ordering: .relaxed).newValue
    let time = Clock.seconds
    guard time - started > 0.5 else { return }
    lastShown.withLock { last in
      if let last, time - last < 0.1 { return }
      last = time
      Output.status("\(label) \(count)/\(total)")
    }
  }

  /// Takes the line away again.
  func finish() {
    lastShown.withLock { if $0 != nil { Output.status("") } }
  }
}
