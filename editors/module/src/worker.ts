import type { Files } from "./abi.ts";
import { compile, Module } from "./module.ts";

/** What a session is made of. */
export interface Setup {
  /** gongwen.wasm, gzipped: its bytes, or in Node its path. */
  module: Uint8Array<ArrayBuffer> | string;
  /** Options of `gongwen lsp`: `--position-encoding`, `--phrasebank`. */
  words?: readonly string[];
  /** HOME, XDG_CONFIG_HOME: where the writer's own banks are found. */
  environment?: Record<string, string>;
  /** The current folder, absolute, with slashes. */
  folder?: string;
}

/** What the embedder sends to a worker: once what the session is made of; any piece of the framed stream. */
export type ToWorker = { start: Setup } | { bytes: Uint8Array };

/**
 * What a worker sends to the embedder: one framed message; whether the module is about to handle a message or has
 * nothing left to do, by which the watchdog goes; why it has ended.
 */
export type FromWorker = { bytes: Uint8Array } | { isWorking: boolean } | { exit: number } | { trap: string };

/** What the module has of the worker it runs in. */
interface WorkerHost {
  post(message: FromWorker): void;
  readonly files?: Files;
  /** Takes what the module writes to standard error. */
  log?(bytes: Uint8Array): void;
  compileFile?(path: string): WebAssembly.Module;
}

/** Runs the module in a worker; the returned function takes what the embedder sends. */
export function serve({ post, files, log, compileFile }: WorkerHost): (message: ToWorker) => void {
  const waiting: Uint8Array[] = [];
  let module: Module | undefined;
  let isScheduled = false;

  const start = async ({ module: source, words, environment = {}, folder = "/" }: Setup) => {
    const compiled = await (typeof source === "string" ? compileFile?.(source) : compile(source));
    if (compiled === undefined) throw new Error("a module by its path needs a host with files");
    module = new Module(compiled, {
      write: (stream, bytes) => (stream === 0 ? post({ bytes: bytes.slice() }) : log?.(bytes)),
      environment: (name) => environment[name],
      currentFolder: folder,
      ...(files && { files }),
    });
    module.openSession(words);
    schedule();
  };
  const step = () => {
    if (module === undefined) return;
    post({ isWorking: true });
    for (const piece of waiting.splice(0)) module.receive(piece);
    const isMore = module.step();
    const { exitStatus } = module;
    if (exitStatus !== undefined) {
      module = undefined;
      post({ exit: exitStatus });
    } else if (isMore) schedule();
    else post({ isWorking: false });
  };
  const fail = (error: unknown) => {
    module = undefined;
    post({ trap: error instanceof Error ? error.message : String(error) });
  };

  // Through a macrotask, so that a cancellation that has come in meanwhile is read before the next message is handled.
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    isScheduled = false;
    try {
      step();
    } catch (error) {
      fail(error);
    }
  };
  const schedule = () => {
    if (!isScheduled) channel.port2.postMessage(null);
    isScheduled = true;
  };

  return (message) => {
    if ("start" in message) start(message.start).catch(fail);
    else {
      waiting.push(message.bytes);
      schedule();
    }
  };
}
