import type { Files, Host } from "./abi.ts";
import { compile, Module } from "./module.ts";

/** What a session is made of; the first thing that a worker is sent. */
export interface Setup {
  /** gongwen.wasm, gzipped: its bytes, or in Node its path. */
  readonly module: Uint8Array<ArrayBuffer> | string;
  /** Options of `gongwen lsp`: `--position-encoding`, `--phrasebank`. */
  readonly words?: readonly string[];
  readonly environment?: Host["environment"];
}

/** What the embedder sends: a setup, then any piece of the framed stream. */
export type ToWorker = Setup | Uint8Array;

/**
 * What a worker sends to the embedder: one framed message; whether the module is about to handle a message or has
 * nothing left to do, by which the watchdog goes; the exit status. A trap is an error of the worker's own.
 */
export type FromWorker = Uint8Array | { isWorking: boolean } | { exit: number };

type Load = (module: never) => Promise<WebAssembly.Module>;

/** Runs the module in a worker; the returned function takes what the embedder sends. */
export function serve(post: (message: FromWorker) => void, files?: Files, load: Load = compile) {
  const waiting: Uint8Array[] = [];
  let module: Module | undefined;
  let isScheduled = false;

  // Through a macrotask, so that a cancellation that has come in meanwhile is read before the next message is handled.
  const { port1, port2 } = new MessageChannel();
  const schedule = () => {
    if (!isScheduled) port2.postMessage(null);
    isScheduled = true;
  };
  port1.onmessage = () => {
    isScheduled = false;
    if (module === undefined) return;
    post({ isWorking: true });
    for (const piece of waiting.splice(0)) module.call("gw_receive", piece);
    const answer = module.step();
    if (answer === true) schedule();
    else post(answer === false ? { isWorking: false } : { exit: answer });
  };
  const write = (stream: number, bytes: Uint8Array) =>
    stream === 0 ? post(bytes.slice()) : console.error(new TextDecoder().decode(bytes).trimEnd());

  // What it throws nobody catches: that is how the embedder hears of it.
  return async (message: ToWorker) => {
    if (message instanceof Uint8Array) waiting.push(message);
    else {
      module = new Module(await load(message.module as never), { write, environment: message.environment, files });
      module.call("gw_init", message.words ?? []);
    }
    schedule();
  };
}
