// Puts functions that are alike side by side in a WebAssembly module: gzip sees 32 KB back, and the compiler leaves the
// copies of one generic function far apart.
//
//   order IN.wasm OUT.wasm
//
// The module does the same as before; only the numbers of its functions change. Names of functions are left out.

import Glibc

func fail(_ message: String) -> Never {
  let line = Array("editors/module/order: \(message)\n".utf8)
  _ = Glibc.write(2, line, line.count)
  exit(1)
}

let words = CommandLine.arguments
guard words.count == 3 else { fail("usage: order IN.wasm OUT.wasm") }
guard let module = Module(File.read(words[1])) else { fail("\(words[1]) is no module that this program knows") }
let order = Similarity(module.functions.map { module.bytes[$0] }).order()
guard let result = module.written(in: order) else { fail("\(words[1]) has what this program does not know") }
File.write(result, to: words[2])

enum File {
  static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fail("\(path) cannot be read") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: ftell(file))
    rewind(file)
    guard fread(&bytes, 1, bytes.count, file) == bytes.count else { fail("\(path) cannot be read") }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb"), fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else {
      fail("\(path) cannot be written")
    }
  }
}
