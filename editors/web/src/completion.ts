import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeCompletion,
  completionKeymap,
  completionStatus,
  insertCompletionText,
  pickedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { CompletionItem, CompletionList, TextEdit } from "vscode-languageserver-types";
import { offsetIn, positionIn, type Session } from "./session.ts";

/**
 * The list: while one types, after ， and inside a run; quiet while an input method composes, at once on its commit.
 * Tab takes, Enter never does.
 */
export function completion(session: () => Session) {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    if (isComposing(context.view)) return null;
    const { doc } = context.state;
    const params = { position: positionIn(doc, context.pos), context: { triggerKind: context.explicit ? 1 : 3 } };
    const list = await session().ask<CompletionList>("completion", params);
    if (list === undefined || list.items.length === 0 || context.aborted) {
      // After null the editor asks no more until the next key, also where keys have come meanwhile.
      return context.view === undefined || context.view.state.doc === doc ? null : { from: context.pos, options: [] };
    }
    const options = list.items.map((item) => option(item, context));
    const from = Math.min(...options.map(({ start }) => start));
    return { from, options: options.map(({ completion }) => completion), filter: false };
  };
  return [
    autocompletion({
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
        { key: "Tab", run: (view) => acceptCompletion(view) || completionStatus(view.state) === "pending" },
        // An Esc that nobody handles would let the next Tab leave the editor.
        { key: "Escape", run: (view) => closeCompletion(view) || true },
        ...completionKeymap.filter(({ key }) => key !== "Enter"),
      ]),
    ),
  ];
}

/** An item of the list, and where it begins in the text. */
function option({ label, labelDetails, textEdit }: CompletionItem, { state: { doc }, pos }: CompletionContext) {
  const { range, newText } = textEdit as TextEdit;
  const start = offsetIn(doc, range.start);
  const behind = Math.max(0, offsetIn(doc, range.end) - pos);
  const completion: Completion = {
    label,
    detail: labelDetails?.description ?? "",
    apply(view) {
      // From where the item begins to the caret, which may have moved on since the question.
      const to = view.state.selection.main.head + behind;
      const spec = insertCompletionText(view.state, newText, start, to);
      view.dispatch({ ...spec, annotations: pickedCompletion.of(completion), scrollIntoView: true });
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
      if (!isComposing(view) && completionStatus(view.state) === null) startCompletion(view);
    });
  },
});
