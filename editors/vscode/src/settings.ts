import { type ExtensionContext, workspace } from "vscode";

/** A property of the manifest's `contributes.configuration`, as far as the code reads it. */
type Property = { readonly description?: string };

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Property>> }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

/** The extension's own manifest; its descriptions are in the writer's language already. */
export function manifest(context: ExtensionContext): Manifest {
  return context.extension.packageJSON;
}

/** Every property of the manifest, by its whole name (`gongwen.rules.ordinal-gap`). */
export function properties(context: ExtensionContext): Readonly<Record<string, Property>> {
  return Object.assign({}, ...manifest(context).contributes.configuration.map((section) => section.properties));
}

/** Settings that only the extension reads. The server would call them unknown. */
const ownSettings = /^gongwen\.(enable|languages|suggestInsideText|server\..*)$/;

/** What the writer set, by the server's names. A setting at its default is left out, so that `.gongwen.json` keeps its place. */
export function chosenSettings(names: readonly string[]): Record<string, unknown> {
  const configuration = workspace.getConfiguration();
  const chosen = names.filter((name) => {
    const found = configuration.inspect(name);
    const set = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
    return !ownSettings.test(name) && set.some((value) => value !== undefined);
  });
  return Object.fromEntries(chosen.map((name) => [name.replace("gongwen.", ""), configuration.get(name)]));
}

/** Whether the writer wants the server at all. */
export const isEnabled = () => workspace.getConfiguration("gongwen").get("enable", true);

/** The languages that are checked: `gongwen`, and what the writer asks for. */
export const languagesChecked = () => [
  "gongwen",
  ...workspace.getConfiguration("gongwen").get<string[]>("languages", []),
];

/** The writer's own program in place of the module; undefined without one. */
export function nativeServer(): { command: string; args: string[] } | undefined {
  const settings = workspace.getConfiguration("gongwen.server");
  const command = settings.get("path", "").trim();
  return command === "" ? undefined : { command, args: ["lsp", ...settings.get<string[]>("arguments", [])] };
}
