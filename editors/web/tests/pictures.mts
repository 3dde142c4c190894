// pictures.mts KIT PAGE: takes the picture of the README from the real page, into ../media.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { chromium as Chromium } from "playwright-core";
import { Window } from "./page.mts";

const [kit = "", html = ""] = process.argv.slice(2);
const { chromium }: { chromium: typeof Chromium } = createRequire(join(kit, "node_modules/"))("playwright-core");
const media = fileURLToPath(new URL("../media/", import.meta.url));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1100, height: 640 } });
const window = await Window.open(context, pathToFileURL(html).href);
const file = fileURLToPath(new URL("../../samples/notice.gongwen", import.meta.url));
const sample = readFileSync(file, "utf8").trimEnd().replace("××", "青云");
await window.draft(sample);
await window.marksAre("“三个到位”", "三、", "三是");
await window.page.locator(".cm-line", { hasText: "心坎上。" }).click();
await window.keys("End", "ArrowLeft");
await window.type("，在做");
await window.first("在做“");
mkdirSync(media, { recursive: true });
const path = join(media, "page.png");
await window.page.screenshot({ path });
execFileSync("convert", [path, "-strip", "+dither", "-colors", "64", `PNG8:${path}`]);
await browser.close();
