internal import Text

/// What the references of one sentence have named, one in the other: 附件2第二部分第（三）项第1目.
struct ReferencePath {
  /// Where the last one ends, with its 第X款.
  var end = -1
  /// The 附件, if one is named before the rest.
  private(set) var page: Int?
  /// Whether anything is named on that page.
  private(set) var leaves = false
  private(set) var container = Reference.Container.thisArticle
  /// The 款, if one is named in the article.
  private(set) var clause: Reference.Clause?
  private var items: [Int] = []
  private var forms: [Form] = []

  /// How an item is named: by its word, and in brackets or without.
  struct Form: Equatable {
    var word: CodeUnit
    var isBracketed: Bool
  }

  init(of container: Reference.Container = .thisArticle, clause: Reference.Clause? = nil) {
    self.container = container
    self.clause = clause
  }

  /// Whether it leads to an article, which has 款.
  var isInArticle: Bool { if case .portion = container { false } else { true } }

  /// Whether an item is the last that was named.
  var hasItems: Bool { !items.isEmpty }

  /// Begins with what is no item.
  mutating func open(_ reference: Reference) {
    (items, forms) = ([], [])
    clause = reference.kind == .clause ? .number(reference.number) : nil
    if reference.kind == .clause { return }
    page = reference.kind == .attachment ? reference.number : reference.page
    leaves = reference.kind != .attachment
    switch reference.kind {
    case .division(.article): container = .article(reference.number)
    case .portion: container = .portion(reference.number)
    default: break
    }
  }

  /// Puts an item below what it stands in: below the last one that it stands right behind, else beside the last one that
  /// is named as it is.
  mutating func add(_ item: inout Reference, _ form: Form, isBehind: Bool) {
    let beside = forms.lastIndex(of: form) ?? (form.word == "目" ? max(0, items.count - 1) : 0)
    let depth = isBehind ? items.count : beside
    (items, forms) = (Array(items.prefix(depth)), Array(forms.prefix(depth)))
    (item.container, item.clause, item.above, item.page) = (container, clause, items, page)
    items.append(item.number)
    forms.append(form)
  }

  /// `next` of the list that `first` begins: it stands in the same.
  mutating func beside(_ next: Reference, as first: Reference) -> Reference {
    var next = next
    (next.container, next.clause, next.above, next.page, next.namesPaper) = (
      first.container, first.clause, first.above, first.page, first.namesPaper
    )
    if next.kind == .item, !items.isEmpty { items[items.count - 1] = next.number } else { open(next) }
    return next
  }
}
