/// What leads to a server and back: pipes of a process, or a session in memory.
package protocol Connection: AnyObject {
  /// Gives the server `bytes`. What it says meanwhile is handed to `receive`, so that neither waits for the other.
  func write(_ bytes: [UInt8], _ receive: (UnsafeRawBufferPointer) -> Void) throws(ClientFailure)

  /// Waits at most `seconds` for the server to say something.
  ///
  /// - Returns: false when it said nothing.
  func read(seconds: Double, _ receive: (UnsafeRawBufferPointer) -> Void) throws(ClientFailure) -> Bool
}
