// What a client sees when its module traps: the documents are open again as they stood, questions get an answer.
import assert from "node:assert/strict";
import { type Connection, type Failure, frame, type Message, unframe } from "@gongwen/module";
import { Supervisor } from "../src/supervisor.ts";
import { Unframer } from "../src/unframer.ts";

/** A connection that notes what it is sent. */
class Fake {
  readonly input = new Unframer();
  readonly sent: Message[] = [];
  onMessage: (message: Message, bytes: Uint8Array) => void = () => {};
  onFailure: (failure: Failure) => void = () => {};

  sendBytes(bytes: Uint8Array): void {
    for (const body of this.input.push(bytes)) this.sent.push(JSON.parse(Buffer.from(body).toString()) as Message);
  }

  send(message: Message): void {
    this.sent.push(message);
  }
}

const change = (uri: string, line: number, from: number, to: number, text: string): Message => ({
  method: "textDocument/didChange",
  params: {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }],
  },
});

function run(encoding: string, from: number, to: number): { fakes: Fake[]; said: Message[] } {
  const fakes: Fake[] = [];
  const said: Message[] = [];
  const supervisor = new Supervisor(() => {
    const fake = new Fake();
    fakes.push(fake);
    return fake as unknown as Connection;
  });
  const send = (message: Message) => supervisor.receive(frame(message));
  supervisor.onFrame = (bytes) => said.push(JSON.parse(Buffer.from(unframe(bytes)).toString()) as Message);
  send({ id: 1, method: "initialize", params: { processId: null } });
  const capabilities = { positionEncoding: encoding };
  fakes[0]?.onMessage({ id: 1, result: { capabilities } }, Buffer.from('\r\n\r\n{"id":1}'));
  const textDocument = { uri: "untitled:a", languageId: "gongwen", version: 1, text: "甲\r\n𠮷林乙\n丙" };
  send({ method: "textDocument/didOpen", params: { textDocument } });
  send(change("untitled:a", 1, from, to, "省"));
  send({ id: 7, method: "textDocument/hover", params: {} });
  fakes[0]?.onFailure({ kind: "trap", method: "textDocument/hover", message: "unreachable" });
  return { fakes, said };
}

/** Throws where something is amiss. */
export function checkSupervisor(): void {
  for (const [encoding, from, to] of [
    ["utf-16", 3, 4],
    ["utf-8", 7, 10],
    ["utf-32", 2, 3],
  ] as const) {
    const { fakes, said } = run(encoding, from, to);
    const [initialize, initialized, open] = fakes[1]?.sent ?? [];
    assert.equal(fakes.length, 2);
    assert.ok(open);
    assert.deepEqual([initialize?.method, initialized?.method], ["initialize", "initialized"]);
    const { textDocument } = open.params as { textDocument: { text: string; version: number } };
    assert.deepEqual([textDocument.text, textDocument.version], ["甲\r\n𠮷林省\n丙", 2]);
    assert.ok(said.some(({ id, error }) => id === 7 && error !== undefined));
    assert.ok(said.some(({ method }) => method === "window/showMessage"));
    fakes[1]?.onMessage({ id: initialize?.id ?? null, result: {} }, Buffer.from(""));
    assert.equal(said.filter(({ id }) => id === initialize?.id).length, 0);
  }
}
