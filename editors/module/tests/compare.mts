// compare.mts NATIVE MODULE [FOLDER...]: the module answers as the native server, byte for byte: what real clients once
// sent, and what an editor asks about each draft in the FOLDERs; and whatever the fuzzers have found does not trap it.
// The last line is "N passed, N failed".

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Unframer } from "../../node/src/unframer.ts";
import { checkSupervisor } from "../../node/tests/supervisor.mts";
import { compile, frame, type Message, Module } from "../src/index.ts";
import { nodeFiles } from "../src/nodeFiles.ts";

const [program = "", moduleFile = "", ...folders] = process.argv.slice(2);
const native = resolve(program);
const root = fileURLToPath(new URL("../../../", import.meta.url));
const compiled = await compile(new Uint8Array(readFileSync(moduleFile)));
const environment: Record<string, string> = { HOME: "/nonexistent", PATH: process.env.PATH ?? "" };
const bye: Message[] = [
  { jsonrpc: "2.0", id: "bye", method: "shutdown" },
  { jsonrpc: "2.0", method: "exit" },
];
let passed = 0;
let failed = 0;

/** What each server says: answers by id, and the last findings of each document. */
type Said = Map<string, string>;

function collect(bodies: Uint8Array[]): Said {
  const said: Said = new Map();
  for (const body of bodies) {
    const text = Buffer.from(body).toString();
    const message = JSON.parse(text) as Message & { params?: { uri?: string } };
    if (message.method === "textDocument/publishDiagnostics") said.set(`findings ${message.params?.uri}`, text);
    else if (message.method === undefined) said.set(`answer ${message.id}`, text);
  }
  return said;
}

/** The native server waits this long for more to come before it publishes; a busy machine longer. Milliseconds. */
const rest = 200;
const longestRest = 3000;

/** Documents that are open at the end: whoever is told of findings is told of theirs once more. */
function openAtEnd(messages: Message[]): Map<string, number | undefined> {
  const open = new Map<string, number | undefined>();
  for (const { method, params } of messages) {
    const { uri, version } = (params as { textDocument?: { uri: string; version?: number } })?.textDocument ?? {};
    if (uri === undefined) continue;
    if (method === "textDocument/didOpen" || method === "textDocument/didChange") open.set(uri, version);
    if (method === "textDocument/didClose") open.delete(uri);
  }
  return open;
}

/** Everything is answered and said before the server is told to end: it would leave what it still works on. */
function askNative(messages: Message[], words: string[]): Promise<Said> {
  const child = spawn(native, ["lsp", ...words], { env: environment, cwd: "/", stdio: ["pipe", "pipe", "inherit"] });
  const open = new Set(messages.flatMap(({ id, method }) => (id == null || method === undefined ? [] : [id])));
  const bodies: Uint8Array[] = [];
  const frames = new Unframer();
  const send = (all: Message[]) => child.stdin.write(Buffer.concat(all.map((message) => frame(message))));
  const unsaid = openAtEnd(messages);
  let isEnding = false;
  const end = () => {
    if (!isEnding) send(bye);
    isEnding = true;
  };
  child.stdout.on("data", (piece: Buffer) => {
    for (const body of frames.push(piece)) {
      bodies.push(body);
      const { id, method, params } = JSON.parse(Buffer.from(body).toString()) as Message;
      if (method === "textDocument/publishDiagnostics") {
        const { uri, version } = params as { uri: string; version?: number };
        if (version === undefined || version === unsaid.get(uri)) unsaid.delete(uri);
      }
      const isLast = id != null && method === undefined && open.delete(id);
      if (open.size > 0) continue;
      if (isLast) setTimeout(end, longestRest);
      if (unsaid.size === 0) setTimeout(end, rest);
    }
  });
  send(messages);
  return new Promise((resolve) => child.on("close", () => resolve(collect(bodies))));
}

async function askModule(messages: Message[], words: string[]): Promise<Said> {
  const bodies: Uint8Array[] = [];
  const frames = new Unframer();
  const module = new Module(compiled, {
    write: (stream, bytes) => {
      if (stream === 0) bodies.push(...frames.push(bytes.slice()));
    },
    environment: { ...environment, PWD: "/" },
    files: nodeFiles,
  });
  module.call("gw_init", words);
  for (const some of [messages, bye]) {
    for (const message of some) module.call("gw_receive", frame(message));
    while (module.step() === true);
  }
  return collect(bodies);
}

async function check(name: string, messages: Message[], words: string[] = []): Promise<void> {
  try {
    const asked = messages.filter(({ method }) => method !== "shutdown" && method !== "exit");
    const expected = await askNative(asked, words);
    const actual = await askModule(asked, words);
    const keys = new Set([...expected.keys(), ...actual.keys()]);
    const different = [...keys].find((key) => expected.get(key) !== actual.get(key));
    if (different === undefined && expected.size > 0) {
      passed += 1;
      return;
    }
    console.log(`FAILED  ${name}: ${different}\n  native ${expected.get(different ?? "")?.slice(0, 400)}`);
    console.log(`  module ${actual.get(different ?? "")?.slice(0, 400)}`);
  } catch (error) {
    console.log(`FAILED  ${name}: ${error}`);
  }
  failed += 1;
}

try {
  checkSupervisor();
  passed += 1;
} catch (error) {
  failed += 1;
  console.log(`FAILED  a module that traps: ${error}`);
}

/** What `fix` says of files that are better left alone, and leaves as they are. */
async function checkProtection(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gongwen-protected-"));
  const draft = "关于做好工作的通知\n\n　　一是抓教育,二是抓落实。\n";
  const file = (name: string, mode = 0o644) => {
    writeFileSync(join(folder, name), draft);
    chmodSync(join(folder, name), mode);
  };
  file("plain.txt", 0o664);
  file("readonly.txt", 0o444);
  file("setid.txt", 0o2755);
  file("linked.txt");
  linkSync(join(folder, "linked.txt"), join(folder, "other.txt"));
  file("foreign.txt");
  if (process.geteuid?.() === 0) chownSync(join(folder, "foreign.txt"), 1, 1);
  const names = ["plain.txt", "readonly.txt", "setid.txt", "linked.txt", "foreign.txt"];
  const run = (...options: string[]) => {
    let said = "";
    const write = (_: number, bytes: Uint8Array) => {
      said += new TextDecoder().decode(bytes);
    };
    const host = { write, environment: { ...environment, PWD: folder }, files: nodeFiles };
    new Module(compiled, host).call("gw_run", ["fix", ...options, ...names.map((name) => join(folder, name))]);
    return { said, mended: names.filter((name) => readFileSync(join(folder, name), "utf8") !== draft) };
  };
  const isRoot = process.geteuid?.() === 0;
  const { said, mended } = run();
  assert.deepEqual(mended, isRoot ? ["plain.txt"] : ["plain.txt", "foreign.txt"]);
  for (const word of ["文件只读", "set-id", "硬链接", ...(isRoot ? ["其他用户"] : [])])
    assert.ok(said.includes(word), word);
  assert.equal(statSync(join(folder, "plain.txt")).mode & 0o7777, 0o664);
  assert.deepEqual(run("--force").mended, names);
  assert.equal(statSync(join(folder, "foreign.txt")).uid, isRoot ? 1 : process.geteuid?.());
  assert.deepEqual(readdirSync(folder).sort(), [...names, "other.txt"].sort());
  rmSync(folder, { recursive: true });
}

try {
  await checkProtection();
  passed += 1;
} catch (error) {
  failed += 1;
  console.log(`FAILED  files that are better left alone: ${error}`);
}

const request = (id: string, method: string, params: unknown): Message => ({ jsonrpc: "2.0", id, method, params });
const notification = (method: string, params: unknown): Message => ({ jsonrpc: "2.0", method, params });

const recordings: [string, string][] = [
  ["neovim", "utf-16"],
  ["vim-ale", "utf-8"],
  ["vim-ycm", "utf-16"],
  ["emacs-eglot", "utf-16"],
  ["emacs-lsp-mode", "utf-32"],
];
for (const [name, encoding] of recordings) {
  const lines = readFileSync(join(root, `Tests/ServerTests/Recordings/${name}.jsonl`), "utf8").split("\n");
  const records = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
  const sent = records.filter(({ from }) => from === "client").map(({ message }) => message as Message);
  await check(`recording ${name}`, sent, ["--position-encoding", encoding]);
}

/** What an editor asks about a draft, with keystrokes in it. */
function questions(path: string): Message[] {
  const text = readFileSync(path, "utf8");
  const textDocument = { uri: pathToFileURL(path).href };
  const lines = text.split(/\r\n|\n|\r/);
  const full = lines.flatMap((line, index) => (line.length > 8 ? [index] : []));
  const places = [0.2, 0.5, 0.8].map((share) => full[Math.floor(full.length * share)] ?? 0);
  const asked = ["documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full", "diagnostic"];
  const all = asked.map((name) => request(`${path} ${name}`, `textDocument/${name}`, { textDocument }));
  const typed = places.flatMap((line, index) => {
    const position = { line, character: Math.min(6, lines[line]?.length ?? 0) };
    const after = { line, character: position.character + 2 };
    const contentChanges = [{ range: { start: position, end: position }, text: "加强" }];
    const change = { textDocument: { ...textDocument, version: index + 2 }, contentChanges };
    return [
      request(`${path} hover ${index}`, "textDocument/hover", { textDocument, position }),
      notification("textDocument/didChange", change),
      request(`${path} completion ${index}`, "textDocument/completion", { textDocument, position: after }),
      request(`${path} inline ${index}`, "textDocument/inlineCompletion", {
        textDocument,
        position: after,
        context: {},
      }),
      request(`${path} actions ${index}`, "textDocument/codeAction", {
        textDocument,
        range: { start: { line, character: 0 }, end: after },
        context: { diagnostics: [] },
      }),
    ];
  });
  const open = { textDocument: { ...textDocument, languageId: "plaintext", version: 1, text } };
  const again = request(`${path} again`, "textDocument/diagnostic", { textDocument });
  return [
    notification("textDocument/didOpen", open),
    ...all,
    ...typed,
    again,
    notification("textDocument/didClose", { textDocument }),
  ];
}

function files(folder: string): string[] {
  const found = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
  return found.flatMap((path) => (statSync(path).isDirectory() ? files(path) : /\.(txt|md)$/.test(path) ? [path] : []));
}

const hello: Message[] = [
  request("hello", "initialize", { processId: null, rootUri: null, capabilities: {} }),
  notification("initialized", {}),
];
for (const path of folders.filter((folder) => existsSync(folder)).flatMap(files)) {
  await check(path, [...hello, ...questions(path)]);
}

for (const path of files(join(root, "Tests/ReliabilityTests/Fixtures")).concat(corpus())) {
  const text = readFileSync(path, "latin1");
  const textDocument = { uri: "untitled:fuzz", languageId: "plaintext", version: 1, text };
  await check(path, [...hello, notification("textDocument/didOpen", { textDocument })]);
}

function corpus(): string[] {
  const folder = join(root, "Tests/ReliabilityTests/Fixtures");
  const all = (at: string): string[] =>
    readdirSync(at).flatMap((name) =>
      statSync(join(at, name)).isDirectory() ? all(join(at, name)) : [join(at, name)],
    );
  return all(folder).filter((path) => !/\.(txt|md)$/.test(path));
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
