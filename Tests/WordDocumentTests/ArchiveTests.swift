import Testing
import Text

@testable import WordDocument

/// Archives as others make them, damaged ones, and those that are made to do harm.
@Suite struct ArchiveTests {
  /// Written by zlib at its best.
  @Test func `deflate, with all kinds of blocks`() {
    let stored: [UInt8] = [0x01, 0x03, 0x00, 0xFC, 0xFF, 0x61, 0x62, 0x63]
    #expect(Inflate.inflate(stored[...], size: 3) == Array("abc".utf8))
    // "aaaaaaaaaa" with fixed codes.
    let fixed: [UInt8] = [0x4B, 0x4C, 0x84, 0x01, 0x00]
    #expect(Inflate.inflate(fixed[...], size: 10) == Array("aaaaaaaaaa".utf8))
    #expect(Inflate.inflate(fixed[...], size: 9) == nil)
    #expect(Inflate.inflate(fixed[...], size: 11) == nil)
    #expect(Inflate.inflate(fixed[..<2], size: 10) == nil)
    #expect(Inflate.inflate([], size: 0) == nil)
    // With codes of its own: 400 bytes (7 i² + i / 3) mod 97.
    let dynamic =
      Base64.decode(
        "vdALkoEAAADQrFkUojQVpaLZiaSoJiF9sINEo3zKRO5/ir3FviM8oEy7zdAy7BvpiwRKa8mo+nwApINet17wLQFbXXVS7rEYjcyYjmeiaN6Yu6VM3JcA7Jb2uWoiaRh99cMhWqmxTu2gDpX1lwqnUVKV30uBE1afSSO755gJ+TPNisnjqINz81zFikDtJ+gVr3FOevgzOCYtC018P8VsPAsvH3rPlbJ3XUqmbRjh17CvDsZOPq5EfljgI7mNENK5m+3c/Yu9KBTO6KkIJnHWMqFgYXgpE+t8T/qteTyGMnPA6FQhUss0AoRIPTeoRpNdlV2B6soBEc1ldVNQwOhwytnTAAXh/gYJ51MzqNtUCfjPoj8="
      ) ?? []
    let expected = (0..<400).map { (index: Int) -> UInt8 in UInt8((7 * index * index + index / 3) % 97) }
    #expect(Inflate.inflate(dynamic[...], size: 400) == expected)
    #expect(Inflate.inflate([0x07], size: 1) == nil)
  }

  @Test func `checksums`() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.of([]) == 0)
  }

  /// Reads `bytes`, which must fail so.
  private func check(_ bytes: [UInt8], _ expected: WordFailure, location: SourceLocation = #_sourceLocation) {
    do throws(WordFailure) {
      _ = try WordDocument(bytes)
      Issue.record("was read", sourceLocation: location)
    } catch {
      #expect(error == expected, sourceLocation: location)
      #expect(!error.explanation.isEmpty, sourceLocation: location)
    }
  }

  private func archive(_ parts: [(String, String)]) -> [UInt8] {
    var zip = ZipWriter()
    for (name, contents) in parts { zip.add(name, contents) }
    return zip.finished()
  }

  @Test func `what is no Word document says what it is`() {
    check([], .notWord)
    check(Array("随便写写".utf8), .notWord)
    check(Array("{\\rtf1".utf8), .otherFormat("RTF 文档"))
    let binary: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    check(binary, .binaryFormat)
    check(binary + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }, .encrypted)
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    let relation =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "<Relationship Id=\"a\" Type=\"\(type)\" Target=\"xl/workbook.xml\"/></Relationships>"
    check(archive([("_rels/.rels", relation)]), .otherFormat("Excel 表格"))
    check(archive([("OFD.xml", "")]), .otherFormat("OFD 版式文件"))
    check(archive([("mimetype", "application/vnd.oasis.opendocument.text")]), .otherFormat("OpenDocument 文件"))
    check(archive([("a.txt", "a")]), .notWord)
    check(archive([("[Content_Types].xml", "")]), .damaged(part: "word/document.xml"))
  }

  @Test func `damage names the part`() {
    let whole = DocxBuilder(body: DocxBuilder.p("文")).bytes
    check(Array(whole.dropLast(30)), .damaged(part: ""))
    check(Array(whole.prefix(100)), .damaged(part: ""))
    var flipped = whole
    // A letter of the text changes, and the checksum does not fit any more.
    if let place = flipped.firstRange(of: Array("文".utf8))?.lowerBound { flipped[place] ^= 0x01 }
    check(flipped, .damaged(part: "word/document.xml"))
    func document(_ xml: String) -> [UInt8] { archive([("word/document.xml", xml)]) }
    for xml in [
      "<a", "<a b>", "<a b=c>", "<a b=\"", "<a>", "</a>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "<a><!-- </a>", "<",
      "<>",
    ] {
      check(document(xml), .damaged(part: "word/document.xml"))
    }
    check(document(String(repeating: "<a>", count: 5000)), .excessive(.depth))
  }

  /// An archive whose directory says what is not so.
  private func forged(_ change: (inout [UInt8], _ directory: Int) -> Void) -> [UInt8] {
    var bytes = archive([("word/document.xml", String(repeating: " ", count: 64))])
    let directory = bytes.firstRange(of: [0x50, 0x4B, 0x01, 0x02])?.lowerBound ?? 0
    change(&bytes, directory)
    return bytes
  }

  private func put(_ value: UInt32, _ bytes: inout [UInt8], at place: Int) {
    for index in 0..<4 { bytes[place + index] = UInt8(value >> UInt32(8 * index) & 0xFF) }
  }

  @Test func `bombs are not lit`() {
    check(forged { put(100 << 20, &$0, at: $1 + 24) }, .excessive(.ratio))
    check(forged { put(0x4000_0000, &$0, at: $1 + 24) }, .excessive(.size))
    check(forged { $0[$1 + 8] |= 1 }, .encrypted)
    // The end says more entries than there may be, and than there are.
    check(
      forged { bytes, _ in
        bytes[bytes.count - 12] = 0xFF; bytes[bytes.count - 11] = 0x7F
      },
      .excessive(.entries)
    )
    check(forged { bytes, _ in bytes[bytes.count - 12] = 9 }, .damaged(part: ""))
    // An entry that lies outside of the file.
    check(forged { put(0x00FF_FFFF, &$0, at: $1 + 42) }, .damaged(part: ""))
    check(forged { put(0xFFFF_FFFF, &$0, at: $1 + 42) }, .damaged(part: ""))
  }

  @Test func `whatever the bytes, nothing traps`() throws {
    let whole = DocxBuilder(
      body: DocxBuilder.p("一", num: 1) + "<w:tbl><w:tr><w:tc>\(DocxBuilder.p("格"))</w:tc></w:tr></w:tbl>",
      numbering: DocxBuilder.definition(0, [DocxBuilder.level(0, "chineseCounting", "%1、")]) + DocxBuilder.num(1, of: 0)
    ).bytes
    for length in stride(from: 0, to: whole.count, by: 7) { _ = try? WordDocument(Array(whole.prefix(length))) }
    for place in stride(from: 0, to: whole.count, by: 3) {
      var bytes = whole
      bytes[place] = bytes[place] &+ 0x55
      _ = try? WordDocument(bytes)
    }
    // Text boxes and tables far deeper than anybody reads.
    let deep =
      String(repeating: "<w:p><w:r><w:txbxContent>", count: 190)
      + String(repeating: "</w:txbxContent></w:r></w:p>", count: 190)
    _ = try WordDocument(DocxBuilder(body: deep).bytes)
  }
}
