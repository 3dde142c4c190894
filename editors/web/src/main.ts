import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { forEachDiagnostic, openLintPanel } from "@codemirror/lint";
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { Connection, type Failure, fromBase64, toBase64 } from "@gongwen/module";
import { webWorker } from "@gongwen/module/browser";
import element from "crelt";
import type { CodeLens, Diagnostic } from "vscode-languageserver-types";
import { completion, fillIn, isComposing, isForm } from "./completion.ts";
import { button, choose, dialog, note, tell } from "./dialog.ts";
import { Drafts } from "./drafts.ts";
import { folding, ghostText, goToNamed, hover, numbering, refreshFolds, rename } from "./features.ts";
import { applyEdit, findings, show } from "./findings.ts";
import { Outline } from "./outline.ts";
import { decode, nameOf, newPaper, type Paper, pick, save, write } from "./papers.ts";
import phrases from "./phrases.json";
import { Printout } from "./print.ts";
import { positionIn, Session, uri } from "./session.ts";
import { editSettings, settingsOfServer } from "./settings.ts";

/** Milliseconds of rest before outline, folding and 字数 are asked for again. */
const rest = 300;

/** An element of index.html: also the module, the worker that runs it and the licences, which scripts/page.mts puts in. */
const part = (id: string) => document.getElementById(id) as HTMLElement;

const encoding = part("encoding") as HTMLSelectElement;
const drafts = new Drafts(() => current());
let paper: Paper = newPaper();
let isRestored = false;

const view = new EditorView({ parent: part("text"), state: stateOf("") });
const worker = webWorker(part("worker").textContent ?? "");
const connection = new Connection(worker, { module: fromBase64(part("module").textContent ?? "") });
const session = new Session(connection, view.state.doc, {
  notified(method, params) {
    if (method === "textDocument/publishDiagnostics") {
      show(view, session, (params as { diagnostics: Diagnostic[] }).diagnostics);
      status();
    } else if (method === "window/showMessage") note((params as { message: string }).message);
  },
  apply: (edit) => applyEdit(view, edit) !== undefined,
  settings: settingsOfServer,
  failed({ kind }: Failure, isLast) {
    const after = isLast ? "，已经停止。请先保存文稿，再重新打开本页。" : "，正在重新启动；文稿没有改动。";
    note(`检查程序${kind === "timeout" ? "没有响应" : "出错"}${after}`);
    status();
  },
});
const outline = new Outline(part("outline"), view, session);
const printed = new Printout(view, session);

function stateOf(doc: string): EditorState {
  const looks = [lineNumbers(), drawSelection(), dropCursor(), highlightActiveLine(), search({ top: true })];
  return EditorState.create({
    doc,
    extensions: [
      [completion, ghostText, numbering, findings, hover].map((aid) => aid(() => session)),
      isForm.of(paper.isForm ?? false),
      [folding, history(), EditorView.lineWrapping, EditorState.phrases.of(phrases), ...looks],
      EditorView.contentAttributes.of({ "aria-label": "文稿", spellcheck: "false", lang: "zh-CN" }),
      EditorView.updateListener.of(({ docChanged, changes, selectionSet, view: changed }) => {
        if (docChanged) edited(changed, changes);
        if (selectionSet) outline.follow();
      }),
      keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    ],
  });
}

let timer: ReturnType<typeof setTimeout> | undefined;
function edited(changed: EditorView, changes: Parameters<Session["changed"]>[0]): void {
  session.changed(changes);
  paper.isUnsaved = true;
  // An input method's letters are nobody's business until they are committed.
  if (!isComposing(changed)) session.flush();
  refreshSoon();
}

function refreshSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void refresh(), rest);
}

/** What follows the text at a distance. */
async function refresh(): Promise<void> {
  if (isComposing(view)) return refreshSoon();
  paper.text = view.state.doc.toString();
  await Promise.all([drafts.keep(paper), outline.refresh(), refreshFolds(view, session)]);
  printed.refreshSoon();
  part("size").textContent = (await session.ask<CodeLens[]>("codeLens"))?.[0]?.command?.title ?? "";
  status();
}

function status(): void {
  let count = 0;
  forEachDiagnostic(view.state, () => count++);
  part("count").textContent = session.hasEnded ? "检查已停止" : count === 0 ? "没有问题" : `${count} 处问题`;
  document.title = `${paper.isUnsaved ? "● " : ""}${nameOf(paper)} — 公文`;
  part("unsaved").hidden = !paper.isUnsaved;
  encoding.value = paper.encoding;
}

/** Another draft in the editor, with a history of its own. */
function load(next: Paper): void {
  paper = next;
  view.setState(stateOf(next.text));
  session.open(view.state.doc);
  void refresh();
  view.focus();
}

/** Whether what is written may be left: it is empty, or the writer says so. */
async function mayLeave(): Promise<boolean> {
  if (view.state.doc.length === 0 || !paper.isUnsaved) return true;
  const text = "现在这份有改动没有存成文件。不保存就换，这些改动就没有了，浏览器里也不留。";
  const answer = await tell("换一份文稿", text, "先保存", "不保存", "取消");
  return answer === "不保存" || (answer === "先保存" && (await act(actions.save)) === true);
}

async function openFile(file: File, handle?: FileSystemFileHandle): Promise<void> {
  if (!(await mayLeave())) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.docx$/iu.test(file.name)) {
    const text = await session.command<string>("gongwen.textOfWord", toBase64(bytes));
    return void (text !== undefined && load(newPaper(text, file.name.replace(/docx$/iu, "gongwen"))));
  }
  const opened = decode(file.name, bytes);
  if (opened === undefined) await tell("打不开", `“${file.name}”不是 UTF-8 或 GB18030 的文本文件，也不是 .docx。`);
  else load(handle === undefined ? opened : { ...opened, handle });
}

/** What the buttons and keys do, by their name in index.html. */
const actions: Readonly<Record<string, () => Promise<unknown>>> = {
  async new() {
    const kinds = (await session.command<string>("gongwen.template")) ?? "";
    const kind = await choose("新建公文", [...kinds.split("\n"), "空白"]);
    if (kind === undefined || !(await mayLeave())) return;
    const text = kind === "空白" ? "" : await session.command<string>("gongwen.template", kind);
    load({ ...newPaper(text), isForm: true });
    fillIn(view);
  },
  open: () => pick().then((picked) => picked && openFile(picked.file, picked.handle)),
  save: () => save(current()),
  saveAs: () => save(current(), true),
  async word() {
    const bytes = await session.command<string>("gongwen.word", uri);
    const name = nameOf(current()).replace(/\.[^.]*$/u, ".docx");
    if (bytes === undefined || !(await write(name, fromBase64(bytes)))) return;
    if (paper.text.includes("××")) note(`已存为 ${name}，其中还有 ×× 没有填。`);
  },
  print: () => printed.print(),
  copy: () => printed.copy().then(() => note("已复制，可以粘贴到 Word 或 WPS。")),
  fix: () => change("fixAll", "没有可以直接改正的", " 处已改正"),
  renumber: () => change("renumber", "没有要改的编号", ""),
  up: () => move("up"),
  down: () => move("down"),
  promote: () => move("out"),
  demote: () => move("in"),
  rename: () => rename(view, session),
  follow: () => goToNamed(view, session),
  problems: async () => openLintPanel(view),
  find: async () => openSearchPanel(view),
  settings: async () =>
    (await editSettings()) && session.notify("workspace/didChangeConfiguration", { settings: settingsOfServer() }),
  async clear() {
    const text = "浏览器里保存的草稿都将删除，本页和打开着本页的其他标签页都会清空。已经存成文件的不受影响。";
    if ((await tell("清除草稿", text, "清除", "取消")) !== "清除") return;
    localStorage.setItem(clearedKey, String(Date.now()));
    await wipe();
  },
  about: () => dialog("用法与关于", element("pre", { tabindex: "0" }, part("about").textContent ?? ""), button("关闭")),
};

/** Changes where a tab clears the drafts: the others hear of it, and what is written in them goes too. */
const clearedKey = "gongwen-cleared";
addEventListener("storage", ({ key }) => key === clearedKey && void wipe());
const wipe = () => Promise.all([load(newPaper()), drafts.clear()]);

const move = (way: "up" | "down" | "out" | "in") =>
  session.command("gongwen.move", uri, positionIn(view.state.doc, view.state.selection.main.head).line, way);
const current = () => Object.assign(paper, { text: view.state.doc.toString() });

/** Mends or renumbers, says how much that changed and what is left (the server's own words may say it), and leads on. */
async function change(command: "fixAll" | "renumber", none: string, done: string): Promise<void> {
  const told = (await session.command<number | string>(`gongwen.${command}`, uri)) ?? 0;
  const { items = [] } = (await session.ask<{ items: Diagnostic[] }>("diagnostic")) ?? {};
  const said = `${part("note").textContent}${told === 0 ? none : `${told}${done}`}`;
  const isNumbering = command === "fixAll" && items.some(({ code }) => String(code).startsWith("ordinal-"));
  if (items.length === 0) note(`${said}${typeof told === "string" ? "" : "，没有别的问题"}。`);
  else note(`${said}，还有 ${items.length} 处要您来定：`, "problems", ...(isNumbering ? ["renumber"] : []));
}

async function act(run?: () => unknown): Promise<unknown> {
  note("");
  try {
    return await run?.();
  } catch (error) {
    await tell("没有完成", error instanceof Error ? error.message : String(error));
  } finally {
    status();
  }
}

addEventListener("click", ({ target, ctrlKey, metaKey }) => {
  const isLink = (ctrlKey || metaKey) && view.contentDOM.contains(target as HTMLElement);
  const { action = isLink ? "follow" : "" } = (target as HTMLElement).dataset;
  // Whoever has pressed a button writes on; the list of problems and the search have the focus themselves.
  if (action !== "") void act(actions[action]).then(() => !/^(problems|find)$/u.test(action) && view.focus());
});
/** Each button's key stands beside it in index.html, where readers of the screen find it too. */
function pressed(event: KeyboardEvent): void {
  const held = [(event.ctrlKey || event.metaKey) && "Control", event.altKey && "Alt", event.shiftKey && "Shift"];
  const name = [...held, event.code.replace("Key", "")].filter(Boolean).join("+");
  const button = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${name}"]`);
  if (button === null || event.isComposing || document.querySelector("dialog[open]") !== null) return;
  event.preventDefault();
  event.stopPropagation();
  button.click();
}
addEventListener("keydown", pressed, true);
function dropped(event: DragEvent): void {
  const [file] = event.dataTransfer?.files ?? [];
  if (file === undefined) return;
  event.preventDefault();
  void act(() => openFile(file));
}
addEventListener("drop", dropped, true);
encoding.onchange = () => act(() => Object.assign(paper, { encoding: encoding.value, isUnsaved: true }));
addEventListener("dragover", (event) => event.preventDefault());

/** Loads what tabs have left that are gone; where there is text already, or more than one draft, the writer decides. */
async function restore(): Promise<void> {
  const left = await drafts.left();
  if (left.length === 0 || isRestored) return;
  isRestored = true;
  const when = (changed: number) => new Date(changed).toLocaleString("zh-CN");
  const names = left.map(([, { paper: kept, changed }]) => `${kept.text.trim().slice(0, 24)}（${when(changed)}）`);
  const says = "关闭的页面里有草稿，开头如下，打开哪一份？其余的和现在写的都留着。";
  const isSole = left.length === 1 && view.state.doc.length === 0;
  const draft = left[isSole ? 0 : names.indexOf((await tell("上次的草稿", says, ...names, "暂不打开")) ?? "")];
  if (draft === undefined) return;
  await drafts.keep(current());
  const { isCopy, ...taken } = await drafts.take(draft[0]);
  load(taken);
  if (isCopy) note("这份草稿在另一个标签页里开着。这里是它的副本，两边各存各的。");
}

await restore();
void refresh();
// A tab that is still about to close says so within a moment.
for (const seconds of [0.2, 0.5, 1, 2, 4, 8]) setTimeout(() => void restore(), 1000 * seconds);
document.body.dataset.ready = "true";
view.focus();
