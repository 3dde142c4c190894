import { readFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Connection, Module } from "@gongwen/module";
import { compileFile, nodeWorker } from "@gongwen/module/node";
import { fromNative, nodeFiles } from "@gongwen/module/nodeFiles";
import { Supervisor } from "./supervisor.ts";

/** What lies beside this program: the module and the bundled worker. */
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const folder = fromNative(process.cwd());
const moduleFile = beside("gongwen.wasm.gz");
const home = process.env.HOME ?? process.env.USERPROFILE;
const variables = { ...process.env, ...(home && { HOME: fromNative(home) }) } as Record<string, string>;

/** Operands of the terminal are paths as the system writes them. */
const operands = (words: string[]) => words.map((word) => (word.startsWith("-") ? word : fromNative(word)));

/** Writes all of `bytes`, also where the other end is slow. */
function writeAll(stream: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(stream, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") process.exit(0);
      if (code !== "EAGAIN") throw error;
    }
  }
}

/** Runs a command of the terminal; its exit status. */
function run(words: string[]): number {
  const [command = ""] = words;
  if (["mine", "doctor"].includes(command)) {
    console.error(`gongwen：${command} 需要本机编译的 gongwen，见 README`);
    return 2;
  }
  let hasRead = false;
  const module = new Module(compileFile(moduleFile), {
    write: writeAll,
    readInput() {
      const input = hasRead ? new Uint8Array(0) : readFileSync(0);
      hasRead = true;
      return input;
    },
    terminal(stream) {
      if (stream === 0) return process.stdin.isTTY ? 0 : -1;
      const terminal = stream === 1 ? process.stdout : process.stderr;
      return terminal.isTTY ? (terminal.columns ?? 0) : -1;
    },
    environment: (name) => variables[name],
    currentFolder: folder,
    files: nodeFiles,
  });
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
  supervisor.onExit = (status) => process.stdout.write("", () => process.exit(status));
  supervisor.onInitialize = ({ processId }) => watch(processId);
  const named = words.indexOf("--clientProcessId");
  if (named >= 0) watch(Number(words[named + 1]));
  process.stdout.on("error", () => process.exit(0));
  process.stdin.on("data", (piece: Buffer) => supervisor.receive(piece));
  process.stdin.on("end", () => supervisor.receiveEnd());
}

const words = process.argv.slice(2);
if (words[0] === "lsp" && !words.includes("--help")) serve(words.slice(1));
else process.exitCode = run(words);
