/// The case in which a source offers something: how often such an offer comes true is counted, not guessed.
///
/// Six features of few values, so that a replay of the corpus sees every common case often enough.
package struct OfferCase: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case announced, closing, date, draftFrame, frame, issuer, lead, lexicon, opening, ordinal, parallel,
      parallelBeginning, parallelTemplate, phrase, section, series, sibling, skeleton
  }

  /// Where the offered text begins, or where what is typed of it began.
  package enum Place: String, CaseIterable, Hashable, Sendable {
    /// At the beginning of a line.
    case line
    /// After 。！？
    case sentence
    /// After ，；：
    case clause
    /// Behind an ordinal: 一是, （二）.
    case item
    /// Elsewhere.
    case inside
  }

  package var kind: Kind
  package var place: Place
  /// Units of the text that are typed already; three stand for more.
  package var typed: Int
  /// How many offers the same source thinks more likely; three stand for more.
  package var step: Int
  /// How far back stands what the offer rests on, or another grade of its certainty, 0…2.
  package var age: Int
  /// How many others there are of the same standing, 0…2.
  package var rivals: Int

  package init(_ kind: Kind, _ place: Place, typed: Int = 0, step: Int = 0, age: Int = 0, rivals: Int = 0) {
    self.kind = kind
    self.place = place
    self.typed = min(max(typed, 0), 3)
    self.step = min(max(step, 0), 3)
    self.age = min(max(age, 0), 2)
    self.rivals = min(max(rivals, 0), 2)
  }

  /// Whether what is offered is due at the place, and not only possible there. Set by `offers.tsv`: of the others one in two
  /// thousand comes true or less.
  var isDue: Bool {
    switch kind {
    case .phrase: false
    // Many sets begin with 推动 or 坚持, two with 在做: a word that many share is no frame.
    case .parallelBeginning: rivals < 2
    // A set goes on in the next clause; behind a full stop or two clauses on it is over.
    case .parallel, .parallelTemplate: typed > 0 || place == .clause && age < 2
    default: true
    }
  }

  /// Whether it opens a list where nothing surer stands in it: the place itself calls for it, an empty line or an item.
  /// A member of a set follows text that may go on in any other way, so there only how often it comes true counts.
  var opensList: Bool {
    switch kind {
    case .parallel, .parallelBeginning, .parallelTemplate: false
    default: isDue
    }
  }

  /// Features that a key may leave open; all of them leave the kind alone.
  package static let widest = 5

  /// The case with all its features.
  package var key: Key {
    Key(features: [
      Kind.allCases.firstIndex(of: kind) ?? 0, typed, Place.allCases.firstIndex(of: place) ?? 0, step, age, rivals,
    ])
  }

  /// A case some of whose last features are left open: what stands for it where it was seen too seldom. The features stand
  /// in the order of what they tell.
  package struct Key: Hashable, Sendable {
    /// Four bits a feature, the kind highest with all the rest; 15 is open.
    private let packed: UInt32
    private static let open = 15

    fileprivate init(features: [Int]) {
      packed = features.reduce(0) { $0 << 4 | UInt32(truncatingIfNeeded: $1) }
    }

    /// Reads kind/typed/place/step/age/rivals, `-` for what is open; nil for anything else.
    package init?(_ text: String) {
      var features: [Int] = []
      var word: [UInt8] = []
      for byte in Array(text.utf8) + [UInt8(ascii: "/")] {
        guard byte == UInt8(ascii: "/") else {
          word.append(byte)
          continue
        }
        let name = String(decoding: word, as: UTF8.self)
        word = []
        let names =
          features.isEmpty
          ? Kind.allCases.map { $0.rawValue } : features.count == 2 ? Place.allCases.map { $0.rawValue } : []
        guard let feature = name == "-" ? Self.open : names.isEmpty ? Int(name) : names.firstIndex(of: name),
          feature >= 0
        else {
          return nil
        }
        features.append(feature)
      }
      guard features.count == OfferCase.widest + 1 else { return nil }
      self.init(features: features)
    }

    private init(packed: UInt32) { self.packed = packed }

    /// How many features are open.
    package var width: Int {
      (0..<OfferCase.widest).first { packed >> UInt32(4 * $0) & 15 != UInt32(Self.open) } ?? OfferCase.widest
    }

    /// The key with at least its last `width` features open.
    package func widened(to width: Int) -> Key {
      Key(packed: packed | ((1 << UInt32(4 * width)) - 1))
    }

    /// As it stands in the table.
    package var text: String {
      (0...OfferCase.widest).map { index in
        let shifted = packed >> UInt32(4 * (OfferCase.widest - index))
        if index == 0 {
          return Kind.allCases.indices.contains(Int(shifted)) ? Kind.allCases[Int(shifted)].rawValue : "-"
        }
        let feature = Int(shifted & 15)
        if feature == Self.open { return "-" }
        if index == 2 { return Place.allCases.indices.contains(feature) ? Place.allCases[feature].rawValue : "-" }
        return "\(feature)"
      }.joined(separator: "/")
    }
  }
}
