import { parentPort } from "node:worker_threads";
import { compileFile } from "./node.ts";
import { nodeFiles } from "./nodeFiles.ts";
import { serve } from "./worker.ts";

/** Entry of the worker in Node: bundle this file and give the bundle to `nodeWorker`. */
parentPort?.on(
  "message",
  serve({
    post: (message) => parentPort?.postMessage(message),
    files: nodeFiles,
    log: (bytes) => process.stderr.write(bytes.slice()),
    compileFile,
  }),
);
