import { fromBase64, toBase64 } from "@gongwen/module";
import { l10n, type TextEditor, window, workspace } from "vscode";
import type { Server } from "./server.ts";
import { fields, followForm, form } from "./suggest.ts";

/**
 * A new untitled draft with the skeleton of a 文种. Tab goes through all that is to be filled in; no list opens of itself
 * until then, for it would take the Tab.
 */
export async function newDocument(server: Server, kind?: string): Promise<void> {
  const kinds = kind === undefined ? ((await server.run<string>("gongwen.template")) ?? "").split("\n") : [];
  const [blank, placeHolder] = [l10n.t("Blank"), l10n.t("Which kind of document?")];
  const chosen = kind ?? (await window.showQuickPick([...kinds, blank], { placeHolder }));
  const content = chosen && (chosen === blank ? "" : await server.run<string>("gongwen.template", chosen));
  if (content === undefined) return;
  const front = window.activeTextEditor;
  const isEmpty = front?.document.getText() === "" && server.isDraft(front.document);
  const editor = isEmpty ? front : await showDraft("");
  form.document = editor.document;
  await editor.insertSnippet(fields(content));
  followForm(editor);
}

/** The text of a Word document as a new untitled draft; the document itself stays as it is. */
export async function openWord(server: Server): Promise<void> {
  const [file] = (await window.showOpenDialog({ filters: { Word: ["docx"] } })) ?? [];
  if (file === undefined) return;
  const content = await server.run<string>("gongwen.textOfWord", toBase64(await workspace.fs.readFile(file)));
  if (content !== undefined) await showDraft(content);
}

/** The draft in front as a Word document in the layout of GB/T 9704, where the writer says. */
export async function saveAsWord(server: Server): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  const bytes = await server.run<string>("gongwen.word", document.uri);
  if (bytes === undefined) return;
  const defaultUri = document.uri.with({ path: document.uri.path.replace(/(?:\.[^./]*)?$/u, ".docx") });
  const target = await window.showSaveDialog({ defaultUri, filters: { Word: ["docx"] } });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, fromBase64(bytes));
  void window.showInformationMessage(l10n.t("Saved: {0}", target.fsPath));
  if (document.getText().includes("××")) void window.showWarningMessage(l10n.t("It still holds ×× to be filled in."));
}

async function showDraft(content: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ language: "gongwen", content }));
}
