package import Server

/// A session fed with bytes and nothing between: no process, no pipe, no thread; everything else is real.
package final class InMemoryServer: Connection {
  package let session: Session
  private let written = Written()
  /// Whether the server works as soon as it has been given something; otherwise when it is told to.
  package var worksAtOnce = true

  private final class Written {
    var bytes: [UInt8] = []
  }

  /// A fresh session; `background` runs what it does for requests away from its loop, `housekeeping` what is not waited
  /// for. Both do it at once unless told otherwise.
  package init(
    options: Session.Options = Session.Options(),
    background: (any BackgroundRunner)? = nil,
    housekeeping: (any BackgroundRunner)? = nil,
  ) {
    let written = written
    session = Session(
      options: options,
      mailbox: Mailbox {},
      background: background ?? AtOnce(),
      housekeeping: housekeeping ?? background,
    ) { bytes in
      written.bytes.append(contentsOf: bytes)
    }
  }

  /// Lets the server do everything that waits.
  package func work() {
    while session.exitCode == nil, session.step() {}
  }

  package func write(_ bytes: [UInt8], _ receive: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { session.receive($0) }
    guard worksAtOnce else { return }
    _ = read(seconds: 0, receive)
  }

  package func read(seconds: Double, _ receive: (UnsafeRawBufferPointer) -> Void) -> Bool {
    work()
    guard !written.bytes.isEmpty else { return false }
    let bytes = written.bytes
    written.bytes = []
    bytes.withUnsafeBytes(receive)
    return true
  }
}
