import { readFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Connection, type Host, Module } from "@gongwen/module";
import { compileFile, nodeWorker } from "@gongwen/module/node";
import { fromNative, nodeFiles } from "@gongwen/module/nodeFiles";
import { Supervisor } from "./supervisor.ts";

/** What lies beside this program: the module and the bundled worker. */
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const folder = fromNative(process.cwd());
const moduleFile = beside("gongwen.wasm.gz");

/** Writes all of `bytes`, also where the other end is slow. */
function writeAll(stream: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(stream, rest));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") throw error;
    }
  }
}

const home = process.env.HOME ?? process.env.USERPROFILE;
const variables = { ...process.env, ...(home && { HOME: fromNative(home) }) } as Record<string, string>;

let hasRead = false;

/** All of standard input the first time, nothing afterwards. */
function readInput(): Uint8Array {
  if (hasRead) return new Uint8Array(0);
  hasRead = true;
  return readFileSync(0);
}

/** This process as the commands of the terminal see it. */
const host: Host = {
  write: writeAll,
  readInput,
  terminal(stream) {
    const terminal = [undefined, process.stdout, process.stderr][stream];
    if (stream === 0) return process.stdin.isTTY ? 0 : -1;
    return terminal?.isTTY ? (terminal.columns ?? 0) : -1;
  },
  environment: (name) => variables[name],
  currentFolder: folder,
  files: nodeFiles,
};

/** Operands of the terminal are paths as the system writes them. */
const operands = (words: string[]) => words.map((word) => (word.startsWith("-") ? word : fromNative(word)));

/** Runs a command of the terminal; its exit status. */
async function run(words: string[]): Promise<number> {
  const native = ["mine", "doctor"].find((name) => name === words[0]);
  if (native !== undefined) {
    writeAll(2, new TextEncoder().encode(`gongwen：${native} 需要本机编译的 gongwen，见 README\n`));
    return 2;
  }
  const module = await Module.start(compileFile(moduleFile), host);
  return module.run(operands(words));
}

/** Ends this process when the client's is gone. */
function watch(client: unknown): void {
  if (typeof client !== "number" || !Number.isInteger(client) || client <= 0) return;
  const look = () => {
    try {
      process.kill(client, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") process.exit(1);
    }
  };
  setInterval(look, 2000).unref();
}

/** Serves a client on standard input and output. */
function serve(words: string[]): void {
  const setup = { module: moduleFile, words: operands(words), environment: variables, folder };
  const supervisor = new Supervisor(() => new Connection(nodeWorker(beside("worker.mjs")), setup));
  supervisor.onFrame = (bytes) => void process.stdout.write(bytes);
  supervisor.onLog = (text) => writeAll(2, new TextEncoder().encode(text));
  const finish = (status: number) => process.stdout.write("", () => process.exit(status));
  supervisor.onExit = finish;
  const named = words.indexOf("--clientProcessId");
  if (named >= 0) watch(Number(words[named + 1]));
  supervisor.onClientMessage = ({ method, params }) => {
    if (method === "initialize") watch((params as { processId?: unknown } | undefined)?.processId);
  };
  process.stdout.on("error", () => process.exit(0));
  process.stdin.on("data", (piece: Buffer) => supervisor.receive(piece));
  process.stdin.on("end", () => supervisor.receiveEnd());
}

const words = process.argv.slice(2);
if (words[0] === "lsp" && !words.includes("--help")) serve(words.slice(1));
else process.exitCode = await run(words);
