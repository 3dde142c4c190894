import { commands, type Disposable, LanguageStatusSeverity, l10n, languages, window } from "vscode";
import type { Server } from "./server.ts";
import { languagesChecked } from "./settings.ts";

/** The language status item: how many findings the draft in front has, and a way back when the server is down. */
export function statusItem(server: Server): Disposable {
  const item = languages.createLanguageStatusItem("gongwen.status", languagesChecked());
  item.name = l10n.t("Gongwen");
  const update = () => {
    item.selector = languagesChecked();
    item.busy = server.state === "starting";
    if (item.busy) void commands.executeCommand("setContext", "gongwen.checked", languagesChecked());
    const uri = window.activeTextEditor?.document.uri;
    const { length: count } = uri ? languages.getDiagnostics(uri).filter(({ source }) => source === "gongwen") : [];
    const found = count === 0 ? l10n.t("Gongwen · nothing to mend") : l10n.t("Gongwen · findings: {0}", count);
    const [text, title, command] =
      server.state === "failed"
        ? [l10n.t("Gongwen is not running"), l10n.t("Restart"), "gongwen.restart"]
        : server.isPaused
          ? [l10n.t("Gongwen · checks paused"), l10n.t("Resume"), "gongwen.resume"]
          : [found, l10n.t("Show log"), "gongwen.showLog"];
    item.severity = LanguageStatusSeverity[server.state === "failed" ? "Error" : "Information"];
    Object.assign(item, { text, detail: server.origin, command: { title, command } });
  };
  update();
  const listeners = [server.onDidChange(update), window.onDidChangeActiveTextEditor(update)];
  return { dispose: () => [item, ...listeners].forEach((part) => void part.dispose()) };
}
