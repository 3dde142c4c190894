import { frame, type Message, unframe } from "./framing.ts";
import type { FromWorker, Setup } from "./worker.ts";

/** Makes a worker that hands on what it sends and why it failed: `nodeWorker` (node.ts), `webWorker` (browser.ts). */
export type WorkerSource = (
  receive: (message: FromWorker) => void,
  failed: (error: { message: string }) => void,
) => { postMessage(message: object): void; terminate(): unknown };

/** Why a session ended without being asked to, and the method of the last message before that. */
export type Failure = { kind: "trap" | "timeout"; method: string; message: string };

/** How long the module may work on one message before it counts as hanging. Milliseconds. */
const patience = 5000;

/** So many sessions may fail within so many milliseconds. After one more, something is wrong for good. */
const tolerance = { failures: 4, within: 3 * 60_000 };

/** Sessions of the server in a worker, one after the other: a failure ends one, and `restart` begins the next. */
export class Connection {
  /** A message of the server, and the same with its header as the server wrote it. */
  onMessage: (message: Message, frame: Uint8Array) => void = () => {};
  /** The module trapped or hung; the worker has been ended. */
  onFailure: (failure: Failure) => void = () => {};
  /** The client said `exit`; the worker has been ended. */
  onExit: (status: number) => void = () => {};
  private readonly source: WorkerSource;
  private readonly setup: Setup;
  private worker: ReturnType<WorkerSource> | undefined;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private lastMethod = "";
  private failures: number[] = [];

  constructor(source: WorkerSource, setup: Setup) {
    this.source = source;
    this.setup = setup;
    this.restart();
  }

  /** Sends a message, or any piece of the framed stream; it is answered in order once the module is ready. */
  send(what: Message | Uint8Array, method = "method" in what ? what.method : undefined): void {
    this.lastMethod = method ?? this.lastMethod;
    this.worker?.postMessage(what instanceof Uint8Array ? what : frame(what));
  }

  /** Begins the next session; false where too many have failed. */
  restart(): boolean {
    if (this.failures.length > tolerance.failures) return false;
    // What an ended worker still says is not heard.
    const worker = this.source(
      (message) => worker === this.worker && this.receive(message),
      ({ message }) => worker === this.worker && this.fail("trap", message),
    );
    this.worker = worker;
    worker.postMessage(this.setup);
    return true;
  }

  /** Ends the worker without a word. */
  end(): void {
    clearTimeout(this.watchdog);
    this.worker?.terminate();
    this.worker = undefined;
  }

  private receive(message: FromWorker): void {
    if (message instanceof Uint8Array) {
      this.onMessage(JSON.parse(new TextDecoder().decode(unframe(message))) as Message, message);
    } else if ("exit" in message) {
      this.end();
      this.onExit(message.exit);
    } else {
      clearTimeout(this.watchdog);
      if (message.isWorking) this.watchdog = setTimeout(() => this.fail("timeout", `over ${patience} ms`), patience);
    }
  }

  private fail(kind: Failure["kind"], message: string): void {
    this.end();
    this.failures = [...this.failures, Date.now()].filter((time) => Date.now() - time < tolerance.within);
    this.onFailure({ kind, method: this.lastMethod, message });
  }
}
