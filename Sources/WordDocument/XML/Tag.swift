/// The elements of WordprocessingML (ECMA-376 part 1, chapter 17) and of markup compatibility (part 3) that say
/// something about the text.
enum Tag: UInt8, Sendable {
  /// Any other element.
  case other
  // Blocks
  case document, body, p, pPr, tbl, tr, trPr, tc, sdt, sdtPr, sdtContent, txbxContent, sectPr
  // Runs
  case r, rPr, t, tab, br, cr, noBreakHyphen, ptab, sym, ruby, rt, rubyBase, fldChar, fldSimple, instrText
  case footnoteReference, endnoteReference, vanish, specVanish, rStyle, mathText
  // Revisions
  case del, ins, moveFrom, moveTo, delText, delInstrText, pPrChange, rPrChange, sectPrChange, tblPrChange, trPrChange
  case tcPrChange, numberingChange, cellDel
  // Properties of paragraphs
  case pStyle, numPr, ilvl, numId, outlineLvl, showingPlcHdr, docPartGallery
  // Notes, headers
  case footnote, endnote, hdr, ftr
  // Styles
  case style, name, basedOn
  // Numbering
  case abstractNum, lvl, start, numFmt, lvlRestart, isLgl, suff, lvlText, numStyleLink, styleLink, num, abstractNumId
  case lvlOverride, startOverride
  // Settings
  case docVar
  // Relationships
  case relationship
  // Markup compatibility
  case alternateContent, choice, fallback

  /// Namespaces that the names above are in.
  enum Namespace: UInt8, Sendable {
    case other, word, math, compatibility, relationships
  }

  /// The namespace with this URI, in the transitional or the strict form.
  static func namespace(_ uri: ArraySlice<UInt8>) -> Namespace {
    switch String(decoding: uri, as: UTF8.self) {
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main":
      .word
    case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
      .math
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility
    case "http://schemas.openxmlformats.org/package/2006/relationships": .relationships
    default: .other
    }
  }

  /// The element with the local name whose hash (`hash(of:)`) this is.
  static func of(_ hash: UInt64, in namespace: Namespace) -> Tag {
    switch namespace {
    case .other: .other
    case .word: word[hash] ?? .other
    case .math: hash == mathTextHash ? .mathText : .other
    case .compatibility: compatibility[hash] ?? .other
    case .relationships: hash == relationshipHash ? .relationship : .other
    }
  }

  /// FNV-1a of 64 bits. A name made to collide would only be read as another element.
  @inline(__always)
  static func hash(of name: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private static let mathTextHash = hash(of: "t".utf8)
  private static let relationshipHash = hash(of: "Relationship".utf8)

  private static let compatibility: [UInt64: Tag] = table([
    ("AlternateContent", .alternateContent), ("Choice", .choice), ("Fallback", .fallback),
  ])

  private static let word: [UInt64: Tag] = table([
    ("document", .document), ("body", .body), ("p", .p), ("pPr", .pPr), ("tbl", .tbl), ("tr", .tr), ("trPr", .trPr),
    ("tc", .tc), ("sdt", .sdt), ("sdtPr", .sdtPr), ("sdtContent", .sdtContent), ("txbxContent", .txbxContent),
    ("sectPr", .sectPr), ("r", .r), ("rPr", .rPr), ("t", .t), ("tab", .tab), ("br", .br), ("cr", .cr),
    ("noBreakHyphen", .noBreakHyphen), ("ptab", .ptab), ("sym", .sym), ("ruby", .ruby), ("rt", .rt),
    ("rubyBase", .rubyBase), ("fldChar", .fldChar), ("fldSimple", .fldSimple), ("instrText", .instrText),
    ("footnoteReference", .footnoteReference), ("endnoteReference", .endnoteReference), ("vanish", .vanish),
    ("specVanish", .specVanish), ("rStyle", .rStyle), ("del", .del), ("ins", .ins), ("moveFrom", .moveFrom),
    ("moveTo", .moveTo), ("delText", .delText), ("delInstrText", .delInstrText), ("pPrChange", .pPrChange),
    ("rPrChange", .rPrChange), ("sectPrChange", .sectPrChange), ("tblPrChange", .tblPrChange),
    ("trPrChange", .trPrChange), ("tcPrChange", .tcPrChange), ("numberingChange", .numberingChange),
    ("cellDel", .cellDel), ("pStyle", .pStyle), ("numPr", .numPr), ("ilvl", .ilvl), ("numId", .numId),
    ("outlineLvl", .outlineLvl), ("showingPlcHdr", .showingPlcHdr), ("docPartGallery", .docPartGallery),
    ("footnote", .footnote), ("endnote", .endnote), ("hdr", .hdr), ("ftr", .ftr), ("style", .style), ("name", .name),
    ("basedOn", .basedOn), ("abstractNum", .abstractNum), ("lvl", .lvl), ("start", .start), ("numFmt", .numFmt),
    ("lvlRestart", .lvlRestart), ("isLgl", .isLgl), ("suff", .suff), ("lvlText", .lvlText),
    ("numStyleLink", .numStyleLink), ("styleLink", .styleLink), ("num", .num), ("abstractNumId", .abstractNumId),
    ("lvlOverride", .lvlOverride), ("startOverride", .startOverride),
    ("docVar", .docVar),
  ])

  private static func table(_ rows: [(String, Tag)]) -> [UInt64: Tag] {
    var table: [UInt64: Tag] = [:]
    for (name, tag) in rows { table[hash(of: name.utf8)] = tag }
    return table
  }
}
