import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import type { WorkerSource } from "./connection.ts";

/** The WebAssembly in a gzipped file. */
export const compileFile = (path: string) => new WebAssembly.Module(gunzipSync(readFileSync(path)));

/** A worker of Node that runs `file`, a bundle of nodeWorker.ts. */
export const nodeWorker =
  (file: string): WorkerSource =>
  (receive, failed) =>
    new Worker(file).on("message", receive).on("error", failed);
