import { Worker } from "node:worker_threads";
import type { WorkerSource } from "./connection.ts";

/** A worker of Node that runs `file`, a bundle of nodeWorker.ts. */
export function nodeWorker(file: string): WorkerSource {
  return (receive, failed) => new Worker(file).on("message", receive).on("error", failed);
}
