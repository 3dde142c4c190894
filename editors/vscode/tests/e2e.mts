// e2e.mts KIT SCRIPTS VSIX HOST [NATIVE]: the scenes in the real VS Code. KIT is an unpacked kit, SCRIPTS holds its
// start.sh, HOST is node or web, NATIVE a program for gongwen.server.path. The last line is "N passed, N failed".
// ONLY=text|text runs the scenes whose name holds one of these; PICTURES=folder keeps a picture of each.
import { createRequire } from "node:module";
import { join } from "node:path";
import type { chromium as Chromium } from "playwright-core";
import { Engine, type Window } from "./engine.mts";
import { plain, type Scene, scenes } from "./scenes.mts";
import { untrustedScenes, type WindowScene, windowScenes } from "./windows.mts";

const [kit = "", scripts = "", vsix = "", host = "node", native] = process.argv.slice(2);
const { chromium }: { chromium: typeof Chromium } = createRequire(join(kit, "node_modules/"))("playwright-core");
const { ONLY: only = "", PICTURES: pictures } = process.env;
const machine = native === undefined ? {} : { "gongwen.server.path": native };
const settings = host === "web" ? { "remote.extensionKind": { "unpublished.gongwen": ["web"] } } : {};
const isChosen = (name: string) => only.split("|").some((text) => name.includes(text));
let passed = 0;
const failed: string[] = [];

async function check(name: string, run: () => Promise<void>, window?: Window): Promise<void> {
  const started = Date.now();
  try {
    await run();
    passed += 1;
    console.log(`ok      ${host}: ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed.push(name);
    console.log(`FAILED  ${host}: ${name}\n${error instanceof Error ? error.message : error}`);
  }
  const page = window?.page ?? browser.contexts().at(-1)?.pages()[0];
  if (pictures !== undefined) await page?.screenshot({ path: join(pictures, `${host} ${name}.png`) });
}

async function run(window: Window, scene: Scene, file: string, engine: Engine): Promise<void> {
  await window.focus(file);
  await window.answered();
  const before = scene.draft.replace(/[⟦⟧]/gu, "").split("‸")[0] ?? "";
  if (scene.draft.includes("‸"))
    await window.goTo(before.split("\n").length, [...(before.split("\n").at(-1) ?? "")].length);
  await scene.run(window, file, engine);
}

// A name for each scene's draft: of one letter, as the quick list of files finds those within longer names too.
const letters = "abcdefghijklmnopqrstuvwxyz0123456789αβγδεζηθικλμνξοπρστυφχψω";
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const chosen = scenes.filter(({ name }) => isChosen(name));

/** An engine for these scenes; a failure to start is one failure of each. */
async function inEngine(
  options: { locale?: string; trust?: boolean },
  run: (engine: Engine) => Promise<void>,
): Promise<void> {
  const engine = await Engine.start({ kit, scripts, vsix, settings, machine, ...options });
  try {
    await run(engine);
  } finally {
    if (process.env.KEEP) console.log(engine.folder);
    else await engine.stop();
  }
}

async function alone(all: readonly WindowScene[], engine: Engine): Promise<void> {
  const possible = all.filter(({ name, needsModule }) => isChosen(name) && (native === undefined || !needsModule));
  for (const scene of possible) {
    await check(scene.name, () => scene.run(engine, browser));
    for (const context of browser.contexts()) await context.close();
  }
}

await inEngine({}, async (engine) => {
  if (chosen.length > letters.length) throw new Error("more scenes than letters");
  const files = chosen.map((scene, index) => {
    engine.write(`${letters[index]}.gongwen`, plain(scene.draft));
    return `${letters[index]}.gongwen`;
  });
  if (files[0] !== undefined) {
    const window = await engine.open(browser, files[0]);
    for (const [index, scene] of chosen.entries())
      await check(scene.name, () => run(window, scene, files[index] ?? "", engine), window);
    await window.close();
  }
  await alone(windowScenes, engine);
});
await inEngine({ locale: "zh-cn", trust: true }, (engine) => alone(untrustedScenes, engine));
await browser.close();
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
