// The real VS Code of the kit, in Debian's Chromium: starting it, and a person's hands and eyes in it.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";

/** Patience for anything that a busy machine may delay. Milliseconds. */
export const patience = Number(process.env.PATIENCE ?? 120_000);

export interface EngineOptions {
  readonly kit: string;
  readonly scripts: string;
  readonly vsix: string;
  readonly settings: Record<string, unknown>;
  readonly machine?: Record<string, unknown>;
  /** Further extensions. */
  readonly more?: readonly string[];
  readonly locale?: string;
  readonly trust?: boolean;
}

const baseSettings = {
  "workbench.startupEditor": "none",
  "workbench.welcomePage.experimentalOnboarding": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.editor.enablePreview": false,
  "telemetry.telemetryLevel": "off",
  "chat.disableAIFeatures": true,
  "extensions.autoUpdate": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "editor.fontFamily": "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', monospace",
};

/** An engine with a profile and a workspace of its own; all of it is gone after `stop`. */
export class Engine {
  readonly url: string;
  readonly folder: string;
  readonly workspace: string;
  private readonly process: ChildProcess;
  private log = "";

  private constructor(process: ChildProcess, url: string, folder: string) {
    this.process = process;
    this.url = url;
    this.folder = folder;
    this.workspace = join(folder, "work");
    for (const stream of [process.stdout, process.stderr]) stream?.on("data", (data) => (this.log += data));
  }

  static async start(options: EngineOptions): Promise<Engine> {
    const folder = mkdtempSync(join(tmpdir(), "gongwen-e2e-"));
    const profile = join(folder, "profile");
    mkdirSync(join(profile, "data/User"), { recursive: true });
    const settings = { ...baseSettings, ...options.settings };
    writeFileSync(join(profile, "data/User/settings.json"), JSON.stringify(settings));
    // Paths to programs belong to the machine that the engine runs on.
    mkdirSync(join(profile, "data/Machine"));
    writeFileSync(join(profile, "data/Machine/settings.json"), JSON.stringify(options.machine ?? {}));
    const port = await freePort();
    const args = [options.kit, String(port), profile, join(folder, "work"), options.vsix, ...(options.more ?? [])];
    const env = { ...process.env, LOCALE: options.locale ?? "", TRUST: options.trust ? "1" : "" };
    const child = spawn(join(options.scripts, "start.sh"), args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const engine = new Engine(child, `http://127.0.0.1:${port}`, folder);
    await until("the engine answers", async () => {
      if (child.exitCode !== null) throw new Error(`the engine ended: ${engine.log}`);
      return fetch(engine.url).then(
        (answer) => answer.ok,
        () => false,
      );
    });
    engine.armWorkers();
    return engine;
  }

  /** Makes the installed workers trap, hang or be slow with lists where the writer types 陷, 滞 or 慢: the module does none. */
  private armWorkers(): void {
    const extensions = join(this.folder, "profile/extensions");
    const own = readdirSync(extensions).find((name) => /^unpublished\.gongwen-\d/u.test(name)) ?? "";
    for (const name of ["nodeWorker.js", "browserWorker.js"]) {
      const file = join(extensions, own, "dist", name);
      writeFileSync(file, `(${arm})();\n${readFileSync(file, "utf8")}`);
    }
  }

  /** The user's settings as they stand; empty while they are being written. */
  user(): Record<string, unknown> {
    const text = readFileSync(join(this.folder, "profile/data/User/settings.json"), "utf8");
    return text.trimEnd().endsWith("}") ? JSON.parse(text) : {};
  }

  path(name: string): string {
    return join(this.workspace, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  remove(name: string): void {
    rmSync(this.path(name));
  }

  /** The settings of a folder, whole. */
  set(folder: string, settings: Record<string, unknown>): void {
    this.write(`${folder}/.vscode/settings.json`, JSON.stringify(settings));
  }

  /** A window on the workspace (or on another folder or `.code-workspace` file in it) with a file open. */
  async open(browser: Browser, file: string, root = ""): Promise<Window> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 1500 } })).newPage();
    page.setDefaultTimeout(patience);
    const uri = `vscode-remote://${new URL(this.url).host}${encodeURI(this.path(file))}`;
    const payload = encodeURIComponent(JSON.stringify([["openFile", uri]]));
    const kind = root.endsWith(".code-workspace") ? "workspace" : "folder";
    await page.goto(`${this.url}/?${kind}=${encodeURI(join(this.workspace, root))}&payload=${payload}`);
    const window = new Window(page, await page.context().newCDPSession(page), this);
    await window.tab(file).waitFor();
    return window;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    if (this.process.exitCode === null && this.process.kill("SIGTERM")) await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}

/** Runs in the worker, before its own code. */
function arm(): void {
  const { Instance } = WebAssembly;
  class Armed {
    readonly exports: WebAssembly.Exports;

    constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
      const { exports } = new Instance(module, imports);
      const { memory, gw_receive, gw_step } = exports;
      let isTrapped = false;
      let isSlow = false;
      const receive = (address: number, length: number) => {
        const text = new TextDecoder().decode(new Uint8Array((memory as WebAssembly.Memory).buffer, address, length));
        // The editor sends each character by itself.
        const typed = text.includes("textDocument/didChange") ? /[陷滞慢]/u.exec(text)?.[0] : undefined;
        while (typed === "滞");
        isTrapped ||= typed === "陷";
        isSlow ||= typed === "慢";
        const end = Date.now() + (isSlow && text.includes("textDocument/completion") ? 1500 : 0);
        while (Date.now() < end);
        (gw_receive as (address: number, length: number) => void)(address, length);
      };
      const step = () => {
        if (isTrapped) throw new WebAssembly.RuntimeError("unreachable");
        return (gw_step as () => number)();
      };
      this.exports = { ...exports, gw_receive: receive, gw_step: step };
    }
  }
  WebAssembly.Instance = Armed;
}

/** What is marked in the editor in front: its level, and the characters under the line. */
export interface Mark {
  readonly level: string;
  readonly text: string;
}

/** One window: what a person does and sees in it. */
export class Window {
  readonly page: Page;
  private readonly cdp: CDPSession;
  private readonly engine: Engine;

  constructor(page: Page, cdp: CDPSession, engine: Engine) {
    this.page = page;
    this.cdp = cdp;
    this.engine = engine;
  }

  tab(name: string) {
    return this.page.locator(`.tab[data-resource-name="${name.replace(/^.*\//u, "")}"]`);
  }

  /** Opens a file of the workspace's top folder from the explorer, or brings it to the front; the caret at its start. */
  async focus(name: string): Promise<void> {
    const row = this.page.locator(".explorer-folders-view .monaco-list-row").filter({ hasText: name });
    await row.first().click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".editor-group-container.active .monaco-editor .view-lines").first().click();
    await this.keys("Escape", "Control+Home");
  }

  /** Waits until the server knows the draft in front: it says above the title how long it is. */
  async answered(): Promise<void> {
    const lens = this.page.locator(".editor-group-container.active .codelens-decoration", { hasText: "全文" });
    await lens.first().waitFor();
  }

  async keys(...names: string[]): Promise<void> {
    for (const name of names) await this.page.keyboard.press(name);
  }

  /** Characters one after the other, as from a keyboard. */
  async type(text: string): Promise<void> {
    for (const character of text) await this.page.keyboard.insertText(character);
  }

  /** Latin letters of an input method, not committed. */
  async compose(latin: string): Promise<void> {
    for (let end = 1; end <= latin.length; end += 1) {
      await this.cdp.send("Input.imeSetComposition", {
        text: latin.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      });
    }
  }

  async commit(text: string): Promise<void> {
    await this.cdp.send("Input.insertText", { text });
  }

  /** Puts a text in from the clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((what) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", what);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, text);
  }

  /** The caret on a line, counted from 1, behind so many characters of it. */
  async goTo(line: number, characters: number): Promise<void> {
    await this.keys("Control+g");
    const input = this.page.locator(".quick-input-widget input.input");
    await input.fill(`:${line}`);
    await input.press("Enter");
    await this.page.locator(".statusbar-item", { hasText: `Ln ${line}, Col 1` }).waitFor();
    for (let count = 0; count < characters; count += 1) await this.keys("ArrowRight");
  }

  /** What the screen shows of the text in front, with ordinary blanks and without what is only proposed in grey. */
  async text(): Promise<string> {
    const lines = await this.page.$$eval(".editor-group-container.active .monaco-editor .view-line", (all) =>
      all.map((line) => {
        const copy = line.cloneNode(true) as HTMLElement;
        for (const ghost of copy.querySelectorAll("[class*=ghost-text]")) ghost.remove();
        return copy.textContent ?? "";
      }),
    );
    return lines.join("\n").replaceAll("\u00a0", " ");
  }

  /** Waits until some line on the screen is this. */
  async lineIs(line: string): Promise<void> {
    let seen = "";
    await until(
      () => `a line ${line}, seen\n${seen}`,
      async () => {
        seen = await this.text();
        return seen.split("\n").includes(line);
      },
    );
  }

  list(): Promise<string[]> {
    return this.page.$$eval(".suggest-widget.visible .monaco-list-row .label-name", (rows) =>
      rows.map((row) => row.textContent ?? ""),
    );
  }

  /** The first item of the list, once it begins with `start`. */
  async first(start: string): Promise<string> {
    let seen: string[] = [];
    await until(
      () => `${start}… first in the list, seen ${seen.slice(0, 5)}`,
      async () => {
        seen = await this.list();
        return seen[0]?.startsWith(start) ?? false;
      },
    );
    return seen[0] ?? "";
  }

  /** The text as the file holds it after saving. */
  async saved(name: string): Promise<string> {
    await this.keys("Control+s");
    await until(`${name} is saved`, async () => (await this.page.locator(".tab.active.dirty").count()) === 0);
    return this.engine.read(name);
  }

  /** Marks on the screen, in the order of the text: each with the characters that lie over its line. */
  marks(): Promise<Mark[]> {
    return this.page.evaluate(() => {
      const editor = document.querySelector(".editor-group-container.active .monaco-editor");
      const lines = [...(editor?.querySelectorAll(".view-line") ?? [])];
      const marks = [...(editor?.querySelectorAll("[class*=squiggly-]") ?? [])];
      const found = marks.map((mark) => {
        const box = mark.getBoundingClientRect();
        const line = lines.find((one) => Math.abs(one.getBoundingClientRect().top - box.top) < 4);
        let text = "";
        const walker = document.createTreeWalker(line ?? mark, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          let offset = 0;
          for (const character of node.textContent ?? "") {
            const range = document.createRange();
            range.setStart(node, offset);
            offset += character.length;
            range.setEnd(node, offset);
            const { left, width } = range.getBoundingClientRect();
            if (left + width / 2 > box.left && left + width / 2 < box.right) text += character;
          }
        }
        return { level: /squiggly-(\w+)/u.exec(mark.className)?.[1] ?? "", text, top: box.top, left: box.left };
      });
      return found.sort((a, b) => a.top - b.top || a.left - b.left).map(({ level, text }) => ({ level, text }));
    });
  }

  /** Waits until the marks are these characters. */
  async marksAre(...texts: string[]): Promise<void> {
    let seen: string[] = [];
    await until(
      () => `marks ${JSON.stringify(texts)}, seen ${JSON.stringify(seen)}`,
      async () => {
        seen = (await this.marks()).map(({ text }) => text);
        return JSON.stringify(seen) === JSON.stringify(texts);
      },
    );
  }

  /** Runs a command of the palette by its title. */
  async command(title: string): Promise<void> {
    await this.keys("F1");
    const input = this.page.locator(".quick-input-widget input.input");
    await input.fill(`>${title}`);
    const row = this.page.locator(".quick-input-widget .monaco-list-row", { hasText: title }).first();
    await row.waitFor();
    await row.click();
  }

  /**
   * Carries out an action at the caret by its title. The editor looks for actions a while after each change of the
   * findings, and drops a list that was asked for before: the bulb says that it has looked.
   */
  async act(title: string): Promise<void> {
    const bulb = this.page.locator(
      ".editor-group-container.active .lightBulbWidget, .active [class*=gutter-lightbulb]",
    );
    await bulb.first().waitFor();
    await this.keys("Control+.");
    await this.pick(".action-widget .monaco-list-row", title);
  }

  /** Picks a row of the quick input or of the menu of code actions. */
  async pick(selector: string, text: string): Promise<void> {
    const row = this.page.locator(selector, { hasText: text }).first();
    await row.waitFor();
    await row.click();
  }

  screenshot(path: string): Promise<Buffer> {
    return this.page.screenshot({ path });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** Waits until `test` holds; ends with `what` if it never does. */
export async function until(
  what: string | (() => string),
  test: () => Promise<boolean>,
  limit = patience,
): Promise<void> {
  const end = Date.now() + limit;
  while (!(await test())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${typeof what === "string" ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
