import { homedir } from "node:os";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";
import { Connection, Module } from "@gongwen/module";
import { nodeWorker } from "@gongwen/module/node";
import { fromNative, load, nodeFiles } from "@gongwen/module/nodeFiles";
import { Supervisor } from "./supervisor.ts";

/** What lies beside this program: the module and the bundled worker. */
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const module = fromNative(beside("gongwen.wasm.gz"));
const environment = { ...process.env, PWD: fromNative(process.cwd()), HOME: fromNative(homedir()) };
const { stdout, stderr } = process;
/** Operands of the terminal are paths as the system writes them. */
const words = process.argv.slice(2).map((word) => (word.startsWith("-") ? word : fromNative(word)));

/** Runs a command of the terminal; its exit status. */
async function run(): Promise<number> {
  if (words[0] === "mine" || words[0] === "doctor") {
    console.error(`gongwen：${words[0]} 需要本机编译的 gongwen，见 README`);
    return 2;
  }
  const host = {
    write: (stream: number, bytes: Uint8Array) => void (stream === 1 ? stdout : stderr).write(bytes.slice()),
    terminal: (stream: number) => (isatty(stream) ? (stdout.columns ?? 0) : -1),
    environment,
    files: nodeFiles,
  };
  return new Module(await load(module), host).call("gw_run", words);
}

/** Ends this process when the client's is gone. */
function watch(client: unknown): void {
  const look = () => {
    try {
      process.kill(Number(client), 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") process.exit(1);
    }
  };
  if (Number.isInteger(client) && Number(client) > 0) setInterval(look, 2000).unref();
}

/** Serves a client on standard input and output. */
function serve(): void {
  const setup = { module, words: words.slice(1), environment };
  const supervisor = new Supervisor(new Connection(nodeWorker(beside("worker.mjs")), setup));
  supervisor.onFrame = (bytes) => void stdout.write(bytes);
  supervisor.onExit = (status) => stdout.write("", () => process.exit(status));
  supervisor.onInitialize = ({ processId }) => watch(processId);
  watch(Number(words[words.indexOf("--clientProcessId") + 1]));
  process.stdin.on("data", (piece: Buffer) => supervisor.receive(piece));
  process.stdin.on("end", () => supervisor.receiveEnd());
}

// Whoever reads no more of it wants no more.
stdout.on("error", () => process.exit(0));
if (words[0] === "lsp" && !words.includes("--help")) serve();
else process.exitCode = await run();
