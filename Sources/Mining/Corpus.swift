/// What is known of a document before it is read.
package struct SourceInfo: Hashable, Sendable {
  /// Where it came from, relative to the corpus; documents are numbered in the order of their paths.
  package var path: String
  package var title: String
  package var kind: String
  package var year: String
  package var issuer: String
  /// 汉字 in it after cleaning.
  package var characters: Int

  package init(
    path: String,
    title: String = "",
    kind: String = "",
    year: String = "",
    issuer: String = "",
    characters: Int = 0
  ) {
    self.path = path
    self.title = title
    self.kind = kind
    self.year = year
    self.issuer = issuer
    self.characters = characters
  }
}
