import { type ExtensionContext, workspace } from "vscode";

/** A property of the manifest's `contributes.configuration`, as far as the code reads it. */
export interface Property {
  readonly markdownDescription?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
}

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

/**
 * What the writer set, as the tree that the server takes. A setting at its default is left out, so that
 * `.gongwen.json` keeps its place.
 */
export function chosenSettings(names: readonly string[]): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  const configuration = workspace.getConfiguration();
  for (const name of names) {
    const found = configuration.inspect(name);
    const isSet = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].some((v) => v !== undefined);
    if (ownSettings.test(name) || !isSet) continue;
    const path = name.split(".").slice(1);
    const last = path.pop() ?? "";
    let place = tree;
    for (const key of path) {
      const inner = (place[key] ?? {}) as Record<string, unknown>;
      place[key] = inner;
      place = inner;
    }
    place[last] = configuration.get(name);
  }
  return tree;
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
