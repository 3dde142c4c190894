/// Bytes put aside: written end to end, then read anywhere, by any thread.
///
/// What does not fit in memory goes through one of these. The shell decides where the bytes lie; a failure to write or
/// read is the shell's to notice and report, here it reads as the end.
package protocol Scratch: AnyObject, Sendable {
  func append(_ bytes: [UInt8])
  /// Fills `buffer` from `offset` on as far as there are bytes.
  ///
  /// - Returns: how many were there.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int
  /// Bytes written so far.
  var count: Int { get }
}

/// Makes a place to put bytes aside.
package typealias ScratchMaker = @Sendable () -> any Scratch
