/// What is known of one 文种 besides its words, forms and sections: one row for each.
package struct GenreTraits: Sendable {
  /// What it says of a paper that it asks as a 请示 does: 妥否，请批示。
  package enum Asking: Sendable {
    /// That it asks for what it is written for.
    case due
    /// That it is wrong: 报告不得夹带请示事项 (《党政机关公文处理工作条例》 art. 15, 4).
    case forbidden
    /// That it is of another kind.
    case unfit
    /// The same where it asks for a decision; it may ask for anything else.
    case courteous
    /// Nothing: 意见 may ask to be passed on, a speech may tell of others that ask.
    case free
  }

  package var asking = Asking.free
  /// Whether it sets deadlines for those whom it is sent to.
  package var setsDeadlines = false
  /// Whether it may go up to a higher office though it need not.
  package var mayGoUp = false
  /// Whether one may be the answer to another: 函达, 函复.
  package var mayAnswer = false
  /// Whether it records what a meeting said and decided, and closes with no form.
  package var isRecord = false
  /// Whether it is read to an audience.
  package var isSpoken = false
  /// Whether an office writes it for itself, with the sections that everybody's have.
  package var isForOwnUse = false
  /// Whether it is divided into 章 and 条 (《规章制定程序条例》 art. 7).
  package var hasArticles = false
}

extension Genre {
  package var traits: GenreTraits {
    switch self {
    case .request: GenreTraits(asking: .due)
    case .report: GenreTraits(asking: .forbidden)
    case .letter: GenreTraits(asking: .courteous, setsDeadlines: true, mayAnswer: true)
    case .notice, .publicNotice: GenreTraits(asking: .unfit, setsDeadlines: true)
    case .circular, .reply, .announcement, .decision: GenreTraits(asking: .unfit)
    case .minutes: GenreTraits(asking: .unfit, isRecord: true)
    case .opinion: GenreTraits(mayGoUp: true)
    case .summary: GenreTraits(isForOwnUse: true)
    case .speech: GenreTraits(isSpoken: true, isForOwnUse: true)
    case .measures, .statute: GenreTraits(hasArticles: true)
    case .plan, .resolution, .order, .communique, .motion: GenreTraits()
    }
  }
}
