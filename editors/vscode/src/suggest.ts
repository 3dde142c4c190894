import {
  commands,
  type Disposable,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from "vscode";
import { languagesChecked } from "./settings.ts";

/** Milliseconds between the insertion and the list: after the editor has moved the caret, before a person sees it. */
const delay = 20;

/** How often the caret is looked for where the host is busy: half a second in all. */
const tries = 25;

/** More than this at once was pasted, not typed. UTF-16 units; an input method commits half a sentence at most. */
const longestTyped = 24;

/**
 * Opens the list inside a run of 汉字. The editor itself opens it at a word's end only, and a run of 汉字 is one word.
 *
 * An input method's commit replaces its Latin letters, of which there is at least one for each character. An accepted
 * item replaces a run by a longer one: it opens nothing.
 */
export function suggestInsideText(): Disposable {
  return workspace.onDidChangeTextDocument((event) => {
    const place = typedInsideRun(event);
    if (place === undefined) return;
    const { document } = event;
    const version = document.version;
    const open = (left: number) => {
      const editor = window.activeTextEditor;
      if (editor?.document !== document || document.version !== version) return;
      if (document.offsetAt(editor.selection.active) === place) {
        void commands.executeCommand("editor.action.triggerSuggest", { auto: true });
      } else if (left > 0) setTimeout(open, delay, left - 1);
    };
    setTimeout(open, delay, tries);
  });
}

/** The new draft that is filled in: where a ×× is ahead Tab goes there, so no list may take it. */
let filled: TextDocument | undefined;

export function fillIn(document: TextDocument): void {
  filled = document;
}

/** The offset behind 汉字 that were typed in front of 汉字 at the only caret; undefined for every other change. */
function typedInsideRun({ document, contentChanges, reason }: TextDocumentChangeEvent): number | undefined {
  const [change, another] = contentChanges;
  const editor = window.activeTextEditor;
  if (change === undefined || another !== undefined || reason !== undefined) return undefined;
  if (editor?.document !== document || editor.selections.length !== 1) return undefined;
  if (!languagesChecked().includes(document.languageId)) return undefined;
  if (!workspace.getConfiguration("gongwen").get("suggestInsideText", true)) return undefined;
  const { text, rangeLength, rangeOffset } = change;
  if (document === filled && document.getText().includes("××", rangeOffset)) return undefined;
  const isTyped = text.length <= longestTyped && (rangeLength === 0 || text.length <= rangeLength);
  if (!isTyped || !/\p{Script=Han}$/u.test(text)) return undefined;
  const end = document.positionAt(rangeOffset + text.length);
  const behind = document.getText(new Range(end, end.translate(0, 2)));
  return /^\p{Script=Han}/u.test(behind) ? rangeOffset + text.length : undefined;
}
