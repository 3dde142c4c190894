// speed.mts MODULE: what the module costs in this Node: start, an edit, completion, memory. Figures, no judgement.
import { readFileSync } from "node:fs";
import { compile, frame, type Message, Module, unframe } from "../src/index.ts";

const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ""));
const sentence = "各单位要高度重视，切实加强组织领导，压实工作责任，确保各项任务落到实处。";
const draft = (size: number) => {
  let text = "关于做好有关工作的通知\n\n";
  for (let number = 1; Buffer.byteLength(text) < size; number++) text += `　　${number}.${sentence.repeat(6)}\n`;
  return text;
};
const milliseconds = (body: () => void) => {
  const start = performance.now();
  body();
  return performance.now() - start;
};
const show = (name: string, values: number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const [median, worst] = [sorted[sorted.length >> 1] ?? 0, sorted.at(-1) ?? 0];
  console.log(`${name.padEnd(44)} median ${median.toFixed(2)} ms, worst ${worst.toFixed(2)} ms`);
};

let start = performance.now();
const compiled = await compile(bytes);
console.log(`inflate and compile ${(performance.now() - start).toFixed(1)} ms`);
start = performance.now();
const received: Message[] = [];
const module = new Module(compiled, {
  write: (stream, out) => {
    if (stream === 0) received.push(JSON.parse(Buffer.from(unframe(out)).toString()) as Message);
  },
});
module.call("gw_init", []);
console.log(`instantiate ${(performance.now() - start).toFixed(1)} ms`);

const drain = () => {
  while (module.step() === true);
};
const send = (method: string, params: unknown, id?: number) =>
  module.call("gw_receive", frame(id === undefined ? { method, params } : { id, method, params }));
const until = (fits: (message: Message) => boolean) => {
  received.length = 0;
  while (!received.some(fits)) if (module.step() !== true) break;
};

send("initialize", { processId: null, rootUri: null, capabilities: {} }, 0);
send("initialized", {});
console.log(`handshake and rehearsal ${milliseconds(drain).toFixed(1)} ms`);
for (const size of [2_000, 100_000, 1_000_000]) {
  const text = draft(size);
  const uri = `untitled:${size}`;
  const isPublished = ({ method }: Message) => method === "textDocument/publishDiagnostics";
  send("textDocument/didOpen", { textDocument: { uri, languageId: "plaintext", version: 1, text } });
  const label = `${size / 1000} KB`;
  show(`${label}: open to findings`, [milliseconds(() => until(isPublished))]);
  const line = Math.floor(text.split("\n").length / 2);
  const edits: number[] = [];
  const completions: number[] = [];
  for (let version = 2; version < 202; version++) {
    const at = { line, character: 8 };
    const contentChanges = [{ range: { start: at, end: at }, text: "要加强"[version % 3] }];
    send("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    edits.push(milliseconds(() => until(isPublished)));
    drain();
    const position = { line, character: 9 };
    send("textDocument/completion", { textDocument: { uri }, position }, version);
    completions.push(milliseconds(() => until(({ id }) => id === version)));
  }
  show(`${label}: edit to findings`, edits.slice(20));
  show(`${label}: first completion`, completions.slice(0, 1));
  show(`${label}: completion`, completions.slice(20));
  console.log(`${label}: memory ${(module.exports.memory.buffer.byteLength / 1e6).toFixed(1)} MB`);
  send("textDocument/didClose", { textDocument: { uri } });
  drain();
}
