import type { Message } from "@gongwen/module";

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
    for (const { range, text } of contentChanges) {
      const [start, end] = range ? [this.offset(item.text, range.start), this.offset(item.text, range.end)] : [0];
      item.text = item.text.slice(0, start) + text + (end === undefined ? "" : item.text.slice(end));
    }
  }

  /** What opens them all again. */
  get messages(): Message[] {
    const all = [...this.items.values()];
    return all.map((textDocument) => ({ jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } }));
  }

  /** Only \n, \r\n and \r end lines in the protocol. */
  private offset(text: string, { line, character }: Position): number {
    const ends = /\r\n|\n|\r|$/g;
    for (let left = line; left > 0; left--) if (ends.exec(text)?.[0] === "") return text.length;
    const start = ends.lastIndex;
    const end = ends.exec(text)?.index ?? start;
    if (this.encoding === "utf-16") return Math.min(start + character, end);
    let at = start;
    let count = 0;
    while (count < character && at < end) {
      const scalar = String.fromCodePoint(text.codePointAt(at) ?? 0);
      count += this.encoding === "utf-32" ? 1 : Buffer.byteLength(scalar);
      at += scalar.length;
    }
    return at;
  }
}
