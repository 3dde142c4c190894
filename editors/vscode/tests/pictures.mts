// pictures.mts KIT SCRIPTS VSIX [NATIVE]: takes the pictures of README and walkthrough from the real VS Code, in Chinese,
// into ../media (a palette of 64 colours: they travel with the extension).
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { chromium as Chromium } from "playwright-core";
import { Engine, type Window } from "./engine.mts";

const [kit = "", scripts = "", vsix = "", native] = process.argv.slice(2);
const { chromium }: { chromium: typeof Chromium } = createRequire(join(kit, "node_modules/"))("playwright-core");
const media = fileURLToPath(new URL("../media/", import.meta.url));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const settings = { "workbench.activityBar.location": "hidden", "editor.fontSize": 15 };
const machine = native === undefined ? {} : { "gongwen.server.path": native };
const engine = await Engine.start({ kit, scripts, vsix, settings, machine, locale: "zh-cn" });

// From the editor's left edge, below the title bar.
async function picture(window: Window, name: string, height: number): Promise<void> {
  const path = join(media, `${name}.png`);
  await window.page.screenshot({ path, clip: { x: 302, y: 36, width: 860, height } });
  execFileSync("convert", [path, "-strip", "+dither", "-colors", "64", `PNG8:${path}`]);
}

const file = fileURLToPath(new URL("../../samples/notice.gongwen", import.meta.url));
const sample = readFileSync(file, "utf8").replace("××", "青云");
engine.write("通知.gongwen", sample);
engine.write("请示.gongwen", sample);
engine.write(
  ".gongwen.json",
  '{\n  "rules": {\n    "series-ending": "off",\n    "parallel-heading": "hint"\n  },\n  "completion": { "pinyin": "initials" }\n}\n',
);
const window = await engine.open(browser, "通知.gongwen");
await window.marksAre("“三个到位”", "三、", "三是");
await window.focus("通知.gongwen");
await window.goTo(17, 0);
await window.keys("End", "ArrowLeft");
await window.type("，在做");
await window.first("在做“");
await picture(window, "complete", 560);
await window.keys("Escape");
await window.focus("请示.gongwen");
await window.marksAre("“三个到位”", "三、", "三是");
await window.goTo(11, 0);
await window.keys("Control+.");
await window.page.locator(".action-widget .monaco-list-row").first().waitFor();
await picture(window, "fix", 560);
await window.keys("Escape", "F1");
await window.page.locator(".quick-input-widget input.input").fill(">公文");
await window.page.locator(".quick-input-widget .monaco-list-row", { hasText: "新建公文" }).first().waitFor();
await picture(window, "new", 360);
await window.keys("Escape");
await window.focus(".gongwen.json");
await picture(window, "settings", 220);
await browser.close();
await engine.stop();
