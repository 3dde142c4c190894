import { lintGutter, lintKeymap, type Diagnostic as Mark, setDiagnostics } from "@codemirror/lint";
import { type EditorView, keymap } from "@codemirror/view";
import * as lsp from "vscode-languageserver-types";
import { isComposing } from "./completion.ts";
import { choose, note } from "./dialog.ts";
import { rangeIn, type Session, spanIn } from "./session.ts";

const severities = ["error", "error", "warning", "info", "hint"] as const;

/** Marks with their fixes, a list of problems, F8 to the next. */
export function findings(session: () => Session) {
  return [
    lintGutter(),
    keymap.of([...lintKeymap, { key: "Mod-.", run: (view) => offerActions(view, session()) !== undefined }]),
  ];
}

/** Shows what the server found in the text that it has, and not while an input method composes: a mark would end that. */
export function show(view: EditorView, session: Session, found: readonly lsp.Diagnostic[]): void {
  const { doc } = view.state;
  if (isComposing(view)) return void setTimeout(() => view.state.doc === doc && show(view, session, found), 50);
  if (session.unsent !== undefined) return;
  const apply = (target: EditorView, place: number) => void offerActions(target, session, place);
  const marks = found.map(({ range, severity = 1, message, data: hasFix }): Mark => {
    const actions = hasFix ? [{ name: "改法…", apply }] : [];
    return { ...spanIn(doc, range), severity: severities[severity], message: String(message), actions };
  });
  view.dispatch(setDiagnostics(view.state, marks));
}

/** Offers what can be done at a place, and does what is chosen. */
export async function offerActions(view: EditorView, session: Session, at?: number): Promise<void> {
  const { doc, selection } = view.state;
  const range = rangeIn(doc, at ?? selection.main.from, at ?? selection.main.to);
  const params = { range, context: { diagnostics: [] } };
  const actions = (await session.ask<(lsp.CodeAction | lsp.Command)[]>("codeAction", params)) ?? [];
  if (actions.length === 0) return note("这里没有可用的改法。");
  const titles = actions.map(({ title }) => title);
  const chosen = actions[titles.indexOf((await choose("改法", titles)) ?? "")];
  view.focus();
  if (chosen === undefined) return;
  // The text must be the one that the edits were made for.
  if (view.state.doc !== doc) return note("文稿已经改动，请再试一次。");
  if (lsp.Command.is(chosen)) return void (await session.command(chosen.command, ...(chosen.arguments ?? [])));
  const edit = chosen.edit ?? (await session.request<lsp.CodeAction>("codeAction/resolve", chosen))?.edit;
  if (view.state.doc === doc) applyEdit(view, edit);
}

/** Makes all edits of the draft in one step, so that one undo takes them back. */
export const applyEdit = (view: EditorView, edit?: lsp.WorkspaceEdit) =>
  applyTextEdits(view, (edit?.documentChanges as lsp.TextDocumentEdit[])?.[0]?.edits as lsp.TextEdit[]);

/** `side` is where the caret goes if something is inserted at it: behind (1) or before (-1). At the start: behind. What was selected is not. */
export function applyTextEdits(view: EditorView, edits: readonly lsp.TextEdit[] = [], side = -1) {
  if (edits.length === 0) return undefined;
  const { doc, selection } = view.state;
  const changes = view.state.changes(edits.map(({ range, newText }) => ({ ...spanIn(doc, range), insert: newText })));
  const caret = selection.map(changes, selection.main.head === 0 ? 1 : side).main.to;
  view.dispatch({ changes, selection: { anchor: caret }, userEvent: "input.fix", scrollIntoView: true });
  return changes;
}
