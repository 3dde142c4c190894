import type { TextDocumentContentChangeEvent as Change, TextDocument, TextDocumentChangeEvent } from "vscode";
import { commands, l10n, Range, Selection, SnippetString, type TextEditor, window, workspace } from "vscode";

/** Milliseconds between the insertion and the list, and how often the caret is looked for where the host is busy. */
const [delay, tries] = [20, 25];

/** More than this at once was pasted, not typed. UTF-16 units; an input method commits half a sentence at most. */
const longestTyped = 24;

/** A sign or what ends 二是 and 第三条, or more at once; an input method's letters are no text yet. */
const mayEndNumber = /[\p{P}是条]$|[^a-z'\s]./isu;

/** What follows the writer's own change at the only caret: the list in a run of 汉字, a number that stands twice. */
export function followTyping({ document, contentChanges, reason }: TextDocumentChangeEvent, version: number): void {
  const [change, another] = contentChanges;
  const editor = window.activeTextEditor;
  const made = another && contentChanges.find(({ text }) => number.exec(text)?.[0] === text.trim())?.range.start;
  if (made && reason === undefined && editor?.document === document) followRoom(editor, made.line);
  if (change === undefined || another !== undefined || reason !== undefined) return;
  if (editor?.document !== document || editor.selections.length !== 1 || change.text.startsWith("××")) return;
  // What is written on lines of its own is no longer what stands in for a ××: lists open again.
  if (document === form.document && change.text.includes("\n")) void commands.executeCommand("leaveSnippet");
  if (isInsideRun(document, change)) openList(document, version, change.rangeOffset + change.text.length);
  // The editor itself asks behind single keys only, and drops what comes late. More may be typed before the command goes.
  if (mayEndNumber.test(change.text))
    commands.executeCommand("gongwen.typed", false, version).then(undefined, () => {});
}

/** Enter before the first item of a list makes room for another above, an empty number: the writer goes on there. */
function followRoom(editor: TextEditor, line: number): void {
  const { text, range } = editor.document.lineAt(line);
  if (number.exec(text)?.[0] !== text.trimEnd() || editor.selection.active.line !== line + 1) return;
  editor.selection = new Selection(range.end, range.end);
}

/** Opens the list once the caret has come to an offset. */
function openList(document: TextDocument, version: number, place: number, left = tries): void {
  setTimeout(() => {
    const editor = window.activeTextEditor;
    if (editor?.document !== document || document.version !== version) return;
    if (document.offsetAt(editor.selection.active) === place) {
      void commands.executeCommand("editor.action.triggerSuggest", { auto: true });
    } else if (left > 0) openList(document, version, place, left - 1);
  }, delay);
}

/** The draft whose ×× are filled in: while one is left Tab goes there, so no list may take it; whether the keys know. */
export const form: { document?: TextDocument; text?: string | undefined; isFilling?: boolean } = {};

export const isFilling = (document: TextDocument) => document === form.document && document.getText().includes("××");

/** `text` with its ×× as fields of a snippet: in these the editor opens no list by itself. The field `first` comes first. */
export function fields(text: string, first = 0): SnippetString {
  const [before = "", ...parts] = text.split("××");
  const snippet = new SnippetString().appendText(before);
  const number = (index: number) => 1 + ((index + parts.length - first) % parts.length);
  for (const [index, part] of parts.entries()) snippet.appendPlaceholder("××", number(index)).appendText(part);
  return snippet;
}

const tellOfTab = () => window.setStatusBarMessage(l10n.t("No ×× here. At an item's number Tab moves a level."), 5000);

/** Goes to the next ×× and makes all that are left fields again. */
export async function nextBlank(): Promise<void> {
  const editor = window.activeTextEditor;
  const text = editor?.document.getText() ?? "";
  const [from, to] = [text.indexOf("××"), text.lastIndexOf("××") + 2];
  if (editor === undefined || from < 0) return void tellOfTab();
  const { document, selection } = editor;
  form.document = document;
  const left = text.slice(from, to);
  const before = text.slice(from, document.offsetAt(selection.end)).split("××").length - 1;
  const range = new Range(document.positionAt(from), document.positionAt(to));
  // What was typed before is undone by itself: a key is no part of what a snippet has put in.
  const options = { undoStopBefore: false, undoStopAfter: true, keepWhitespace: true };
  await editor.insertSnippet(fields(left, before % (left.split("××").length - 1)), range, options);
}

/** A number of the four levels at a line's start; 1.5 is none, nor is a row of the 附件说明, which stands further in. */
const number = /^(?:　| {2}){0,2}(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[）)]|\d+[.．](?!\d))/u;

/** Tab goes to the next ×× or moves an item's level, as the caret stands when the key comes; `isBack`: Shift+Tab. */
export function tab(isBack = false): unknown {
  const editor = window.activeTextEditor;
  const { text = "" } = editor?.document.lineAt(editor.selection.active) ?? {};
  const before = text.slice(0, editor?.selection.active.character);
  if (!isBack && editor && isFilling(editor.document)) return nextBlank();
  const isInText = editor?.selection.isEmpty && before.trim() !== "";
  if (editor?.selection.isEmpty && (isInText ? number.exec(text)?.[0] === before : number.test(text)))
    return commands.executeCommand(isBack ? "gongwen.promote" : "gongwen.demote");
  return isInText && !isBack ? tellOfTab() : commands.executeCommand(isBack ? "outdent" : "tab");
}

/** Lets the keys know whether there are ×× to fill in, in the draft in front (the log beside it is an editor too). */
export function followForm(editor?: TextEditor): void {
  if (editor === undefined || editor !== window.activeTextEditor) return;
  const { document } = editor;
  const text = form.document && document.getText().trimEnd();
  // A new draft that is saved becomes another document, and is emptied itself.
  if (text !== undefined && text === form.text) form.document = document;
  const now = isFilling(document);
  if (now) form.text = text;
  if (now !== form.isFilling) void commands.executeCommand("setContext", "gongwen.filling", now);
  form.isFilling = now;
}

/**
 * Whether 汉字 were typed in front of 汉字, a run of which is one word to the editor: it opens a list at a word's end only.
 * A commit replaces Latin letters, one or more for each; an accepted item, which replaces a run by a longer one, is none.
 */
function isInsideRun(document: TextDocument, { text, rangeLength, rangeOffset }: Change): boolean {
  if (isFilling(document) || !workspace.getConfiguration("gongwen").get("suggestInsideText", true)) return false;
  const isTyped = text.length <= longestTyped && (rangeLength === 0 || text.length <= rangeLength);
  const end = document.positionAt(rangeOffset + text.length);
  const behind = document.getText(new Range(end, end.translate(0, 2)));
  return isTyped && /\p{Script=Han}$/u.test(text) && /^\p{Script=Han}/u.test(behind);
}
