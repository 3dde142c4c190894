import { parentPort } from "node:worker_threads";
import { load, nodeFiles } from "./nodeFiles.ts";
import { serve } from "./worker.ts";

/** Entry of the worker in Node: bundle this file and give the bundle to `nodeWorker`. */
if (parentPort !== null) parentPort.on("message", serve(parentPort.postMessage.bind(parentPort), nodeFiles, load));
