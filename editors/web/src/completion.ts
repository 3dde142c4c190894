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

/** Selects the next ×× behind the caret, as a skeleton leaves them to be filled in. */
export function selectBlank(view: EditorView): boolean {
  const { doc, selection } = view.state;
  const { done, value } = new SearchCursor(doc, "××", selection.main.to).next();
  const place = { anchor: value.from, head: value.to };
  if (!done) view.dispatch({ selection: place, effects: setBlank.of(value.from), scrollIntoView: true });
  return true;
}

/** Whether such a place is being filled in and another is ahead: nothing that opens of itself may take the Tab. */
export function isFilling(state: EditorState): boolean {
  const [at, { head }] = [state.field(blank), state.selection.main];
  // Whoever writes more than a clause has a paragraph there, and wants the list.
  const isClause = at !== undefined && at <= head && /^[^。；\n]{0,40}$/u.test(state.sliceDoc(at, head));
  return isClause && state.sliceDoc(head).includes("××");
}

/** The list: as one types and inside a run, quiet while an input method composes. Tab takes, Enter never does. */
export function completion(session: () => Session) {
  const source = async (context: list.CompletionContext): Promise<list.CompletionResult | null> => {
    if (isComposing(context.view) || (!context.explicit && isFilling(context.state))) return null;
    const { doc } = context.state;
    const params = { position: positionIn(doc, context.pos), context: { triggerKind: context.explicit ? 1 : 3 } };
    const found = await session().ask<CompletionList>("completion", params);
    if (found === undefined || found.items.length === 0 || context.aborted) {
      // After null the editor asks no more until the next key, also where keys have come meanwhile.
      return context.view === undefined || context.view.state.doc === doc ? null : { from: context.pos, options: [] };
    }
    const options = found.items.map((item) => option(item, context));
    const from = Math.min(...options.map(({ start }) => start));
    return { from, options: options.map(({ completion }) => completion), filter: false };
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

/** An item of the list, and where it begins in the text. */
function option({ label, labelDetails, textEdit }: CompletionItem, { state: { doc }, pos }: list.CompletionContext) {
  const { range, newText } = textEdit as TextEdit;
  const start = offsetIn(doc, range.start);
  const behind = Math.max(0, offsetIn(doc, range.end) - pos);
  const completion: list.Completion = {
    label,
    detail: labelDetails?.description ?? "",
    apply(view) {
      // From where the item begins to the caret, which may have moved on since the question.
      const to = view.state.selection.main.head + behind;
      const spec = list.insertCompletionText(view.state, newText, start, to);
      view.dispatch({ ...spec, annotations: list.pickedCompletion.of(completion), scrollIntoView: true });
    },
  };
  return { completion, start };
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
