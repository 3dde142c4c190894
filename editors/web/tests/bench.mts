// bench.mts KIT PAGE: how quick the page is in Debian's Chromium. It measures and asserts nothing: from opening to the
// editor on the screen and to the first list; from a key to the screen and to the list; what held the page 50 ms or more.
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { chromium as Chromium } from "playwright-core";
import { longDraft } from "../../vscode/tests/drafts.mts";
import { until, Window } from "./page.mts";

const [kit = "", html = ""] = process.argv.slice(2);
const { chromium }: { chromium: typeof Chromium } = createRequire(join(kit, "node_modules/"))("playwright-core");
const args = ["--no-sandbox", "--disable-gpu"];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });

interface Probe {
  readonly paint: number;
  readonly ready: number;
  readonly screen: number[];
  readonly list: number[];
  readonly long: number[];
}

/** Notes, in the page, when a key was pressed, when the screen had it and when a list was there that is no old one. */
function probe(): void {
  const seen = { paint: 0, ready: 0, screen: [] as number[], list: [] as number[], long: [] as number[] };
  Object.assign(globalThis, { seen });
  let asked = 0;
  const look = () => {
    const list = document.querySelector(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) li");
    if (list !== null && asked > 0) {
      seen.list.push(performance.now() - asked);
      asked = 0;
    }
    if (seen.ready === 0 && document.body?.dataset.ready !== undefined) seen.ready = performance.now();
    if (seen.paint === 0 && document.querySelector(".cm-content") !== null) {
      requestAnimationFrame(() => setTimeout(() => (seen.paint ||= performance.now())));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  document.addEventListener("beforeinput", ({ timeStamp }) => {
    asked = timeStamp;
    requestAnimationFrame(() => setTimeout(() => seen.screen.push(performance.now() - timeStamp)));
  });
  const note = (list: PerformanceObserverEntryList) =>
    seen.long.push(...list.getEntries().map(({ duration }) => duration));
  new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
}

function show(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
  console.log(`${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms of ${sorted.length}`);
}

console.log(`the file: ${(statSync(html).size / 1e6).toFixed(2)} MB`);
for (const [name, bytes] of [
  ["small", 2_000],
  ["100 KB", 100_000],
  ["1 MB", 1_000_000],
] as const) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await context.addInitScript(probe);
  const window = await Window.open(context, pathToFileURL(html).href);
  const read = () => window.page.evaluate(() => (globalThis as unknown as { seen: Probe }).seen);
  const clear = () =>
    window.page.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: Probe };
      for (const values of [seen.screen, seen.list, seen.long]) values.length = 0;
    });
  await window.page.locator(".cm-content").focus();
  if (bytes === 2_000) {
    await window.type("在下一步工作中，");
    await until(
      () => "a first list",
      async () => (await read()).list.length > 0,
    );
    const { paint, ready } = await read();
    const list = await window.page.evaluate(() => performance.now());
    console.log(
      `opening: editor ${paint.toFixed(0)} ms, ready ${ready.toFixed(0)} ms, first list ${list.toFixed(0)} ms`,
    );
  }
  await window.drop("draft.gongwen", new TextEncoder().encode(longDraft(bytes)));
  const leave = window.page.locator("dialog button", { hasText: "不保存" });
  if (bytes === 2_000) await leave.click();
  await until(
    () => "the outline",
    async () => (await window.page.locator('[role="treeitem"]').count()) > 3,
  );
  await window.page.locator(".cm-line").nth(8).click();
  await window.keys("End");
  await window.page.waitForTimeout(1500);
  await clear();
  for (const character of "各单位要切实加强组织领导，高度重视，".repeat(6).slice(0, 100)) {
    await window.page.keyboard.insertText(character);
    await window.page.waitForTimeout(60);
  }
  const { screen, list, long } = await read();
  show(`${name}: key to screen`, screen);
  show(`${name}: key to list`, list);
  show(`${name}: tasks of 50 ms or more`, long);
  await context.close();
}
await browser.close();
