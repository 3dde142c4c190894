import Platform
import Synchronization

/// Files, speed and time left, on a terminal's standard error; silent when piped.
final class MiningProgress: Sendable {
  private struct State {
    var files = 0
    var bytes = 0
    var shown = 0.0
    var isOnScreen = false
  }

  private let total: Int
  private let isVisible: Bool
  private let start: Double
  private let state = Mutex(State())

  init(total: Int, isVisible: Bool = Terminal.isErrorTerminal) {
    self.total = total
    self.isVisible = isVisible
    start = Clock.seconds
  }

  func advance(files: Int, bytes: Int) {
    guard isVisible else { return }
    state.withLock { state in
      state.files += files
      state.bytes += bytes
      let now = Clock.seconds
      guard now - state.shown > 0.1 else { return }
      state.shown = now
      state.isOnScreen = true
      let elapsed = max(0.001, now - start)
      let left = elapsed / Double(max(1, state.files)) * Double(total - state.files)
      let speed = MiningProgress.tenths(Double(state.bytes) / elapsed / 1e6)
      Output.status("已读 \(state.files)/\(total) 篇，\(speed) MB/s，还需 \(Int(left.rounded(.up))) 秒")
    }
  }

  func finish() {
    guard isVisible else { return }
    if state.withLock({ $0.isOnScreen }) { Output.status("") }
  }

  private static func tenths(_ value: Double) -> String {
    let rounded = Int((value * 10).rounded())
    return "\(rounded / 10).\(rounded % 10)"
  }
}
