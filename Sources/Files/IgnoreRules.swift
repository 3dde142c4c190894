import Platform

/// What one `.gitignore` says (gitignore(5)).
struct IgnoreRules: Sendable {
  /// The folder it lies in, absolute.
  let folder: String
  private let rules: [(glob: Glob, isNegated: Bool)]

  /// Reads the lines of the file; nil when no line says anything.
  init?(folder: String, content: [UInt8]) {
    self.folder = folder
    rules = content.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { bytes in
      var line = String(decoding: bytes, as: UTF8.self)[...]
      while line.hasSuffix(" "), !line.hasSuffix("\\ ") { line.removeLast() }
      if line.isEmpty || line.hasPrefix("#") { return nil }
      let isNegated = line.hasPrefix("!")
      if isNegated { line.removeFirst() }
      return (Glob(String(line)), isNegated)
    }
    if rules.isEmpty { return nil }
  }

  /// Whether `path` (absolute) is left out; nil when nothing here speaks of it. The last line that does counts.
  func decision(on path: String, isFolder: Bool) -> Bool? {
    guard let relative = FileSystem.relative(path, to: folder) else { return nil }
    let rule = rules.last { (isFolder || !$0.glob.isFolderOnly) && $0.glob.matches(relative) }
    return rule.map { !$0.isNegated }
  }
}

/// All `.gitignore` files that hold in a folder, the innermost last.
struct IgnoreStack: Sendable {
  private var levels: [IgnoreRules] = []

  /// What holds in `folder` (absolute): everything from the root of its repository down, the folder's own included.
  init(at folder: String) {
    var chain = [folder]
    while !IgnoreStack.isRepositoryRoot(chain[chain.count - 1]) {
      guard let parent = FileSystem.parent(chain[chain.count - 1]) else {
        // Not in a repository: only what lies in the folder itself and below.
        chain = [folder]
        break
      }
      chain.append(parent)
    }
    let root = chain[chain.count - 1]
    add(FileSystem.join(root, ".git/info/exclude"), folder: root)
    for folder in chain.reversed() { enter(folder) }
  }

  /// Adds what the `.gitignore` in `folder` says, if there is one.
  mutating func enter(_ folder: String) {
    add(FileSystem.join(folder, ".gitignore"), folder: folder)
  }

  func ignores(_ path: String, isFolder: Bool) -> Bool {
    for level in levels.reversed() {
      if let decision = level.decision(on: path, isFolder: isFolder) { return decision }
    }
    return false
  }

  private mutating func add(_ file: String, folder: String) {
    guard let content = try? FileSystem.read(file).bytes else { return }
    if let rules = IgnoreRules(folder: folder, content: content) { levels.append(rules) }
  }

  private static func isRepositoryRoot(_ folder: String) -> Bool {
    FileSystem.kind(FileSystem.join(folder, ".git")) != nil
  }
}
