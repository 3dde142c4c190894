import { commands, type Disposable, type ExtensionContext, env, l10n, Uri, version, window, workspace } from "vscode";
import { DiagnosticSeverity } from "vscode-languageclient";
import { newDocument, openWord, saveAsWord } from "./documents.ts";
import { Pages } from "./pages.ts";
import type { Server } from "./server.ts";
import { languagesChecked, manifest, properties } from "./settings.ts";
import { nextBlank, tab } from "./suggest.ts";

const settingsFileName = ".gongwen.json";
const rulePrefix = "gongwen.rules.";

/** The commands of the palette. Those that a native server may lack say so when they are called. */
export function registerCommands(context: ExtensionContext, server: Server): Disposable[] {
  const pages = new Pages();
  const all: Record<string, (...args: never[]) => unknown> = {
    restart: () => server.restart(),
    showLog: () => server.log.show(),
    fixDocument: () =>
      change(server, "fixAll", l10n.t("Nothing is certain enough to mend by itself."), l10n.t("Mended: {0}")),
    renumberDocument: () => change(server, "renumber", l10n.t("No number changes."), l10n.t("Renumbered: {0}")),
    moveUp: () => move(server, "up"),
    moveDown: () => move(server, "down"),
    promote: () => move(server, "out"),
    demote: () => move(server, "in"),
    nextBlank,
    tab,
    explainRule: (rule?: string) => explainRule(context, server, pages, rule),
    newDocument: (kind?: string) => newDocument(server, kind),
    openWord: () => openWord(server),
    saveAsWord: () => saveAsWord(server),
    openSettingsFile,
    checkEnvironment: () => pages.show(l10n.t("Environment"), environment(context, server)),
    pause: () => server.pause(true),
    resume: () => server.pause(false),
  };
  const tell = (error: unknown) => window.showErrorMessage(error instanceof Error ? error.message : String(error));
  const register = ([name, run]: [string, (...args: never[]) => unknown]) =>
    commands.registerCommand(`gongwen.${name}`, (...args: never[]) => (async () => run(...args))().catch(tell));
  return [pages, ...Object.entries(all).map(register)];
}

/** The draft in front; says so where there is none. */
function draftInFront(server: Server): Uri | undefined {
  const document = window.activeTextEditor?.document;
  if (document !== undefined && server.isDraft(document)) return document.uri;
  const none = l10n.t("Open a draft first (a .gongwen file, or a language in gongwen.languages).");
  return void window.showInformationMessage(none);
}

/** Mends or renumbers the draft in front, says how much that changed and what is left, and leads on. */
async function change(server: Server, command: "fixAll" | "renumber", none: string, done: string): Promise<void> {
  const uri = draftInFront(server);
  const told = uri && (await server.run<number | string>(`gongwen.${command}`, uri));
  if (uri === undefined || told === undefined) return;
  const left = await server.findNow(uri);
  const rest = left.length === 0 ? l10n.t("Nothing else is left.") : l10n.t("For you to decide: {0}", left.length);
  const choices = new Map<string, unknown[]>();
  // The list of problems holds no hints: where there is nothing else the first of them comes into sight.
  const isListed = left.some(({ severity }) => severity < DiagnosticSeverity.Hint);
  const problems = isListed ? ["workbench.actions.view.problems"] : ["vscode.open", uri, { selection: left[0]?.range }];
  if (left.length > 0) choices.set(l10n.t("Show problems"), problems);
  if (command === "fixAll" && left.some(({ code }) => String(code).startsWith("ordinal-")))
    choices.set(l10n.t("Renumber"), ["gongwen.renumberDocument"]);
  const changed = told === 0 ? none : done.replace("{0}", String(told));
  // Words of the server name what a writer has to look at: behind them nobody says that there is nothing else.
  const said = left.length === 0 && typeof told === "string" ? changed : `${changed} ${rest}`;
  const choice = await window.showInformationMessage(said, ...choices.keys());
  const [name, ...args] = choices.get(choice ?? "") ?? [];
  if (name !== undefined) await commands.executeCommand(String(name), ...args);
}

/** Moves the section around the caret, or its level; the server says so where it cannot. */
async function move(server: Server, direction: "up" | "down" | "out" | "in"): Promise<void> {
  const [uri, editor] = [draftInFront(server), window.activeTextEditor];
  if (uri === undefined || editor === undefined) return;
  const { line } = editor.selection.active;
  const down = (await server.run<number>("gongwen.move", uri, line, direction)) ?? 0;
  // At the draft's end the caret goes behind what comes in there.
  const value = editor.selection.active.line - line - down;
  if (value > 0) await commands.executeCommand("cursorMove", { to: "up", by: "line", value });
}

async function explainRule(context: ExtensionContext, server: Server, pages: Pages, rule?: string): Promise<void> {
  const rules = Object.entries(properties(context)).filter(([name]) => name.startsWith(rulePrefix));
  const items = rules.map(([name, { description = "" }]) => ({ label: name.slice(rulePrefix.length), description }));
  const placeHolder = l10n.t("Which rule?");
  const chosen = rule ?? (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.label;
  const page = chosen && (await server.run<string>("gongwen.explain", chosen));
  if (chosen && page) await pages.show(chosen, page);
}

/** Opens the settings file of the folder in front, with `{}` in it where there is none. */
async function openSettingsFile(): Promise<void> {
  const front = window.activeTextEditor?.document.uri;
  const folder = (front && workspace.getWorkspaceFolder(front)) ?? workspace.workspaceFolders?.[0];
  const none = l10n.t("Open a folder first: {0} belongs to a folder.", settingsFileName);
  if (folder === undefined) return void window.showInformationMessage(none);
  const file = Uri.joinPath(folder.uri, settingsFileName);
  const write = () => workspace.fs.writeFile(file, new TextEncoder().encode("{\n}\n"));
  await workspace.fs.stat(file).then(undefined, write);
  await window.showTextDocument(file);
}

/** What a person who helps wants to know, as a page. */
function environment(context: ExtensionContext, server: Server): string {
  const rows: [string, string][] = [
    [l10n.t("Extension"), manifest(context).version],
    [l10n.t("Server"), `${server.origin} · ${server.state}`],
    ["VS Code", `${version} · ${env.appHost} · ${env.language}`],
    [l10n.t("Languages checked"), languagesChecked().join(", ")],
    [l10n.t("Folders"), workspace.workspaceFolders?.map(({ uri }) => uri.fsPath).join(", ") ?? "–"],
    [l10n.t("Workspace trusted"), workspace.isTrusted ? l10n.t("yes") : l10n.t("no: its paths and banks are not used")],
  ];
  const table = rows.map(([name, value]) => `| ${name} | ${value.replaceAll("|", "\\|")} |`);
  return `# ${l10n.t("Gongwen")}\n\n| | |\n|---|---|\n${table.join("\n")}\n`;
}
