// Scenes that need a window, a workspace or an engine of their own.
import type { Browser } from "playwright-core";
import { type Engine, until } from "./engine.mts";
import { same } from "./scenes.mts";

export interface WindowScene {
  /** Whether the scene is about the module in its worker, which a native server has not. */
  readonly needsModule?: boolean;
  readonly name: string;
  run(engine: Engine, browser: Browser): Promise<void>;
}

const head = "关于做好安全生产工作的通知\n\n各部门：\n\n";
const gap = `${head}一、强化领导\n\n三、强化保障\n\n一是抓教育。三是抓落实。\n`;

/** A 通知 from its 文种, in a window of its own on a folder with one draft. */
const newNotice = async (engine: Engine, browser: Browser, folder: string) => {
  engine.write(`${folder}/a.gongwen`, head);
  const window = await engine.open(browser, `${folder}/a.gongwen`, folder);
  await window.focus("a.gongwen");
  await window.answered();
  await window.command("New Document");
  await window.pick(".quick-input-widget .monaco-list-row", "通知");
  await window.lineIs("××关于××的通知");
  return window;
};

/** In the engine that trusts every workspace, in English. */
export const windowScenes: readonly WindowScene[] = [
  {
    name: "a module that traps or hangs is started anew, and nothing is lost",
    needsModule: true,
    run: async (engine, browser) => {
      engine.write("failing/a.gongwen", `${head}一是抓教育。三是抓落实。\n`);
      const window = await engine.open(browser, "failing/a.gongwen", "failing");
      await window.marksAre("三是");
      await window.focus("a.gongwen");
      for (const [text, word] of [
        ["陷", "Internal error"],
        ["滞", "No answer"],
      ]) {
        await window.keys("Control+End");
        await window.page.keyboard.insertText(text ?? "");
        await window.page
          .locator(".notification-list-item-message", { hasText: word ?? "" })
          .first()
          .waitFor();
        await window.page.keyboard.insertText("。");
        // The new server sees what is typed now.
        await window.goTo(5, 6);
        await window.keys("Delete");
        await window.page.keyboard.insertText("二");
        await window.marksAre();
        await window.keys("Backspace");
        await window.page.keyboard.insertText("三");
        await window.marksAre("三是");
      }
      same(await window.saved("failing/a.gongwen"), `${head}一是抓教育。三是抓落实。\n陷。滞。`);
      await window.close();
    },
  },
  {
    name: "a row of a list that is out of date takes nothing that was typed since",
    needsModule: true,
    run: async (engine, browser) => {
      const clause = "下一步，我们将在做“深”上谋划，";
      engine.write("slow/a.gongwen", `${head}${clause}\n`);
      const window = await engine.open(browser, "slow/a.gongwen", "slow");
      await window.focus("a.gongwen");
      await window.answered();
      await window.goTo(5, clause.length);
      await window.type("在做");
      await window.first("在做“");
      // From here on lists take their time, and the editor still shows the last one.
      await window.type("慢");
      await window.keys("Tab");
      await window.type("车");
      await window.lineIs(`${clause}在做慢车`);
      same(await window.saved("slow/a.gongwen"), `${head}${clause}在做慢车\n`);
      await window.close();
    },
  },
  {
    name: "Tab goes on to the next ×× behind Esc and from elsewhere too, and writes no blanks into a new document",
    run: async (engine, browser) => {
      const window = await newNotice(engine, browser, "filling");
      await window.type("某市");
      await window.lineIs("某市关于××的通知");
      const isThere = () => window.page.locator(".statusbar-item", { hasText: "(2 selected)" }).waitFor();
      // Esc leaves what stands in for a ×× where it is: no list opens that Tab would take from.
      await window.keys("Escape", "Escape", "Tab");
      await isThere();
      await window.type("督查");
      await window.lineIs("某市关于督查的通知");
      // Behind the last comes the first that is left.
      await window.keys("Control+End", "Tab");
      await isThere();
      await window.type("各乡镇人民政府");
      await window.page.waitForTimeout(1500);
      same(await window.list(), []);
      await window.keys("Escape", "Tab");
      await isThere();
      await window.lineIs("各乡镇人民政府：");
      await window.type("落实");
      // One undo for each, and the next ×× is chosen from there.
      await window.keys("Control+Home", "Tab");
      await isThere();
      await window.type("要求");
      await window.lineIs("为进一步落实，根据要求，现就××通知如下：");
      await window.keys("Tab");
      await window.type("有关事项");
      await window.lineIs("为进一步落实，根据要求，现就有关事项通知如下：");
      // One undo for each; behind a move of the caret one more, which changes nothing.
      for (const line of [
        "为进一步落实，根据要求，现就××通知如下：",
        "为进一步落实，根据××，现就××通知如下：",
        "为进一步××，根据××，现就××通知如下：",
        "××：",
        "某市关于××的通知",
      ]) {
        if (/^(?:为进一步××|某市)/u.test(line)) await window.keys("Control+z");
        await window.keys("Control+z");
        await window.lineIs(line);
      }
      await window.close();
    },
  },
  {
    name: "a new document that is saved half filled in is filled in as before",
    run: async (engine, browser) => {
      const window = await newNotice(engine, browser, "saved");
      await window.type("某市");
      await window.keys("Escape", "Control+s");
      await window.page.locator(".quick-input-widget input.input").waitFor();
      await window.keys("Enter");
      await window.page.locator(".tab.active:not(.dirty)", { hasText: ".gongwen" }).waitFor();
      await window.keys("Control+End", "Tab");
      await window.page.locator(".statusbar-item", { hasText: "(2 selected)" }).waitFor();
      await window.close();
    },
  },
  {
    name: "Tab behind text writes no blanks, and the status bar says what it is for",
    run: async (engine, browser) => {
      engine.write("behind/a.gongwen", `${head}（一）抓好排查。要查。\n××市要报。\n`);
      const window = await engine.open(browser, "behind/a.gongwen", "behind");
      await window.focus("a.gongwen");
      await window.answered();
      await window.goTo(5, 11);
      // At once behind the caret: what Tab means is decided when the key has come.
      await window.keys("Tab");
      await window.page.locator(".statusbar-item", { hasText: "No ×× here." }).waitFor();
      await window.type("A");
      same(await window.saved("behind/a.gongwen"), `${head}（一）抓好排查。要查。A\n××市要报。\n`);
      await window.close();
    },
  },
  {
    name: "the settings stand in groups",
    run: async (engine, browser) => {
      engine.write("groups/a.gongwen", gap);
      const window = await engine.open(browser, "groups/a.gongwen", "groups");
      await window.focus("a.gongwen");
      await window.answered();
      await window.keys("Control+,");
      await window.page.locator(".settings-editor").waitFor();
      await window.keys("Control+a");
      await window.page.keyboard.insertText("@ext:unpublished.gongwen");
      const groups = window.page.locator(".settings-editor [role=treeitem]");
      let seen: string[] = [];
      await until(
        () => `groups of settings, seen ${seen}`,
        async () => {
          seen = (await groups.allTextContents()).map((text) => text.trim());
          return ["Drafts", "Completion", "Punctuation"].every((name) => seen.some((text) => text.startsWith(name)));
        },
      );
      await window.close();
    },
  },
  {
    name: "settings from the editor and from .gongwen.json take effect at once",
    run: async (engine, browser) => {
      engine.write("settings/a.gongwen", gap);
      const window = await engine.open(browser, "settings/a.gongwen", "settings");
      await window.marksAre("三、", "三是");
      engine.set("settings", { "gongwen.rules.ordinal-gap": "off" });
      await window.marksAre("三是");
      engine.write("settings/.gongwen.json", '{"rules": {"series-incomplete": "off"}}\n');
      await window.marksAre();
      engine.set("settings", {});
      await window.marksAre("三、");
      engine.remove("settings/.gongwen.json");
      await window.marksAre("三、", "三是");
      await window.close();
    },
  },
  {
    name: "Markdown and plain text are left alone until asked for",
    run: async (engine, browser) => {
      engine.write("languages/a.gongwen", gap);
      engine.write("languages/b.md", gap);
      engine.write("languages/c.txt", gap);
      const window = await engine.open(browser, "languages/b.md", "languages");
      await window.focus("c.txt");
      await window.focus("a.gongwen");
      await window.marksAre("三、", "三是");
      await window.focus("b.md");
      same(await window.marks(), []);
      await window.focus("c.txt");
      same(await window.marks(), []);
      engine.set("languages", { "gongwen.languages": ["plaintext", "markdown"] });
      await window.page.locator(".notification-toast .monaco-button", { hasText: "Write them" }).click();
      await window.marksAre("三、", "三是");
      await window.focus("b.md");
      await window.marksAre("三、", "三是");
      await until("the defaults are written", async () => {
        const { "[markdown]": markdown, "[plaintext]": plaintext } = engine.user();
        return [markdown, plaintext].every((one) =>
          JSON.stringify(one)?.includes('"editor.acceptSuggestionOnEnter":"off"'),
        );
      });
      engine.set("languages", {});
      await window.marksAre();
      await window.close();
    },
  },
  {
    name: "two folders, each with settings of its own",
    run: async (engine, browser) => {
      engine.write("one/a.gongwen", gap);
      engine.write("two/b.gongwen", gap);
      engine.write("two/.gongwen.json", '{"rules": {"ordinal-gap": "off"}}\n');
      engine.write("both.code-workspace", '{"folders": [{"path": "one"}, {"path": "two"}]}\n');
      const window = await engine.open(browser, "one/a.gongwen", "both.code-workspace");
      await window.marksAre("三、", "三是");
      await window.close();
      const second = await engine.open(browser, "two/b.gongwen", "both.code-workspace");
      await second.marksAre("三是");
      await second.close();
    },
  },
];

/** In the engine in Chinese that trusts nothing until it is told to. */
export const untrustedScenes: readonly WindowScene[] = [
  {
    name: "an untrusted workspace names no program, and the server works; the extension speaks Chinese",
    run: async (engine, browser) => {
      engine.write("evil/a.gongwen", gap);
      engine.write("evil/.vscode/settings.json", `{"gongwen.server.path": "${engine.path("evil/run.sh")}"}\n`);
      engine.write("evil/run.sh", `#!/bin/sh\ntouch ${engine.path("evil/was-run")}\n`);
      const window = await engine.open(browser, "evil/a.gongwen", "evil");
      await window.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
      await window.marksAre("三、", "三是");
      await window.command("公文: 检查环境");
      await window.page.locator(".tab.active", { hasText: "环境" }).waitFor();
      same(await window.page.locator("[class*=unicode-highlight]").count(), 0);
      same(engine.has("evil/was-run"), false);
      await window.close();
    },
  },
];
