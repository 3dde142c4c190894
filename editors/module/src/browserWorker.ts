import { serve, type ToWorker } from "./worker.ts";

/** Entry of the worker in a browser, without files: bundle this file and give the bundle to `webWorker`. */
const receive = serve((message) => self.postMessage(message));
self.onmessage = ({ data }: MessageEvent<ToWorker>) => receive(data);
self.onunhandledrejection = ({ reason }) => {
  throw reason;
};
