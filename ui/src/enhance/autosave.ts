/**
 * Loads htmx only on pages that save by themselves (`data-hx-post`).
 *
 * The answer of an autosave goes into a `role=status` line that stands outside the form, so that it is announced. If the
 * server could not be reached, that line says so in the words of `data-gw-offline`; the form can always be sent as usual.
 */
import { withMain } from "./main";

export function loadAutosave(page: Document): void {
  page.addEventListener("htmx:error", () => {
    tell(page);
  });
  holdStill(page);
  withMain(() => {
    void process(page);
  });
}

/** What htmx tells before it swaps: what was asked. */
interface BeforeSwap {
  ctx: { request: { body: unknown } };
}

/** How long a form is left alone before it is saved once more, as after the last key. */
const PAUSE_MS = 600;

/**
 * Swaps nothing under a pressed pointer: what moves away between pressing and letting go is not clicked. Nor does it swap in a
 * form that has changed since it was saved: what was filled in meanwhile would be undone. What was held back is asked for
 * again. A form that is being sent gets nothing at all, for the answer to that renews the whole page.
 */
function holdStill(page: Document): void {
  let pressed = false;
  let heldBack: Element | null = null;
  let pause = 0;
  page.addEventListener("htmx:before:swap", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !(event instanceof CustomEvent)) return;
    const sent = (event.detail as BeforeSwap).ctx.request.body;
    if (form.ariaBusy === "true") {
      event.preventDefault();
    } else if (pressed) {
      event.preventDefault();
      heldBack = form;
    } else if (hasChanged(form, sent)) {
      event.preventDefault();
      clearTimeout(pause);
      pause = window.setTimeout(() => form.dispatchEvent(new Event("change")), PAUSE_MS);
    }
  });
  page.addEventListener("pointerdown", () => {
    pressed = true;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    page.addEventListener(end, () => {
      pressed = false;
      const form = heldBack;
      heldBack = null;
      setTimeout(() => form?.dispatchEvent(new Event("change")), 0);
    });
  }
}

/** Whether a form holds something else than what was sent of it. Files are not saved by themselves, and do not count. */
function hasChanged(form: HTMLFormElement, sent: unknown): boolean {
  if (!(sent instanceof URLSearchParams)) return false;
  const files = new Set([...form.querySelectorAll<HTMLInputElement>("input[type=file]")].map((input) => input.name));
  const texts = (entries: Iterable<[string, FormDataEntryValue]>): string =>
    JSON.stringify([...entries].filter(([name]) => !files.has(name)));
  return texts(sent) !== texts(new FormData(form));
}

async function process(page: Document): Promise<void> {
  const main = page.querySelector("main");
  if (!main?.querySelector("[data-hx-post], [data-hx-get]")) return;
  const { default: htmx } = await import("htmx.org");
  htmx.process(main);
  for (const stand of main.querySelectorAll<HTMLElement>("[data-gw-without-script]")) stand.hidden = true;
}

function tell(page: Document): void {
  const line = page.querySelector<HTMLElement>("[data-gw-offline]");
  if (!line?.dataset.gwOffline) return;
  const words = page.createElement("strong");
  words.textContent = line.dataset.gwOffline;
  line.replaceChildren(words);
}
