import Glibc

/// What the system says when it refuses: the C library's `errno`.
package enum SystemCode {
  package static let noEntry = ENOENT
  package static let isFolder = EISDIR

  /// For the writer, in Chinese.
  static func describe(_ code: Int32) -> String {
    switch code {
    case ENOENT: "没有这个文件或文件夹"
    case EACCES, EPERM: "没有权限"
    case EISDIR: "是文件夹，不是文件"
    case ENOTDIR: "路径中有一段不是文件夹"
    case ENOSPC, EDQUOT: "磁盘已满"
    case EROFS: "文件系统只读"
    case ELOOP: "符号链接过多或成环"
    case ENAMETOOLONG: "文件名过长"
    case EFBIG: "文件过大"
    case EIO: "读写出错"
    case EMFILE, ENFILE: "打开的文件过多"
    default: "\(String(cString: strerror(code)))（errno \(code)）"
    }
  }
}
