import Text

/// Where the parts of a document lie in its archive (Open Packaging Conventions, ECMA-376 part 2).
enum Package {
  /// The part that holds the text.
  static func mainPart(_ archive: ZipArchive) throws(WordFailure) -> String {
    let fallback = "word/document.xml"
    var main = fallback
    if let bytes = try archive.read("_rels/.rels") {
      main = try targets(bytes, part: "_rels/.rels", folder: "")["officeDocument"] ?? fallback
    }
    if main.lowercased().hasPrefix("xl/") { throw .otherFormat("Excel 表格") }
    if main.lowercased().hasPrefix("ppt/") { throw .otherFormat("演示文稿") }
    if archive.entries[main.lowercased()] == nil {
      if archive.entries["ofd.xml"] != nil { throw .otherFormat("OFD 版式文件") }
      if archive.entries["mimetype"] != nil { throw .otherFormat("OpenDocument 文件") }
      if archive.entries["encryptioninfo"] != nil { throw .encrypted }
      throw archive.entries["[content_types].xml"] == nil ? .notWord : .damaged(part: main)
    }
    return main
  }

  /// The parts that `part` relates to, by the last word of the relation's type (`styles`, `numbering`, `footnotes`).
  static func relations(of part: String, _ archive: ZipArchive) throws(WordFailure) -> KeyedList<String, String> {
    let slash = part.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(part[..<$0]) } ?? ""
    let name = slash.map { String(part[part.utf8.index(after: $0)...]) } ?? part
    let path = join(folder, "_rels/\(name).rels")
    guard let bytes = try archive.read(path) else {
      var usual = KeyedList<String, String>()
      for name in ["styles", "numbering", "footnotes", "endnotes"] { usual[name] = join(folder, name + ".xml") }
      return usual
    }
    return try targets(bytes, part: path, folder: folder)
  }

  private static func targets(
    _ bytes: [UInt8],
    part: String,
    folder: String,
  ) throws(WordFailure) -> KeyedList<String, String> {
    var result = KeyedList<String, String>()
    var reader = try MarkupReader(bytes, part: part)
    while let event = try reader.next() {
      guard event == .start, reader.tag == .relationship, let type = reader.xml.string("Type"),
        let target = reader.xml.string("Target"), reader.xml.string("TargetMode") != "External"
      else { continue }
      let slash = type.utf8.lastIndex(of: UInt8(ascii: "/"))
      let kind = slash.map { String(type[type.utf8.index(after: $0)...]) } ?? type
      if result[kind] == nil { result[kind] = join(folder, target) }
    }
    return result
  }

  /// `target` seen from `folder`, without `.` and `..`.
  private static func join(_ folder: String, _ target: String) -> String {
    let path = target.hasPrefix("/") || folder.isEmpty ? target : folder + "/" + target
    var parts: [[UInt8]] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      let part = Array(part)
      if part == [0x2E] { continue }
      if part == [0x2E, 0x2E] { _ = parts.popLast() } else { parts.append(part) }
    }
    return String(decoding: Array(parts.joined(separator: [0x2F])), as: UTF8.self)
  }
}
