import { ConfigurationTarget, type ExtensionContext, l10n, window, workspace } from "vscode";
import { languagesChecked, manifest } from "./settings.ts";

/** The languages for which the offer was made, in the global state. */
const offeredKey = "offeredLanguages";

/**
 * Once for each language that the writer adds: offers to write the editor settings that suit prose for it into the
 * user's settings, Enter's first. An extension cannot give them itself without changing other people's Markdown.
 */
export async function offerDefaults(context: ExtensionContext): Promise<void> {
  const offered = context.globalState.get<string[]>(offeredKey, []);
  const wanted = languagesChecked().filter((language) => language !== "gongwen" && !offered.includes(language));
  if (wanted.length === 0) return;
  await context.globalState.update(offeredKey, [...offered, ...wanted]);
  const write = l10n.t("Write them");
  const question = l10n.t(
    "Completion works best in {0} with the editor settings of official documents (list while typing, Tab accepts). Write them into your settings for this language?",
    wanted.join(", "),
  );
  if ((await window.showInformationMessage(question, write)) !== write) return;
  const defaults = manifest(context).contributes.configurationDefaults["[gongwen]"] ?? {};
  for (const languageId of wanted)
    for (const [name, value] of Object.entries(defaults))
      await workspace.getConfiguration("", { languageId }).update(name, value, ConfigurationTarget.Global, true);
}
