import { serve, type ToWorker } from "@gongwen/module/worker";
import { MemoryFiles, type Patch } from "./memoryFiles.ts";

/** Entry of the worker in the browser's extension host: reads the files that it is handed. */
const files = new MemoryFiles();
const receive = serve((message) => self.postMessage(message), files);
self.onmessage = ({ data }: MessageEvent<ToWorker | { files: Patch }>) =>
  "files" in data ? files.apply(data.files) : receive(data);
self.onunhandledrejection = ({ reason }) => {
  throw reason;
};
