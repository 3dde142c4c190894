import { insertNewline } from "@codemirror/commands";
import { codeFolding, foldGutter, foldKeymap, foldService } from "@codemirror/language";
import { type EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, hoverTooltip, keymap, WidgetType } from "@codemirror/view";
import type { FoldingRange, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { isComposing } from "./completion.ts";
import { ask, element, note } from "./dialog.ts";
import { applyEdit, applyTextEdits } from "./findings.ts";
import { positionIn, type Session, textDocument } from "./session.ts";

const place = ({ doc, selection }: EditorState) => ({
  textDocument,
  position: positionIn(doc, selection.main.head),
});

/** Enter: a line, and what the server writes on it: an item's next number, or an empty item's number gone. */
export function enter(session: () => Session) {
  const run = (view: EditorView): boolean => {
    insertNewline(view);
    const { doc } = view.state;
    const params = { ...place(view.state), ch: "\n", options: { tabSize: 4, insertSpaces: true } };
    void session()
      .request<TextEdit[]>("textDocument/onTypeFormatting", params)
      .then((edits = []) => {
        if (view.state.doc !== doc || !applyTextEdits(view, edits)) return;
        // Behind the number: an insertion at the caret leaves the caret before it.
        view.dispatch({ selection: { anchor: view.state.doc.lineAt(view.state.selection.main.head).to } });
      });
    return true;
  };
  return keymap.of([{ key: "Enter", run }]);
}

/** The end of each foldable part by its first line, and the effect that says they are others now. */
let folds: ReadonlyMap<number, number> = new Map();
const refolded = StateEffect.define();

/** Folding by structure. */
export const folding = [
  codeFolding({ placeholderText: "……" }),
  foldGutter({
    openText: "⌄",
    closedText: "›",
    foldingChanged: ({ transactions }) => transactions.some(({ effects }) => effects.some((one) => one.is(refolded))),
  }),
  foldService.of(({ doc }, lineStart, lineEnd) => {
    const end = folds.get(doc.lineAt(lineStart).number - 1);
    return end === undefined || end >= doc.lines ? null : { from: lineEnd, to: doc.line(end + 1).to };
  }),
  keymap.of(foldKeymap),
];

export async function refreshFolds(view: EditorView, session: Session): Promise<void> {
  const { doc } = view.state;
  const found = await session.request<FoldingRange[]>("textDocument/foldingRange", { textDocument });
  if (found === undefined || view.state.doc !== doc) return;
  folds = new Map(found.map(({ startLine, endLine }) => [startLine, endLine]));
  view.dispatch({ effects: refolded.of(null) });
}

/** What the server says of the place under the pointer, as plain text. */
export const hover = (session: () => Session) =>
  hoverTooltip(async (view, pos) => {
    if (isComposing(view)) return null;
    const params = { textDocument, position: positionIn(view.state.doc, pos) };
    const found = await session().request<{ contents: { value: string } | string }>("textDocument/hover", params);
    if (found === undefined) return null;
    const text = typeof found.contents === "string" ? found.contents : found.contents.value;
    return { pos, above: true, create: () => ({ dom: element("div", { class: "hover" }, text) }) };
  });

/** Renames the 提法 or short name at the caret throughout. */
export async function rename(view: EditorView, session: Session): Promise<void> {
  const prepared = await session
    .request<{ range: Range; placeholder: string }>("textDocument/prepareRename", place(view.state))
    .catch(() => undefined);
  if (prepared === undefined) return note("光标不在可以通篇替换的提法或简称上。");
  const where = place(view.state);
  const newName = await ask("通篇替换为", prepared.placeholder);
  view.focus();
  if (newName === undefined || newName === prepared.placeholder) return;
  const edit = await session.request<WorkspaceEdit>("textDocument/rename", { ...where, newName });
  if (edit !== undefined) applyEdit(view, edit);
}

class GhostText extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: GhostText): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    return element("span", { class: "ghost", "aria-hidden": "true" }, this.text);
  }
}

const setGhost = StateEffect.define<{ text: string; head: number } | null>();

const ghost = StateField.define<{ text: string; head: number } | null>({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setGhost)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : value;
  },
  provide: (field) =>
    EditorView.decorations.from(field, (value): DecorationSet => {
      if (value === null) return Decoration.none;
      const widget = Decoration.widget({ widget: new GhostText(value.text), side: 1 });
      return Decoration.set(widget.range(value.head));
    }),
});

/** Milliseconds of rest before the grey text is asked for: it is for who pauses, not for who types. */
const ghostDelay = 400;

/** The likeliest continuation in grey; Tab takes it where no list is open. */
export function ghostText(session: () => Session) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (view: EditorView) => {
    if (isComposing(view) || !view.state.selection.main.empty) return;
    const { doc, selection } = view.state;
    const params = { ...place(view.state), context: { triggerKind: 2 } };
    const found = await session().request<{ items: { insertText: string; range?: Range }[] }>(
      "textDocument/inlineCompletion",
      params,
    );
    const [first] = found?.items ?? [];
    if (first === undefined || view.state.doc !== doc || !view.state.selection.eq(selection)) return;
    const { head } = selection.main;
    const typed = first.range === undefined ? 0 : positionIn(doc, head).character - first.range.start.character;
    const text = first.insertText.slice(typed);
    if (text !== "") view.dispatch({ effects: setGhost.of({ text, head }) });
  };
  const take = (view: EditorView): boolean => {
    const shown = view.state.field(ghost);
    if (shown === null) return true;
    const anchor = shown.head + shown.text.length;
    view.dispatch({
      changes: { from: shown.head, insert: shown.text },
      selection: { anchor },
      userEvent: "input.complete",
    });
    return true;
  };
  return [
    ghost,
    EditorView.updateListener.of(({ docChanged, view, transactions }) => {
      clearTimeout(timer);
      if (docChanged && transactions.some((one) => one.isUserEvent("input")))
        timer = setTimeout(() => void ask(view), ghostDelay);
    }),
    keymap.of([{ key: "Tab", run: take }]),
  ];
}
