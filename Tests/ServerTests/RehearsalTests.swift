import JSON
import Testing

@testable import Server

@Suite struct RehearsalTests {
  /// What it says must be what a real session would have said, or it has rehearsed something else.
  @Test func `the rehearsal opens a draft, finds its mistakes, completes and outlines`() throws {
    let said = Transcript()
    let rehearsal = Rehearsal { said.take($0) }
    var steps = 0
    while rehearsal.step(), steps < 100 { steps += 1 }
    #expect((8...20).contains(steps))
    let messages = said.messages
    #expect(messages.allSatisfy { $0["error"] == nil })
    let diagnostics = try #require(messages.first { $0["method"]?.string == "textDocument/publishDiagnostics" })
    #expect(diagnostics["params"]?["diagnostics"]?.count ?? 0 >= 3)
    let completion = try #require(messages.first { $0["id"]?.int == 1 })
    #expect(completion["result"]?["items"]?.count ?? 0 >= 3)
    let symbols = try #require(messages.first { $0["id"]?.int == 2 })
    #expect(symbols["result"]?.count ?? 0 >= 1)
  }

  private final class Transcript {
    private(set) var messages: [JSONValue] = []

    func take(_ frame: UnsafeRawBufferPointer) {
      let bytes = Array(frame)
      guard let body = bytes.firstIndex(of: UInt8(ascii: "{")) else { return }
      if let message = try? JSONValue(Array(bytes[body...])) { messages.append(message) }
    }
  }
}
