import { settingsTree } from "@gongwen/module";
import schema from "../../gongwen.schema.json";
import { dialog, element } from "./dialog.ts";

interface Leaf {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Leaf>>;
}

export type Values = Record<string, unknown>;

const storageKey = "gongwen-settings";
const definitions: Readonly<Record<string, Leaf>> = schema.definitions as Record<string, Leaf>;

/** Settings of the page alone. */
const look: Readonly<Record<string, Leaf>> = {
  "look.theme": { description: "外观", enum: ["auto", "light", "dark"], default: "auto" },
  "look.fontSize": { description: "字号", type: "integer", minimum: 12, maximum: 40, default: 18 },
};

/** What the writer has set, by path (`rules.ordinal-gap`); kept in the browser. */
export class Settings {
  values: Values = {};

  constructor() {
    try {
      this.values = JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Values;
    } catch {
      // What cannot be read is as if nothing had been set.
    }
  }

  /** As the server takes them: a tree. */
  get tree(): Values {
    return settingsTree(Object.entries(this.values).filter(([path]) => look[path] === undefined));
  }

  save(): void {
    localStorage.setItem(storageKey, JSON.stringify(this.values));
  }

  applyLook(): void {
    const [theme, fontSize] = Object.entries(look).map(([path, leaf]) => String(this.values[path] ?? leaf.default));
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.setProperty("--font-size", `${fontSize}px`);
  }
}

/** Settings that mean nothing here: columns of other editors, files that the page cannot see. */
const left = new Set(["$schema", "positionEncoding", "phrasebanks", "exclude", "overrides", "fixOnSave", "inlayHints"]);

function* leaves(of: Leaf, path = ""): Generator<[string, Leaf]> {
  for (const [key, inner] of Object.entries(of.properties ?? {})) {
    if (left.has(key)) continue;
    if (inner.properties !== undefined) yield* leaves(inner, `${path}${key}.`);
    else yield [path + key, { ...definitions[inner.$ref?.replace("#/definitions/", "") ?? ""], ...inner }];
  }
}

/** The dialog; resolves true if something was changed. */
export async function editSettings(settings: Settings): Promise<boolean> {
  const all = [...Object.entries(look), ...leaves(schema as Leaf)];
  const rows = all.flatMap(([path, leaf]) => row(settings.values, path, leaf) ?? []);
  const changed = await dialog<boolean>("设置", (close) => {
    const submit = (event: Event) => {
      event.preventDefault();
      for (const { take } of rows) take();
      close(true);
    };
    const lines = element("div", { class: "rows" }, ...rows.map(({ line }) => line));
    const menu = element("menu", {}, element("button", { type: "submit" }, "保存设置"));
    return [element("form", { submit, class: "settings" }, lines, menu)];
  });
  if (changed !== true) return false;
  settings.save();
  settings.applyLook();
  return true;
}

const names: Readonly<Record<string, string>> = {
  auto: "自动",
  light: "浅色",
  dark: "深色",
  off: "关闭",
  on: "开启",
  error: "错误",
  warning: "警告",
  info: "提示",
  hint: "建议",
  initials: "声母",
  full: "全拼与声母",
};

/** A line of the dialog and what takes its value; undefined for a kind that the page has no control for. */
function row(values: Values, path: string, leaf: Leaf): { line: HTMLElement; take: () => void } | undefined {
  const standard = leaf.default ?? (leaf.type === "boolean" ? true : leaf.enum && "on");
  const value = values[path] ?? standard;
  const id = `set-${path}`;
  const made = control(id, value, leaf);
  if (made === undefined) return undefined;
  const [field, read, hint = ""] = made;
  const take = () => {
    const chosen = read();
    if (chosen === standard || chosen === "") delete values[path];
    else values[path] = chosen;
  };
  const label = element("label", { for: id }, `${leaf.description ?? path}${hint}`);
  return { line: element("div", { class: "row" }, label, field), take };
}

/** What a setting is chosen with, what it then is, and what its label says besides. */
function control(id: string, value: unknown, leaf: Leaf): [HTMLElement, () => unknown, hint?: string] | undefined {
  if (leaf.enum !== undefined) {
    const options = leaf.enum.map((one) =>
      element("option", { value: one, selected: one === value }, names[one] ?? one),
    );
    const field = element("select", { id }, ...options);
    return [field, () => field.value];
  }
  const input = (attributes: Record<string, string | boolean>) => element("input", { id, ...attributes });
  if (leaf.type === "boolean") {
    const field = input({ type: "checkbox", checked: value === true });
    return [field, () => field.checked];
  }
  if (leaf.type === "integer") {
    const limits = { min: String(leaf.minimum ?? 0), max: String(leaf.maximum ?? 1000) };
    const field = input({ type: "number", value: String(value ?? ""), ...limits });
    return [field, () => (field.value === "" ? "" : Number(field.value))];
  }
  if (leaf.type !== "array") return undefined;
  const field = input({ type: "text", value: Array.isArray(value) ? value.join("、") : "" });
  const read = () => (field.value === "" ? "" : field.value.split(/[、，,\s]+/u).filter(Boolean));
  return [field, read, "（用顿号分开）"];
}
