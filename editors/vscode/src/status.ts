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
    item.severity = LanguageStatusSeverity.Information;
    item.detail = server.origin;
    item.command = { title: l10n.t("Show log"), command: "gongwen.showLog" };
    if (server.state === "failed") {
      item.severity = LanguageStatusSeverity.Error;
      item.text = l10n.t("Gongwen is not running");
      item.command = { title: l10n.t("Restart"), command: "gongwen.restart" };
    } else if (server.isPaused) {
      item.text = l10n.t("Gongwen · checks paused");
      item.command = { title: l10n.t("Resume"), command: "gongwen.resume" };
    } else {
      const uri = window.activeTextEditor?.document.uri;
      const count = uri === undefined ? 0 : server.findings(uri);
      item.text = count === 0 ? l10n.t("Gongwen · nothing to mend") : l10n.t("Gongwen · findings: {0}", count);
    }
  };
  update();
  const listeners = [server.onDidChange(update), window.onDidChangeActiveTextEditor(update)];
  return { dispose: () => [item, ...listeners].forEach((part) => void part.dispose()) };
}
