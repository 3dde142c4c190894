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

/** Settings of the page alone. */
export interface Look {
  theme: "auto" | "light" | "dark";
  fontSize: number;
}

const storageKey = "gongwen-settings";
const definitions: Readonly<Record<string, Leaf>> = schema.definitions as Record<string, Leaf>;

/** What the writer has set, by path (`rules.ordinal-gap`), and how the page looks; kept in the browser. */
export class Settings {
  values: Values = {};
  look: Look = { theme: "auto", fontSize: 18 };

  constructor() {
    try {
      const kept = JSON.parse(localStorage.getItem(storageKey) ?? "{}") as { values?: Values; look?: Partial<Look> };
      this.values = kept.values ?? {};
      this.look = { ...this.look, ...kept.look };
    } catch {
      // What cannot be read is as if nothing had been set.
    }
  }

  /** As the server takes them: a tree. */
  get tree(): Values {
    const tree: Values = {};
    for (const [path, value] of Object.entries(this.values)) {
      const keys = path.split(".");
      const last = keys.pop() ?? "";
      let place = tree;
      for (const key of keys) {
        place[key] ??= {};
        place = place[key] as Values;
      }
      place[last] = value;
    }
    return tree;
  }

  save(): void {
    localStorage.setItem(storageKey, JSON.stringify({ values: this.values, look: this.look }));
  }

  applyLook(): void {
    document.documentElement.dataset.theme = this.look.theme;
    document.documentElement.style.setProperty("--font-size", `${this.look.fontSize}px`);
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
  const changed = await dialog<boolean>("设置", (close) => {
    const rows = [...leaves(schema as Leaf)].flatMap(([path, leaf]) => row(settings, path, leaf) ?? []);
    const theme = choice("theme", ["auto", "light", "dark"], settings.look.theme);
    const size = element("input", {
      type: "number",
      min: "12",
      max: "40",
      value: String(settings.look.fontSize),
      id: "look-size",
    });
    const submit = (event: Event) => {
      event.preventDefault();
      for (const { take } of rows) take();
      settings.look = { theme: theme.value as Look["theme"], fontSize: Number(size.value) || 18 };
      close(true);
    };
    return [
      element(
        "form",
        { submit, class: "settings" },
        element(
          "div",
          { class: "rows" },
          labelled("外观", theme),
          labelled("字号", size),
          ...rows.map(({ line }) => line),
        ),
        element("menu", {}, element("button", { type: "submit" }, "保存设置")),
      ),
    ];
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

function choice(id: string, values: readonly string[], value: string): HTMLSelectElement {
  return element(
    "select",
    { id: `set-${id}` },
    ...values.map((name) => element("option", { value: name, selected: name === value }, names[name] ?? name)),
  );
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  return element("div", { class: "row" }, element("label", { for: control.id }, text), control);
}

/** A line of the dialog and what takes its value; undefined for a kind that the page has no control for. */
function row(settings: Settings, path: string, leaf: Leaf): { line: HTMLElement; take: () => void } | undefined {
  const { values } = settings;
  const label = leaf.description ?? path;
  const put = (value: unknown, standard: unknown) => {
    if (value === standard || value === "") delete values[path];
    else values[path] = value;
  };
  if (leaf.enum !== undefined) {
    const standard = leaf.default ?? "on";
    const control = choice(path, leaf.enum, String(values[path] ?? standard));
    return { line: labelled(label, control), take: () => put(control.value, standard) };
  }
  if (leaf.type === "boolean") {
    const standard = leaf.default ?? true;
    const control = element("input", {
      type: "checkbox",
      id: `set-${path}`,
      checked: (values[path] ?? standard) === true,
    });
    return { line: labelled(label, control), take: () => put(control.checked, standard) };
  }
  if (leaf.type === "integer") {
    const limits = { min: String(leaf.minimum ?? 0), max: String(leaf.maximum ?? 1000) };
    const value = String(values[path] ?? leaf.default ?? "");
    const control = element("input", { type: "number", id: `set-${path}`, value, ...limits });
    return { line: labelled(label, control), take: () => put(Number(control.value), leaf.default) };
  }
  if (leaf.type === "array") {
    const value = ((values[path] as string[] | undefined) ?? []).join("、");
    const control = element("input", { type: "text", id: `set-${path}`, value });
    const take = () => put(control.value === "" ? "" : control.value.split(/[、，,\s]+/u).filter(Boolean), undefined);
    return { line: labelled(`${label}（用顿号分开）`, control), take };
  }
  return undefined;
}
