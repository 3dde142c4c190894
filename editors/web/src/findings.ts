import { lintGutter, lintKeymap, type Diagnostic as Mark, openLintPanel, setDiagnostics } from "@codemirror/lint";
import { type EditorView, keymap } from "@codemirror/view";
import {
  type CodeAction,
  Command,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-types";
import { choose, note } from "./dialog.ts";
import { offsetIn, rangeIn, type Session, textDocument, uri } from "./session.ts";

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
      actions: [{ name: "改法…", apply: (target, place) => void offerActions(target, session, { place }) }],
    };
  });
  view.dispatch(setDiagnostics(view.state, marks));
}

/** What the choice is from: everything at the caret, but for what is said here. */
interface Wanted {
  /** Elsewhere than at the caret. */
  readonly place?: number;
  /** Rewrites only, whose title holds this word: renumber, move up. A single one is carried out at once. */
  readonly rewrite?: string;
}

/** Offers what can be done, and does what is chosen. */
export async function offerActions(view: EditorView, session: Session, wanted: Wanted = {}): Promise<void> {
  const { place, rewrite } = wanted;
  const { doc, selection } = view.state;
  const range = rangeIn(doc, place ?? selection.main.from, place ?? selection.main.to);
  const context = { diagnostics: [], ...(rewrite && { only: ["refactor"] }) };
  const params = { textDocument, range, context };
  const found = (await session.request<(CodeAction | Command)[]>("textDocument/codeAction", params)) ?? [];
  const actions = found.filter(({ title }) => title.includes(rewrite ?? ""));
  if (actions.length === 0) return note(rewrite ? "请把光标放在带编号的标题或条目上。" : "这里没有可用的改法。");
  const titles = actions.map(({ title }) => title);
  const chosen = actions[(rewrite && titles.length === 1 ? 0 : await choose("改法", titles)) ?? -1];
  view.focus();
  if (chosen === undefined) return;
  // The text must be the one that the edits were made for.
  if (view.state.doc !== doc) return note("文稿已经改动，请再试一次。");
  if (Command.is(chosen)) return void (await session.command(chosen.command, ...(chosen.arguments ?? [])));
  const { edit } = chosen.edit ? chosen : ((await session.request<CodeAction>("codeAction/resolve", chosen)) ?? chosen);
  if (edit !== undefined && view.state.doc === doc) applyEdit(view, edit);
}

/** Makes all edits of the draft in one step, so that one undo takes them back. */
export function applyEdit(view: EditorView, edit: WorkspaceEdit): boolean {
  return applyTextEdits(view, edit.changes?.[uri] ?? []);
}

/** `side` is where the caret goes if something is inserted at it: behind (1) or before (-1). */
export function applyTextEdits(view: EditorView, edits: readonly TextEdit[], side = -1): boolean {
  if (edits.length === 0) return false;
  const { doc, selection } = view.state;
  const changes = view.state.changes(
    edits.map(({ range, newText }) => ({
      from: offsetIn(doc, range.start),
      to: offsetIn(doc, range.end),
      insert: newText,
    })),
  );
  view.dispatch({ changes, selection: selection.map(changes, side), userEvent: "input.fix", scrollIntoView: true });
  return true;
}
