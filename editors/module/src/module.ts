import { type Exports, errors, type Files, type Host, interfaceVersion, Kind, ModuleTrap } from "./abi.ts";
import { fromGB18030, toGB18030 } from "./gb18030.ts";

/** One running module: the session of a client, or commands of the terminal. */
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
    const module = new Module(exports);
    module.guarded(() => exports._initialize());
    const version = exports.gw_version();
    if (version !== interfaceVersion) throw new Error(`gongwen.wasm has interface ${version}, not ${interfaceVersion}`);
    return module;
  }

  /** Makes the session; `words` as `gongwen lsp` takes them. */
  openSession(words: readonly string[] = []): void {
    this.pass(terminated(words), this.exports.gw_init);
  }

  /** Hands over any piece of the framed stream. */
  receive(bytes: Uint8Array): void {
    this.pass(bytes, this.exports.gw_receive);
  }

  /** Handles one message; true if there is more to do. */
  step(): boolean {
    return this.guarded(() => this.exports.gw_step()) === 1;
  }

  /** The exit status the client asked for; undefined as long as the session goes on. */
  get exitStatus(): number | undefined {
    const status = this.exports.gw_exit();
    return status < 0 ? undefined : status;
  }

  /** Runs a command of the terminal; its exit status. */
  run(words: readonly string[]): number {
    return this.pass(terminated(words), this.exports.gw_run);
  }

  private pass<Result>(bytes: Uint8Array, take: (address: number, length: number) => Result): Result {
    return this.guarded(() => {
      const address = this.exports.gw_alloc(bytes.length);
      new Uint8Array(this.exports.memory.buffer, address, bytes.length).set(bytes);
      return take(address, bytes.length);
    });
  }

  private guarded<Result>(body: () => Result): Result {
    try {
      return body();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
        throw new ModuleTrap(error.message, { cause: error });
      }
      throw error;
    }
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
    random: (address: number, length: number) => {
      crypto.getRandomValues(this.bytes(address, length));
    },
    terminal: (stream: number) => this.host.terminal?.(stream) ?? -1,
    environment: (address: number, length: number) => this.text(this.host.environment?.(this.string(address, length))),
    folder: () => this.text(this.host.currentFolder ?? "/"),
    stat: (address: number, length: number, follow: number, out: number) =>
      this.attempt((files) => {
        const state = files.stat(this.string(address, length), follow === 1);
        const numbers = new DataView(this.buffer, out, 24);
        for (const [place, value] of [state.size, state.modified, state.inode].entries())
          numbers.setFloat64(place * 8, value, true);
        return state.kind;
      }),
    list: (address: number, length: number) =>
      this.attempt((files) => {
        const path = this.string(address, length);
        const entries = files.list(path).map((name) => `${kindOf(files, `${path}/${name}`)}${name}\0`);
        return this.text(entries.join(""));
      }),
    read: (address: number, length: number) => {
      if (length === 0) return this.keep(this.host.readInput?.() ?? new Uint8Array(0));
      return this.attempt((files) => this.keep(files.read(this.string(address, length))));
    },
    save: (path: number, pathLength: number, address: number, length: number) =>
      this.attempt((files) => {
        files.write(this.string(path, pathLength), this.bytes(address, length).slice());
        return 0;
      }),
    resolve: (address: number, length: number) =>
      this.attempt((files) => this.text(files.resolve(this.string(address, length)))),
    take: (address: number) => {
      this.bytes(address, this.result.length).set(this.result);
      this.result = new Uint8Array(0);
    },
    convert: (toGB: number, address: number, length: number) => {
      const converted = (toGB === 1 ? toGB18030 : fromGB18030)(this.bytes(address, length));
      return converted === undefined ? -1 : this.keep(converted);
    },
    putc: (character: number) => {
      this.trap.push(character);
      if (character !== 10) return;
      this.host.write(2, Uint8Array.from(this.trap));
      this.trap = [];
    },
  };

  private get buffer(): ArrayBuffer {
    if (this.memory === undefined) throw new Error("no memory yet");
    return this.memory.buffer as ArrayBuffer;
  }

  private bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer, address, length);
  }

  private string(address: number, length: number): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes(address, length));
  }

  private keep(bytes: Uint8Array): number {
    this.result = bytes;
    return bytes.length;
  }

  private text(text: string | undefined): number {
    return text === undefined ? -1 : this.keep(new TextEncoder().encode(text));
  }

  /** What `body` returns, or the negative number of the error. */
  private attempt(body: (files: Files) => number): number {
    try {
      return this.host.files === undefined ? -errors.ENOENT : body(this.host.files);
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      return -(Object.entries(errors).find(([name]) => name === code)?.[1] ?? errors.EIO);
    }
  }
}

function kindOf(files: Files, path: string): Kind {
  try {
    return files.stat(path, false).kind;
  } catch {
    return Kind.other;
  }
}
