// What a writer does in VS Code, and what must be seen then. `‸` is the caret, `⟦…⟧` what is marked.
import { type Engine, until, type Window } from "./engine.mts";

export interface Scene {
  readonly name: string;
  /** The draft of the scene. */
  readonly draft: string;
  /** What it does; the draft's file is in front, the caret at `‸` if there is one. */
  run(window: Window, file: string, engine: Engine): Promise<void>;
}

export function same(seen: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (a !== b) throw new Error(`seen     ${a}\nexpected ${b}`);
}

/** The draft without `‸ ⟦ ⟧`. */
export const plain = (draft: string) => draft.replace(/[‸⟦⟧]/gu, "");

const marked = (draft: string) => [...draft.matchAll(/⟦([^⟧]*)⟧/gu)].map(([, text]) => text ?? "");

const buffer = async (window: Window, file: string, expected: string) => same(await window.saved(file), expected);

const head = "关于做好安全生产工作的通知\n\n各部门：\n\n";

/** A 通知 from 新建公文, its first ×× filled in, and the list asked for in the next. */
const listInTemplate = async (window: Window) => {
  await window.command("New Document");
  await window.pick(".quick-input-widget .monaco-list-row", "通知");
  await window.lineIs("××关于××的通知");
  for (const part of ["某市", "督查", "各部门"]) {
    await window.type(part);
    await window.keys("Tab");
  }
  await window.type("在做“深”上谋划，");
  await window.keys("Control+Space");
  await window.first("在做“");
};

/** Scenes that share one window. */
export const scenes: readonly Scene[] = [
  {
    name: "findings at exact characters behind 𠮷 and emoji",
    draft: `${head}𠮷林😀一是抓教育。⟦三是⟧抓落实。\n\n一、强化领导\n\n⟦三、⟧强化保障\n`,
    run: (window, _, __) => window.marksAre(...marked(scenes[0]?.draft ?? "")),
  },
  {
    name: "no box around U+3000 and full-width marks",
    draft: `${head}　　一是抓教育（ABC）：x。⟦三是⟧抓落实。\n`,
    run: async (window) => {
      await window.marksAre("三是");
      same(
        await window.page
          .locator(".unicode-highlight, .editor-group-container.active [class*=unicode-highlight]")
          .count(),
        0,
      );
    },
  },
  {
    name: "the list at a run's end; Tab takes, one undo gives back",
    draft: `${head}下一步，我们将在做“深”上谋划，‸\n`,
    run: async (window, file) => {
      await window.type("在做");
      const item = await window.first("在做“");
      await window.page.locator(".suggest-widget.visible .suggest-status-bar", { hasText: "Tab" }).waitFor();
      await window.keys("Tab");
      await buffer(window, file, `${head}下一步，我们将在做“深”上谋划，${item}\n`);
      await window.keys("Control+z");
      await buffer(window, file, `${head}下一步，我们将在做“深”上谋划，在做\n`);
    },
  },
  {
    name: "a row that closes a bracket takes over the one that the editor has closed it with",
    draft: `${head}（一）抓好排查，各地要查；\n‸\n`,
    run: async (window, file) => {
      await window.type("（");
      await until("closed", async () => (await window.text()).includes("\n（）"));
      await window.first("（二）");
      await window.keys("Tab");
      await window.type("抓");
      await buffer(window, file, `${head}（一）抓好排查，各地要查；\n（二）抓\n`);
    },
  },
  {
    name: "the list inside a run takes nothing of what stands behind",
    draft: `${head}下一步，我们将在做“深”上谋划，要在‸中学习\n`,
    run: async (window, file) => {
      await window.type("做");
      const item = await window.first("在做“");
      await window.keys("Tab");
      await buffer(window, file, `${head}下一步，我们将在做“深”上谋划，要${item}中学习\n`);
      same(await window.list(), []);
    },
  },
  {
    name: "the list after ，",
    draft: `${head}下一步，我们将在做“深”上谋划‸\n`,
    run: async (window, file) => {
      await window.type("，");
      const item = await window.first("在做“");
      await window.keys("Tab");
      await buffer(window, file, `${head}下一步，我们将在做“深”上谋划，${item}\n`);
    },
  },
  {
    name: "an input method at a run's end: nothing while it composes, the list on its commit",
    draft: `${head}下一步，我们将在做“深”上谋划，‸\n`,
    run: async (window, file) => {
      await window.compose("zaizuo");
      same(await window.list(), []);
      await window.commit("在做");
      const item = await window.first("在做“");
      await window.keys("Tab");
      await buffer(window, file, `${head}下一步，我们将在做“深”上谋划，${item}\n`);
    },
  },
  {
    name: "an input method inside a run: the list on its commit",
    draft: `${head}下一步，我们将在做“深”上谋划，要‸中学习\n`,
    run: async (window, file) => {
      await window.compose("zaizuo");
      same(await window.list(), []);
      await window.commit("在做");
      const item = await window.first("在做“");
      await window.keys("Tab");
      await buffer(window, file, `${head}下一步，我们将在做“深”上谋划，要${item}中学习\n`);
    },
  },
  {
    name: "Enter makes a line while the list is open",
    draft: `${head}下一步，我们将在做“深”上谋划，‸\n`,
    run: async (window, file) => {
      await window.type("在做");
      await window.first("在做“");
      await window.keys("Enter");
      await buffer(window, file, `${head}下一步，我们将在做“深”上谋划，在做\n\n`);
    },
  },
  {
    name: "Enter after an item brings the next number",
    draft: `${head}一、工作要求\n\n（一）抓好隐患排查，消除安全隐患；‸\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await window.lineIs("（二）");
      await buffer(window, file, `${head}一、工作要求\n\n（一）抓好隐患排查，消除安全隐患；\n（二）\n`);
    },
  },
  {
    name: "Enter after a heading makes a plain line",
    draft: `${head}一、工作要求\n\n（一）抓好落实‸\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await window.type("各单位");
      await buffer(window, file, `${head}一、工作要求\n\n（一）抓好落实\n各单位\n`);
    },
  },
  {
    name: "quick fix",
    draft: `${head}一、强化领导\n\n‸⟦三、⟧强化保障\n`,
    run: async (window, file) => {
      await window.marksAre("三、");
      await window.act("改为“二、”");
      await window.marksAre();
      await buffer(window, file, `${head}一、强化领导\n\n二、强化保障\n`);
    },
  },
  {
    name: "fix everything that is certain, one undo for all",
    draft: `${head}一、强化领导\n\n二、强化保障\n\n⟦二、⟧强化监督\n\n四、强化考核\n\n（一）抓好检查。\n\n⟦（二）、⟧抓好考核。\n\n（三）抓好整改。\n`,
    run: async (window, file) => {
      await window.marksAre("二、", "（二）、");
      await window.command("Fix Everything That Is Certain");
      await window.marksAre();
      const sections = "一、强化领导\n\n二、强化保障\n\n三、强化监督\n\n四、强化考核";
      await buffer(window, file, `${head}${sections}\n\n（一）抓好检查。\n\n（二）抓好考核。\n\n（三）抓好整改。\n`);
      await window.keys("Control+z");
      await window.marksAre("二、", "（二）、");
    },
  },
  {
    name: "what is left to decide is said and led on to; F2 says what it is for",
    draft: `${head}一、强化领导\n\n‸⟦三、⟧强化监督\n`,
    run: async (window, file) => {
      await window.marksAre("三、");
      await window.keys("F2");
      await window.page.locator(".monaco-editor-overlaymessage", { hasText: "请把光标放在“”或《》之内" }).waitFor();
      await window.keys("Escape");
      await window.command("Fix Everything That Is Certain");
      const message = window.page.locator(".notification-toast", { hasText: "For you to decide: 1" });
      await message.locator(".monaco-button", { hasText: "Renumber" }).click();
      await window.marksAre();
      await buffer(window, file, `${head}一、强化领导\n\n二、强化监督\n`);
    },
  },
  {
    name: "renumbering takes references along",
    draft: `${head}一、强化领导\n\n各单位要落实责任，经费见第四部分。\n\n‸⟦三、⟧强化监督\n\n各单位要接受监督。\n\n四、强化保障\n\n各单位要保障经费。\n`,
    run: async (window, file) => {
      await window.marksAre("三、");
      await window.act("依次");
      await window.marksAre();
      await buffer(
        window,
        file,
        `${head}一、强化领导\n\n各单位要落实责任，经费见第三部分。\n\n二、强化监督\n\n各单位要接受监督。\n\n三、强化保障\n\n各单位要保障经费。\n`,
      );
    },
  },
  {
    name: "hover says what is wrong once",
    draft: `${head}一、强化领导\n\n‸⟦三、⟧强化保障\n`,
    run: async (window) => {
      await window.marksAre("三、");
      await window.keys("Control+k", "Control+i");
      const hover = window.page
        .locator(".monaco-resizable-hover .monaco-hover, .monaco-hover")
        .filter({ hasText: "前缺" });
      await hover.first().waitFor();
      same(((await hover.first().textContent()) ?? "").split("前缺“二、”").length - 1, 1);
      await window.keys("Escape");
    },
  },
  {
    name: "Enter on an empty item takes its number away",
    draft: `${head}一、工作要求\n\n（一）抓好隐患排查，消除安全隐患；\n（二）抓好安全教育；‸\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await window.lineIs("（三）");
      await window.keys("Enter");
      await until("the number is gone", async () => !(await window.text()).includes("（三）"));
      const text = (await window.saved(file)).trimEnd();
      same(text, `${head}一、工作要求\n\n（一）抓好隐患排查，消除安全隐患；\n（二）抓好安全教育；`);
    },
  },
  {
    name: "the number that Enter wrote, typed as well, stands once; one undo brings it back",
    draft: `${head}一、工作要求\n\n1.抓好隐患排查，消除安全隐患；‸\n`,
    run: async (window, file) => {
      const item = `${head}一、工作要求\n\n1.抓好隐患排查，消除安全隐患；`;
      await window.keys("Enter");
      await window.lineIs("2.");
      await window.type("2");
      await window.lineIs("2.2");
      await window.type(".");
      await window.lineIs("2.");
      await window.keys("Control+z");
      await window.lineIs("2.2.");
      await window.keys("Control+Shift+z");
      await window.lineIs("2.");
      await window.type("抓好教育。");
      await buffer(window, file, `${item}\n2.抓好教育。\n`);
    },
  },
  {
    name: "a number of the list around it takes the place of the number that Enter wrote",
    draft: `${head}一、工作要求\n\n（一）抓好排查。各单位要自查。‸\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await window.lineIs("（二）");
      await window.type("（二");
      await window.lineIs("（二）（二）");
      await window.type("）");
      await window.lineIs("（二）");
      await window.type("抓好整改。各单位要整改。");
      await window.keys("Enter");
      await window.lineIs("（三）");
      // Typed on at once: the editor drops the answer, and the number goes all the same.
      await window.type("二、组织领导");
      await window.lineIs("二、组织领导");
      await buffer(
        window,
        file,
        `${head}一、工作要求\n\n（一）抓好排查。各单位要自查。\n（二）抓好整改。各单位要整改。\n二、组织领导\n`,
      );
    },
  },
  {
    name: "a number that is committed or pasted behind the one that Enter wrote stands once",
    draft: `${head}一、工作要求\n\n一是抓好隐患排查。各单位要自查。‸\n`,
    run: async (window, file) => {
      const item = `${head}一、工作要求\n\n一是抓好隐患排查。各单位要自查。`;
      await window.keys("Enter");
      await window.lineIs("二是");
      await window.compose("ershi");
      await window.commit("二是");
      await window.lineIs("二是");
      await window.type("抓好教育。各单位要学习。");
      await window.keys("Enter");
      await window.lineIs("三是");
      await window.paste("三是抓好整改。\n四是抓好落实。");
      await window.lineIs("三是抓好整改。");
      await buffer(window, file, `${item}\n二是抓好教育。各单位要学习。\n三是抓好整改。\n四是抓好落实。\n`);
    },
  },
  {
    name: "a numbered line pasted into the note of attachments has its number once",
    draft: `${head}请认真贯彻执行。\n\n　　附件：1.排查方案‸\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await window.lineIs("　　　　　2.");
      await window.paste("2.整改方案");
      await window.lineIs("　　　　　2.整改方案");
      await buffer(window, file, `${head}请认真贯彻执行。\n\n　　附件：1.排查方案\n　　　　　2.整改方案\n`);
    },
  },
  {
    name: "Enter twice where paragraphs stand apart takes the number along",
    draft: `${head}一、工作要求\n\n（一）抓好隐患排查。各单位要自查。‸\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await window.lineIs("（二）");
      await window.keys("Enter");
      await until("the number goes along", async () => (await window.text()).includes("自查。\n\n（二）"));
      await window.type("抓好教育。");
      await buffer(window, file, `${head}一、工作要求\n\n（一）抓好隐患排查。各单位要自查。\n\n（二）抓好教育。\n`);
    },
  },
  {
    name: "Enter where items stand apart brings a blank line and the number, and takes the number of an empty item",
    draft: `${head}一、工作要求\n\n（一）抓好隐患排查。\n\n（二）抓好教育。‸\n`,
    run: async (window, file) => {
      const two = `${head}一、工作要求\n\n（一）抓好隐患排查。\n\n（二）抓好教育。`;
      await window.keys("Enter");
      await window.lineIs("（三）");
      await window.type("抓好整改。");
      await buffer(window, file, `${two}\n\n（三）抓好整改。\n`);
      await window.keys("Enter");
      await window.lineIs("（四）");
      await window.keys("Enter");
      await until("the number is gone", async () => !(await window.text()).includes("（四）"));
      await window.type("各单位");
      await buffer(window, file, `${two}\n\n（三）抓好整改。\n\n各单位\n`);
    },
  },
  {
    name: "renumbering of a whole document by the command",
    draft: `${head}一、强化领导\n\n各单位要落实责任，经费见第四部分。\n\n⟦三、⟧强化监督\n\n各单位要接受监督。\n\n四、强化保障\n\n各单位要保障经费。\n`,
    run: async (window) => {
      await window.marksAre("三、");
      await window.command("Renumber the Whole Document");
      await window.marksAre();
      await until("the reference follows", async () => (await window.text()).includes("经费见第三部分"));
    },
  },
  {
    name: "rows of the 附件说明 are renumbered, and what is left is said",
    draft: `${head}名单见附件3，情况如下。\n\n附件：1.方案\n　　　⟦3.⟧名单\n\n某市教育局\n\n2024年5月1日\n`,
    run: async (window) => {
      await window.marksAre("3.");
      await window.command("Renumber the Whole Document");
      await window.marksAre();
      same((await window.text()).includes("名单见附件2，") && (await window.text()).includes("　　　2.名单"), true);
      await window.command("Renumber the Whole Document");
      await window.page.locator(".notification-toast", { hasText: "No number changes." }).waitFor();
    },
  },
  {
    name: "a section moves by the command, from inside its text",
    draft: `${head}一、强化领导\n\n各单位要落实责任。\n\n二、强化保障\n\n各单位‸要保障经费。\n`,
    run: async (window, file) => {
      await window.command("Move Section Up");
      const moved = "一、强化保障\n\n各单位要保障经费。\n\n二、强化领导\n\n各单位要落实责任。\n";
      await until("it has moved", async () => (await window.text()).includes("一、强化保障"));
      await buffer(window, file, `${head}${moved}`);
      await window.keys("Control+k", "Alt+ArrowDown");
      await until("it is back", async () => (await window.text()).includes("一、强化领导"));
    },
  },
  {
    name: "a section moves as often as it is told to, from its start and from the draft's end",
    draft: `${head}‸一、甲\n各地要查。\n二、乙\n各地要改。\n三、丙\n各地要报。`,
    run: async (window, file) => {
      for (const first of ["一、乙", "二、丙"]) {
        await window.keys("Control+k", "Alt+ArrowDown");
        await until("it has moved", async () => (await window.text()).includes(first));
        await window.answered();
      }
      await buffer(window, file, `${head}一、乙\n各地要改。\n二、丙\n各地要报。\n三、甲\n各地要查。`);
      await window.keys("Control+End");
      for (const first of ["二、甲", "一、甲"]) {
        await window.keys("Control+k", "Alt+ArrowUp");
        await until("it has moved", async () => (await window.text()).includes(first));
        await window.answered();
      }
      await buffer(window, file, `${head}一、甲\n各地要查。\n二、乙\n各地要改。\n三、丙\n各地要报。`);
    },
  },
  {
    name: "whoever takes the number of Enter away key by key has the items behind counted back",
    draft: `${head}一是自查。‸\n二是整改。\n三是销号。\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await until("counted on", async () => (await window.text()).includes("四是销号"));
      await window.keys("Backspace", "Backspace");
      await until("counted back", async () => (await window.text()).includes("三是销号"));
      await buffer(window, file, `${head}一是自查。\n\n二是整改。\n三是销号。\n`);
    },
  },
  {
    name: "Enter amid a list counts the items behind on, in one undo step; Enter again counts back",
    draft: `${head}1.自查；‸\n2.整改；\n3.销号。\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await until("counted on", async () => (await window.text()).includes("4.销号"));
      await window.keys("Control+z");
      await buffer(window, file, `${head}1.自查；\n\n2.整改；\n3.销号。\n`);
      await window.keys("Control+y");
      await window.type("上报；");
      await buffer(window, file, `${head}1.自查；\n2.上报；\n3.整改；\n4.销号。\n`);
      await window.keys("Enter");
      await until("counted on", async () => (await window.text()).includes("5.销号"));
      await window.keys("Enter");
      await until("counted back", async () => (await window.text()).includes("4.销号"));
      await buffer(window, file, `${head}1.自查；\n2.上报；\n\n3.整改；\n4.销号。\n`);
    },
  },
  {
    name: "a Word document that still holds ×× is saved, and the writer is told",
    draft: `${head}为××，根据××，现就有关事项通知如下：\n`,
    run: async (window) => {
      await window.command("Export as Word Document");
      const input = window.page.locator(".quick-input-widget input.input");
      await until("where it is saved", async () => (await input.inputValue()).endsWith(".docx"));
      await input.press("Enter");
      await window.page.locator(".notification-toast", { hasText: "It still holds ×× to be filled in." }).waitFor();
    },
  },
  {
    name: "a rule is explained",
    draft: head,
    run: async (window) => {
      await window.command("Explain a Rule");
      await window.page.locator(".quick-input-widget input.input").fill("ordinal-gap");
      await window.pick(".quick-input-widget .monaco-list-row", "ordinal-gap");
      await window.page.locator(".tab.active", { hasText: "ordinal-gap" }).waitFor();
      await window.keys("Control+F4");
    },
  },
  {
    name: "a new document from its 文种: Tab goes through what is to be filled in",
    draft: head,
    run: async (window) => {
      await window.command("New Document");
      await window.pick(".quick-input-widget .monaco-list-row", "通知");
      await window.lineIs("××关于××的通知");
      await window.type("青云市安委会办公室");
      await window.page.waitForTimeout(1500);
      await window.keys("Tab");
      await window.type("贯彻《安全生产法》");
      await window.keys("Tab");
      await window.lineIs("青云市安委会办公室关于贯彻《安全生产法》的通知");
      // Behind a mark no list opens either that Tab would take from.
      await window.type("各县区人民政府，");
      await window.page.waitForTimeout(1500);
      await window.type("各部门");
      await window.page.waitForTimeout(1500);
      await window.keys("Tab");
      await window.lineIs("各县区人民政府，各部门：");
      await window.type("加强领导");
      await window.lineIs("为进一步加强领导，根据××，现就××通知如下：");
      await window.keys("Tab");
      await window.type("有关要求");
      await window.page.waitForTimeout(1500);
      await window.keys("Tab");
      await window.type("有关事项");
      await window.lineIs("为进一步加强领导，根据有关要求，现就有关事项通知如下：");
    },
  },
  {
    name: "Tab leaves a ×× once the list is closed, and what is filled in is undone before the new document is",
    draft: head,
    run: async (window) => {
      await listInTemplate(window);
      await window.page.locator(".suggest-status-bar", { hasText: "Tab" }).waitFor();
      await window.keys("Escape", "Tab");
      await window.type("要求");
      await window.lineIs("为进一步在做“深”上谋划，，根据要求，现就××通知如下：");
      await window.keys("Control+z");
      await window.lineIs("为进一步在做“深”上谋划，，根据××，现就××通知如下：");
      await window.keys("Control+z");
      await window.lineIs("为进一步××，根据××，现就××通知如下：");
      for (const line of ["××：", "某市关于××的通知", "××关于××的通知"]) {
        await window.keys("Control+z");
        await window.lineIs(line);
      }
    },
  },
  {
    name: "a new document may be blank",
    draft: head,
    run: async (window) => {
      await window.command("New Document");
      await window.pick(".quick-input-widget .monaco-list-row", "规定");
      await window.lineIs("××规定");
      await window.command("New Document");
      await window.pick(".quick-input-widget .monaco-list-row", "通知");
      await window.lineIs("××关于××的通知");
      await window.command("New Document");
      await window.page.locator(".quick-input-widget .monaco-list-row", { hasText: "通知" }).waitFor();
      await window.page.locator(".quick-input-widget input.input").fill("Blank");
      await window.pick(".quick-input-widget .monaco-list-row", "Blank");
      await until("an empty draft", async () => (await window.text()).trim() === "");
      // It says how to begin, and is filled in itself.
      // Away from the tabs, whose hover would lie over the line.
      await window.page.mouse.move(640, 1200);
      await window.page.locator(".active .codelens-decoration", { hasText: "选文种" }).first().click();
      await window.pick(".quick-input-widget .monaco-list-row", "报告");
      await window.lineIs("××关于××的报告");
      await window.keys("Control+z");
      await until("empty again", async () => (await window.text()).trim() === "");
    },
  },
  {
    name: "an item moves a level by its keys, and by Tab at its number; each is one undo step",
    draft: `${head}一、要求\n（一）抓好排查。各单位要自查。\n‸（二）抓好整改。各单位要整改。\n（三）抓好销号。各单位要销号。\n`,
    run: async (window, file) => {
      const own = plain(scenes.find(({ name }) => name.startsWith("an item moves a level"))?.draft ?? "");
      const lower = own.replace("（二）", "1.").replace("（三）", "（二）");
      const has = (text: string) => until(text, async () => (await window.text()).includes(text));
      await window.keys("Control+k", "Alt+ArrowRight");
      await has("1.抓好整改");
      await buffer(window, file, lower);
      // By now the keys know what Tab is for here.
      await window.keys("Shift+Tab");
      await has("（二）抓好整改");
      await window.keys("Tab");
      await has("1.抓好整改");
      await window.keys("Control+z");
      await has("（二）抓好整改");
      await buffer(window, file, own);
      await window.command("Demote Item");
      await has("1.抓好整改");
      await window.command("Promote Item");
      await buffer(window, file, own);
    },
  },
  {
    name: "Enter before the first item of a list makes room for a new one, and the others count on",
    draft: `${head}一、要求\n‸（一）抓好排查。要查。\n（二）抓好整改。要改。\n二、分工\n各单位按照第一部分第（一）项办理。\n`,
    run: async (window, file) => {
      await window.keys("Enter");
      await until("counted on", async () => (await window.text()).includes("（三）抓好整改"));
      // The caret goes where the new item is written.
      await window.page.locator(".statusbar-item", { hasText: "Ln 6, Col 4" }).waitFor();
      await window.type("抓好部署。");
      const items = "（一）抓好部署。\n（二）抓好排查。要查。\n（三）抓好整改。要改。";
      await buffer(window, file, `${head}一、要求\n${items}\n二、分工\n各单位按照第一部分第（二）项办理。\n`);
    },
  },
  {
    name: "Enter behind an item that announces a list begins the next level, and takes its number away again",
    draft: `${head}一、要求\n（一）抓好排查。要查。\n（二）抓好整改，做好以下工作：‸\n`,
    run: async (window, file) => {
      const own = plain(scenes.find(({ name }) => name.startsWith("Enter behind an item that ann"))?.draft ?? "");
      await window.keys("Enter");
      await window.lineIs("1.");
      await window.type("甲。");
      await buffer(window, file, `${own}1.甲。\n`);
      await window.keys("Backspace", "Backspace", "Enter");
      await until("the number is gone", async () => !(await window.text()).includes("1."));
      await buffer(window, file, `${own}\n`);
    },
  },
  {
    name: "where nothing mends a finding the first action says why it is one",
    draft: `${head}请于⟦2026年‸11月31日⟧前报送。\n`,
    run: async (window) => {
      await window.marksAre("2026年11月31日");
      await window.act("查看规则");
      await window.page.locator(".tab.active", { hasText: "date" }).waitFor();
      await window.keys("Control+F4");
    },
  },
  {
    name: "where only hints are left the message leads to the first",
    draft: `${head}80年代的档案要整理。\n\n某县教育局\n2026年11月30日\n`,
    run: async (window) => {
      await window.command("Fix Everything That Is Certain");
      await window.page.locator(".notification-toast .monaco-button", { hasText: "Show problems" }).click();
      await window.page.locator(".statusbar-item", { hasText: "selected)" }).waitFor();
    },
  },
  {
    name: "a reference that a change of numbers has left is marked until the writer says that it is right",
    draft: `${head}一、任务\n（一）整治河道。清理淤泥。\n‸（二）修复岸线。种植树木。\n二、分工\n林业局负责上述⟦第（二）项⟧任务。\n`,
    run: async (window) => {
      await window.command("Move Section Up");
      await window.marksAre("第（二）项");
      await window.goTo(9, 9);
      await window.act("已核对");
      await window.marksAre();
    },
  },
  {
    name: "Tab goes from one × of a row to the next at the very end of a draft too",
    draft: `${head}在责任上再压实，在措施上再细化‸`,
    run: async (window, file) => {
      await window.type("，");
      await window.first("在××上再××");
      await window.keys("Tab");
      // Behind letters no list comes that Tab would take from.
      await window.type("AB");
      await window.keys("Tab");
      await window.type("CD");
      await buffer(window, file, `${head}在责任上再压实，在措施上再细化，在AB上再CD`);
    },
  },
  {
    name: "Tab takes from the list in a ××",
    draft: head,
    run: async (window) => {
      await listInTemplate(window);
      await window.keys("Tab");
      await until("it is taken", async () => /上谋划，在做“[^”]+”[^，]*，根据××/u.test(await window.text()));
    },
  },
  {
    name: "checks pause and resume at once",
    draft: `${head}一是抓教育。⟦三是⟧抓落实。\n`,
    run: async (window) => {
      await window.marksAre("三是");
      await window.command("Pause Checks");
      await window.marksAre();
      await window.command("Resume Checks");
      await window.marksAre("三是");
    },
  },
  {
    name: "rename of a 提法",
    draft: `${head}做到‸“三个到位”。首先，做到组织到位。其次，做到责任到位。再次，做到措施到位。\n\n要把“三个到位”落到实处。\n`,
    run: async (window, file) => {
      await window.keys("ArrowRight", "ArrowRight", "F2");
      const box = window.page.locator(".rename-box input");
      await box.fill("三个到底");
      await box.press("Enter");
      // A server that asks for confirmation makes the editor show all places first.
      const apply = window.page.locator(".refactor-preview .monaco-button, .bulk-edit-panel .monaco-button", {
        hasText: "Apply",
      });
      await until("renamed", async () => {
        if ((await apply.count()) > 0) await apply.first().click();
        return (await window.text()).includes("把“三个到底”");
      });
      await buffer(
        window,
        file,
        plain(scenes.find(({ name }) => name === "rename of a 提法")?.draft ?? "").replaceAll("三个到位", "三个到底"),
      );
    },
  },
  {
    name: "outline, breadcrumbs, folding",
    draft: `${head}一、强化领导\n\n各单位要落实责任。\n\n二、强化保障\n\n‸各单位要保障经费。\n`,
    run: async (window) => {
      await until("breadcrumbs", async () =>
        ((await window.page.locator(".breadcrumbs-control").textContent()) ?? "").includes("二、强化保障"),
      );
      await window.command("Focus on Outline View");
      await until("outline", async () => {
        const rows = await window.page.locator(".outline-pane .monaco-list-row").allInnerTexts();
        return rows.some((row) => row.includes("一、强化领导")) && rows.some((row) => row.includes("二、强化保障"));
      });
      await window.page.locator(".editor-group-container.active .monaco-editor .view-lines").first().click();
      await window.keys("Control+k", "Control+0");
      await until("folded", async () => !(await window.text()).includes("落实责任"));
      const shown = await window.text();
      for (const heading of ["关于做好", "一、强化领导", "二、强化保障"]) same(shown.includes(heading), true);
    },
  },
];
