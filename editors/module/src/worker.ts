import type { Files, Host } from "./abi.ts";
import { MemoryFiles, type Patch } from "./memoryFiles.ts";
import { Module } from "./module.ts";

/** What the embedder sends to a worker. */
export type ToWorker =
  | {
      type: "start";
      module: Uint8Array<ArrayBuffer> | string;
      words: readonly string[];
      environment: Record<string, string>;
      folder: string;
    }
  /** Any piece of the framed stream. */
  | { type: "bytes"; bytes: Uint8Array }
  | { type: "files"; patch: Patch };

/** What a worker sends to the embedder. */
export type FromWorker =
  | { type: "ready" }
  /** One framed message. */
  | { type: "bytes"; bytes: Uint8Array<ArrayBuffer> }
  /** The module is about to handle a message, or has nothing left to do: what the watchdog goes by. */
  | { type: "working" | "idle" }
  | { type: "log"; text: string }
  | { type: "exit"; status: number }
  | { type: "trap"; message: string };

/** What a worker has of its own: files, and a way to the module by its path. */
export interface Surroundings {
  readonly files?: Files;
  compileFile?(path: string): WebAssembly.Module;
}

/** Runs the module in a worker: `post` sends to the embedder, the returned function takes what he sends. */
export function serve(
  post: (message: FromWorker, transfer?: ArrayBuffer[]) => void,
  { files, compileFile }: Surroundings = {},
) {
  const memory = new MemoryFiles();
  const waiting: Uint8Array[] = [];
  let module: Module | undefined;
  let isScheduled = false;
  let hasEnded = false;

  const step = () => {
    isScheduled = false;
    if (module === undefined || hasEnded) return;
    try {
      post({ type: "working" });
      for (const piece of waiting.splice(0)) module.receive(piece);
      const isMore = module.step();
      const status = module.exitStatus;
      if (status !== undefined) {
        hasEnded = true;
        post({ type: "exit", status });
      } else if (isMore || waiting.length > 0) schedule();
      else post({ type: "idle" });
    } catch (error) {
      hasEnded = true;
      post({ type: "trap", message: error instanceof Error ? error.message : String(error) });
    }
  };
  // Through a macrotask, so that a cancellation that has come in meanwhile is read before the next message is handled.
  const channel = new MessageChannel();
  channel.port1.onmessage = step;
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    channel.port2.postMessage(null);
  };

  const compile = (module: Uint8Array<ArrayBuffer> | string) => {
    if (typeof module !== "string") return Module.compile(module);
    if (compileFile === undefined) throw new Error("a module by its path needs a host with files");
    return compileFile(module);
  };

  const start = async ({ module: source, words, environment, folder }: ToWorker & { type: "start" }) => {
    const host: Host = {
      write(stream, bytes) {
        const copy = bytes.slice() as Uint8Array<ArrayBuffer>;
        if (stream === 0) post({ type: "bytes", bytes: copy }, [copy.buffer]);
        else post({ type: "log", text: new TextDecoder().decode(copy) });
      },
      environment: (name) => environment[name],
      currentFolder: folder,
      files: files ?? memory,
    };
    try {
      const started = await Module.start(await compile(source), host);
      started.openSession(words);
      module = started;
      post({ type: "ready" });
      schedule();
    } catch (error) {
      post({ type: "trap", message: error instanceof Error ? error.message : String(error) });
    }
  };

  return (message: ToWorker): void => {
    if (message.type === "start") void start(message);
    else if (message.type === "files") memory.apply(message.patch);
    else {
      waiting.push(message.bytes);
      schedule();
    }
  };
}
