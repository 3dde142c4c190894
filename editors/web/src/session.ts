import type { ChangeSet, Text } from "@codemirror/state";
import type { Connection, Failure, Message } from "@gongwen/module";
import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
/** What the page can do, as the server is told. Without `diagnostic` the server pushes its findings. */
import capabilities from "./capabilities.json";

/** The one draft of the page, as the server knows it. */
export const uri = "file:///gongwen/draft.gongwen";
const textDocument = { uri };

export interface SessionEvents {
  /** A notification of the server. */
  notified(method: string, params: unknown): void;
  /** The server changes the draft; false if it could not. */
  apply(edit: WorkspaceEdit): boolean;
  settings(): unknown;
  /** The module trapped or hung; a new one is started, or this was the last. */
  failed(failure: Failure, isLast: boolean): void;
}

/** The server's session about one draft: requests, and a copy of the text that follows by increments. */
export class Session {
  /** Whether the module has failed too often. */
  hasEnded = false;
  private lastID = 0;
  private version = 0;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  unsent: ChangeSet | undefined;

  constructor(
    private readonly connection: Connection,
    /** The text that the server has; the editor may be ahead of it by `unsent`. */
    private known: Text,
    private readonly events: SessionEvents,
  ) {
    connection.onMessage = (message) => this.receive(message);
    connection.onFailure = (failure) => this.fail(failure);
    this.begin();
  }

  /** Notes a change of the draft; `flush` sends it. */
  changed(changes: ChangeSet): void {
    this.unsent = this.unsent?.compose(changes) ?? changes;
  }

  /** Sends what has changed, the last change first: then each place is one of the text that the server has. */
  flush(): void {
    const changes = this.unsent;
    if (changes === undefined) return;
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
    this.notify("textDocument/didClose", { textDocument });
    this.openDraft(text);
  }

  notify(method: string, params: unknown): void {
    this.connection.send({ jsonrpc: "2.0", method, params });
  }

  /** The answer; undefined when the server was replaced meanwhile, or is no more. */
  request<Result>(method: string, params: unknown): Promise<Result | undefined> {
    this.flush();
    if (this.hasEnded) return Promise.resolve(undefined);
    this.lastID += 1;
    this.connection.send({ jsonrpc: "2.0", id: this.lastID, method, params });
    return new Promise((resolve, reject) => {
      this.waiting.set(this.lastID, { resolve: (value) => resolve(value as Result | undefined), reject });
    });
  }

  /** The same about the draft: `hover` is `textDocument/hover`. */
  ask<Result>(about: string, params: object = {}): Promise<Result | undefined> {
    return this.request(`textDocument/${about}`, { textDocument, ...params });
  }

  /** The server's command; an error of the server's is one here. */
  command<Result>(command: string, ...args: unknown[]): Promise<Result | undefined> {
    if (this.hasEnded) throw new Error("检查程序已经停止。请先保存文稿，再重新打开本页。");
    return this.request<Result>("workspace/executeCommand", { command, arguments: args });
  }

  private begin(): void {
    const client = { clientInfo: { name: "gongwen.html" }, locale: "zh-cn", processId: null, rootUri: null };
    this.connection.send({ jsonrpc: "2.0", id: 0, method: "initialize", params: { ...client, capabilities } });
    this.notify("initialized", {});
    this.openDraft(this.unsent?.apply(this.known) ?? this.known);
  }

  private openDraft(text: Text): void {
    this.known = text;
    this.unsent = undefined;
    this.version += 1;
    const draft = { uri, languageId: "gongwen", version: this.version, text: this.known.toString() };
    this.notify("textDocument/didOpen", { textDocument: draft });
  }

  private receive({ id, method, params, result, error }: Message): void {
    if (method === undefined) {
      const waiting = this.waiting.get(id as number);
      this.waiting.delete(id as number);
      if (error === undefined) waiting?.resolve(result ?? undefined);
      else waiting?.reject(new Error((error as { message?: string }).message));
    } else if (id === undefined || id === null) {
      const { version = this.version } = (params ?? {}) as { version?: number };
      if (version === this.version) this.events.notified(method, params);
    } else this.connection.send({ jsonrpc: "2.0", id, result: this.answer(method, params) });
  }

  private answer(method: string, params: unknown): unknown {
    const { items = [], edit } = params as { items?: unknown[]; edit?: WorkspaceEdit };
    if (method === "workspace/configuration") return items.map(() => this.events.settings());
    const isNew = edit?.documentChanges?.every((one) => "edits" in one && one.textDocument.version === this.version);
    return edit ? { applied: this.unsent === undefined && isNew === true && this.events.apply(edit) } : null;
  }

  /** A module that traps or hangs is replaced, and the next knows the draft. */
  private fail(failure: Failure): void {
    for (const { resolve } of this.waiting.values()) resolve(undefined);
    this.waiting.clear();
    this.hasEnded = !this.connection.restart();
    this.events.failed(failure, this.hasEnded);
    if (!this.hasEnded) this.begin();
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

export const spanIn = (text: Text, { start, end }: Range) => ({ from: offsetIn(text, start), to: offsetIn(text, end) });
