import { type Exports, errors, type Files, type Host, interfaceVersion, Kind } from "./abi.ts";
import { decoded, toGB18030 } from "./gb18030.ts";

/** The WebAssembly in `bytes`, gzipped: compiled while it is inflated. Node inflates at once: `compileFile`, node.ts. */
export function compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  // In one piece: a stream of many costs twice the time. What is wrong with the bytes shows where they are read.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return WebAssembly.compileStreaming(new Response(readable, { headers: { "content-type": "application/wasm" } }));
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const terminated = (words: readonly string[]) => bytesOf(words.map((word) => `${word}\0`).join(""));

function kindOf(files: Files, path: string): Kind {
  try {
    return files.stat(path, false).kind;
  } catch {
    return Kind.other;
  }
}

/** One running module: the session of a client, or commands of the terminal. Once it has thrown, its memory is worthless. */
export class Module {
  private readonly host: Host;
  private readonly exports: Exports;
  /** What is longer than a number waits here until the module takes it. */
  private result: Uint8Array = new Uint8Array(0);
  private trap: number[] = [];

  constructor(compiled: WebAssembly.Module, host: Host) {
    this.host = host;
    const instance = new WebAssembly.Instance(compiled, { gongwen: this.imports });
    this.exports = instance.exports as unknown as Exports;
    this.exports._initialize();
    const version = this.exports.gw_version();
    if (version !== interfaceVersion) throw new Error(`gongwen.wasm has interface ${version}, not ${interfaceVersion}`);
  }

  /** Bytes of memory that the module has taken. */
  get memorySize(): number {
    return this.exports.memory.buffer.byteLength;
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
    this.bytes(address, bytes.length).set(bytes);
    return [address, bytes.length];
  }

  private get imports(): WebAssembly.ModuleImports {
    return {
      write: (stream: number, address: number, length: number) => this.host.write(stream, this.bytes(address, length)),
      monotonic: () => performance.now(),
      now: () => Date.now(),
      zone: () => -new Date().getTimezoneOffset(),
      random: (address: number, length: number) => void crypto.getRandomValues(this.bytes(address, length)),
      terminal: (stream: number) => this.host.terminal?.(stream) ?? -1,
      environment: (address: number, length: number) =>
        this.keepText(this.host.environment?.(this.text(address, length))),
      folder: () => this.keepText(this.host.currentFolder ?? "/"),
      stat: this.onPath((files, path, follow, out) => {
        const { kind, size, modified, inode } = files.stat(path, follow === 1);
        new Float64Array(this.exports.memory.buffer, out, 3).set([size, modified, inode]);
        return kind;
      }),
      list: this.onPath((files, path) =>
        this.keep(terminated(files.list(path).map((name) => `${kindOf(files, `${path}/${name}`)}${name}`))),
      ),
      read: this.onPath((files, path) => this.keep(path === "" ? this.host.readInput?.() : files.read(path))),
      save: this.onPath((files, path, address, length) => {
        files.write(path, this.bytes(address, length).slice());
        return 0;
      }),
      resolve: this.onPath((files, path) => this.keepText(files.resolve(path))),
      convert: (toGB: number, address: number, length: number) =>
        toGB === 1
          ? this.keep(toGB18030(this.text(address, length)))
          : this.keepText(decoded("gb18030", this.bytes(address, length))),
      take: (address: number) => this.bytes(address, this.result.length).set(this.result),
      putc: (character: number) => {
        this.trap.push(character);
        if (character === 10) this.host.write(2, Uint8Array.from(this.trap.splice(0)));
      },
    };
  }

  /** An import about a file: what `body` returns, or the negative number of the error. */
  private onPath(body: (files: Files, path: string, third: number, fourth: number) => number) {
    return (address: number, length: number, third: number, fourth: number): number => {
      if (this.host.files === undefined) return -errors.ENOENT;
      try {
        return body(this.host.files, this.text(address, length), third, fourth);
      } catch (error) {
        const { code } = error as { code?: unknown };
        return -(Object.entries(errors).find(([name]) => name === code)?.[1] ?? errors.EIO);
      }
    };
  }

  private bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.exports.memory.buffer as ArrayBuffer, address, length);
  }

  private text(address: number, length: number): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes(address, length));
  }

  /** Keeps what the module will take; its length, -1 for nothing. */
  private keep(bytes: Uint8Array | undefined): number {
    this.result = bytes ?? new Uint8Array(0);
    return bytes?.length ?? -1;
  }

  private keepText(text: string | undefined): number {
    return this.keep(text === undefined ? undefined : bytesOf(text));
  }
}
