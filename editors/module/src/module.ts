import { type Exports, errors, type Files, type Host, interfaceVersion } from "./abi.ts";
import { decoded, toGB18030 } from "./gb18030.ts";

/** The WebAssembly in `bytes`, gzipped: compiled while it is inflated. */
export function compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  // In one piece: a stream of many costs twice the time. What is wrong with the bytes shows where they are read.
  Promise.all([writer.write(bytes), writer.close()]).catch(() => {});
  return WebAssembly.compileStreaming(new Response(readable, { headers: { "content-type": "application/wasm" } }));
}

type Place = [address: number, length: number];
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** One running module: the session of a client, or commands of the terminal. Once it has thrown, its memory is worthless. */
export class Module {
  readonly exports: Exports;
  /** What is longer than a number waits here until the module takes it. */
  private result: Uint8Array = new Uint8Array(0);

  constructor(compiled: WebAssembly.Module, host: Host) {
    this.exports = new WebAssembly.Instance(compiled, { gongwen: this.imports(host) }).exports as unknown as Exports;
    this.exports._initialize();
    const version = this.exports.gw_version();
    if (version !== interfaceVersion) throw new Error(`gongwen.wasm has interface ${version}, not ${interfaceVersion}`);
  }

  /**
   * Hands bytes over, or words each ended by a zero byte: `gw_init` makes the session from words as `gongwen lsp` takes
   * them, `gw_receive` takes any piece of the framed stream, `gw_run` runs a command of the terminal: its exit status.
   */
  call(name: "gw_init" | "gw_receive" | "gw_run", what: Uint8Array | readonly string[]): number {
    const bytes = what instanceof Uint8Array ? what : bytesOf(what.map((word) => `${word}\0`).join(""));
    const address = this.exports.gw_alloc(bytes.length);
    this.bytes(address, bytes.length).set(bytes);
    return this.exports[name](address, bytes.length);
  }

  /** Handles one message. True if there is more to do, false if not; the exit status once the client has said `exit`. */
  step(): boolean | number {
    const answer = this.exports.gw_step();
    return answer < 2 ? answer === 1 : answer - 2;
  }

  private imports(host: Host): WebAssembly.ModuleImports {
    return {
      write: (stream: number, ...bytes: Place) => host.write(stream, this.bytes(...bytes)),
      monotonic: () => performance.now(),
      now: () => Date.now() - new Date().getTimezoneOffset() * 60_000,
      random: (...place: Place) => void crypto.getRandomValues(this.bytes(...place)),
      terminal: (stream: number) => host.terminal?.(stream) ?? -1,
      environment: (...name: Place) => this.keep(host.environment?.[textOf(this.bytes(...name))]),
      file: (operation: number, path: number, length: number, ...contents: Place) => {
        try {
          if (host.files === undefined) return -errors.ENOENT;
          return this.keep(ask(host.files, operation, textOf(this.bytes(path, length)), this.bytes(...contents)));
        } catch (error) {
          return -(errors[(error as { code: keyof typeof errors }).code] ?? errors.EIO);
        }
      },
      convert: (toGB: number, ...place: Place) => {
        const bytes = this.bytes(...place);
        return this.keep(toGB === 1 ? toGB18030(textOf(bytes)) : decoded("gb18030", bytes));
      },
      take: (address: number) => this.bytes(address, this.result.length).set(this.result),
    };
  }

  private bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.exports.memory.buffer as ArrayBuffer, address, length);
  }

  /** Keeps what the module will take; its length in bytes, -1 for nothing. */
  private keep(result: Uint8Array | string | undefined): number {
    this.result = (typeof result === "string" ? bytesOf(result) : result) ?? new Uint8Array(0);
    return result === undefined ? -1 : this.result.length;
  }
}

/** What the host's files answer, by the number of the operation. */
function ask(files: Files, operation: number, path: string, contents: Uint8Array): Uint8Array | string {
  if (operation === 0) return new Uint8Array(Float64Array.of(...files.stat(path)).buffer);
  if (operation === 1) return files.list(path).reduce((list, [kind, name]) => `${list}${kind}${name}\0`, "");
  if (operation === 2) return files.read(path);
  files.write(path, contents.slice());
  return "";
}
