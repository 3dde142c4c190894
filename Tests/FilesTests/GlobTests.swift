import Files
import Testing

@Suite struct GlobTests {
  private func check(
    _ pattern: String,
    matches: [String] = [],
    leaves: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
  ) {
    let glob = Glob(pattern)
    for path in matches { #expect(glob.matches(path), "\(pattern) ↔ \(path)", sourceLocation: sourceLocation) }
    for path in leaves { #expect(!glob.matches(path), "\(pattern) ↮ \(path)", sourceLocation: sourceLocation) }
  }

  @Test func `A name matches at any depth, a path only from its folder`() {
    check("草稿.md", matches: ["草稿.md", "甲/乙/草稿.md"], leaves: ["旧草稿.md", "草稿.md/甲"])
    check("/草稿.md", matches: ["草稿.md"], leaves: ["甲/草稿.md"])
    check("归档/2020.md", matches: ["归档/2020.md"], leaves: ["甲/归档/2020.md"])
    check("归档/", matches: ["归档", "甲/归档"])
  }

  @Test func `Signs for letters stay inside a name`() {
    check("*.txt", matches: ["a.txt", "甲/b.txt", ".txt"], leaves: ["a.txt.bak", "a.md"])
    check("/*.txt", matches: ["a.txt"], leaves: ["甲/a.txt"])
    check("?稿.md", matches: ["初稿.md", "𠮷稿.md"], leaves: ["稿.md", "第一稿.md"])
    check("第[0-9一-三]稿", matches: ["第1稿", "第一稿"], leaves: ["第四稿", "第/稿"])
    check("第[!一]稿", matches: ["第二稿"], leaves: ["第一稿"])
    check("[]]", matches: ["]"])
    check("[未闭合", matches: ["[未闭合"])
    check(#"\*.md"#, matches: ["*.md"], leaves: ["a.md"])
  }

  @Test func `Two stars go over folders`() {
    check("**/归档/*.md", matches: ["归档/a.md", "甲/乙/归档/a.md"], leaves: ["归档/甲/a.md"])
    check("归档/**", matches: ["归档/a", "归档/甲/b"], leaves: ["归档", "归档2/a"])
    check("甲/**/乙", matches: ["甲/乙", "甲/丙/丁/乙"], leaves: ["甲乙", "甲/丙乙"])
    check("**", matches: ["a", "甲/b"], leaves: [""])
    check("a**b", matches: ["ab", "a1b"], leaves: ["a/b"])
  }

  @Test func `A pattern full of stars costs no more than its length`() {
    let path = String(repeating: "a", count: 2000)
    #expect(!Glob(String(repeating: "*a", count: 40) + "b").matches(path))
  }
}
