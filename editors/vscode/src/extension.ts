import { type ConfigurationChangeEvent, type ExtensionContext, window, workspace } from "vscode";
import { registerCommands } from "./commands.ts";
import { offerDefaults } from "./languages.ts";
import { type Host, Server } from "./server.ts";
import { statusItem } from "./status.ts";
import { followForm } from "./suggest.ts";

/** The settings with which the server has to begin anew. */
const decisive = ["gongwen.enable", "gongwen.languages", "gongwen.server"];

/** Both hosts: the cheap parts at once, the server with the first draft. */
export async function activateIn(host: Host, context: ExtensionContext): Promise<void> {
  const server = new Server(context, host);
  const again = () => void server.stop().then(() => server.startIfNeeded());
  const changed = (event: ConfigurationChangeEvent) => {
    if (event.affectsConfiguration("gongwen.languages")) void offerDefaults(context);
    if (decisive.some((name) => event.affectsConfiguration(name))) again();
  };
  context.subscriptions.push(
    server,
    statusItem(server),
    ...registerCommands(context, server),
    workspace.onDidChangeConfiguration(changed),
    workspace.onDidOpenTextDocument(() => void server.startIfNeeded()),
    window.onDidChangeTextEditorSelection(({ textEditor }) => followForm(textEditor)),
    window.onDidChangeActiveTextEditor(followForm),
    workspace.onDidGrantWorkspaceTrust(again),
  );
  await server.startIfNeeded();
}
