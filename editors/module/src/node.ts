import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import type { WorkerPort } from "./connection.ts";
import type { FromWorker } from "./worker.ts";

/** The WebAssembly in a gzipped file. */
export const compileFile = (path: string) => new WebAssembly.Module(gunzipSync(readFileSync(path)));

/** A worker of Node that runs `file`, a bundle of nodeWorker.ts. */
export function nodeWorker(file: string | URL): WorkerPort {
  const worker = new Worker(file);
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on("message", (message: FromWorker) => listener(message)),
    onError: (listener) => void worker.on("error", listener),
    terminate: () => void worker.terminate(),
  };
}
