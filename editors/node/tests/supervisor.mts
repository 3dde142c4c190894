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

  restarts = 0;

  send(what: Message | Uint8Array): void {
    if (!(what instanceof Uint8Array)) this.sent.push(what);
    else for (const body of this.input.push(what)) this.sent.push(JSON.parse(body.toString()) as Message);
  }

  restart(): boolean {
    this.restarts += 1;
    this.sent.length = 0;
    return true;
  }
}

const change = (uri: string, line: number, from: number, to: number, text: string): Message => ({
  method: "textDocument/didChange",
  params: {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }],
  },
});

function run(encoding: string, from: number, to: number): { fake: Fake; said: Message[] } {
  const fake = new Fake();
  const said: Message[] = [];
  const supervisor = new Supervisor(fake as unknown as Connection);
  const send = (message: Message) => supervisor.receive(frame(message));
  supervisor.onFrame = (bytes) => said.push(JSON.parse(Buffer.from(unframe(bytes)).toString()) as Message);
  send({ id: 1, method: "initialize", params: { processId: null } });
  const capabilities = { positionEncoding: encoding };
  fake.onMessage({ id: 1, result: { capabilities } }, Buffer.from('\r\n\r\n{"id":1}'));
  const textDocument = { uri: "untitled:a", languageId: "gongwen", version: 1, text: "甲\r\n𠮷林乙\n丙" };
  send({ method: "textDocument/didOpen", params: { textDocument } });
  send(change("untitled:a", 1, from, to, "省"));
  send({ id: 7, method: "textDocument/hover", params: {} });
  fake.onFailure({ kind: "trap", method: "textDocument/hover", message: "unreachable" });
  return { fake, said };
}

/** Throws where something is amiss. */
export function checkSupervisor(): void {
  for (const [encoding, from, to] of [
    ["utf-16", 3, 4],
    ["utf-8", 7, 10],
    ["utf-32", 2, 3],
  ] as const) {
    const { fake, said } = run(encoding, from, to);
    const [initialize, initialized, open] = fake.sent;
    assert.equal(fake.restarts, 1);
    assert.ok(open);
    assert.deepEqual([initialize?.method, initialized?.method], ["initialize", "initialized"]);
    const { textDocument } = open.params as { textDocument: { text: string; version: number } };
    assert.deepEqual([textDocument.text, textDocument.version], ["甲\r\n𠮷林省\n丙", 2]);
    assert.ok(said.some(({ id, error }) => id === 7 && error !== undefined));
    assert.ok(said.some(({ method }) => method === "window/showMessage"));
    fake.onMessage({ id: initialize?.id ?? null, result: {} }, Buffer.from(""));
    assert.equal(said.filter(({ id }) => id === initialize?.id).length, 0);
  }
}
