/// Why something could not be read or written.
package struct FileError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// What the system said: a `SystemCode`.
    case system(Int32)
    /// A pipe or a device where a file is looked for.
    case noFile
    /// Holds NUL bytes.
    case binary
    /// Neither UTF-8 nor GB18030; the byte offset of the first byte that does not fit.
    case encoding(offset: Int)
    /// UTF-16 or UTF-32 with a byte order mark.
    case wideEncoding
    /// More bytes than `limit`.
    case tooLarge(limit: Int)
    /// The file is no longer what was read.
    case changed
    /// A document of another kind that is not read; why, for the writer, in Chinese.
    case document(String)
    /// Should not be written without `--force`.
    case protected(Protection)
    /// Could not be written in its encoding so that it reads the same.
    case unencodable
  }

  /// Why a file is better left alone.
  package enum Protection: Hashable, Sendable {
    /// Nobody may write it, or not this user.
    case readOnly
    /// Belongs to another user, who would lose it.
    case foreignOwner
    /// Runs with its owner's or group's rights.
    case setID
    /// Has other names, which would go on naming the old content.
    case hardLinked
    /// Has attributes that cannot be given to its successor.
    case attributes

    /// What protects a regular file; nil if nothing does.
    ///
    /// - Parameters:
    ///   - links: how many names it has.
    ///   - mode: its rights (`st_mode`).
    ///   - isWritable: whether the system lets this user write it, where that can be asked.
    ///   - isOwn: whether it belongs to this user.
    init?(links: Int, mode: UInt32, isWritable: Bool = true, isOwn: Bool) {
      if links > 1 { self = .hardLinked; return }
      if mode & 0o6000 != 0 { self = .setID; return }
      if mode & 0o222 == 0 || !isWritable { self = .readOnly; return }
      if isOwn { return nil }
      self = .foreignOwner
    }

    /// For the writer, in Chinese.
    var explanation: String {
      switch self {
      case .readOnly: "文件只读，未写入（确需写入用 gongwen fix --force）"
      case .foreignOwner: "文件属于其他用户，未写入（确需写入用 gongwen fix --force）"
      case .setID: "文件带有 set-id 权限位，未写入（确需写入用 gongwen fix --force）"
      case .hardLinked: "文件有其他硬链接，改写会使它们分开，未写入（确需写入用 gongwen fix --force）"
      case .attributes: "文件的访问控制列表或扩展属性无法保留，未写入"
      }
    }
  }

  package var path: String
  package var reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// For the writer, in Chinese.
  package var message: String { "\(path)：\(explanation)" }

  /// What is wrong, without the path.
  package var explanation: String {
    switch reason {
    // A name in another encoding cannot be spelled here; it was listed, but what it is called now is not there.
    case .system(SystemCode.noEntry) where path.unicodeScalars.contains("\u{FFFD}"):
      "文件名不是 UTF-8 编码，无法打开，请改名（如用 convmv）"
    case .system(let code): SystemCode.describe(code)
    case .noFile: "不是普通文件"
    case .binary: "是二进制文件，不是文本"
    case .encoding(let offset): "既不是 UTF-8 也不是 GB18030：第 \(offset + 1) 个字节（偏移 \(offset)）无法解码"
    case .wideEncoding: "是 UTF-16 或 UTF-32 编码，请另存为 UTF-8"
    case .tooLarge(let limit): "超过 \(limit >> 20) MB，未读取"
    case .changed: "读取之后已被其他程序修改，未写入"
    case .document(let explanation): explanation
    case .protected(let protection): protection.explanation
    case .unencodable: "无法按原编码写回，未写入"
    }
  }
}
