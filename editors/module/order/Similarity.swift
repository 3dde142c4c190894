/// Which functions are alike, by the pieces of code that few functions have in common.
struct Similarity {
  private let sizes: [Int]
  /// Of each function the numbers of its pieces.
  private var pieces: [[Int32]] = []
  /// Of each piece the functions that have it.
  private var owners: [[Int32]] = []

  /// Bytes of a piece: about two instructions.
  private static let length = 6
  /// What more functions have says nothing, and takes long.
  private static let most = 120

  init(_ bodies: [ArraySlice<UInt8>]) {
    sizes = bodies.map { $0.count }
    var all: [(hash: UInt64, function: Int32)] = []
    for (function, body) in bodies.enumerated() {
      var hash: UInt64 = 0
      for (place, byte) in body.enumerated() {
        hash = (hash << 8 | UInt64(byte)) & ((1 << UInt64(8 * Self.length)) - 1)
        if place >= Self.length - 1 { all.append((hash, Int32(function))) }
      }
    }
    all.sort { $0 < $1 }
    pieces = Array(repeating: [], count: bodies.count)
    var start = 0
    while start < all.count {
      var end = start
      var own: [Int32] = []
      while end < all.count, all[end].hash == all[start].hash {
        if own.last != all[end].function { own.append(all[end].function) }
        end += 1
      }
      if 2...Self.most ~= own.count {
        for function in own { pieces[Int(function)].append(Int32(owners.count)) }
        owners.append(own)
      }
      start = end
    }
  }

  /// Behind each function the one that has most in common with those before it, for its size.
  func order() -> [Int] {
    var result: [Int] = []
    var isPlaced = [Bool](repeating: false, count: sizes.count)
    var scores = [Float](repeating: 0, count: sizes.count)
    var next = 0
    for _ in sizes {
      while next < sizes.count, isPlaced[next] { next += 1 }
      let chosen = likest(result, isPlaced, &scores) ?? next
      isPlaced[chosen] = true
      result.append(chosen)
    }
    return result
  }

  /// So many functions before a place, and bytes, are looked at.
  private static let window = (functions: 12, bytes: 16_000)

  private func likest(_ placed: [Int], _ isPlaced: [Bool], _ scores: inout [Float]) -> Int? {
    var touched: [Int] = []
    var bytes = 0
    for function in placed.suffix(Self.window.functions).reversed() where bytes < Self.window.bytes {
      bytes += sizes[function]
      for piece in pieces[function] {
        let owners = owners[Int(piece)]
        let worth = 1 / Float(owners.count).squareRoot()
        for owner in owners where !isPlaced[Int(owner)] {
          if scores[Int(owner)] == 0 { touched.append(Int(owner)) }
          scores[Int(owner)] += worth
        }
      }
    }
    var best: (function: Int, score: Float)?
    for function in touched {
      let score = scores[function] / Float(sizes[function] + 20)
      scores[function] = 0
      if score > best?.score ?? 0 { best = (function, score) }
    }
    return best?.function
  }
}
