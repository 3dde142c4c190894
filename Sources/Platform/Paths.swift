/// Files and folders by path. What the system does is in the two faces; what follows from a path alone is here.
package enum FileSystem {
  /// What a path leads to.
  package enum Kind: Hashable, Sendable {
    case file, folder, link, other
  }

  /// Tells one state of a file from another: another file, another length or a later write differs.
  package struct Stamp: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    var seconds: Int64
    var nanoseconds: Int64
  }

  /// The largest file that is read: an official document of 64 MB does not exist.
  package static let sizeLimit = 64 << 20
}

// MARK: - Paths

extension FileSystem {
  /// `name` inside `folder`; `name` itself when it is absolute or `folder` is empty.
  package static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The folder that holds `path`; nil for the root.
  package static func parent(_ path: String) -> String? {
    guard path != "/", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of `path`.
  package static func name(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// `path` from the root, without `.`, `..` and doubled slashes; links are not resolved and nothing need exist.
  package static func absolute(_ path: String) -> String {
    // By bytes: to cut a path into characters takes as long as to check a page.
    var parts: [Substring.UTF8View] = []
    for part in join(currentFolder, path).utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.isEmpty ? "/" : parts.reduce(into: "") { $0 += "/" + Substring($1) }
  }

  /// `path` seen from `folder` (both absolute); nil when it does not lie inside it.
  package static func relative(_ path: String, to folder: String) -> String? {
    if folder == "/" { return String(path.dropFirst()) }
    guard path.hasPrefix(folder + "/") else { return nil }
    return String(path.dropFirst(folder.count + 1))
  }

  /// The home folder for `~`; nil when the environment names none.
  package static var home: String? { environment("HOME") }
}
