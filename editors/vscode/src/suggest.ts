import type { TextDocumentContentChangeEvent as Change, TextDocument, TextDocumentChangeEvent } from "vscode";
import { commands, l10n, Range, Selection, type TextEditor, window, workspace } from "vscode";

/** Milliseconds between the insertion and the list: after the editor has moved the caret, before a person sees it. */
const delay = 20;

/** How often the caret is looked for where the host is busy: half a second in all. */
const tries = 25;

/** More than this at once was pasted, not typed. UTF-16 units; an input method commits half a sentence at most. */
const longestTyped = 24;

/** A sign or what ends 二是 and 第三条, or more at once; an input method's letters are no text yet. */
const mayEndNumber = /[\p{P}是条]$|[^a-z'\s]./isu;

/**
 * What follows a change of the writer's own at the only caret, once the server knows it: the list inside a run of 汉字, a
 * number that stands twice.
 */
export function followTyping({ document, contentChanges, reason }: TextDocumentChangeEvent, version: number): void {
  const [change, another] = contentChanges;
  const editor = window.activeTextEditor;
  if (change === undefined || another !== undefined || reason !== undefined) return;
  if (editor?.document !== document || editor.selections.length !== 1) return;
  if (isInsideRun(document, change)) openList(document, version, change.rangeOffset + change.text.length);
  // The editor itself asks behind single keys only, and drops what comes late. More may be typed before the command goes.
  if (mayEndNumber.test(change.text))
    commands.executeCommand("gongwen.typed", false, version).then(undefined, () => {});
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

/** The new draft that is filled in: where a ×× is ahead Tab goes there, so no list may take it. */
export const form: { document?: TextDocument } = {};

export const isFilling = (document: TextDocument, offset: number) =>
  document === form.document && document.getText().includes("××", offset);

/** Goes to the next ×× behind the caret; behind the last comes the first. */
export function nextBlank(): void {
  const editor = window.activeTextEditor;
  const text = editor?.document.getText() ?? "";
  const behind = text.indexOf("××", editor?.document.offsetAt(editor.selection.end));
  const place = behind < 0 ? text.indexOf("××") : behind;
  if (editor === undefined || place < 0) return void window.showInformationMessage(l10n.t("No ×× is left."));
  const { document } = editor;
  editor.selection = new Selection(document.positionAt(place), document.positionAt(place + 2));
  editor.revealRange(editor.selection);
}

/** A number of the four levels at a line's start; 1.5 is none, nor is a row of the 附件说明, which stands further in. */
const number = /^(?:　| {2}){0,2}(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[）)]|\d+[.．](?!\d))/u;

let tab = "";

/** Lets the keys know what Tab is for at the caret: the next ××, or an item's level before its number or right behind. */
export function followCaret(editor?: TextEditor): void {
  // The log beside the draft has a caret too.
  if (editor === undefined || editor !== window.activeTextEditor) return;
  const { document, selection } = editor;
  // A new draft that is saved becomes another document.
  if (form.document?.isClosed && form.document.getText() === document.getText()) form.document = document;
  const { text } = document.lineAt(selection.active);
  const before = text.slice(0, selection.active.character);
  const isAtNumber = number.test(text) && (before.trim() === "" || number.exec(text)?.[0] === before);
  const now = isFilling(document, 0) ? "blank" : isAtNumber && selection.isEmpty ? "level" : "";
  if (now !== tab) void commands.executeCommand("setContext", "gongwen.tab", now);
  tab = now;
}

/**
 * Whether 汉字 were typed in front of 汉字: the editor itself opens the list at a word's end only, and a run of 汉字 is one
 * word. An input method's commit replaces its Latin letters, of which there is at least one for each character. An
 * accepted item replaces a run by a longer one: it opens nothing.
 */
function isInsideRun(document: TextDocument, { text, rangeLength, rangeOffset }: Change): boolean {
  if (!workspace.getConfiguration("gongwen").get("suggestInsideText", true)) return false;
  if (isFilling(document, rangeOffset)) return false;
  const isTyped = text.length <= longestTyped && (rangeLength === 0 || text.length <= rangeLength);
  const end = document.positionAt(rangeOffset + text.length);
  const behind = document.getText(new Range(end, end.translate(0, 2)));
  return isTyped && /\p{Script=Han}$/u.test(text) && /^\p{Script=Han}/u.test(behind);
}
