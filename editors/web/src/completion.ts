import * as list from "@codemirror/autocomplete";
import { isolateHistory } from "@codemirror/commands";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { CompletionItem, CompletionList, TextEdit } from "vscode-languageserver-types";
import { positionIn, type Session, spanIn } from "./session.ts";

const manner = { activateOnTypingDelay: 0, interactionDelay: 0, defaultKeymap: false, icons: false };
const alone = ["input.complete", "input.fix"];
const isolated = { annotations: isolateHistory.of("full") };

export const isLineStart = ({ doc, selection: { main } }: EditorState) =>
  main.empty && !/\S/u.test(doc.sliceString(doc.lineAt(main.head).from, main.head));

/** Whether Tab indents here, or goes to the next ×× of a skeleton: nothing that opens of itself takes it. */
export const keepsTab = (state: EditorState) => isLineStart(state) || list.hasNextSnippetField(state);

/** Puts in a skeleton. Tab goes through its ×× to its end, and a line that style.css has says so, until then or Esc. */
export function fillIn(view: EditorView, skeleton: string): void {
  const fields = skeleton.split("××").reduce((all, part, index) => `${all}#{${index}:××}${part}`);
  list.snippet(`${fields}#{}`)(view, null, 0, view.state.doc.length);
  const { doc, selection } = view.state;
  // The editor loses a selection at the start where a mark comes into it right behind the focus.
  setTimeout(() => view.state.doc === doc && view.dispatch({ selection }), 300);
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
    EditorView.editorAttributes.of(({ state }) => ({ "data-filling": String(list.hasNextSnippetField(state)) })),
    // What is taken, or mended, is an undo of its own beside what is typed behind it.
    EditorState.transactionExtender.of((one) => (alone.some((kind) => one.isUserEvent(kind)) ? isolated : null)),
    list.autocompletion({ override: [source], ...manner }),
    pointerAndComposition,
    Prec.highest(
      keymap.of([
        // A list that is still pending shows nothing to take: Tab waits for it. Tab never leaves the text; Ctrl-m lets it.
        { key: "Tab", run: (view) => list.acceptCompletion(view) || list.completionStatus(view.state) === "pending" },
        // An Esc that nobody handles would let the next Tab leave the editor.
        { key: "Escape", run: (view) => list.closeCompletion(view) || list.clearSnippet(view) || true },
        ...list.completionKeymap.filter(({ key }) => key !== "Enter"),
      ]),
    ),
  ];
}

/** Whether an input method has letters in the text that are not committed. */
export const isComposing = (view: EditorView | undefined) =>
  (view?.compositionStarted ?? false) || (view?.composing ?? false);

const pointerAndComposition = EditorView.domEventHandlers({
  // In what was filled in a click places the caret: the skeleton's own would select all of it, and a key take it away.
  mousedown({ clientX: x, clientY: y }, view) {
    const at = view.posAtCoords({ x, y }, false);
    if (!view.state.sliceDoc(Math.max(at - 2, 0), at + 2).includes("××")) list.clearSnippet(view);
  },
  // The commit's own transaction comes while the editor still composes: the list is asked for right after.
  compositionend(_event, view) {
    setTimeout(() => {
      if (!isComposing(view) && list.completionStatus(view.state) === null) list.startCompletion(view);
    });
  },
});
