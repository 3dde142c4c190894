import type { Message } from "./framing.ts";

interface Position {
  line: number;
  character: number;
}

interface Change {
  range?: { start: Position; end: Position };
  text: string;
}

interface Item {
  uri: string;
  languageId?: string;
  version?: number;
  text: string;
}

/** The documents a client has open, kept so that they can be opened again in a new session. */
export class OpenDocuments {
  /** How the client counts columns, as `initialize` has agreed. */
  encoding = "utf-16";
  private readonly items = new Map<string, Item>();

  /** Sees every message of the client. */
  note({ method, params }: Message): void {
    if (method === undefined || !method.startsWith("textDocument/did")) return;
    const { textDocument, contentChanges = [] } = params as { textDocument: Item; contentChanges?: Change[] };
    if (method === "textDocument/didOpen") this.items.set(textDocument.uri, { ...textDocument });
    if (method === "textDocument/didClose") this.items.delete(textDocument.uri);
    const item = this.items.get(textDocument.uri);
    if (method !== "textDocument/didChange" || item === undefined) return;
    if (textDocument.version !== undefined) item.version = textDocument.version;
    for (const { range, text } of contentChanges) item.text = range ? this.changed(item.text, range, text) : text;
  }

  /** What opens them all again. */
  get messages(): Message[] {
    return [...this.items.values()].map((textDocument) => ({
      jsonrpc: "2.0",
      method: "textDocument/didOpen",
      params: { textDocument },
    }));
  }

  private changed(old: string, { start, end }: { start: Position; end: Position }, text: string): string {
    return old.slice(0, this.offset(old, start)) + text + old.slice(this.offset(old, end));
  }

  /** Only \n, \r\n and \r end lines in the protocol. */
  private offset(text: string, { line, character }: Position): number {
    let at = 0;
    for (let left = line; left > 0; left--) {
      const end = /\r\n|\n|\r/g;
      end.lastIndex = at;
      if (end.exec(text) === null) return text.length;
      at = end.lastIndex;
    }
    const end = /[\r\n]/g;
    end.lastIndex = at;
    const rest = text.slice(at, end.exec(text)?.index ?? text.length);
    if (this.encoding === "utf-16") return at + Math.min(character, rest.length);
    let count = 0;
    for (const scalar of rest) {
      if (count >= character) break;
      count += this.encoding === "utf-32" ? 1 : new TextEncoder().encode(scalar).length;
      at += scalar.length;
    }
    return at;
  }
}
