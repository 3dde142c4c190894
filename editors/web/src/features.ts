import { insertNewline } from "@codemirror/commands";
import { codeFolding, foldGutter, foldKeymap, foldService } from "@codemirror/language";
import { type ChangeSet, type EditorState, Prec, StateEffect, StateField, Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, hoverTooltip, keymap } from "@codemirror/view";
import element from "crelt";
import type { FoldingRange, Location, Position, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { change, isComposing, isLineStart, keepsTab } from "./completion.ts";
import { ask, note } from "./dialog.ts";
import { applyEdit, applyTextEdits } from "./findings.ts";
import { offsetIn, positionIn, type Session } from "./session.ts";

const caret = ({ doc, selection }: EditorState) => ({ position: positionIn(doc, selection.main.head) });

/** Enter writes the next number, or takes an empty item's; Backspace takes it whole; whoever types it too has it once. */
export function numbering(session: () => Session) {
  const mend = (isFirst = false) =>
    session().request("workspace/executeCommand", { command: "gongwen.typed", arguments: [isFirst] });
  let written: { doc: EditorState["doc"]; back: ChangeSet } | undefined;
  const entered = async (view: EditorView) => {
    const { doc } = view.state;
    const params = { ...caret(view.state), ch: "\n", options: { tabSize: 4, insertSpaces: true } };
    const edits = (await session().ask<TextEdit[]>("onTypeFormatting", params)) ?? [];
    // Whoever has typed on has the number all the same, but not into what an input method composes.
    const late = (): unknown => (isComposing(view) ? setTimeout(late, 50) : mend(true));
    if (view.state.doc !== doc) return void (edits.length > 0 && late());
    const changes = applyTextEdits(view, edits, 1);
    // Room that Enter has made before the first item is what the writer goes on in.
    const room = edits[0]?.range.end.line ?? params.position.line;
    if (room < params.position.line) view.dispatch({ selection: { anchor: view.state.doc.line(room + 1).to } });
    if (changes !== undefined) written = { doc: view.state.doc, back: changes.invert(doc) };
  };
  const takeBack = ({ state: { doc, selection }, dispatch }: EditorView): boolean => {
    const { to, text } = doc.lineAt(selection.main.head);
    if (doc !== written?.doc || !selection.main.empty || selection.main.head !== to || text.trim() === "") return false;
    dispatch({ changes: written.back, userEvent: "input.fix" });
    return true;
  };
  const typed = EditorView.updateListener.of(({ transactions, view }) => {
    const event = transactions.at(-1)?.annotation(Transaction.userEvent) ?? "";
    const ask = () => !isComposing(view) && void (event === "input" ? entered(view) : mend());
    // At once, as the next key may be there. Behind a commit the editor still composes.
    if (/^input($|\.(type|paste|drop))/u.test(event)) (isComposing(view) ? setTimeout : queueMicrotask)(ask);
  });
  const enter = { key: "Enter", run: insertNewline };
  return [typed, Prec.high(keymap.of([enter, { key: "Backspace", run: takeBack }]))];
}

/** The end of each foldable part by its first line. */
let folds: ReadonlyMap<number, number> = new Map();

/** Folding by structure. */
export const folding = [
  codeFolding({ placeholderText: "……" }),
  // Few lines are in sight: they are looked at anew whenever something happens.
  foldGutter({ openText: "⌄", closedText: "›", foldingChanged: () => true }),
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
  view.dispatch({});
}

/** What the server says of the place under the pointer, as plain text, until the text or the caret changes. */
export function hover(session: () => Session) {
  const ask = async (view: EditorView, pos: number) => {
    const at = { position: positionIn(view.state.doc, pos) };
    const found = isComposing(view) ? undefined : await session().ask<{ contents: { value: string } }>("hover", at);
    const dom = () => element("div", { class: "hover" }, found?.contents.value ?? "");
    return found === undefined ? null : { pos, above: true, create: () => ({ dom: dom() }) };
  };
  return hoverTooltip(ask, { hideOnChange: true });
}

/** Puts the caret where the server says. */
export function goTo(view: EditorView, place: Position): void {
  view.dispatch({ selection: { anchor: offsetIn(view.state.doc, place) }, scrollIntoView: true });
  view.focus();
}

/** Goes to what the reference at the caret names. */
export async function goToNamed(view: EditorView, session: Session): Promise<void> {
  const [found] = (await session.ask<Location[]>("definition", caret(view.state))) ?? [];
  return found === undefined ? note("这里没有可以跳转的引用。") : goTo(view, found.range.start);
}

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

/** The likeliest continuation in grey; Tab takes it where no list is open. */
export function ghostText(session: () => Session) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (view: EditorView) => {
    const { doc, selection } = view.state;
    const { head, empty } = selection.main;
    if (isComposing(view) || keepsTab(view.state) || !empty || head !== doc.lineAt(head).to) return;
    const params = { ...caret(view.state), context: { triggerKind: 2 } };
    const [first] = (await session().ask<{ insertText: string; range: Range }[]>("inlineCompletion", params)) ?? [];
    if (first === undefined || view.state.doc !== doc || !view.state.selection.eq(selection)) return;
    const text = first.insertText.slice(positionIn(doc, head).character - first.range.start.character);
    const shown = Decoration.line({ class: "proposed", attributes: { "data-ghost": text } });
    if (text !== "") view.dispatch({ effects: setGhost.of(Decoration.set(shown.range(doc.lineAt(head).from))) });
  };
  const take = (view: EditorView): boolean => {
    const { value } = view.state.field(ghost).iter();
    if (!value && change(view, "demote")) return true;
    // At a line's start the indent; Tab never leaves the text.
    const text = value?.spec.attributes["data-ghost"] ?? (isLineStart(view.state) ? "　　" : "");
    const spec = { userEvent: "input.complete", scrollIntoView: true };
    if (text !== "") view.dispatch(view.state.replaceSelection(text), spec);
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
