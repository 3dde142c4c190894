import element from "crelt";

/** Shows a modal dialog around a form; resolves with the value of the button that closed it, or undefined after Esc. */
export function dialog(title: string, ...body: Node[]): Promise<string | undefined> {
  const form = element("form", { method: "dialog" }, ...body);
  const shown = element("dialog", { "aria-label": title }, element("h2", title), form);
  document.body.append(shown);
  shown.showModal();
  return new Promise((resolve) => {
    shown.addEventListener("close", () => shown.remove());
    shown.addEventListener("close", () => resolve(shown.returnValue || undefined));
  });
}

export const button = (text: string, value = text) => element("button", { value }, text);

/** Choices one below the other; the chosen one. Arrows move, Enter takes, Esc leaves. */
export function choose(title: string, choices: readonly string[]): Promise<string | undefined> {
  const buttons = choices.map((text) => button(text));
  const onkeydown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const current = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(current + step + buttons.length) % buttons.length]?.focus();
  };
  const list = element("div", { class: "choices", onkeydown }, ...buttons);
  return dialog(title, list, element("menu", button("取消", "")));
}

/** Asks for one line of text. */
export async function ask(title: string, value: string): Promise<string | undefined> {
  const line = element("input", { value, "aria-label": title, onfocus: () => line.select() }) as HTMLInputElement;
  return (await dialog(title, line, element("menu", button("确定"), button("取消", "")))) && line.value;
}

/** Something a person has to know or to decide; the chosen button's text. The next key of who is typing decides nothing. */
export function tell(title: string, text: string, ...buttons: string[]): Promise<string | undefined> {
  const [shown, focus] = buttons.length > 0 ? [buttons, { tabindex: "-1", autofocus: true }] : [["知道了"], {}];
  return dialog(title, element("p", focus, text), element("menu", ...shown.map((name) => button(name))));
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** A line at the bottom of the page for twice as long as it takes to read; with those of the page's buttons that lead on. */
export function note(text: string, ...actions: readonly string[]): void {
  const place = document.querySelector("#note");
  const buttons = actions.map((name) => document.querySelector(`nav [data-action="${name}"]`)?.cloneNode(true) ?? "");
  place?.replaceChildren(text, ...buttons);
  clearTimeout(timer);
  timer = setTimeout(() => place?.replaceChildren(), 6000 + 300 * text.length + 15_000 * actions.length);
}
