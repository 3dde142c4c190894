import { frame, type Message, unframe } from "./framing.ts";
import type { Patch } from "./memoryFiles.ts";
import type { FromWorker, ToWorker } from "./worker.ts";

/** The part of a worker that both kinds have; made by `nodeWorker` (node.ts) or `webWorker` (browser.ts). */
export interface WorkerPort {
  post(message: ToWorker, transfer?: ArrayBuffer[]): void;
  onMessage(listener: (message: FromWorker) => void): void;
  onError(listener: (error: Error) => void): void;
  terminate(): void;
}

/** What a session is made of. */
export interface Setup {
  /** gongwen.wasm, gzipped: its bytes, or in Node its path. */
  module: Uint8Array<ArrayBuffer> | string;
  /** Options of `gongwen lsp`: `--position-encoding`, `--phrasebank`. */
  words?: readonly string[];
  /** HOME, XDG_CONFIG_HOME: where the writer's own banks are found. */
  environment?: Record<string, string>;
  /** The current folder, absolute, with slashes. */
  folder?: string;
}

/** Why a session ended without being asked to. */
export interface Failure {
  kind: "trap" | "timeout";
  /** The method of the last message that was sent; empty before the first. */
  method: string;
  message: string;
}

/** How long the module may work on one message before it counts as hanging. */
export const patience = 5000;

/** One session of the server in a worker. It ends once: asked to, or with a failure; whoever wants more makes a new one. */
export class Connection {
  /** A message of the server, and the same with its header as the server wrote it. */
  onMessage: (message: Message, frame: Uint8Array) => void = () => {};
  /** The module trapped or hung; the worker has been ended. */
  onFailure: (failure: Failure) => void = () => {};
  /** The client said `exit`; the worker has been ended. */
  onExit: (status: number) => void = () => {};
  /** What the module writes to standard error. */
  onLog: (text: string) => void = () => {};
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private hasEnded = false;
  private lastMethod = "";

  constructor(
    private readonly worker: WorkerPort,
    setup: Setup,
  ) {
    worker.onMessage((message) => this.receive(message));
    worker.onError((error) => this.fail("trap", error.message));
    const { module, words = [], environment = {}, folder = "/" } = setup;
    worker.post({ type: "start", module, words, environment, folder });
  }

  /** Sends a message; it is answered in order once the module is ready. */
  send(message: Message): void {
    this.sendBytes(frame(message), message.method);
  }

  /** Sends any piece of the framed stream; `method` is what a failure will be said to have come after. */
  sendBytes(bytes: Uint8Array, method?: string): void {
    if (this.hasEnded) return;
    if (method !== undefined) this.lastMethod = method;
    this.worker.post({ type: "bytes", bytes });
  }

  /** Hands over files that the module may read, where its host has none: settings, phrase banks, other drafts. */
  setFiles(patch: Patch): void {
    if (!this.hasEnded) this.worker.post({ type: "files", patch });
  }

  /** Ends the worker without a word. */
  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.watchdog);
    this.worker.terminate();
  }

  private receive(message: FromWorker): void {
    if (this.hasEnded) return;
    switch (message.type) {
      case "working":
        clearTimeout(this.watchdog);
        this.watchdog = setTimeout(() => this.fail("timeout", `no answer within ${patience / 1000} s`), patience);
        break;
      case "idle":
        clearTimeout(this.watchdog);
        break;
      case "bytes":
        this.onMessage(JSON.parse(new TextDecoder().decode(unframe(message.bytes))) as Message, message.bytes);
        break;
      case "log":
        this.onLog(message.text);
        break;
      case "trap":
        this.fail("trap", message.message);
        break;
      case "exit":
        this.end();
        this.onExit(message.status);
        break;
      case "ready":
        break;
    }
  }

  private fail(kind: Failure["kind"], message: string): void {
    if (this.hasEnded) return;
    this.end();
    this.onFailure({ kind, method: this.lastMethod, message });
  }
}
