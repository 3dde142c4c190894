import element from "crelt";
import { button, dialog } from "./dialog.ts";

type Field = HTMLInputElement | HTMLSelectElement;

/** The rows of the dialog, each at its default, as scripts/page.mts makes them. */
const rows = (document.getElementById("settings") as HTMLTemplateElement).content;

const storageKey = "gongwen-settings";

/** What the writer has set, by path (`rules.ordinal-gap`); kept in the browser. */
const values = kept();
applyLook();

function kept(): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? "{}");
  } catch {
    // What cannot be read is as if nothing had been set.
    return {};
  }
}

/** As the server takes them: without those of the page. */
export const settingsOfServer = () =>
  Object.fromEntries(Object.entries(values).filter(([path]) => !path.startsWith("look.")));

function applyLook(): void {
  const look = (path: string) => String(values[path] ?? rows.querySelector<Field>(`[name="${path}"]`)?.value);
  document.documentElement.dataset.theme = look("look.theme");
  document.documentElement.style.setProperty("--font-size", `${look("look.fontSize")}px`);
}

/** The dialog; resolves true if something was changed. */
export async function editSettings(): Promise<boolean> {
  const lines = element("div", { class: "rows settings" }, rows.cloneNode(true));
  const fields = [...lines.querySelectorAll<Field>("[name]")];
  const standard = fields.map(read);
  for (const field of fields) {
    const value = values[field.name];
    if (field.type === "checkbox" && "checked" in field) field.checked = Boolean(value ?? field.checked);
    else if (value !== undefined) field.value = Array.isArray(value) ? value.join("、") : String(value);
  }
  if ((await dialog("设置", lines, element("menu", button("保存设置"), button("取消", "")))) === undefined)
    return false;
  for (const [index, field] of fields.entries()) {
    const chosen = read(field);
    if (chosen === standard[index]) delete values[field.name];
    else values[field.name] = chosen;
  }
  localStorage.setItem(storageKey, JSON.stringify(values));
  applyLook();
  return true;
}

/** What a field says; undefined where it is empty. */
function read(field: Field): unknown {
  if (field.type === "checkbox" && "checked" in field) return field.checked;
  if (field.value === "") return undefined;
  if (field.type === "text") return field.value.split(/[、，,\s]+/u).filter(Boolean);
  return field.type === "number" ? Number(field.value) : field.value;
}
