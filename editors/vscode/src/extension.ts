import { type ConfigurationChangeEvent, type ExtensionContext, workspace } from "vscode";
import { registerCommands } from "./commands.ts";
import { offerDefaults } from "./languages.ts";
import { type Host, Server } from "./server.ts";
import { statusItem } from "./status.ts";

/** The settings with which the server has to begin anew. */
const decisive = ["gongwen.enable", "gongwen.languages", "gongwen.server"];

/** Both hosts: the cheap parts at once, the server with the first draft. */
export async function activateIn(host: Host, context: ExtensionContext): Promise<void> {
  const server = new Server(context, host);
  const changed = async (event: ConfigurationChangeEvent) => {
    if (event.affectsConfiguration("gongwen.languages")) void offerDefaults(context);
    if (!decisive.some((name) => event.affectsConfiguration(name))) return;
    await server.stop();
    await server.startIfNeeded();
  };
  context.subscriptions.push(
    server,
    statusItem(server),
    ...registerCommands(context, server),
    workspace.onDidChangeConfiguration(changed),
    workspace.onDidOpenTextDocument(() => void server.startIfNeeded()),
    workspace.onDidGrantWorkspaceTrust(() => void server.stop().then(() => server.startIfNeeded())),
  );
  await server.startIfNeeded();
}
