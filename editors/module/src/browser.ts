import type { WorkerSource } from "./connection.ts";
import type { FromWorker } from "./worker.ts";

/** A worker of the browser that runs `source`, the text of a bundle of browserWorker.ts. */
export function webWorker(source: string): WorkerSource {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return (receive, onerror) =>
    Object.assign(new Worker(url), { onerror, onmessage: ({ data }: MessageEvent<FromWorker>) => receive(data) });
}
