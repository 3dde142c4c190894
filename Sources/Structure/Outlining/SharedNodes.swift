import Synchronization

/// Names one outline of one document; an edit that calls for a new outline gives it a new version.
package struct OutlineVersion: Hashable, Sendable {
  private let number: Int

  private static let last = Atomic<Int>(0)

  /// A version that no outline had before.
  init() {
    number = Self.last.wrappingAdd(1, ordering: .relaxed).newValue
  }
}

/// What an outline has in common with the one before it: nodes at its beginning and nodes at its end, which say the
/// same, stand on the same lines (moved by the edit) and lie as deep.
///
/// An edit changes a few nodes in the middle; a cache that holds something for each series keeps what it has of the
/// others.
package struct SharedNodes: Hashable, Sendable {
  /// The outline before.
  let version: OutlineVersion
  package let prefix: Int
  package let suffix: Int
  package let oldCount: Int
  package let newCount: Int

  init(_ old: OutlineCache.Previous, _ new: Outline) {
    let (oldCount, newCount) = (old.outline.nodes.count, new.nodes.count)
    let most = min(oldCount, newCount)
    var first = 0
    var last = 0
    // In place: a copy of a node costs more than to compare two.
    old.outline.nodes.withUnsafeBufferPointer { before in
      new.nodes.withUnsafeBufferPointer { after in
        guard let before = before.baseAddress, let after = after.baseAddress else { return }
        while first < most, OutlineNode.isSame(before + first, after + first) { first += 1 }
        let (beforeEnd, afterEnd) = (before + oldCount - 1, after + newCount - 1)
        while last < most - first, OutlineNode.isSame(beforeEnd - last, afterEnd - last) { last += 1 }
      }
    }
    version = old.version
    (prefix, suffix) = (first, last)
    (self.oldCount, self.newCount) = (oldCount, newCount)
  }

  /// An outline shares everything with itself.
  init(_ version: OutlineVersion, count: Int) {
    self.version = version
    (prefix, suffix, oldCount, newCount) = (count, 0, count, count)
  }

  /// The index that `node` of the new outline had in the old one; nil if it is new or changed.
  package func old(_ node: Int) -> Int? {
    if node < prefix { return node }
    return node >= newCount - suffix ? node - newCount + oldCount : nil
  }
}

extension OutlineNode {
  /// Whether this is the same heading or item, wherever its parent and its series stand in their arrays.
  fileprivate static func isSame(_ a: UnsafePointer<OutlineNode>, _ b: UnsafePointer<OutlineNode>) -> Bool {
    a.pointee.line == b.pointee.line && a.pointee.lastLine == b.pointee.lastLine && a.pointee.kind == b.pointee.kind
      && a.pointee.depth == b.pointee.depth && a.pointee.head == b.pointee.head
      && a.pointee.ordinal == b.pointee.ordinal && a.pointee.slip == b.pointee.slip
  }
}

extension Document {
  /// What its outline has in common with the one that had `version`; nil if that was not the one before.
  package func sharedNodes(since version: OutlineVersion) -> SharedNodes? {
    if version == outlineVersion { return SharedNodes(version, count: outline.nodes.count) }
    let shared = cached != nil ? shared : cache.value(syntax).shared
    return shared?.version == version ? shared : nil
  }
}
