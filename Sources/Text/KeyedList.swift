/// A value for each key, in the order in which the keys came; where one is removed, the last takes its place. For what a
/// dictionary would do, see `UniqueList`.
@usableFromInline
package struct KeyedList<Key: Hashable, Value> {
  @usableFromInline var list = UniqueList<Key>()
  @usableFromInline package var values: [Value] = []

  @inlinable
  package init() {}

  @inlinable package var keys: [Key] { list.elements }
  @inlinable package var isEmpty: Bool { values.isEmpty }
  @inlinable package var count: Int { values.count }

  @inlinable
  package subscript(key: Key) -> Value? {
    get { list.place(of: key).map { values[$0] } }
    set {
      if let newValue { set(key, newValue) } else { removeValue(forKey: key) }
    }
  }

  /// The value of `key`, to be changed where it lies; `value` where there is none yet.
  @inlinable
  package subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
    get { list.place(of: key).map { values[$0] } ?? value() }
    _modify {
      let (place, isNew) = list.place(adding: key)
      if isNew { values.append(value()) }
      yield &values[place]
    }
  }

  @inline(never)
  @inlinable
  mutating func set(_ key: Key, _ value: Value) {
    let (place, isNew) = list.place(adding: key)
    if isNew { values.append(value) } else { values[place] = value }
  }

  @inlinable
  @discardableResult
  package mutating func removeValue(forKey key: Key) -> Value? {
    guard let place = list.place(of: key) else { return nil }
    list.remove(at: place)
    values.swapAt(place, values.count - 1)
    return values.removeLast()
  }

  @inlinable
  package func mapValues<New>(_ transform: (Value) -> New) -> KeyedList<Key, New> {
    var result = KeyedList<Key, New>()
    result.list = list
    result.values = values.map(transform)
    return result
  }
}

extension KeyedList {
  /// The elements with the same key, in their order.
  @inlinable
  package init<Element>(grouping elements: some Sequence<Element>, by key: (Element) -> Key) where Value == [Element] {
    for element in elements { self[key(element), default: []].append(element) }
  }
}

extension KeyedList: Sendable where Key: Sendable, Value: Sendable {}

extension KeyedList: Equatable where Value: Equatable {
  @inlinable
  package static func == (a: KeyedList, b: KeyedList) -> Bool {
    a.count == b.count && a.allSatisfy { b[$0.key] == $0.value }
  }
}

extension KeyedList: Hashable where Value: Hashable {
  /// By the keys alone, in any order: lists that differ in a value are rare.
  @inlinable
  package func hash(into hasher: inout Hasher) { list.hash(into: &hasher) }
}

extension KeyedList: Sequence {
  @usableFromInline
  package struct Iterator: IteratorProtocol {
    @usableFromInline let list: KeyedList
    @usableFromInline var place = 0

    @inlinable
    init(_ list: KeyedList) { self.list = list }

    @inlinable
    package mutating func next() -> (key: Key, value: Value)? {
      guard place < list.count else { return nil }
      defer { place += 1 }
      return (list.keys[place], list.values[place])
    }
  }

  @inlinable
  package func makeIterator() -> Iterator { Iterator(self) }
}

extension KeyedList: ExpressibleByDictionaryLiteral {
  @inlinable
  package init(dictionaryLiteral elements: (Key, Value)...) {
    for (key, value) in elements { set(key, value) }
  }
}
