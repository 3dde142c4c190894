/// Why a server could not be talked to, or did not do what the protocol asks.
package enum ClientFailure: Error, Sendable, CustomStringConvertible {
  /// The program cannot be started: the system's error number.
  case cannotStart(Int32)
  case noAnswer(to: String, seconds: Double)
  /// It ended, or closed an end of the connection, while something was still awaited.
  case ended(waitingFor: String)
  case notJSON
  /// A request was answered with an error.
  case refused(method: String, message: String)
  /// What was to be done with the server did not work.
  case failed(String)

  package var description: String {
    switch self {
    case .cannotStart(let code): "the server cannot be started (error \(code))"
    case .noAnswer(let what, let seconds): "no answer to \(what) within \(Int(seconds)) s"
    case .ended(let what): "the server ended before \(what)"
    case .notJSON: "the server wrote what is no JSON"
    case .failed(let what): what
    case .refused(let method, let message): "\(method) was refused: \(message)"
    }
  }
}
