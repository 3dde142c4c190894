// bench.mts KIT SCRIPTS VSIX HOST [NATIVE]: how quick the extension is in the real VS Code. It measures and asserts
// nothing: opening a draft to first findings, and how long 100 keystrokes in a draft of 1 MB hold the extension host:
// beside the same in plain text, with which the extension has nothing to do.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { chromium as Chromium } from "playwright-core";
import { longDraft } from "./drafts.mts";
import { Engine, until } from "./engine.mts";

interface Probe {
  readonly opened: Record<string, number>;
  readonly found: Record<string, number>;
  /** When, how long, and how much of it the processor worked. Milliseconds. */
  readonly held: [number, number, number][];
}

const [kit = "", scripts = "", vsix = "", host = "node", native] = process.argv.slice(2);
const { chromium }: { chromium: typeof Chromium } = createRequire(join(kit, "node_modules/"))("playwright-core");
const probe = join(mkdtempSync(join(tmpdir(), "gongwen-probe-")), "probe.vsix");
const vsce = fileURLToPath(new URL("../../node_modules/@vscode/vsce/vsce", import.meta.url));
const options = ["package", "--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", probe];
execFileSync(process.execPath, [vsce, ...options], { cwd: fileURLToPath(new URL("probe/", import.meta.url)) });

const web = { "remote.extensionKind": { "unpublished.gongwen": ["web"], "unpublished.gongwen-probe": ["web"] } };
const machine = native === undefined ? {} : { "gongwen.server.path": native };
// The engine looks for ports that other programs open, which takes its host longer than we do.
const settings = { "remote.autoForwardPorts": false, ...(host === "web" ? web : {}) };
const engine = await Engine.start({ kit, scripts, vsix, settings, machine, more: [probe] });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let last: Probe = { opened: {}, found: {}, held: [] };
/** What the probe wrote last; a file that is being written tells nothing new. */
function read(): Probe {
  const text = engine.has("probe.json") ? engine.read("probe.json") : "";
  if (text.endsWith("}")) last = JSON.parse(text);
  return last;
}

const sample = readFileSync(fileURLToPath(new URL("../../samples/notice.gongwen", import.meta.url)), "utf8");
engine.write("small.gongwen", sample);
engine.write("hundred.gongwen", longDraft(100_000));
engine.write("megabyte.gongwen", longDraft(1_000_000));

const window = await engine.open(browser, "small.gongwen");
for (const name of ["small.gongwen", "hundred.gongwen", "megabyte.gongwen"]) {
  if (name !== "small.gongwen") await window.focus(name);
  await until(`${name} has findings`, async () => name in read().found);
  const { opened, found } = read();
  console.log(`${host}: ${name} to first findings: ${(found[name] ?? 0) - (opened[name] ?? 0)} ms`);
}

/** A pause for what the editor does a while after the last key, and the probe's notes. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 4000));
engine.write("plain.txt", longDraft(1_000_000));
for (const name of ["plain.txt", "megabyte.gongwen"]) {
  await window.focus(name);
  await window.goTo(9, 0);
  await window.keys("End");
  await rest();
  const started = Date.now();
  for (let count = 0; count < 100; count += 1) await window.type("的");
  const ended = Date.now();
  await rest();
  const held = read().held.filter(([time]) => time >= started);
  const longest = held.sort(([, a], [, b]) => b - a).slice(0, 12);
  const shown = longest.map(([, length, worked]) => `${length} (${worked})`).join(", ");
  console.log(
    `${host}: 100 keystrokes in ${name} (${ended - started} ms) held the host 20 ms or more ${held.length} times, ms (of work): ${shown}`,
  );
}
await browser.close();
await engine.stop();
