/** An element with its attributes and children; a text is a child, a function the handler of an event. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | boolean | ((event: Event) => void)> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Shows a modal dialog with a title; resolves with what `close` got, or undefined after Esc. */
export function dialog<Result>(
  title: string,
  body: (close: (result: Result) => void) => (Node | string)[],
): Promise<Result | undefined> {
  return new Promise((resolve) => {
    let result: Result | undefined;
    const close = (value: Result) => {
      result = value;
      shown.close();
    };
    const shown = element("dialog", { "aria-label": title }, element("h2", {}, title), ...body(close));
    shown.addEventListener("close", () => {
      shown.remove();
      resolve(result);
    });
    document.body.append(shown);
    shown.showModal();
  });
}

/** Choices one below the other; the chosen one's index. Arrows move, Enter takes, Esc leaves. */
export function choose(title: string, choices: readonly string[]): Promise<number | undefined> {
  return dialog<number>(title, (close) => {
    const buttons = choices.map((text, index) =>
      element("button", { type: "button", click: () => close(index) }, text),
    );
    const move = (event: Event) => {
      const { key } = event as KeyboardEvent;
      const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const current = buttons.indexOf(document.activeElement as HTMLButtonElement);
      buttons[(current + step + buttons.length) % buttons.length]?.focus();
    };
    return [element("div", { class: "choices", keydown: move }, ...buttons)];
  });
}

/** Asks for one line of text. */
export function ask(title: string, value: string): Promise<string | undefined> {
  return dialog<string>(title, (close) => {
    const input = element("input", { type: "text", value, "aria-label": title });
    const submit = (event: Event) => {
      event.preventDefault();
      close(input.value);
    };
    return [element("form", { submit }, input, element("button", { type: "submit" }, "确定"))];
  });
}

/** Something a person has to know or to decide; the chosen button's text. */
export function tell(title: string, text: string, ...buttons: string[]): Promise<string | undefined> {
  const shown = buttons.length > 0 ? buttons : ["知道了"];
  return dialog<string>(title, (close) => [
    element("p", {}, text),
    element("menu", {}, ...shown.map((name) => element("button", { type: "button", click: () => close(name) }, name))),
  ]);
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
