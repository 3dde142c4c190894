import type { WorkerPort } from "./connection.ts";
import type { FromWorker } from "./worker.ts";

/** A worker of the browser that runs `source`, a bundle of browserWorker.ts: its URL or its text. */
export function webWorker(source: URL | string): WorkerPort {
  const url = source instanceof URL ? source : URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url);
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage: (listener) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => listener(data);
    },
    onError: (listener) => {
      worker.onerror = (event) => listener(new Error(event.message));
    },
    terminate: () => worker.terminate(),
  };
}
