import Foundation
import Testing

/// The repository as a whole.
@Suite struct RepositoryTests {
  @Test func `the top level holds what the design names and nothing else`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.root.path)
    let visible = names.filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(Set(visible) == ["Package.swift", "README.md", "Sources", "Tests", "editors", "phrasebank"])
  }

  /// Written in pieces so that this file does not hold what it looks for.
  @Test func `no file names a path of the machine it was written on`() {
    let home = "/ro" + "ot/"
    let named = [home, "/wo" + "rk/main", "/wo" + "rk/h/", "/wo" + "rk/shared", "/tm" + "p/bash_jobs"]
    for path in Checkout.paths(below: "") {
      guard let text = Checkout.text(of: path) else { continue }
      for machinePath in named {
        #expect(!text.contains(machinePath), "\(path) names \(machinePath)")
      }
    }
  }

  @Test func `scripts that are run can be run`() {
    for path in [".ci/run", "editors/build", "editors/try"] {
      #expect(FileManager.default.isExecutableFile(atPath: Checkout.root.appending(path: path).path), "\(path)")
    }
  }
}
