import { frame, type Message, unframe } from "./framing.ts";
import type { FromWorker, Setup } from "./worker.ts";

/** Makes a worker that hands on what it sends and why it failed: `nodeWorker` (node.ts), `webWorker` (browser.ts). */
export type WorkerSource = (
  receive: (message: FromWorker) => void,
  failed: (error: { message: string }) => void,
) => { postMessage(message: object): void; terminate(): unknown };

/** Why a session ended without being asked to. */
export interface Failure {
  kind: "trap" | "timeout";
  /** The method of the last message that was sent; empty before the first. */
  method: string;
  message: string;
}

/** How long the module may work on one message before it counts as hanging. Milliseconds. */
const patience = 5000;

/** One session of the server in a worker. It ends once: asked to, or with a failure; whoever wants more makes a new one. */
export class Connection {
  /** A message of the server, and the same with its header as the server wrote it. */
  onMessage: (message: Message, frame: Uint8Array) => void = () => {};
  /** The module trapped or hung; the worker has been ended. */
  onFailure: (failure: Failure) => void = () => {};
  /** The client said `exit`; the worker has been ended. */
  onExit: (status: number) => void = () => {};
  private readonly worker: ReturnType<WorkerSource>;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private hasEnded = false;
  private lastMethod = "";

  constructor(source: WorkerSource, setup: Setup) {
    this.worker = source(
      (message) => this.receive(message),
      ({ message }) => this.fail("trap", message),
    );
    this.worker.postMessage({ start: setup });
  }

  /** Sends a message; it is answered in order once the module is ready. */
  send(message: Message): void {
    this.sendBytes(frame(message), message.method);
  }

  /** Sends any piece of the framed stream; `method` is what a failure will be said to have come after. */
  sendBytes(bytes: Uint8Array, method = this.lastMethod): void {
    this.lastMethod = method;
    if (!this.hasEnded) this.worker.postMessage({ bytes });
  }

  /** Ends the worker without a word. */
  end(): void {
    this.hasEnded = true;
    clearTimeout(this.watchdog);
    this.worker.terminate();
  }

  private receive(message: FromWorker): void {
    if (this.hasEnded) return;
    if ("bytes" in message) {
      this.onMessage(JSON.parse(new TextDecoder().decode(unframe(message.bytes))) as Message, message.bytes);
    } else if ("isWorking" in message) {
      clearTimeout(this.watchdog);
      if (!message.isWorking) return;
      this.watchdog = setTimeout(() => this.fail("timeout", `no answer within ${patience / 1000} s`), patience);
    } else if ("exit" in message) {
      this.end();
      this.onExit(message.exit);
    } else this.fail("trap", message.trap);
  }

  private fail(kind: Failure["kind"], message: string): void {
    if (this.hasEnded) return;
    this.end();
    this.onFailure({ kind, method: this.lastMethod, message });
  }
}
