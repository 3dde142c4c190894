import type { Message } from "@gongwen/module";
import { type Position, type Range, TextDocument } from "vscode-languageserver-textdocument";

/** UTF-16 units of the first `count` units of a line, by how the client counts columns. */
const columns: Readonly<Record<string, (line: string, count: number) => number>> = {
  "utf-8": (line, count) => Buffer.from(line).subarray(0, count).toString().length,
  "utf-32": (line, count) => [...line].slice(0, count).join("").length,
};

interface Params {
  textDocument: { uri: string; languageId?: string; version?: number; text?: string };
  contentChanges?: { range?: Range; text: string }[];
}

/** The documents a client has open, kept so that they can be opened again in a new session. */
export class OpenDocuments {
  /** How the client counts columns, as the answer to `initialize` says. */
  encoding: string | undefined;
  private readonly documents = new Map<string, TextDocument>();

  /** Sees every message of the client. */
  note({ method, params }: Message): void {
    if (!method?.startsWith("textDocument/did")) return;
    const { textDocument, contentChanges = [] } = params as Params;
    const { uri, languageId = "", version = 0, text = "" } = textDocument;
    if (method === "textDocument/didOpen") this.documents.set(uri, TextDocument.create(uri, languageId, version, text));
    if (method === "textDocument/didClose") this.documents.delete(uri);
    const document = this.documents.get(uri);
    if (method !== "textDocument/didChange" || document === undefined) return;
    // One after the other: each counts in the text that the one before has left.
    for (const { range, text } of contentChanges) {
      const place = range && { start: this.inUTF16(document, range.start), end: this.inUTF16(document, range.end) };
      TextDocument.update(document, [place ? { range: place, text } : { text }], version);
    }
  }

  /** What opens them all again. */
  *messages(): Generator<Message> {
    for (const [uri, document] of this.documents) {
      const { languageId, version } = document;
      const textDocument = { uri, languageId, version, text: document.getText() };
      yield { jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } };
    }
  }

  private inUTF16(document: TextDocument, { line, character }: Position): Position {
    const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    return { line, character: columns[this.encoding ?? ""]?.(text, character) ?? character };
  }
}
