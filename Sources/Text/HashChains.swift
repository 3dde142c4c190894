/// Where the elements of a list stand, by their hashes: all of a hash table that can be said without their type.
@usableFromInline
struct HashChains: Sendable {
  private var hashes: [Int] = []
  /// Of each element another one of the same chain; −1: none.
  private var next: [Int] = []
  /// The first element of each chain, as many chains as a power of two.
  private var first: [Int] = []

  @usableFromInline
  init() {}

  /// A place with this hash; after one the next; −1: none.
  @inline(never)
  @usableFromInline
  func place(of hash: Int, after place: Int = -1) -> Int {
    guard !first.isEmpty else { return -1 }
    var at = place < 0 ? first[chain(hash)] : next[place]
    while at >= 0, hashes[at] != hash { at = next[at] }
    return at
  }

  @inline(never)
  @usableFromInline
  mutating func append(_ hash: Int) {
    hashes.append(hash)
    if hashes.count <= first.count {
      link(hashes.count - 1)
    } else {
      first = Array(repeating: -1, count: max(4, 2 * first.count))
      next.removeAll(keepingCapacity: true)
      for place in hashes.indices { link(place) }
    }
  }

  /// Takes out `place`, into which the last one moves.
  @inline(never)
  @usableFromInline
  mutating func remove(at place: Int) {
    let last = hashes.count - 1
    redirect(from: place, to: next[place])
    if place != last {
      redirect(from: last, to: place)
      hashes[place] = hashes[last]
      next[place] = next[last]
    }
    hashes.removeLast()
    next.removeLast()
  }

  private func chain(_ hash: Int) -> Int { hash & (first.count - 1) }

  private mutating func link(_ place: Int) {
    let chain = chain(hashes[place])
    next.append(first[chain])
    first[chain] = place
  }

  /// Makes what leads to `place` lead to `other`.
  private mutating func redirect(from place: Int, to other: Int) {
    let chain = chain(hashes[place])
    guard first[chain] != place else {
      first[chain] = other
      return
    }
    var at = first[chain]
    while next[at] != place { at = next[at] }
    next[at] = other
  }
}
