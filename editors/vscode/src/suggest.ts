import type { TextDocumentContentChangeEvent as Change } from "vscode";
import { commands, Range, type TextDocument, type TextDocumentChangeEvent, window, workspace } from "vscode";

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
