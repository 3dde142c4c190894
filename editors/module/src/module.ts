import { type Exports, errors, type Files, type Host, interfaceVersion, Kind } from "./abi.ts";
import { decoded, toGB18030 } from "./gb18030.ts";

/** One running module: the session of a client, or commands of the terminal. Once it has thrown, its memory is worthless. */
export class Module {
  private constructor(private readonly exports: Exports) {}

  /** The WebAssembly in `bytes`, gzipped: compiled while it is inflated. Node inflates at once: `compileFile`, node.ts. */
  static compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
    const { readable, writable } = new DecompressionStream("gzip");
    const writer = writable.getWriter();
    // In one piece: a stream of many costs twice the time. What is wrong with the bytes shows where they are read.
    writer.write(bytes).catch(() => {});
    writer.close().catch(() => {});
    const headers = { "content-type": "application/wasm" };
    return WebAssembly.compileStreaming(new Response(readable, { headers }));
  }

  /** An instance of `compiled` in the surroundings of `host`. */
  static async start(compiled: WebAssembly.Module, host: Host): Promise<Module> {
    const imports = new Imports(host);
    const instance = await WebAssembly.instantiate(compiled, { gongwen: imports.functions });
    const exports = instance.exports as unknown as Exports;
    imports.memory = exports.memory;
    exports._initialize();
    const version = exports.gw_version();
    if (version !== interfaceVersion) throw new Error(`gongwen.wasm has interface ${version}, not ${interfaceVersion}`);
    return new Module(exports);
  }

  /** Makes the session; `words` as `gongwen lsp` takes them. */
  openSession(words: readonly string[] = []): void {
    this.exports.gw_init(...this.placed(terminated(words)));
  }

  /** Hands over any piece of the framed stream. */
  receive(bytes: Uint8Array): void {
    this.exports.gw_receive(...this.placed(bytes));
  }

  /** Handles one message; true if there is more to do. */
  step(): boolean {
    return this.exports.gw_step() === 1;
  }

  /** The exit status the client asked for; undefined as long as the session goes on. */
  get exitStatus(): number | undefined {
    const status = this.exports.gw_exit();
    return status < 0 ? undefined : status;
  }

  /** Runs a command of the terminal; its exit status. */
  run(words: readonly string[]): number {
    return this.exports.gw_run(...this.placed(terminated(words)));
  }

  /** Address and length of `bytes` in the module's memory, for the one call that takes them over. */
  private placed(bytes: Uint8Array): [address: number, length: number] {
    const address = this.exports.gw_alloc(bytes.length);
    new Uint8Array(this.exports.memory.buffer, address, bytes.length).set(bytes);
    return [address, bytes.length];
  }
}

const terminated = (words: readonly string[]) => new TextEncoder().encode(words.map((word) => `${word}\0`).join(""));

/** The module's imports over a host. What is longer than a number waits until the module takes it. */
class Imports {
  memory: WebAssembly.Memory | undefined;
  private result: Uint8Array = new Uint8Array(0);
  private trap: number[] = [];

  constructor(private readonly host: Host) {}

  readonly functions: WebAssembly.ModuleImports = {
    write: (stream: number, address: number, length: number) => this.host.write(stream, this.bytes(address, length)),
    monotonic: () => performance.now(),
    now: () => Date.now(),
    zone: () => -new Date().getTimezoneOffset(),
    random: (address: number, length: number) => void crypto.getRandomValues(this.bytes(address, length)),
    terminal: (stream: number) => this.host.terminal?.(stream) ?? -1,
    environment: (address: number, length: number) => this.text(this.host.environment?.(this.string(address, length))),
    folder: () => this.text(this.host.currentFolder ?? "/"),
    stat: this.onPath((files, path, follow, out) => {
      const { kind, size, modified, inode } = files.stat(path, follow === 1);
      const { buffer } = this.bytes(out, 24);
      [size, modified, inode].forEach((value, at) => void new DataView(buffer, out).setFloat64(at * 8, value, true));
      return kind;
    }),
    list: this.onPath((files, path) => {
      const entries = files.list(path).map((name) => `${kindOf(files, `${path}/${name}`)}${name}`);
      return this.keep(terminated(entries));
    }),
    read: this.onPath((files, path) =>
      this.keep(path === "" ? (this.host.readInput?.() ?? new Uint8Array(0)) : files.read(path)),
    ),
    save: this.onPath((files, path, address, length) => {
      files.write(path, this.bytes(address, length).slice());
      return 0;
    }),
    resolve: this.onPath((files, path) => this.text(files.resolve(path))),
    convert: (toGB: number, address: number, length: number) =>
      toGB === 1
        ? this.keep(toGB18030(this.string(address, length)))
        : this.text(decoded("gb18030", this.bytes(address, length))),
    take: (address: number) => this.bytes(address, this.result.length).set(this.result),
    putc: (character: number) => {
      this.trap.push(character);
      if (character === 10) this.host.write(2, Uint8Array.from(this.trap.splice(0)));
    },
  };

  /** An import about a file: what `body` returns, or the negative number of the error. */
  private onPath(body: (files: Files, path: string, third: number, fourth: number) => number) {
    return (address: number, length: number, third: number, fourth: number): number => {
      if (this.host.files === undefined) return -errors.ENOENT;
      try {
        return body(this.host.files, this.string(address, length), third, fourth);
      } catch (error) {
        const { code } = error as { code?: unknown };
        return -(Object.entries(errors).find(([name]) => name === code)?.[1] ?? errors.EIO);
      }
    };
  }

  private bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    if (this.memory === undefined) throw new Error("no memory yet");
    return new Uint8Array(this.memory.buffer as ArrayBuffer, address, length);
  }

  private string(address: number, length: number): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes(address, length));
  }

  /** Keeps what the module will take; its length, -1 for nothing. */
  private keep(bytes: Uint8Array | undefined): number {
    this.result = bytes ?? new Uint8Array(0);
    return bytes?.length ?? -1;
  }

  private text(text: string | undefined): number {
    return this.keep(text === undefined ? undefined : new TextEncoder().encode(text));
  }
}

function kindOf(files: Files, path: string): Kind {
  try {
    return files.stat(path, false).kind;
  } catch {
    return Kind.other;
  }
}
