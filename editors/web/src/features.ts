import { insertNewline } from "@codemirror/commands";
import { codeFolding, foldGutter, foldKeymap, foldService } from "@codemirror/language";
import { type EditorState, Prec, StateEffect, StateField, type Text, Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, hoverTooltip, keymap } from "@codemirror/view";
import element from "crelt";
import type { FoldingRange, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { isComposing, isFilling, selectBlank } from "./completion.ts";
import { ask } from "./dialog.ts";
import { applyEdit, applyTextEdits } from "./findings.ts";
import { positionIn, type Session } from "./session.ts";

const caret = ({ doc, selection }: EditorState) => ({ position: positionIn(doc, selection.main.head) });

/** Enter writes the next number, or takes an empty item's; Backspace takes it whole; whoever types it too has it once. */
export function numbering(session: () => Session) {
  let written: Text | undefined;
  const format = async (view: EditorView, ch: string) => {
    const { doc } = view.state;
    const { number, text } = doc.lineAt(view.state.selection.main.head);
    const params = { ...caret(view.state), ch, options: { tabSize: 4, insertSpaces: true } };
    const edits = (await session().ask<TextEdit[]>("onTypeFormatting", params)) ?? [];
    const now = view.state.doc;
    // What goes from before that which has been typed on goes late, too.
    const isLate = ch !== "\n" && !isComposing(view) && now.lines >= number && now.line(number).text.startsWith(text);
    if ((now === doc || isLate) && applyTextEdits(view, edits, 1) && ch === "\n") written = view.state.doc;
  };
  const takeBack = ({ state: { doc, selection }, dispatch }: EditorView): boolean => {
    const { from, to, text } = doc.lineAt(selection.main.head);
    if (doc !== written || !selection.main.empty || selection.main.head !== to || text.trim() === "") return false;
    dispatch({ changes: { from: from + text.search(/\S/u), to }, userEvent: "input.fix" });
    return true;
  };
  const typed = EditorView.updateListener.of(({ transactions, state, view }) => {
    const ch = state.sliceDoc(state.selection.main.head - 1, state.selection.main.head);
    const isTyped = transactions.some((one) => /^input($|\.type)/u.test(one.annotation(Transaction.userEvent) ?? ""));
    // A line, or what ends a number: at once, as the next key may be there. Behind a commit the editor still composes.
    const ask = () => !isComposing(view) && void format(view, ch);
    if (isTyped && /[\n.．、）)：。是条]/u.test(ch)) (isComposing(view) ? setTimeout : queueMicrotask)(ask);
  });
  return [
    typed,
    Prec.high(
      keymap.of([
        { key: "Enter", run: insertNewline },
        { key: "Backspace", run: takeBack },
      ]),
    ),
  ];
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
  const found = await session.ask<FoldingRange[]>("foldingRange");
  if (found === undefined || view.state.doc !== doc) return;
  folds = new Map(found.map(({ startLine, endLine }) => [startLine, endLine]));
  view.dispatch({ effects: refolded.of(null) });
}

/** What the server says of the place under the pointer, as plain text. */
export const hover = (session: () => Session) =>
  hoverTooltip(async (view, pos) => {
    if (isComposing(view)) return null;
    const position = positionIn(view.state.doc, pos);
    const found = await session().ask<{ contents: { value: string } }>("hover", { position });
    const dom = () => element("div", { class: "hover" }, found?.contents.value ?? "");
    return found === undefined ? null : { pos, above: true, create: () => ({ dom: dom() }) };
  });

/** Renames the 提法 or short name at the caret throughout. */
export async function rename(view: EditorView, session: Session): Promise<void> {
  const where = caret(view.state);
  // Where there is none, the server's error says where one would be.
  const prepared = await session.ask<{ placeholder: string }>("prepareRename", where);
  const newName = await ask("通篇替换为", prepared?.placeholder ?? "");
  view.focus();
  if (newName === undefined || newName === prepared?.placeholder) return;
  applyEdit(view, await session.ask<WorkspaceEdit>("rename", { ...where, newName }));
}

const setGhost = StateEffect.define<DecorationSet>();

const ghost = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, { effects, docChanged, selection }) {
    for (const effect of effects) if (effect.is(setGhost)) return effect.value;
    return docChanged || selection ? Decoration.none : shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Milliseconds of rest before the grey text is asked for: it is for who pauses, not for who types. */
const ghostDelay = 400;

/** The likeliest continuation in grey; Tab takes it where no list is open, and else goes to what is to be filled in. */
export function ghostText(session: () => Session) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (view: EditorView) => {
    const { doc, selection } = view.state;
    const { head, empty } = selection.main;
    if (isComposing(view) || isFilling(view.state) || !empty || head !== doc.lineAt(head).to) return;
    const params = { ...caret(view.state), context: { triggerKind: 2 } };
    const [first] = (await session().ask<{ insertText: string; range?: Range }[]>("inlineCompletion", params)) ?? [];
    if (first === undefined || view.state.doc !== doc || !view.state.selection.eq(selection)) return;
    const typed = first.range === undefined ? 0 : positionIn(doc, head).character - first.range.start.character;
    const text = first.insertText.slice(typed);
    const shown = Decoration.line({ class: "proposed", attributes: { "data-ghost": text } });
    if (text !== "") view.dispatch({ effects: setGhost.of(Decoration.set(shown.range(doc.lineAt(head).from))) });
  };
  const take = (view: EditorView): boolean => {
    const { value } = view.state.field(ghost).iter();
    if (value === null) return selectBlank(view);
    const text = view.state.replaceSelection(value.spec.attributes["data-ghost"]);
    view.dispatch(text, { userEvent: "input.complete", scrollIntoView: true });
    return true;
  };
  return [
    ghost,
    EditorView.updateListener.of(({ docChanged, selectionSet, view, transactions }) => {
      if (docChanged || selectionSet) clearTimeout(timer);
      if (docChanged && transactions.some((one) => one.isUserEvent("input")))
        timer = setTimeout(() => void ask(view), ghostDelay);
    }),
    keymap.of([{ key: "Tab", run: take }]),
  ];
}
