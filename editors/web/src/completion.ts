import * as list from "@codemirror/autocomplete";
import { isolateHistory } from "@codemirror/commands";
import { EditorState, Facet, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { CompletionItem, CompletionList, TextEdit } from "vscode-languageserver-types";
import { positionIn, type Session, spanIn } from "./session.ts";

const manner = { activateOnTypingDelay: 0, interactionDelay: 0, defaultKeymap: false, icons: false };
const alone = ["input.complete", "input.fix"];
const isolated = { annotations: isolateHistory.of("full") };

export const isLineStart = ({ doc, selection: { main } }: EditorState) =>
  main.empty && !/\S/u.test(doc.sliceString(doc.lineAt(main.head).from, main.head));

/** Whether the draft is a new one, whose ×× are to be filled in. */
export const isForm = Facet.define<boolean, boolean>({ combine: ([one = false]) => one });
const setBlank = StateEffect.define<readonly [from: number, to: number] | undefined>();

/** The ×× that Tab has gone to, and what is written in its place: until Esc, or the caret is elsewhere. */
const blank = StateField.define<readonly [from: number, to: number] | undefined>({
  create: () => undefined,
  update(old, { changes, effects, newSelection: { main } }) {
    for (const effect of effects) if (effect.is(setBlank)) return effect.value;
    const [from, to] = [changes.mapPos(old?.[0] ?? 0, -1), changes.mapPos(old?.[1] ?? 0, 1)];
    return old && from <= main.from && main.to <= to ? [from, to] : undefined;
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
  const anchor = placeOfBlank(state, isBack);
  const isLeft = anchor >= 0;
  if (!isLeft && state.field(blank) === undefined) return false;
  const selection = isLeft ? { anchor, head: anchor + 2 } : { anchor: state.doc.length };
  dispatch({ selection, effects: setBlank.of(isLeft ? [anchor, anchor + 2] : undefined), scrollIntoView: true });
  return true;
}

const leave = (view: EditorView) => view.dispatch({ effects: setBlank.of(undefined) }) === undefined;

/** Whether Tab indents here, or goes to a ××: nothing grey takes it. */
export const keepsTab = (state: EditorState) => isLineStart(state) || placeOfBlank(state) >= 0;

/** A number of the four levels at a line's start; 1.5 is none, nor is a row of the 附件说明, which stands further in. */
const number = /^(?:　| {2}){0,2}(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[）)]|\d+[.．](?!\d))/u;

/** Presses a button of index.html where the caret is before the number of an item or right behind it. */
export function change({ state: { doc, selection } }: EditorView, action: string): boolean {
  const { head, empty } = selection.main;
  const { from, text } = doc.lineAt(head);
  const before = text.slice(0, head - from);
  if (!empty || !number.test(text) || (before.trim() !== "" && number.exec(text)?.[0] !== before)) return false;
  document.querySelector<HTMLElement>(`nav [data-action="${action}"]`)?.click();
  return true;
}

/** The list: as one types and inside a run, quiet while an input method composes. Tab takes, Enter never does. */
export function completion(session: () => Session) {
  const source = async (context: list.CompletionContext): Promise<list.CompletionResult | null> => {
    const isQuiet = isLineStart(context.state) || context.state.field(blank) !== undefined;
    if (isComposing(context.view) || (!context.explicit && isQuiet)) return null;
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
    EditorView.editorAttributes.of(({ state }) => ({
      "data-filling": state.field(blank) ? "now" : placeOfBlank(state) >= 0 ? "later" : "",
    })),
    // What is taken, or mended, is an undo of its own beside what is typed behind it.
    EditorState.transactionExtender.of((one) => (alone.some((kind) => one.isUserEvent(kind)) ? isolated : null)),
    list.autocompletion({ override: [source], ...manner }),
    // The commit's own transaction comes while the editor still composes: the list is asked for right after.
    EditorView.domEventHandlers({ compositionend: (_event, view) => void setTimeout(() => committed(view)) }),
    Prec.highest(
      keymap.of([
        // A list that is still pending shows nothing to take: Tab waits for it. Tab never leaves the text; Ctrl-m lets it.
        {
          key: "Tab",
          run: (view) => list.acceptCompletion(view) || fillIn(view) || list.completionStatus(view.state) === "pending",
          shift: (view) => fillIn(view, true) || change(view, "promote"),
        },
        // An Esc that nobody handles would let the next Tab leave the editor.
        { key: "Escape", run: (view) => list.closeCompletion(view) || leave(view) },
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
