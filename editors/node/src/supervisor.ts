import { type Connection, type Failure, frame, type Message } from "@gongwen/module";
import { OpenDocuments } from "./openDocuments.ts";
import { Unframer } from "./unframer.ts";

const restartID = "gongwen/restart";

/** A session that outlives its module: after a trap or a hang a new one is started and given the open documents. */
export class Supervisor {
  /** Framed messages for the client. */
  onFrame: (bytes: Uint8Array) => void = () => {};
  /** The client said `exit`, or the module ended too often. */
  onExit: (status: number) => void = () => {};
  onInitialize: (params: { processId?: unknown }) => void = () => {};
  private readonly connection: Connection;
  private readonly input = new Unframer();
  private readonly documents = new OpenDocuments();
  private readonly waiting = new Set<number | string>();
  private initialize: Message | undefined;

  constructor(connection: Connection) {
    this.connection = connection;
    connection.onFailure = (failure) => this.restart(failure);
    connection.onExit = (status) => this.onExit(status);
    connection.onMessage = ({ id, method, result }, bytes) => {
      const { capabilities } = (result ?? {}) as { capabilities?: { positionEncoding?: string } };
      if (capabilities !== undefined) this.documents.encoding = capabilities.positionEncoding;
      if (method === undefined && id != null) this.waiting.delete(id);
      if (id !== restartID) this.onFrame(bytes);
    };
  }

  /** Takes any piece of the client's stream. The module judges it; here it is only read along. */
  receive(piece: Uint8Array): void {
    let last: string | undefined;
    for (const body of this.input.push(piece)) {
      try {
        const message = JSON.parse(body.toString()) as Message;
        last = message.method ?? last;
        if (message.method !== undefined && message.id != null) this.waiting.add(message.id);
        if (message.method === "initialize") this.initialize = message;
        if (message === this.initialize) this.onInitialize((message.params ?? {}) as object);
        this.documents.note(message);
      } catch {
        // No message, or none of its kind: the module says so.
      }
    }
    this.connection.send(piece, last);
  }

  /** The client has closed its end: what is whole is answered, and then the session ends. */
  receiveEnd(): void {
    // Behind half a message the module would take the notification for the other half.
    if (this.input.rest.length === 0) this.connection.send({ jsonrpc: "2.0", method: "exit" });
    else setTimeout(() => this.onExit(1), 500);
  }

  /** A new module with the open documents; questions that the last one owed are answered with an error. */
  private restart({ kind, method, message }: Failure): void {
    console.error(`gongwen: ${kind} in ${method}: ${message}`);
    if (this.initialize === undefined || !this.connection.restart()) {
      this.onExit(1);
      return;
    }
    const initialized = { jsonrpc: "2.0", method: "initialized", params: {} };
    const again = [{ ...this.initialize, id: restartID }, initialized, ...this.documents.messages()];
    for (const what of [...again, this.input.rest]) this.connection.send(what);
    const error = { code: -32802, message: "restarted" };
    for (const id of this.waiting) this.onFrame(frame({ jsonrpc: "2.0", id, error }));
    this.waiting.clear();
    const text = `公文：检查程序在处理 ${method} 时${kind === "trap" ? "出错" : "没有应答"}，已重新启动；文稿未受影响。`;
    this.onFrame(frame({ jsonrpc: "2.0", method: "window/showMessage", params: { type: 2, message: text } }));
  }
}
