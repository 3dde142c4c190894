// firefox.mts PAGE: the core of the page in Debian's Firefox, from file://, driven by Marionette over its socket: no other
// driver is needed. The last line is "N passed, N failed".
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { same, until } from "./page.mts";

/** Marionette: `length:[kind, id, name, parameters]` there, `length:[kind, id, error, result]` back. */
class Marionette {
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly socket: Socket;
  private rest = Buffer.alloc(0);
  private last = 0;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (piece) => this.receive(piece));
  }

  async send<Result>(name: string, parameters: Record<string, unknown> = {}): Promise<Result> {
    this.last += 1;
    const id = this.last;
    const body = Buffer.from(JSON.stringify([0, id, name, parameters]));
    this.socket.write(Buffer.concat([Buffer.from(`${body.length}:`), body]));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: (value) => resolve(value as Result), reject });
    });
  }

  /** What a script in the page returns. */
  async run<Result>(script: string): Promise<Result> {
    const { value } = await this.send<{ value: Result }>("WebDriver:ExecuteScript", { script, args: [] });
    return value;
  }

  /** Keys as from a keyboard, each pressed and let go; names of WebDriver for those without a character. */
  async keys(...keys: string[]): Promise<void> {
    const actions = keys.flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value })));
    await this.send("WebDriver:PerformActions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  private receive(piece: Buffer): void {
    this.rest = Buffer.concat([this.rest, piece]);
    for (;;) {
      const colon = this.rest.indexOf(":");
      const end = colon + 1 + Number(this.rest.subarray(0, colon).toString());
      if (colon < 0 || this.rest.length < end) return;
      const message = JSON.parse(this.rest.subarray(colon + 1, end).toString());
      this.rest = this.rest.subarray(end);
      // The greeting is an object.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      if (error) this.waiting.get(id)?.reject(new Error(error.message));
      else this.waiting.get(id)?.resolve(result);
      this.waiting.delete(id);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function firefox(profile: string): Promise<[ChildProcess, Marionette]> {
  const port = await freePort();
  const preferences = { "marionette.port": port, "app.update.enabled": false, "toolkit.telemetry.enabled": false };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, "user.js"), lines.join(""));
  const options = ["--headless", "--marionette", "--no-remote", "--profile", profile];
  const child = spawn("firefox-esr", options, { stdio: "ignore", env: { ...process.env, HOME: profile } });
  let socket: Socket | undefined;
  await until(
    () => "Firefox listens",
    () =>
      new Promise((resolve) => {
        const attempt = connect(port, "127.0.0.1");
        attempt.once("error", () => resolve(false));
        attempt.once("connect", () => {
          socket = attempt;
          resolve(true);
        });
      }),
  );
  if (socket === undefined) throw new Error("no socket");
  const marionette = new Marionette(socket);
  await marionette.send("WebDriver:NewSession", { capabilities: {} });
  return [child, marionette];
}

const [html = ""] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "gongwen-firefox-"));
const [child, page] = await firefox(profile);
let passed = 0;
let failed = 0;

async function scene(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
    passed += 1;
    console.log(`ok      firefox: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  firefox: ${name}\n${error instanceof Error ? error.message : error}`);
  }
}

const [tab, enter, esc] = ["\uE004", "\uE006", "\uE00C"];
const texts = (selector: string) =>
  page.run<string[]>(`return [...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => {
    const copy = one.cloneNode(true);
    for (const ghost of copy.querySelectorAll(".ghost, .cm-widgetBuffer, .cm-placeholder")) ghost.remove();
    return copy.textContent;
  })`);

/** Waits until the texts of these elements are as `test` wants them. */
async function shown(selector: string, test: (seen: string[]) => boolean): Promise<string[]> {
  let seen: string[] = [];
  await until(
    () => `${selector}, seen ${JSON.stringify(seen)}`,
    async () => {
      seen = await texts(selector);
      return test(seen);
    },
  );
  return seen;
}

const lines = ".cm-content .cm-line";

const isReady = () =>
  until(
    () => "the page is ready",
    () => page.run<boolean>("return document.body?.dataset.ready === 'true'"),
  );

await scene("the page opens by a double click", async () => {
  await page.send("WebDriver:Navigate", { url: pathToFileURL(html).href });
  await isReady();
});

await scene("findings while one writes, Enter brings the next number", async () => {
  await page.keys(..."关于做好工作的通知", enter, enter, ..."一是抓教育。三是抓落实。", enter, enter);
  await shown(".cm-lintRange", (seen) => seen.join() === "三是");
  await page.keys(..."一、工作要求", enter, enter, ..."（一）抓好隐患排查，消除隐患；");
  await page.keys(esc, enter);
  await shown(lines, (seen) => seen.at(-1) === "（二）");
});

await scene("the list; Tab takes", async () => {
  await page.keys(..."下一步，我们将在做“深”上谋划，在做");
  const list = await shown(".cm-tooltip-autocomplete li .cm-completionLabel", ([first]) =>
    (first ?? "").startsWith("在做“"),
  );
  await page.keys(tab);
  const all = await shown(lines, (seen) => seen.at(-1)?.endsWith(list[0] ?? "") ?? false);
  same(all.at(-1), `（二）下一步，我们将在做“深”上谋划，${list[0]}`);
});

await scene("the draft comes back to its tab, and a second tab leaves it alone", async () => {
  const draft = (await texts(lines)).join("\n");
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await page.send("WebDriver:Refresh");
  await isReady();
  await shown(lines, (seen) => seen.join("\n") === draft);
  same((await texts("#note")).join(""), "");
  const { handle } = await page.send<{ handle: string }>("WebDriver:NewWindow", { type: "tab" });
  await page.send("WebDriver:SwitchToWindow", { handle });
  await page.send("WebDriver:Navigate", { url: pathToFileURL(html).href });
  await isReady();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  same(await texts(lines), [""]);
});

await scene("nothing was asked of the net", async () => {
  const asked = await page.run<string[]>("return performance.getEntriesByType('resource').map(({ name }) => name)");
  same(
    asked.filter((url) => !/^(?:file|blob|data):/u.test(url)),
    [],
  );
});

const ended = new Promise((resolve) => child.once("exit", resolve));
await page.send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
await ended;
rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
