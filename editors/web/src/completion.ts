import * as list from "@codemirror/autocomplete";
import { isolateHistory } from "@codemirror/commands";
import { EditorState, Facet, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import type { CompletionItem, CompletionList, TextEdit } from "vscode-languageserver-types";
import { positionIn, type Session, spanIn } from "./session.ts";

const manner = { activateOnTypingDelay: 0, interactionDelay: 0, defaultKeymap: false, icons: false };
const alone = ["input.complete", "input.fix"];
const isolated = { annotations: isolateHistory.of("full") };

/** The line before the caret. */
const before = ({ doc, selection: { main } }: EditorState) => doc.sliceString(doc.lineAt(main.head).from, main.head);
export const isLineStart = (state: EditorState) => state.selection.main.empty && before(state).trim() === "";

/** Whether the draft is a new one, whose ×× are to be filled in. */
export const isForm = Facet.define<boolean, boolean>({ combine: ([one = false]) => one });
const setBlank = StateEffect.define<readonly [from: number, to: number] | undefined>();

/** The ×× that Tab has gone to, and what is written in its place: until the caret is elsewhere, or on a line of its own. */
const blank = StateField.define<readonly [from: number, to: number] | undefined>({
  create: () => undefined,
  update(old, { changes, effects, newDoc, newSelection: { main } }) {
    for (const effect of effects) if (effect.is(setBlank)) return effect.value;
    const [from, to] = [changes.mapPos(old?.[0] ?? 0, -1), changes.mapPos(old?.[1] ?? 0, 1)];
    const isInside = from <= main.from && main.to <= newDoc.lineAt(from).to && main.to <= to;
    return old && isInside ? [from, to] : undefined;
  },
});

/** Where the next ×× of a new draft is (behind the last: the first), or the one before. -1 where none is left. */
function placeOfBlank(state: EditorState, isBack = false): number {
  const { from, to } = state.selection.main;
  const text = state.facet(isForm) ? state.doc.toString() : "";
  const place = isBack ? text.slice(0, from).lastIndexOf("××") : text.indexOf("××", to);
  return place < 0 ? text.indexOf("××") : place;
}

/** Goes to the next ×× of a new draft, or the one before, and from the last to the draft's end. */
export function fillIn({ state, dispatch }: EditorView, isBack?: boolean): boolean {
  const place = placeOfBlank(state, isBack);
  const found = place < 0 ? undefined : ([place, place + 2] as const);
  if ((found ?? state.field(blank)) === undefined) return false;
  const [anchor, head] = found ?? [state.doc.length];
  dispatch({ selection: { anchor, ...(head && { head }) }, effects: setBlank.of(found), scrollIntoView: true });
  return true;
}

/** Whether Tab indents here, or goes to a ××: nothing grey takes it. */
export const keepsTab = (state: EditorState) => isLineStart(state) || placeOfBlank(state) >= 0;

/** What Tab is for in a new document, as the page says it below the text. */
function purposeOfTab(state: EditorState): string {
  const later = placeOfBlank(state) < 0 ? "" : list.completionStatus(state) === "active" ? "list" : "later";
  return later !== "list" && state.field(blank) ? "now" : later;
}

/** Whether no list opens by itself: in a ××, and where a sentence is over while one is left, Tab goes on to the next. */
const isQuiet = (state: EditorState, purpose = purposeOfTab(state)) =>
  isLineStart(state) || purpose === "now" || (purpose !== "" && /[。；：！？][”）]?$/u.test(before(state)));

/** A list that is still pending shows nothing to take: Tab waits for it. */
const tabbed = (view: EditorView) =>
  list.acceptCompletion(view) || fillIn(view) || list.completionStatus(view.state) === "pending";

/** A number of the four levels at a line's start; 1.5 is none, nor is a row of the 附件说明, which stands further in. */
const number = /^(?:　| {2}){0,2}(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[）)]|\d+[.．](?!\d))/u;

/** Presses a button of index.html where the caret is before the number of an item or right behind it. */
export function change({ state }: EditorView, action: string): boolean {
  const [found] = number.exec(state.doc.lineAt(state.selection.main.head).text) ?? [];
  if (!state.selection.main.empty || !found || !(isLineStart(state) || before(state) === found)) return false;
  document.querySelector<HTMLElement>(`nav [data-action="${action}"]`)?.click();
  return true;
}

/** The list: as one types and inside a run, quiet while an input method composes. Tab takes, Enter never does. */
export function completion(session: () => Session) {
  const source = async (context: list.CompletionContext): Promise<list.CompletionResult | null> => {
    if (isComposing(context.view) || (!context.explicit && isQuiet(context.state))) return null;
    const { doc } = context.state;
    const params = { position: positionIn(doc, context.pos), context: { triggerKind: context.explicit ? 1 : 3 } };
    const found = await session().ask<CompletionList>("completion", params);
    if (found === undefined || found.items.length === 0 || context.aborted) {
      // After null the editor asks no more until the next key, also where keys have come meanwhile.
      return context.view === undefined || context.view.state.doc === doc ? null : { from: context.pos, options: [] };
    }
    const span = ({ textEdit }: CompletionItem) => spanIn(doc, (textEdit as TextEdit).range);
    const from = Math.min(...found.items.map((item) => span(item).from));
    const options = found.items.map((item): list.Completion => {
      const text = doc.sliceString(from, span(item).from) + item.textEdit?.newText;
      // A row that closes （ takes over the ） that closes it behind the caret.
      const apply: list.Completion["apply"] = ({ state, dispatch }, _, start, end) =>
        dispatch(list.insertCompletionText(state, text, start, end - context.pos + span(item).to));
      return { label: item.label, detail: item.labelDetails?.description ?? "", apply };
    });
    return { from, options, filter: false };
  };
  return [
    blank,
    placeholder("空白文稿：按“新建”（Alt+N）选文种，从它的框架写起；或者直接写，Tab 采用候选。用法按 F1"),
    EditorView.editorAttributes.of(({ state }) => ({ "data-filling": purposeOfTab(state) })),
    // What is taken, or mended, is an undo of its own beside what is typed behind it.
    EditorState.transactionExtender.of((one) => (alone.some((kind) => one.isUserEvent(kind)) ? isolated : null)),
    list.autocompletion({ override: [source], ...manner }),
    // The commit's own transaction comes while the editor still composes: the list is asked for right after.
    EditorView.domEventHandlers({ compositionend: (_event, view) => void setTimeout(() => committed(view)) }),
    Prec.highest(
      keymap.of([
        // Tab never leaves the text; Ctrl-m lets it.
        { key: "Tab", run: tabbed, shift: (view) => fillIn(view, true) || change(view, "promote") },
        // An Esc that nobody handles would let the next Tab leave the editor.
        { key: "Escape", run: (view) => list.closeCompletion(view) || true },
        ...list.completionKeymap.filter(({ key }) => key !== "Enter"),
      ]),
    ),
  ];
}

/** Whether an input method has letters in the text that are not committed. */
export const isComposing = (view: EditorView | undefined) =>
  (view?.compositionStarted ?? false) || (view?.composing ?? false);

const committed = (view: EditorView) =>
  !isComposing(view) && list.completionStatus(view.state) === null && list.startCompletion(view);
