import element from "crelt";
import { button, dialog } from "./dialog.ts";
/** What the values of settings are called. */
import labels from "./labels.json";

interface Leaf {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The part of the dialog that begins with it. */
  readonly part?: string;
}

/** Those of the page itself and of the server, as scripts/page.mts lists them. */
const all: Readonly<Record<string, Leaf>> = JSON.parse(document.getElementById("settings")?.textContent ?? "{}");

/** The 文种 that a new document may be of. */
export const kinds = all.genre?.enum?.filter((name) => name !== "auto") ?? [];

const storageKey = "gongwen-settings";

/** What the writer has set, by path (`rules.ordinal-gap`); kept in the browser. */
export class Settings {
  values: Record<string, unknown> = {};

  constructor() {
    try {
      this.values = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    } catch {
      // What cannot be read is as if nothing had been set.
    }
    this.applyLook();
  }

  /** As the server takes them: without those of the page. */
  get ofServer(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.values).filter(([path]) => !path.startsWith("look.")));
  }

  save(): void {
    localStorage.setItem(storageKey, JSON.stringify(this.values));
    this.applyLook();
  }

  private applyLook(): void {
    const [theme, fontSize] = ["look.theme", "look.fontSize"].map((path) => this.values[path] ?? all[path]?.default);
    document.documentElement.dataset.theme = String(theme);
    document.documentElement.style.setProperty("--font-size", `${fontSize}px`);
  }
}

const standard = ({ default: value, type, enum: names }: Leaf) => value ?? (type === "boolean" ? true : names && "on");

/** The dialog; resolves true if something was changed. */
export async function editSettings(settings: Settings): Promise<boolean> {
  const { values } = settings;
  const rows = Object.entries(all).flatMap(([path, leaf]) => {
    const field = control(path, values[path] ?? standard(leaf), leaf);
    const hint = leaf.type === "array" ? "（用顿号分开）" : "";
    const label = element("label", { for: field?.id }, `${leaf.description}${hint}`);
    return field === undefined ? [] : [{ path, leaf, field, line: element("div", { class: "row" }, label, field) }];
  });
  const lines = element("div", { class: "rows settings" });
  for (const { leaf, line } of rows) {
    if (leaf.part !== undefined) lines.append(element("details", element("summary", leaf.part)));
    lines.lastElementChild?.append(line);
  }
  if ((await dialog("设置", lines, element("menu", button("保存设置"), button("取消", "")))) === undefined)
    return false;
  for (const { path, leaf, field } of rows) {
    const chosen = read(field, leaf);
    if (chosen === undefined || chosen === standard(leaf)) delete values[path];
    else values[path] = chosen;
  }
  settings.save();
  return true;
}

/** What a setting is chosen with; undefined for a kind that the page has no control for. */
function control(path: string, value: unknown, { type, enum: choices, minimum: min, maximum: max }: Leaf) {
  const id = `set-${path}`;
  if (choices !== undefined) {
    const names: Readonly<Record<string, string>> = labels;
    const options = choices.map((one) => element("option", { value: one, selected: one === value }, names[one] ?? one));
    return element("select", { id }, ...options) as HTMLSelectElement;
  }
  const input = (attributes: object) => element("input", { id, ...attributes }) as HTMLInputElement;
  if (type === "boolean") return input({ type: "checkbox", checked: value === true });
  if (type === "integer") return input({ type: "number", value: String(value), min: String(min), max: String(max) });
  return type === "array" ? input({ type: "text", value: Array.isArray(value) ? value.join("、") : "" }) : undefined;
}

function read(field: HTMLInputElement | HTMLSelectElement, { type }: Leaf): unknown {
  if ("checked" in field && type === "boolean") return field.checked;
  if (field.value === "") return undefined;
  if (type === "array") return field.value.split(/[、，,\s]+/u).filter(Boolean);
  return type === "integer" ? Number(field.value) : field.value;
}
