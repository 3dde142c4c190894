import {
  forEachDiagnostic,
  lintGutter,
  lintKeymap,
  type Diagnostic as Mark,
  openLintPanel,
  setDiagnostics,
} from "@codemirror/lint";
import { type EditorView, keymap } from "@codemirror/view";
import {
  type CodeAction,
  Command,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-types";
import { choose, note } from "./dialog.ts";
import { offsetIn, rangeIn, type Session, uri } from "./session.ts";

const severities = ["error", "error", "warning", "info", "hint"] as const;

/** Marks with their fixes, a list of problems, F8 to the next. */
export function findings(session: () => Session) {
  return [
    lintGutter(),
    keymap.of([
      ...lintKeymap,
      { key: "Mod-.", run: (view) => offerActions(view, session()) !== undefined },
      { key: "Mod-Shift-m", run: openLintPanel },
    ]),
  ];
}

/** Shows what the server found in the text that it has; what is about another state of it is left out. */
export function show(view: EditorView, session: Session, found: readonly Diagnostic[]): void {
  if (!session.isCurrent) return;
  const { doc } = view.state;
  const marks = found.map((one): Mark => {
    const from = offsetIn(doc, one.range.start);
    return {
      from,
      to: offsetIn(doc, one.range.end),
      severity: severities[one.severity ?? 1],
      message: typeof one.message === "string" ? one.message : one.message.value,
      actions: [{ name: "改法…", apply: (target, place) => void offerActions(target, session, place) }],
    };
  });
  view.dispatch(setDiagnostics(view.state, marks));
}

export function countFindings(view: EditorView): number {
  let count = 0;
  forEachDiagnostic(view.state, () => (count += 1));
  return count;
}

/** Everything that can be done at the caret (or at `place`), to choose from. */
export async function offerActions(view: EditorView, session: Session, place?: number): Promise<void> {
  const { from, to } = view.state.selection.main;
  const range = rangeIn(view.state.doc, place ?? from, place ?? to);
  const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
  const actions = (await session.request<(CodeAction | Command)[]>("textDocument/codeAction", params)) ?? [];
  if (actions.length === 0) {
    note("这里没有可用的改法。");
    return;
  }
  const { doc } = view.state;
  const index = await choose(
    "改法",
    actions.map(({ title }) => title),
  );
  view.focus();
  const chosen = actions[index ?? -1];
  if (chosen === undefined) return;
  // The text must be the one that the edits were made for.
  if (view.state.doc !== doc) return note("文稿已经改动，请再试一次。");
  if (Command.is(chosen)) return void (await session.command(chosen.command, ...(chosen.arguments ?? [])));
  const { edit } = chosen.edit ? chosen : ((await session.request<CodeAction>("codeAction/resolve", chosen)) ?? chosen);
  if (edit !== undefined && view.state.doc === doc) applyEdit(view, edit);
}

/** Makes all edits of the draft in one step, so that one undo takes them back. */
export function applyEdit(view: EditorView, edit: WorkspaceEdit): boolean {
  const listed = edit.documentChanges?.flatMap((change) => ("edits" in change ? (change.edits as TextEdit[]) : []));
  return applyTextEdits(view, listed ?? edit.changes?.[uri] ?? []);
}

export function applyTextEdits(view: EditorView, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return false;
  const { doc } = view.state;
  const changes = edits.map(({ range, newText }) => ({
    from: offsetIn(doc, range.start),
    to: offsetIn(doc, range.end),
    insert: newText,
  }));
  view.dispatch({ changes, userEvent: "input.fix", scrollIntoView: true });
  return true;
}
