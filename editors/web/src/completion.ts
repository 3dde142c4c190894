import * as list from "@codemirror/autocomplete";
import { SearchCursor } from "@codemirror/search";
import { type EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { CompletionItem, CompletionList, TextEdit } from "vscode-languageserver-types";
import { offsetIn, positionIn, type Session } from "./session.ts";

/** Where the ×× began that Tab has gone to last. */
const setBlank = StateEffect.define<number>();
const blank = StateField.define<number | undefined>({
  create: () => undefined,
  update: (at, { changes, effects }) =>
    effects.find((one) => one.is(setBlank))?.value ?? (at === undefined ? at : changes.mapPos(at, -1)),
});

/** Selects the next ×× behind the caret, as a skeleton leaves them to be filled in; false where there is none. */
export function selectBlank(view: EditorView): boolean {
  const { doc, selection } = view.state;
  const { done, value } = new SearchCursor(doc, "××", selection.main.to).next();
  const place = { anchor: value.from, head: value.to };
  if (!done) view.dispatch({ selection: place, effects: setBlank.of(value.from), scrollIntoView: true });
  return !done;
}

export const isLineStart = ({ doc, selection: { main } }: EditorState) =>
  main.empty && !/\S/u.test(doc.sliceString(doc.lineAt(main.head).from, main.head));

/** Whether Tab indents here, or goes from a ×× that is being filled in to the next: nothing that opens of itself takes it. */
export function keepsTab(state: EditorState): boolean {
  const [at, { head }] = [state.field(blank), state.selection.main];
  // Whoever writes more than a clause has a paragraph there, and wants the list.
  const isClause = at !== undefined && at <= head && /^[^。；\n]{0,40}$/u.test(state.sliceDoc(at, head));
  return isLineStart(state) || (isClause && state.sliceDoc(head).includes("××"));
}

/** The list: as one types and inside a run, quiet while an input method composes. Tab takes, Enter never does. */
export function completion(session: () => Session) {
  const source = async (context: list.CompletionContext): Promise<list.CompletionResult | null> => {
    if (isComposing(context.view) || (!context.explicit && keepsTab(context.state))) return null;
    const { doc } = context.state;
    const params = { position: positionIn(doc, context.pos), context: { triggerKind: context.explicit ? 1 : 3 } };
    const found = await session().ask<CompletionList>("completion", params);
    if (found === undefined || found.items.length === 0 || context.aborted) {
      // After null the editor asks no more until the next key, also where keys have come meanwhile.
      return context.view === undefined || context.view.state.doc === doc ? null : { from: context.pos, options: [] };
    }
    const start = ({ textEdit }: CompletionItem) => offsetIn(doc, (textEdit as TextEdit).range.start);
    const from = Math.min(...found.items.map(start));
    const options = found.items.map((item): list.Completion => {
      const apply = doc.sliceString(from, start(item)) + item.textEdit?.newText;
      return { label: item.label, detail: item.labelDetails?.description ?? "", apply };
    });
    return { from, options, filter: false };
  };
  return [
    blank,
    list.autocompletion({
      override: [source],
      activateOnTypingDelay: 0,
      defaultKeymap: false,
      icons: false,
      maxRenderedOptions: 50,
      interactionDelay: 0,
    }),
    afterComposition,
    Prec.highest(
      keymap.of([
        // A list that is still pending shows nothing to take: Tab waits for it. Tab never leaves the text; Ctrl-m lets it.
        { key: "Tab", run: (view) => list.acceptCompletion(view) || list.completionStatus(view.state) === "pending" },
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

/** The commit's own transaction comes while the editor still composes: the list is asked for right after. */
const afterComposition = EditorView.domEventHandlers({
  compositionend(_event, view) {
    setTimeout(() => {
      if (!isComposing(view) && list.completionStatus(view.state) === null) list.startCompletion(view);
    });
  },
});
