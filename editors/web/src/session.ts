import type { ChangeSet, Text } from "@codemirror/state";
import type { Connection, Failure, Message } from "@gongwen/module";
import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";

/** The one draft of the page, as the server knows it. */
export const uri = "file:///gongwen/draft.gongwen";

/** What the page can do, as the server is told. Without `diagnostic` the server pushes its findings. */
const capabilities = {
  general: { positionEncodings: ["utf-16"] },
  workspace: { applyEdit: true, configuration: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    publishDiagnostics: { relatedInformation: false, versionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } },
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
    completion: {
      contextSupport: true,
      completionItem: { labelDetailsSupport: true, documentationFormat: ["plaintext"], snippetSupport: false },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
    hover: { contentFormat: ["plaintext"] },
    inlineCompletion: {},
    rename: { prepareSupport: true },
  },
};

export interface SessionEvents {
  /** A notification of the server. */
  notified(method: string, params: unknown): void;
  /** The server changes the draft; false if it could not. */
  apply(edit: WorkspaceEdit): boolean;
  settings(): unknown;
  failed(failure: Failure): void;
  ready(): void;
}

/** More failures than this within a minute, and the page stops trying. */
const failureLimit = 5;

/**
 * The server's session about one draft: requests, and a copy of the text that follows by increments. A module that traps
 * or hangs is replaced; what is open then is opened again.
 */
export class Session {
  private connection: Connection;
  private lastID = 0;
  private version = 0;
  /** Whether the server knows the draft. */
  isRunning = false;
  /** What requests wait for: the server's knowing the draft, after a failure anew. */
  private started: Promise<void>;
  private hasStarted = () => {};
  private failures: number[] = [];
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private unsent: ChangeSet | undefined;

  constructor(
    private readonly connect: () => Connection,
    /** The text that the server has; the editor may be ahead of it by `unsent`. */
    private known: Text,
    private readonly events: SessionEvents,
  ) {
    this.started = this.newStart();
    this.connection = this.start();
  }

  /** Notes a change of the draft; `flush` sends it. */
  changed(changes: ChangeSet): void {
    this.unsent = this.unsent?.compose(changes) ?? changes;
  }

  /** Whether the server knows the text as it stands. */
  get isCurrent(): boolean {
    return this.isRunning && this.unsent === undefined;
  }

  /** Sends what has changed, the last change first: then each place is one of the text that the server has. */
  flush(): void {
    const changes = this.unsent;
    if (changes === undefined || !this.isRunning) return;
    const contentChanges: { range: Range; text: string }[] = [];
    changes.iterChanges((from, to, _fromB, _toB, inserted) => {
      contentChanges.unshift({ range: rangeIn(this.known, from, to), text: inserted.toString() });
    });
    this.known = changes.apply(this.known);
    this.unsent = undefined;
    this.version += 1;
    this.notify("textDocument/didChange", { textDocument: { uri, version: this.version }, contentChanges });
  }

  /** Another draft, from now on. */
  open(text: Text): void {
    if (this.isRunning) this.notify("textDocument/didClose", { textDocument: { uri } });
    this.known = text;
    this.unsent = undefined;
    if (this.isRunning) this.openDraft();
  }

  notify(method: string, params: unknown): void {
    this.connection.send({ jsonrpc: "2.0", method, params });
  }

  /** The answer, once the server is there; undefined when it was replaced meanwhile. */
  async request<Result>(method: string, params: unknown): Promise<Result | undefined> {
    await this.started;
    this.flush();
    return this.ask<Result>(method, params);
  }

  /** The server's command; an error of the server's is one here. */
  command<Result>(command: string, ...args: unknown[]): Promise<Result | undefined> {
    return this.request<Result>("workspace/executeCommand", { command, arguments: args });
  }

  private ask<Result>(method: string, params: unknown): Promise<Result | undefined> {
    this.lastID += 1;
    const id = this.lastID;
    this.connection.send({ jsonrpc: "2.0", id, method, params });
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: (value) => resolve(value as Result | undefined), reject });
    });
  }

  private newStart(): Promise<void> {
    return new Promise((resolve) => {
      this.hasStarted = resolve;
    });
  }

  private start(): Connection {
    const connection = this.connect();
    connection.onMessage = (message) => this.receive(message);
    connection.onFailure = (failure) => this.fail(failure);
    this.connection = connection;
    void this.initialize();
    return connection;
  }

  private async initialize(): Promise<void> {
    const params = {
      processId: null,
      clientInfo: { name: "gongwen.html" },
      locale: "zh-cn",
      rootUri: null,
      capabilities,
    };
    if ((await this.ask("initialize", params)) === undefined) return;
    this.notify("initialized", {});
    this.isRunning = true;
    if (this.unsent !== undefined) this.known = this.unsent.apply(this.known);
    this.unsent = undefined;
    this.openDraft();
    this.hasStarted();
    this.events.ready();
  }

  private openDraft(): void {
    this.version += 1;
    const textDocument = { uri, languageId: "gongwen", version: this.version, text: this.known.toString() };
    this.notify("textDocument/didOpen", { textDocument });
  }

  private receive(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      const waiting = this.waiting.get(id as number);
      this.waiting.delete(id as number);
      const error = message.error as { message?: string } | undefined;
      if (error === undefined) waiting?.resolve(message.result ?? undefined);
      else waiting?.reject(new Error(error.message));
    } else if (id === undefined || id === null) {
      const { version } = (params ?? {}) as { version?: number };
      if (version === undefined || version === this.version) this.events.notified(method, params);
    } else {
      this.connection.send({ jsonrpc: "2.0", id, result: this.answer(method, params) });
    }
  }

  private answer(method: string, params: unknown): unknown {
    if (method === "workspace/configuration") {
      return (params as { items: unknown[] }).items.map(() => this.events.settings());
    }
    if (method === "workspace/applyEdit") {
      const { edit } = params as { edit: WorkspaceEdit };
      return { applied: this.isCurrent && this.events.apply(edit) };
    }
    return null;
  }

  private fail(failure: Failure): void {
    if (this.isRunning) this.started = this.newStart();
    this.isRunning = false;
    for (const { resolve } of this.waiting.values()) resolve(undefined);
    this.waiting.clear();
    const now = Date.now();
    this.failures = [...this.failures.filter((time) => now - time < 60_000), now];
    this.events.failed(failure);
    if (this.failures.length <= failureLimit) this.start();
  }
}

/** A place of the protocol: lines from 0, UTF-16 units. */
export function positionIn(text: Text, offset: number): Position {
  const line = text.lineAt(offset);
  return { line: line.number - 1, character: offset - line.from };
}

export const rangeIn = (text: Text, from: number, to: number): Range => ({
  start: positionIn(text, from),
  end: positionIn(text, to),
});

/** The offset of a place; what lies behind a line's end counts as its end. */
export function offsetIn(text: Text, { line, character }: Position): number {
  if (line >= text.lines) return text.length;
  const { from, to } = text.line(line + 1);
  return Math.min(from + character, to);
}
