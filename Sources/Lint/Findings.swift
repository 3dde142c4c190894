/// What a run of rules has found so far.
package struct Findings: Sendable {
  package private(set) var all: [Finding] = []

  package init() {}

  package mutating func add(_ finding: Finding) {
    all.append(finding)
  }
}
