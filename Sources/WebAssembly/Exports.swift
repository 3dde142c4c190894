import Configuration
import LanguageServerProtocol
import Platform
import Server

// What gongwen.wasm exports: interface version 3, editors/module/README.md. Compiled as a part of the module `gongwen`.

/// The commands that need threads or processes of their own: none here.
let nativeCommands: [AnyCommand] = []

/// There is one thread and one session.
private nonisolated(unsafe) var session: Session?
private nonisolated(unsafe) var rehearsal: Rehearsal?
private nonisolated(unsafe) var isRehearsed = false

/// Changes whenever an export or import changes its meaning.
@_expose(wasm, "gw_version")
@_cdecl("gw_version")
func version() -> Int32 { 3 }

/// Room for `count` bytes, which pass to the next call that takes an address.
@_expose(wasm, "gw_alloc")
@_cdecl("gw_alloc")
func allocate(_ count: Int) -> UnsafeMutableRawPointer {
  UnsafeMutableRawPointer.allocate(byteCount: max(1, count), alignment: 16)
}

/// Makes the session.
@_expose(wasm, "gw_init")
@_cdecl("gw_init")
func open(_ address: UnsafeMutableRawPointer, _ count: Int) {
  let words = words(address, count)
  do throws(Failure) {
    guard let arguments = try ArgumentParser(command: ServerOptions.info).parse(words) else { return }
    session = Session(
      options: try ServerOptions.session(arguments),
      mailbox: Mailbox {},
      background: AtOnce(),
    ) { ProtocolStream.write($0) }
  } catch {
    Output.error("gongwen：\(error.message)\n")
  }
}

/// Takes any piece of the framed stream.
@_expose(wasm, "gw_receive")
@_cdecl("gw_receive")
func receive(_ address: UnsafeMutableRawPointer, _ count: Int) {
  session?.receive(UnsafeRawBufferPointer(start: address, count: count))
  address.deallocate()
}

/// Handles one message, or rehearses a piece when there is none. 1 if there may be more to do, 0 if not; 2 more than the exit
/// status once the client has asked for the end.
///
/// It rehearses before the handshake already: a function is compiled when it is first called, and an editor takes longer to
/// say hello than the module to start.
@_expose(wasm, "gw_step")
@_cdecl("gw_step")
func step() -> Int32 {
  guard let session else { return 0 }
  let hasWorked = session.exitCode == nil && session.step()
  if let status = session.exitCode { return 2 + status }
  if hasWorked { return 1 }
  guard !isRehearsed else { return 0 }
  let current = rehearsal ?? Rehearsal()
  rehearsal = current
  if current.step() { return 1 }
  rehearsal = nil
  isRehearsed = true
  return 0
}

/// Runs a command of the terminal.
@_expose(wasm, "gw_run")
@_cdecl("gw_run")
func run(_ address: UnsafeMutableRawPointer, _ count: Int) -> Int32 {
  CommandLineTool.run(words(address, count)[...]).rawValue
}

/// Words that each end in a zero byte; frees the bytes.
private func words(_ address: UnsafeMutableRawPointer, _ count: Int) -> [String] {
  let bytes = Array(UnsafeRawBufferPointer(start: address, count: count))
  address.deallocate()
  return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
    String(decoding: $0, as: UTF8.self)
  }
}
