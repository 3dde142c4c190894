import element from "crelt";

/** Shows a modal dialog around a form; resolves with the value of the button that closed it, or undefined after Esc. */
export function dialog(title: string, ...body: Node[]): Promise<string | undefined> {
  const form = element("form", { method: "dialog" }, ...body);
  const shown = element("dialog", { "aria-label": title }, element("h2", title), form);
  document.body.append(shown);
  shown.showModal();
  return new Promise((resolve) => {
    shown.addEventListener("close", () => {
      shown.remove();
      resolve(shown.returnValue || undefined);
    });
  });
}

export const button = (text: string, value = text) => element("button", { value }, text);

/** Choices one below the other; the chosen one's index. Arrows move, Enter takes, Esc leaves. */
export async function choose(title: string, choices: readonly string[]): Promise<number | undefined> {
  const buttons = choices.map((text, index) => button(text, String(index)));
  const onkeydown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const current = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(current + step + buttons.length) % buttons.length]?.focus();
  };
  const chosen = await dialog(title, element("div", { class: "choices", onkeydown }, ...buttons));
  return chosen === undefined ? undefined : Number(chosen);
}

/** Asks for one line of text. */
export async function ask(title: string, value: string): Promise<string | undefined> {
  const input = element("input", { type: "text", value, "aria-label": title });
  return (await dialog(title, input, button("确定"))) && input.value;
}

/** Something a person has to know or to decide; the chosen button's text. */
export function tell(title: string, text: string, ...buttons: string[]): Promise<string | undefined> {
  const shown = buttons.length > 0 ? buttons : ["知道了"];
  return dialog(title, element("p", text), element("menu", ...shown.map((name) => button(name))));
}

/** A line at the bottom of the page for a few seconds, read out too. */
export function note(text: string): void {
  const place = document.querySelector("#note");
  if (place === null) return;
  place.textContent = text;
  setTimeout(() => {
    if (place.textContent === text) place.textContent = "";
  }, 6000);
}
