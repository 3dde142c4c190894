// e2e.mts KIT PAGE: the scenes in Debian's Chromium, from file://. The last line is "N passed, N failed".
// ONLY=text|text runs the scenes whose name holds one of these; PICTURES=folder keeps a picture of each.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, chromium as Chromium } from "playwright-core";
import { armed, same, until, Window } from "./page.mts";

const [kit = "", html = ""] = process.argv.slice(2);
const require = createRequire(join(kit, "node_modules/"));
const { chromium }: { chromium: typeof Chromium } = require("playwright-core");
const { ONLY: only = "", PICTURES: pictures } = process.env;
const folder = mkdtempSync(join(tmpdir(), "gongwen-page-"));
const executablePath = "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
const url = pathToFileURL(html).href;
const head = "关于做好安全生产工作的通知\n\n各部门：\n\n";
const isChosen = (name: string) => only.split("|").some((text) => name.includes(text));
let passed = 0;
let failed = 0;
const requests = new Set<string>();

/** A browser profile of its own for each: what one scene keeps is nothing to the next. */
async function profile(): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(folder, "profile-")), {
    executablePath,
    args,
    viewport: { width: 1280, height: 860 },
    acceptDownloads: true,
  });
  context.on("request", (request) => requests.add(request.url().split(":")[0] ?? ""));
  return context;
}

async function scene(
  name: string,
  run: (window: Window, context: BrowserContext) => Promise<void>,
  page = url,
): Promise<void> {
  if (!isChosen(name)) return;
  const started = Date.now();
  const context = await profile();
  try {
    await run(await Window.open(context, page), context);
    passed += 1;
    console.log(`ok      page: ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  page: ${name}\n${error instanceof Error ? error.message : error}`);
  }
  if (pictures !== undefined)
    await context
      .pages()
      .at(-1)
      ?.screenshot({ path: join(pictures, `page ${name}.png`) });
  await context.close();
}

const clause = "下一步，我们将在做“深”上谋划，";

await scene("writing: the list at a run's end, inside a run, after ，; Tab, Enter, undo", async (window) => {
  await window.draft(`${head}${clause}‸`);
  await window.type("在做");
  let item = await window.first("在做“");
  await window.keys("Tab");
  await window.textIs(`${head}${clause}${item}`);
  await window.keys("Control+z");
  await window.textIs(`${head}${clause}在做`);
  await window.draft(`${head}${clause}要在‸中学习`);
  await window.type("做");
  item = await window.first("在做“");
  await window.keys("Tab");
  await window.textIs(`${head}${clause}要${item}中学习`);
  await window.draft(`${head}下一步，我们将在做“深”上谋划‸`);
  await window.type("，");
  item = await window.first("在做“");
  await window.keys("Enter");
  await window.textIs(`${head}${clause}\n`);
});

await scene(
  "an input method: no mark is drawn while it composes, which would end it and leave its letters",
  async (window) => {
    const items = `${head}（一）加强组织领导。\n（二）落实主体责任。\n（三）安排资金320万元。`;
    const marks = () => window.page.locator(".cm-lintRange, .cm-lintPoint").count();
    await window.draft(`${items}‸`);
    await window.compose("zuohaozhangmu");
    await window.commit("做好帐目");
    await window.compose("g");
    // On a slow machine the mark may have come before the letters.
    const before = await marks();
    await window.page.waitForTimeout(1500);
    same(await marks(), before);
    await window.commit("管理");
    await until(
      () => "a mark on 帐目",
      async () => (await marks()) > 0,
    );
    await window.textIs(`${items}做好帐目管理`);
  },
);

await scene("what is most likely stands behind in grey; Tab takes it where no list is open", async (window) => {
  await window.draft(`${head}要坚持中国特‸`);
  await window.type("色");
  await window.page.locator(".proposed").waitFor();
  await window.keys("Escape", "Tab");
  await window.textIs(`${head}要坚持中国特色社会主义`);
  await window.keys("Control+z");
  await window.textIs(`${head}要坚持中国特色`);
});

await scene("what is typed before the server is there gets its list", async (window) => {
  await window.page.locator(".cm-content").focus();
  await window.type(`${clause}在做`);
  await until(
    () => "a list",
    async () => (await window.list()).some((item) => item?.startsWith("在做“")),
  );
});

await scene("an input method: nothing while it composes, the list on its commit", async (window) => {
  for (const behind of ["", "中学习"]) {
    await window.draft(`${head}${clause}‸${behind}`);
    await window.compose("zaizuo");
    same(await window.list(), []);
    await window.commit("在做");
    const item = await window.first("在做“");
    await window.keys("Tab");
    await window.textIs(`${head}${clause}${item}${behind}`);
  }
});

await scene(
  "Enter: the next number after an item, an empty item's number gone, a plain line after a heading",
  async (window) => {
    const items = `${head}一、工作要求\n\n（一）抓好隐患排查，消除安全隐患；`;
    await window.draft(`${items}‸`);
    await window.keys("Enter");
    await window.textIs(`${items}\n（二）`);
    await window.type("抓好教育；");
    await window.textIs(`${items}\n（二）抓好教育；`);
    await window.keys("Enter");
    await window.textIs(`${items}\n（二）抓好教育；\n（三）`);
    await window.keys("Enter");
    await window.textIs(`${items}\n（二）抓好教育；\n`);
    await window.type("各");
    await window.textIs(`${items}\n（二）抓好教育；\n各`);
    // Who leaves blank lines between paragraphs presses it twice, and the number goes along.
    const apart = `${head}一、工作要求\n\n（一）抓好隐患排查。各单位要自查。`;
    await window.draft(`${apart}‸`);
    await window.keys("Enter");
    await window.textIs(`${apart}\n（二）`);
    await window.keys("Enter");
    await window.textIs(`${apart}\n\n（二）`);
    await window.type("抓好教育。");
    const two = `${apart}\n\n（二）抓好教育。`;
    await window.textIs(two);
    // From then on the blank line comes with the number, and the second Enter takes an empty item's number away.
    await window.keys("Enter");
    await window.textIs(`${two}\n\n（三）`);
    await window.type("抓好整改。");
    await window.textIs(`${two}\n\n（三）抓好整改。`);
    await window.keys("Enter");
    await window.textIs(`${two}\n\n（三）抓好整改。\n\n（四）`);
    await window.keys("Enter");
    await window.textIs(`${two}\n\n（三）抓好整改。\n\n`);
    await window.type("各单位");
    await window.textIs(`${two}\n\n（三）抓好整改。\n\n各单位`);
    await window.draft(`${head}一、工作要求‸`);
    await window.keys("Enter");
    await window.type("各单位");
    await window.textIs(`${head}一、工作要求\n各单位`);
    // An item that announces a list begins it; Enter again takes the number away.
    const announcing = `${head}一、工作要求\n（一）抓好排查。要查。\n（二）抓好整改，做好以下工作：`;
    await window.draft(`${announcing}‸`);
    await window.keys("Enter");
    await window.textIs(`${announcing}\n1.`);
    await window.keys("Enter");
    await window.textIs(`${announcing}\n`);
  },
);

await scene("the number that Enter wrote: typed as well it stands once, Backspace takes it whole", async (window) => {
  const item = `${head}一、工作要求\n\n1.抓好隐患排查，消除安全隐患；`;
  await window.draft(`${item}‸`);
  await window.keys("Enter");
  await window.textIs(`${item}\n2.`);
  await window.type("2");
  await window.textIs(`${item}\n2.2`);
  await window.type(".");
  await window.textIs(`${item}\n2.`);
  await window.keys("Control+z");
  await window.textIs(`${item}\n2.2.`);
  await window.keys("Control+y");
  await window.textIs(`${item}\n2.`);
  await window.type("抓好教育；");
  await window.textIs(`${item}\n2.抓好教育；`);
  await window.keys("Enter");
  await window.textIs(`${item}\n2.抓好教育；\n3.`);
  await window.keys("Backspace");
  await window.textIs(`${item}\n2.抓好教育；\n`);
  await window.keys("Control+z");
  await window.textIs(`${item}\n2.抓好教育；\n3.`);
  // An input method commits the numeral, and a section begins where the items end.
  await window.compose("er");
  await window.commit("二");
  await window.textIs(`${item}\n2.抓好教育；\n3.二`);
  await window.type("、");
  await window.textIs(`${item}\n2.抓好教育；\n二、`);
  await window.draft(`${head}一、工作要求\n\n（一）抓好排查。各单位要自查。‸`);
  await window.keys("Enter");
  await window.textIs(`${head}一、工作要求\n\n（一）抓好排查。各单位要自查。\n（二）`);
  await window.type("（二）抓好整改。");
  await window.textIs(`${head}一、工作要求\n\n（一）抓好排查。各单位要自查。\n（二）抓好整改。`);
});

await scene("a number committed or pasted behind the one that Enter wrote stands once", async (window) => {
  const note = `${head}请认真贯彻执行。\n\n　　附件：1.排查方案`;
  await window.draft(`${note}‸`);
  await window.keys("Enter");
  await window.textIs(`${note}\n　　　　　2.`);
  await window.paste("2.整改方案");
  await window.textIs(`${note}\n　　　　　2.整改方案`);
  const item = `${head}一、工作要求\n\n一是抓好隐患排查。各单位要自查。`;
  await window.draft(`${item}‸`);
  await window.keys("Enter");
  await window.textIs(`${item}\n二是`);
  await window.compose("ershi");
  await window.commit("二是");
  await window.textIs(`${item}\n二是`);
  await window.paste("二是抓好教育。\n三是抓好整改。");
  await window.textIs(`${item}\n二是抓好教育。\n三是抓好整改。`);
});

await scene("Tab at a line's start indents: no list and nothing grey takes it", async (window) => {
  await window.draft(`${head}下一步，我们将在做“深”上谋划，要加强领导。‸`);
  await window.keys("Enter");
  await window.type("在");
  await window.keys("Backspace");
  await window.page.waitForTimeout(1000);
  same([await window.list(), await window.page.locator(".proposed").count()], [[], 0]);
  await window.keys("Tab");
  await window.type("各");
  await window.textIs(`${head}下一步，我们将在做“深”上谋划，要加强领导。\n　　各`);
});

await scene("a new document from its 文种: Tab goes through what is to be filled in", async (window) => {
  await window.button("new");
  await window.choose("通知");
  await window.startsWith("××关于××的通知");
  const hint = () =>
    window.page.evaluate(() => getComputedStyle(document.querySelector(".cm-editor") as Element, "::after").content);
  same((await hint()).includes("Tab 到下一处"), true);
  // The first ×× stays selected where its mark comes.
  await window.page.waitForTimeout(1500);
  same(await window.page.evaluate(() => String(getSelection())), "××");
  await window.type("AB");
  await window.page.waitForTimeout(500);
  await window.keys("Tab");
  await window.type("CD");
  await window.startsWith("AB关于CD的通知");
  // While another is ahead, neither a list nor grey text takes the Tab.
  await window.keys("Tab");
  await window.type("市人民政府");
  await window.page.waitForTimeout(1500);
  same(await window.list(), []);
  same(await window.page.locator(".proposed").count(), 0);
  await window.keys("Tab");
  await window.type("EF");
  same((await window.text()).includes("市人民政府EF"), false);
  same((await window.text()).includes("EF"), true);
  same(await window.page.title(), "● AB关于CD的通知.gongwen — 公文");
  // Behind Esc no list opens either that Tab would take from; Tab goes on from elsewhere too, and Shift+Tab goes back.
  await window.keys("Escape");
  await window.type("关于");
  await window.page.waitForTimeout(1500);
  same([await window.list(), (await hint()).includes("Tab 到下一处")], [[], true]);
  await window.keys("Backspace", "Backspace", "Tab");
  await window.type("GH");
  await window.keys("Escape", "Control+Home", "Tab");
  await window.type("IJ");
  await window.keys("Tab", "Shift+Tab");
  await window.type("KL");
  const filled = (await window.text()).split("\n").filter((line) => /[A-Z]/u.test(line));
  same(filled, ["AB关于CD的通知", "为进一步EF，根据GH，现就IJ通知如下：", "KL"]);
  // It is still to be filled in where the page is opened again.
  await window.page.waitForTimeout(3000);
  await window.page.reload();
  await window.startsWith("AB关于CD的通知");
  same((await hint()).includes("还有 ×× 没有填"), true);
});

await scene(
  "while a ×× is left no list opens where a sentence is over, and one thing is said of Tab",
  async (window) => {
    await window.button("new");
    await window.choose("报告");
    await window.startsWith("××关于××");
    const hint = () =>
      window.page.evaluate(() => getComputedStyle(document.querySelector(".cm-editor") as Element, "::after").content);
    await window.page.locator(".cm-line", { hasText: /^二、/u }).first().click();
    await window.keys("End", "Enter");
    await window.type("要普及防汛知识，营造良好氛围");
    same((await hint()).startsWith('"还有 ×× 没有填：Tab 到下一处"'), true);
    await window.type("。");
    await window.page.waitForTimeout(1500);
    same(await window.list(), []);
    await window.keys("Tab");
    same(await window.page.evaluate(() => String(getSelection())), "××");
    // A list that is open has the Tab, and the page says so.
    await window.keys("Control+End", "Enter");
    await window.type("下一步，我们将在做“深”上谋划，在做");
    await window.first("在做“");
    same((await hint()).includes("Tab 采用候选"), true);
  },
);

await scene("an empty page says how to begin", async (window) => {
  await window.page.locator(".cm-placeholder", { hasText: "选文种" }).waitFor();
});

await scene("Tab on the last ×× of a new document leaves it, and takes no row", async (window) => {
  await window.button("new");
  await window.choose("通知");
  await window.startsWith("××关于××的通知");
  const count = (await window.text()).split("××").length - 1;
  await until(
    () => "the first ×× is selected",
    () => window.page.evaluate(() => String(getSelection()) === "××"),
  );
  for (let filled = 0; filled < count; filled += 1) {
    await window.type("市人民政府");
    if (filled === count - 1) await window.page.waitForTimeout(1500);
    same(await window.list(), []);
    await window.keys("Tab");
  }
  const text = await window.text();
  same(text.includes("××"), false);
  await window.type("印");
  await window.textIs(`${text}印`);
});

await scene("a click into what was filled in places the caret", async (window) => {
  await window.button("new");
  await window.choose("通知");
  await window.startsWith("××关于××的通知");
  await until(
    () => "the first ×× is selected",
    () => window.page.evaluate(() => String(getSelection()) === "××"),
  );
  await window.type("市水利局");
  await window.keys("Tab");
  const line = window.page.locator(".cm-line").first();
  // Behind the first character, each as wide as the font is high.
  const size = await line.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  await line.click({ position: { x: size + 6, y: size / 2 } });
  await window.type("县");
  await window.startsWith("市县水利局关于××的通知");
});

await scene("F12 and a click with Ctrl go to what a reference names", async (window) => {
  const draft = `${head}经费见第二部分，分工见第三部分。\n\n一、甲\n\n二、乙\n\n三、丙`;
  await window.draft(draft.replace("第二部分", "第二‸部分"));
  await window.answered();
  const isAt = (heading: string) =>
    until(
      () => `the caret on ${heading}`,
      () => window.page.evaluate((text) => document.querySelector(".cm-activeLine")?.textContent === text, heading),
    );
  await window.keys("F12");
  await isAt("二、乙");
  await window.keys("End");
  await window.type("级");
  await window.textIs(draft.replace("二、乙", "二、乙级"));
  const line = window.page.locator(".cm-line", { hasText: "经费见" });
  // At the characters of 第三部分, each as wide as the font is high.
  const size = await line.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  const position = { x: size * 12.5 + 6, y: size / 2 };
  await line.click({ position, modifiers: ["Control"] });
  await isAt("三、丙");
  await window.keys("End");
  await window.type("级");
  await window.textIs(draft.replace("二、乙", "二、乙级").replace("三、丙", "三、丙级"));
  await window.keys("F12");
  await window.page.locator("#note", { hasText: "没有可以跳转的" }).waitFor();
});

await scene("Tab goes to no ×× of a draft that is not being filled in", async (window) => {
  const draft = `${head}各部门要抓好落实‸。\n\n××市安委会要加强督查。`;
  await window.draft(draft);
  await window.keys("Tab");
  await window.type("好");
  await window.textIs(draft.replace("‸", "好"));
});

await scene("no mark is closed by itself: an input method commits the other half with the word", async (window) => {
  await window.draft(`${head}要整治‸。`);
  for (const piece of ["“", "一阵风”", "现象（", "见附件）"]) await window.page.keyboard.insertText(piece);
  await window.textIs(`${head}要整治“一阵风”现象（见附件）。`);
});

await scene("a row that closes a bracket takes over the one that stands behind the caret", async (window) => {
  const list = `${head}一、工作要求\n\n（一）抓好排查，各地要查；`;
  await window.draft(`${list}\n‸）`);
  await window.type("（");
  await window.textIs(`${list}\n（）`);
  await window.first("（二）");
  await window.keys("Tab");
  await window.type("抓");
  await window.textIs(`${list}\n（二）抓`);
});

await scene("a row that is taken and what is typed behind it are two steps of undo", async (window) => {
  const draft = `${head}下一步，我们将在做“深”上谋划，`;
  await window.draft(`${draft}‸`);
  await window.type("在做");
  const item = await window.first("在做“");
  await window.keys("Tab");
  await window.type("各");
  await window.textIs(`${draft}${item}各`);
  await window.keys("Control+z");
  await window.textIs(`${draft}${item}`);
  await window.keys("Control+z");
  await window.textIs(`${draft}在做`);
});

await scene("Enter amid a list counts on, Backspace and a second Enter count back", async (window) => {
  const list = `${head}1.自查；\n2.整改；\n3.销号。`;
  const along = `${head}1.自查；\n2.\n3.整改；\n4.销号。`;
  await window.draft(list.replace("自查；", "自查；‸"));
  await window.keys("Enter");
  await window.textIs(along);
  await window.keys("Backspace");
  await window.textIs(list.replace("自查；", "自查；\n"));
  await window.draft(list.replace("自查；", "自查；‸"));
  await window.keys("Enter");
  await window.textIs(along);
  await window.keys("Enter");
  await window.textIs(list.replace("自查；", "自查；\n"));
});

await scene("whoever types on right behind Enter has the number all the same", async (window) => {
  await window.draft(`${head}1.自查；‸`);
  await window.page.evaluate(() => {
    const view = document.querySelector(".cm-content");
    view?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true }));
    document.execCommand("insertText", false, "整");
  });
  await window.textIs(`${head}1.自查；\n2.整`);
});

await scene("a section moves from inside its text; rows of the 附件说明 are renumbered", async (window) => {
  await window.draft(`${head}一、甲\n\n各地要查。\n\n二、乙\n\n各地‸要改。`);
  await window.keys("Alt+ArrowUp");
  await window.textIs(`${head}一、乙\n\n各地要改。\n\n二、甲\n\n各地要查。`);
  await window.keys("Alt+ArrowUp");
  await window.page.locator("#note", { hasText: "已是本组第一项" }).waitFor();
  const rows = "附件：1.方案\n　　　3.名单\n\n某市教育局\n2024年5月1日";
  await window.draft(`${head}名单见附件3，情况如下。\n${rows}‸`);
  await window.button("renumber");
  await window.textIs(`${head}名单见附件2，情况如下。\n${rows.replace("3.", "2.")}`);
});

await scene("a section that the caret stands before moves as often as it is told to", async (window) => {
  const third = "三、丙\n\n各地要报。\n";
  await window.draft(`${head}‸一、甲\n\n各地要查。\n\n二、乙\n\n各地要改。\n\n${third}`);
  await window.keys("Alt+ArrowDown");
  await window.startsWith(`${head}一、乙`);
  await window.keys("Alt+ArrowDown");
  await window.startsWith(`${head}一、乙\n\n各地要改。\n\n二、丙\n\n各地要报。\n\n三、甲`);
  // At the very start and the very end of a draft too.
  await window.draft("‸一、甲\n各地要查。\n二、乙\n各地要改。\n三、丙\n各地要报。");
  await window.keys("Alt+ArrowDown");
  await window.textIs("一、乙\n各地要改。\n二、甲\n各地要查。\n三、丙\n各地要报。");
  await window.keys("Alt+ArrowDown");
  await window.textIs("一、乙\n各地要改。\n二、丙\n各地要报。\n三、甲\n各地要查。");
  await window.draft("一、甲\n各地要查。\n二、乙\n各地要改。\n三、丙\n各地要报。‸");
  await window.keys("Alt+ArrowUp");
  await window.textIs("一、甲\n各地要查。\n二、丙\n各地要报。\n三、乙\n各地要改。");
  await window.keys("Alt+ArrowUp");
  await window.textIs("一、丙\n各地要报。\n二、甲\n各地要查。\n三、乙\n各地要改。");
});

await scene("an item moves a level by its buttons, and by Tab at its number; each is one undo step", async (window) => {
  const list = `${head}一、要求\n（一）抓好排查。各单位要自查。\n（二）抓好整改。各单位要整改。\n（三）抓好销号。各单位要销号。`;
  const lower = list.replace("（二）", "1.").replace("（三）", "（二）");
  await window.draft(list.replace("（二）", "（二）‸"));
  await window.button("demote");
  await window.textIs(lower);
  await window.keys("Alt+Shift+ArrowLeft");
  await window.textIs(list);
  await window.keys("Home", "Tab");
  await window.textIs(lower);
  await window.keys("Shift+Tab");
  await window.textIs(list);
  await window.keys("Control+z");
  await window.textIs(lower);
  // The first of its list has none to go below, and is told so; inside its text Tab moves nothing.
  await window.draft(list.replace("（一）", "‸（一）"));
  await window.keys("Tab");
  await window.page.locator("#note", { hasText: "不能降一级" }).waitFor();
  await window.keys("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Tab");
  await window.textIs(list);
});

await scene(
  "Enter before the first item of a list makes room for a new one, and the others count on",
  async (window) => {
    const [section, end] = [`${head}一、要求\n`, "二、分工\n各单位按照第一部分第"];
    await window.draft(`${section}‸（一）抓好排查。要查。\n（二）抓好整改。要改。\n${end}（一）项办理。`);
    await window.keys("Enter");
    await window.textIs(`${section}（一）\n（二）抓好排查。要查。\n（三）抓好整改。要改。\n${end}（二）项办理。`);
    // The caret goes where the new item is written.
    await window.type("抓好部署。");
    await window.textIs(
      `${section}（一）抓好部署。\n（二）抓好排查。要查。\n（三）抓好整改。要改。\n${end}（二）项办理。`,
    );
  },
);

await scene("a fix is offered where there is one; what a change of numbers has left is marked", async (window) => {
  const list =
    "一、任务\n（一）整治河道。清理淤泥。\n‸（二）修复岸线。种植树木。\n二、分工\n林业局负责上述第（二）项任务。";
  await window.draft(`${head}${list}`);
  await window.keys("Alt+ArrowUp");
  await window.marksAre("第（二）项");
  await window.keys("F8");
  await window.page.locator(".cm-tooltip-lint button", { hasText: "改法…" }).click();
  await window.choose("已核对");
  await window.marksAre();
  await window.draft(`${head}一、目标\n到年底完成。\n二、要求\n按照第二部分第（三）项执行。‸`);
  await window.marksAre("第（三）项");
  await window.keys("F8");
  await window.page.locator(".cm-tooltip-lint", { hasText: "第（三）项" }).first().waitFor();
  same(await window.page.locator(".cm-tooltip-lint button").count(), 0);
});

await scene("F1 says how things are done; the title of a chapter stands in the middle on paper", async (window) => {
  await window.keys("F1");
  await window.page.locator("dialog pre", { hasText: "Tab 依次走到各处" }).waitFor();
  await window.keys("Escape");
  await window.draft(
    "某县公务用车管理办法\n\n第一章　总则\n第一条　为了规范管理，制定本办法。\n第二条　本办法自公布之日起施行。‸",
  );
  await window.page.evaluate(() => Object.assign(globalThis, { print: () => dispatchEvent(new Event("beforeprint")) }));
  await window.button("print");
  const chapter = window.page.locator(".paper .chapter");
  await chapter.waitFor({ state: "attached" });
  same(await chapter.textContent(), "第一章　总则");
  await window.page.emulateMedia({ media: "print" });
  same(await chapter.evaluate((one) => getComputedStyle(one).textAlign), "center");
});

await scene("a reference to an item that is gone is named when the rest is renumbered", async (window) => {
  const list = "三、措施\n（一）健全制度\n（三）提升能力\n四、要求\n按照第三部分第（二）项执行。";
  await window.draft(`${head}一、目标\n甲。\n二、任务\n乙。\n${list}‸`);
  await window.marksAre("（三）", "第（二）项");
  await window.button("renumber");
  await window.page.locator("#note", { hasText: "“第（二）项”所指的已不在文中" }).waitFor();
});

await scene("rows pasted from a spreadsheet are a table on paper", async (window) => {
  await window.draft(`${head}情况如下：\n项目\t数量\n道路\t3\n合计\t3\n请审阅。‸`);
  await window.page.evaluate(() => Object.assign(globalThis, { print: () => dispatchEvent(new Event("beforeprint")) }));
  await window.button("print");
  const rows = window.page.locator(".paper tr");
  await rows.first().waitFor({ state: "attached" });
  const cells = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  const expected = [
    ["项目", "数量"],
    ["道路", "3"],
    ["合计", "3"],
  ];
  same(cells, expected);
  await window.page.evaluate(() => dispatchEvent(new Event("afterprint")));
});

await scene("findings at exact characters, fixed in place, F8, the list of problems", async (window) => {
  await window.draft(`${head}𠮷林😀一是抓教育。三是抓落实。\n\n一、强化领导\n\n‸三、强化保障`);
  await window.marksAre("三是", "三、");
  await window.keys("Control+.");
  await window.choose("改为“二、”");
  await window.marksAre("三是");
  await window.keys("F8");
  await window.page.locator(".cm-tooltip-lint", { hasText: "三是" }).first().waitFor();
  await window.keys("Escape");
  await window.button("problems");
  await window.page.locator(".cm-panel-lint li", { hasText: "三是" }).first().waitFor();
});

await scene("everything certain at once, one undo", async (window) => {
  const draft = `${head}一、强化领导\n\n二、强化保障\n\n二、强化监督\n\n四、强化考核\n\n（一）抓好检查。\n\n（二）、抓好考核。\n\n（三）抓好整改。`;
  await window.draft(draft);
  await window.marksAre("二、", "（二）、");
  await window.button("fix");
  await window.textIs(draft.replace("二、强化监督", "三、强化监督").replace("（二）、", "（二）"));
  await window.page.locator(".cm-content").focus();
  await window.keys("Control+z");
  await window.textIs(draft);
});

await scene("renumber with references, rename, outline, folding", async (window) => {
  const body = `${head}一、强化领导\n\n经费见第四部分。\n\n三、强化监督\n\n各单位要接受监督。\n\n四、强化保障\n\n要把“三个到位”落到实处，做到“三个到位”。`;
  await window.draft(body.replace("三、强化监督", "‸三、强化监督"));
  await window.marksAre("三、");
  await window.button("renumber");
  const renumbered = body
    .replace("四、强化保障", "三、强化保障")
    .replace("三、强化监督", "二、强化监督")
    .replace("第四", "第三");
  await window.textIs(renumbered);
  const row = window.page.locator('[role="treeitem"]', { hasText: "三、强化保障" });
  await row.click();
  await until(
    () => "the outline follows",
    async () => (await row.getAttribute("aria-selected")) === "true",
  );
  await window.keys("ArrowDown", "ArrowDown", "Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "F2");
  await window.page.locator("dialog input").waitFor();
  // The old name is selected: whoever types writes the new one.
  await window.page.keyboard.insertText("三个到底");
  await window.keys("Enter");
  await window.textIs(renumbered.replaceAll("三个到位", "三个到底"));
  // Everything folded, each heading is still there.
  await window.page.locator(".cm-content").focus();
  await window.keys("Control+Alt+BracketLeft");
  await window.page.locator(".cm-foldPlaceholder").first().waitFor();
  const shown = await window.text();
  for (const heading of ["关于做好", "一、强化领导", "二、强化监督", "三、强化保障"])
    same(shown.includes(heading), true);
  same(shown.includes("要接受监督"), false);
});

await scene("files keep their encoding and line ends", async (window) => {
  await window.page.evaluate(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  // 通知，测试 in GB18030, with CRLF; then a four-byte character.
  const bytes = Uint8Array.from([0xcd, 0xa8, 0xd6, 0xaa, 0xa3, 0xac, 0x0d, 0x0a, 0xb2, 0xe2, 0x95, 0x32, 0x82, 0x36]);
  const text = new TextDecoder("gb18030").decode(bytes);
  await window.drop("旧文.txt", bytes);
  await window.textIs(text.replace("\r\n", "\n"));
  const [download] = await Promise.all([window.page.waitForEvent("download"), window.button("save")]);
  same(download.suggestedFilename(), "旧文.txt");
  same([...readFileSync(await download.path())], [...bytes]);
});

await scene("what is not in its file is marked, and the writer says in which encoding it is saved", async (window) => {
  await window.page.evaluate(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  const mark = window.page.locator("#unsaved");
  await window.draft("通知‸");
  same([await mark.isVisible(), await window.page.title()], [false, "draft.gongwen — 公文"]);
  await window.type("，");
  await mark.waitFor();
  same(await window.page.title(), "● draft.gongwen — 公文");
  await window.page.locator("#encoding").selectOption("gb18030");
  const [download] = await Promise.all([window.page.waitForEvent("download"), window.button("save")]);
  same([...readFileSync(await download.path())], [0xcd, 0xa8, 0xd6, 0xaa, 0xa3, 0xac]);
  await mark.waitFor({ state: "hidden" });
  await window.page.locator("#encoding").selectOption("utf-8-bom");
  await mark.waitFor();
  const [again] = await Promise.all([window.page.waitForEvent("download"), window.button("save")]);
  same(readFileSync(await again.path(), "utf8"), "\uFEFF通知，");
});

await scene("清除草稿 clears the other tabs too, and says so before", async (window, context) => {
  await window.page.locator(".cm-content").focus();
  await window.type("第一份");
  const second = await Window.open(context, url);
  await second.page.locator(".cm-content").focus();
  await second.type("第二份");
  await second.page.waitForTimeout(3000);
  await second.button("clear");
  await second.page.locator("dialog", { hasText: "其他标签页" }).waitFor();
  await second.choose("清除");
  await second.textIs("");
  await window.textIs("");
  await window.page.waitForTimeout(3000);
  for (const tab of [window, second]) {
    await tab.page.reload();
    await tab.page.waitForSelector("body[data-ready]");
    await tab.page.waitForTimeout(1000);
    same(await tab.text(), "");
  }
});

await scene("a draft outlives its tab; two tabs keep theirs; 清除草稿 leaves none", async (window, context) => {
  await window.page.locator(".cm-content").focus();
  await window.type("第一份");
  await until(
    () => "it is kept",
    async () => (await window.page.title()).includes("公文"),
  );
  const second = await Window.open(context, url);
  same(await second.text(), "");
  await second.page.locator(".cm-content").focus();
  await second.type("第二份");
  await window.page.waitForTimeout(3000);
  await window.page.reload();
  await window.textIs("第一份");
  await second.page.reload();
  await second.textIs("第二份");
  await second.button("clear");
  await second.choose("清除");
  await second.textIs("");
  await second.page.waitForTimeout(3000);
  await second.page.reload();
  await second.page.waitForSelector("body[data-ready]");
  same(await second.text(), "");
});

await scene(
  "a draft that two tabs show: the second has a copy, says so, and neither loses a word",
  async (window, context) => {
    await window.page.locator(".cm-content").focus();
    await window.type("原稿");
    await window.page.waitForTimeout(3000);
    const second = await window.duplicate(context);
    await second.textIs("原稿");
    await second.page.locator("#note", { hasText: "副本" }).waitFor();
    await second.keys("Control+End");
    await second.type("，二改");
    await window.keys("Control+End");
    await window.type("，一改");
    await window.page.waitForTimeout(3000);
    // Each is loaded anew with its own.
    await window.page.reload();
    await window.textIs("原稿，一改");
    await second.page.reload();
    await second.textIs("原稿，二改");
    // Both are left, and two tabs may choose the same one.
    await window.page.close();
    await second.page.close();
    const [third, fourth] = [await Window.open(context, url, "dialog"), await Window.open(context, url, "dialog")];
    for (const tab of [third, fourth]) {
      await tab.choose("原稿，一改");
      await tab.textIs("原稿，一改");
    }
    await fourth.page.locator("#note", { hasText: "副本" }).waitFor();
    await third.keys("Control+End");
    await third.type("，三改");
    await fourth.keys("Control+End");
    await fourth.type("，四改");
    await third.page.waitForTimeout(3000);
    await third.page.close();
    await fourth.page.close();
    const fifth = await Window.open(context, url, "dialog");
    const left = await fifth.page.locator("dialog button").allTextContents();
    same(left.map((name) => name.replace(/（.*/u, "")).sort(), [
      "原稿，一改，三改",
      "原稿，一改，四改",
      "原稿，二改",
      "暂不打开",
    ]);
  },
);

await scene("who never rests and reloads at once has all but the last moment", async (window) => {
  await window.page.locator(".cm-content").focus();
  await window.type("一二三四五六七八九十");
  const typed = Date.now();
  // Each key before the rest that the outline waits for; longer than the page takes to keep what is written.
  while (Date.now() - typed < 4000) {
    await window.type("续");
    await window.page.waitForTimeout(60);
  }
  await window.page.reload();
  await until(
    () => "the draft is back",
    async () => (await window.text()).startsWith("一二三四五六七八九十续"),
  );
});

await scene(
  "a draft comes back where the page is opened again at once, and no empty page hides it",
  async (window, context) => {
    await window.page.locator(".cm-content").focus();
    await window.type("第三份");
    await window.page.waitForTimeout(3000);
    const second = await Window.open(context, url);
    same(await second.text(), "");
    await window.page.close();
    await second.textIs("第三份");
    await second.page.close();
    const third = await Window.open(context, url);
    await third.textIs("第三份");
    // Whoever has typed by the time it comes is asked, and what was typed is kept too.
    const fourth = await Window.open(context, url);
    await fourth.page.locator(".cm-content").focus();
    await fourth.page.keyboard.insertText("抢先写的");
    await third.page.close();
    await fourth.choose("第三份");
    await fourth.textIs("第三份");
    await fourth.page.waitForTimeout(7000);
    const fifth = await Window.open(context, url);
    await fifth.textIs("抢先写的");
  },
);

await scene(
  "print: a title broken between words, fonts of headings run in, attachments under each other",
  async (window) => {
    const body =
      "一、加强领导\n\n（一）健全机制。各单位要落实责任。\n\n附件：1. 名单\n　　　2. 方案\n\n某局\n2026年11月28日";
    const title = "青云县人民政府办公室关于进一步加强校园安全工作的通知";
    await window.draft(`${title}\n\n各部门：\n\n${body}‸`);
    const seen = () =>
      window.page.evaluate(() => {
        const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(`.paper ${selector}`)];
        return {
          title: all(".title")[0]?.innerHTML,
          heads: all("span").map(({ className, textContent }) => `${className} ${textContent}`),
          notes: all(".attachmentNote").map(({ style }) => `${style.marginLeft} ${style.textIndent}`),
        };
      });
    const expected = {
      title: title.replace("室", "室<br>"),
      heads: ["level1 一、加强领导", "level2 （一）健全机制。"],
      notes: ["6.5em -4.5em", "6.5em -1.5em"],
    };
    await window.page.evaluate(() =>
      Object.assign(globalThis, { print: () => dispatchEvent(new Event("beforeprint")) }),
    );
    await window.button("print");
    await window.page.locator(".paper p").first().waitFor({ state: "attached" });
    same(await seen(), expected);
    // The browser's own menu asks nobody: nothing of the draft is missing, and at rest it is laid out.
    await window.page.evaluate(() => dispatchEvent(new Event("afterprint")));
    same(await window.page.locator(".paper p").count(), 0);
    await window.keys("Control+End");
    await window.page.keyboard.insertText("印发");
    const paper = await window.page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      return document.querySelector(".paper")?.textContent ?? "";
    });
    same([paper.includes("校园安全工作的通知"), paper.endsWith("2026年11月28日印发")], [true, true]);
    await window.keys("Backspace", "Backspace");
    await until(
      () => "the draft is laid out at rest",
      async () => {
        await window.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        return JSON.stringify(await seen()) === JSON.stringify(expected);
      },
    );
  },
);

await scene(
  "what is left to decide is said and led on to; F2 says what it is for; buttons have keys",
  async (window) => {
    await window.draft(`${head}一、强化领导\n\n三、强化保障‸`);
    await window.marksAre("三、");
    await window.keys("F7");
    const note = window.page.locator("#note");
    await note.filter({ hasText: "还有" }).waitFor();
    await note.getByText("重新编号").click();
    await window.startsWith(`${head}一、强化领导\n\n二、强化保障`);
    await window.keys("F2");
    await window.page.locator("dialog", { hasText: "请把光标放在“”或《》之内" }).waitFor();
    await window.choose("知道了");
    const buttons = await window.page.$$eval("nav button", (all) =>
      all.map((one) => ["title", "aria-keyshortcuts"].map((name) => one.getAttribute(name) ?? "")),
    );
    same(buttons.length, 20);
    same(new Set(buttons.map(([, key]) => key)).size, 20);
    same(
      buttons.filter(([title, key]) => title === "" || key === ""),
      [],
    );
    await window.keys("Alt+n");
    await window.page.locator("dialog[open] button", { hasText: "请示" }).waitFor();
    const kinds = await window.page.locator("dialog[open] button").allTextContents();
    same(kinds.slice(0, 3), ["通知", "报告", "请示"]);
    // All are in sight.
    for (const kind of ["办法", "规定", "计划", "空白"])
      same(await window.page.locator("dialog[open] button", { hasText: kind }).isVisible(), true);
    same(await window.page.locator(".choices").evaluate((list) => list.scrollHeight - list.clientHeight), 0);
  },
);

await scene("settings act at once and are kept, and have names", async (window) => {
  await window.draft(`${head}一、强化领导\n\n三、强化保障`);
  await window.marksAre("三、");
  await window.button("settings");
  const labels = await window.page
    .locator("dialog label")
    .evaluateAll((all) => all.map((one) => one.firstChild?.textContent));
  same(
    labels.filter((label) => !/\p{Script=Han}/u.test(label ?? "")),
    [],
  );
  same(await window.page.locator("dialog summary").first().textContent(), "外观");
  await window.page.locator("dialog summary", { hasText: "编号与结构" }).click();
  await window.page.locator('[id="set-rules.ordinal-gap"]').selectOption("off");
  await window.choose("保存设置");
  await window.marksAre();
  await window.page.reload();
  await window.textIs(`${head}一、强化领导\n\n三、强化保障`);
  await window.button("settings");
  same(await window.page.locator('[id="set-rules.ordinal-gap"]').inputValue(), "off");
});

await scene("axe-core finds nothing, in either theme", async (window) => {
  await window.draft(`${head}一、强化领导\n\n三、强化保障`);
  await window.marksAre("三、");
  const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.page.emulateMedia({ colorScheme });
    // The page's policy lets no script in: axe comes through the debugger.
    await window.page.evaluate(axe);
    const violations = await window.page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations: found } = await checker.run();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: part }) => part.slice(0, 120))}`);
    });
    same(violations, []);
  }
});

const trapping = join(folder, "armed.html");
writeFileSync(trapping, armed(readFileSync(html, "utf8")));
await scene(
  "a module that traps or hangs is replaced, and nothing is lost",
  async (window) => {
    await window.draft(`${head}‸`);
    // What is typed before the server is there it gets with the draft, and the fault lies in a change.
    await window.answered();
    const found: string[] = [];
    for (const [fault, word] of [
      ["陷", "出错"],
      ["滞", "没有响应"],
    ] as const) {
      await window.keys("Control+End");
      await window.page.keyboard.insertText(fault);
      await window.page.locator("#note", { hasText: word }).waitFor();
      // The new server sees what is typed now.
      await window.page.keyboard.insertText("，一是抓教育。三是抓落实。");
      found.push("三是");
      await window.marksAre(...found);
      await window.keys("Enter");
    }
    const rest = "，一是抓教育。三是抓落实。\n";
    await window.textIs(`${head}陷${rest}滞${rest}`);
  },
  pathToFileURL(trapping).href,
);

if (only === "") {
  const others = [...requests].filter((scheme) => !["file", "blob", "data"].includes(scheme));
  if (others.length === 0) passed += 1;
  else failed += 1;
  console.log(`${others.length === 0 ? "ok     " : "FAILED "} page: no request but to itself ${others}`);
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
