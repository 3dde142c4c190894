// One window on gongwen.html, opened as a double click does: a person's hands and eyes.
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import type { BrowserContext, CDPSession, Page } from "playwright-core";

/** Patience for anything that a busy machine may delay. Milliseconds. */
export const patience = Number(process.env.PATIENCE ?? 60_000);

export async function until(what: () => string, test: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await test())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function same(seen: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (a !== b) throw new Error(`seen     ${a}\nexpected ${b}`);
}

export class Window {
  readonly page: Page;
  private readonly cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.cdp = cdp;
  }

  /** A new tab, once `ready` is there: the page, or what it asks first. */
  static async open(context: BrowserContext, url: string, ready = "body[data-ready]"): Promise<Window> {
    const page = await context.newPage();
    await page.goto(url);
    return Window.on(context, page, ready);
  }

  private static async on(context: BrowserContext, page: Page, ready = "body[data-ready]"): Promise<Window> {
    page.setDefaultTimeout(patience);
    await until(
      () => ready,
      async () => (await page.locator(ready).count()) > 0,
    );
    return new Window(page, await context.newCDPSession(page));
  }

  /** A second tab with the same session storage, as the browser duplicates one. */
  async duplicate(context: BrowserContext): Promise<Window> {
    const opened = context.waitForEvent("page");
    await this.page.evaluate(() => void open(location.href));
    return Window.on(context, await opened);
  }

  keys = async (...names: string[]): Promise<void> => {
    for (const name of names) await this.page.keyboard.press(name);
  };

  /** Characters one after the other, as from a keyboard. */
  async type(text: string): Promise<void> {
    for (const character of text) await this.page.keyboard.insertText(character);
  }

  async compose(latin: string): Promise<void> {
    for (let end = 1; end <= latin.length; end += 1) {
      await this.cdp.send("Input.imeSetComposition", {
        text: latin.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      });
    }
  }

  commit = (text: string) => this.cdp.send("Input.insertText", { text });

  /** Puts a text in from the clipboard. */
  paste = (text: string) =>
    this.page.evaluate((what) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", what);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, text);

  /** Drops a file on the page. */
  async drop(name: string, bytes: Uint8Array): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([fileName, numbers]) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(numbers as number[])], fileName as string));
        return data;
      },
      [name, [...bytes]],
    );
    await this.page.dispatchEvent(".cm-content", "drop", { dataTransfer: transfer });
  }

  /** Opens a draft with the caret at `‸`, in place of what was there. */
  async draft(text: string): Promise<void> {
    const plain = text.replace(/[‸⟦⟧]/gu, "");
    await this.drop("draft.gongwen", new TextEncoder().encode(plain));
    const leave = this.page.locator("dialog button", { hasText: "不保存" });
    await until(
      () => "the draft is open",
      async () => {
        if (await leave.isVisible()) await leave.click();
        return (await this.text()) === plain;
      },
    );
    const before = text.replace(/[⟦⟧]/gu, "").split("‸")[0] ?? "";
    if (!text.includes("‸")) return;
    await this.keys("Control+Home");
    for (const _ of before.split("\n").slice(1)) await this.keys("ArrowDown");
    await this.keys("Home");
    for (const _ of before.split("\n").at(-1) ?? "") await this.keys("ArrowRight");
  }

  /** The buffer: only for drafts that fit on the screen. */
  async text(): Promise<string> {
    const lines = await this.page.$$eval(".cm-content .cm-line", (all) =>
      all.map((line) => {
        const copy = line.cloneNode(true) as HTMLElement;
        for (const ghost of copy.querySelectorAll(".ghost, .cm-widgetBuffer, .cm-placeholder")) ghost.remove();
        return copy.textContent ?? "";
      }),
    );
    return lines.join("\n");
  }

  async textIs(expected: string): Promise<void> {
    let seen = "";
    await until(
      () => `the text ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}`,
      async () => {
        seen = await this.text();
        return seen === expected;
      },
    );
  }

  startsWith = (expected: string) =>
    until(
      () => `a text that begins with ${JSON.stringify(expected)}`,
      async () => (await this.text()).startsWith(expected),
    );

  /** Waits until the server knows the draft: it says at the bottom how long it is. */
  answered = () => this.page.locator("#size", { hasText: "全文" }).waitFor();

  list = () =>
    this.page.$$eval(".cm-tooltip-autocomplete li .cm-completionLabel", (all) => all.map((one) => one.textContent));

  async first(start: string): Promise<string> {
    let seen: (string | null)[] = [];
    await until(
      () => `${start}… first in the list, seen ${seen.slice(0, 5)}`,
      async () => {
        seen = await this.list();
        return seen[0]?.startsWith(start) ?? false;
      },
    );
    return seen[0] ?? "";
  }

  /** Waits until exactly these characters are marked. */
  async marksAre(...expected: string[]): Promise<void> {
    let seen: (string | null)[] = [];
    await until(
      () => `marks ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}`,
      async () => {
        seen = await this.page.$$eval(".cm-lintRange", (all) => all.map((one) => one.textContent));
        return JSON.stringify(seen) === JSON.stringify(expected);
      },
    );
  }

  button = (name: string) => this.page.locator(`nav [data-action="${name}"]`).click();

  choose = (text: string) => this.page.locator("dialog button", { hasText: text }).first().click();
}

/** The page with a worker that traps or hangs where the writer types 陷 or 滞: the module itself does neither. */
export function armed(html: string): string {
  const engine = readFileSync(fileURLToPath(new URL("../../vscode/tests/engine.mts", import.meta.url)), "utf8");
  const plain = /function arm\(\)[\s\S]*?\n\}\n/u.exec(stripTypeScriptTypes(engine))?.[0] ?? "";
  return html.replace('id="worker">', `id="worker">(${plain})();\n`);
}
