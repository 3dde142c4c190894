package import Platform
package import Text

/// A text that was read from a file, with all that is needed to write it back.
package struct TextFile: Sendable {
  package let path: String
  package let text: SourceText
  package let format: TextFormat
  /// The state it was read in; nil for standard input.
  package let stamp: FileSystem.Stamp?

  /// Reads the file at `path`, or the pipe of that name.
  package init(path: String) throws(FileError) {
    let (bytes, stamp) = try FileSystem.read(path, isNamed: true)
    try self.init(path: path, bytes: bytes, stamp: stamp)
  }

  /// Reads `bytes` that came from elsewhere; `path` is for messages.
  package init(path: String, bytes: [UInt8], stamp: FileSystem.Stamp? = nil) throws(FileError) {
    do throws(TextFormat.DecodingFailure) {
      (text, format) = try TextFormat.decode(bytes)
    } catch {
      throw FileError(path: path, reason: error.reason)
    }
    self.path = path
    self.stamp = stamp
  }

  /// The bytes of another text in this file's format.
  ///
  /// - Throws: when the bytes would not read back as the same text in the same format.
  package func encode(_ newText: SourceText) throws(FileError) -> [UInt8] {
    guard let bytes = format.encode(newText),
      let reread = try? TextFormat.decode(bytes), reread.text == newText, reread.format == format
    else { throw FileError(path: path, reason: .unencodable) }
    return bytes
  }

  /// Writes another text in place of this one: whole or not at all, only if no other program wrote meanwhile, and only if
  /// nothing speaks against it (`FileSystem.protection`) or `isForced` is set.
  package func replace(with newText: SourceText, isForced: Bool = false) throws(FileError) {
    if !isForced, let protection = FileSystem.protection(of: path) {
      throw FileError(path: path, reason: .protected(protection))
    }
    try FileSystem.write(try encode(newText), to: path, ifStill: stamp)
  }
}
