/**
 * Loads htmx only on pages that save by themselves (`data-hx-post`).
 *
 * The answer of an autosave goes into a `role=status` line that stands outside the form, so that it is announced. If the
 * server could not be reached or did not save, that line says so in the words of `data-gw-offline` and `data-gw-failed`; the form
 * can always be sent as usual.
 */
import { withMain } from "./main";

export function loadAutosave(page: Document): void {
  page.addEventListener("htmx:error", (event) => {
    tell(page, "gwOffline");
    retry(event.target);
  });
  holdStill(page);
  countRequests(page);
  withMain(() => {
    void process(page);
  });
}

/** Where the server reads which of two requests of a page is the later one. */
const SEQUENCE = "gw-sequence";

/**
 * Numbers what a form sends in the order in which its fields were read: a save may be under way, or wait for one that is, while
 * a button is pressed, and be handled last. The time of day is the number, so that it also grows when a page is shown again.
 */
function countRequests(page: Document): void {
  let last = 0;
  page.addEventListener("formdata", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-hx-post")) return;
    last = Math.max(last + 1, Date.now());
    event.formData.set(SEQUENCE, String(last));
  });
}

/** What htmx tells before it swaps: what was asked, and what came of it. */
interface BeforeSwap {
  ctx: { request: { body: unknown }; response: { status: number } };
}

/** How long a form is left alone before it is saved once more, as after the last key. */
const PAUSE_MS = 600;
/** How long what could not be saved waits for the next try. */
const RETRY_MS = 10_000;

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
    const { request, response } = (event.detail as BeforeSwap).ctx;
    const sent = request.body;
    if (form.ariaBusy === "true") {
      event.preventDefault();
    } else if (response.status >= 400) {
      // The answer is a page about the failure, and no place for it here.
      event.preventDefault();
      tell(page, "gwFailed");
      retry(form);
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
  const files = [...form.querySelectorAll<HTMLInputElement>("input[type=file]")].map((input) => input.name);
  const others = new Set([SEQUENCE, ...files]);
  const texts = (entries: Iterable<[string, FormDataEntryValue]>): string =>
    JSON.stringify([...entries].filter(([name]) => !others.has(name)));
  return texts(sent) !== texts(new FormData(form));
}

async function process(page: Document): Promise<void> {
  const main = page.querySelector("main");
  if (!main?.querySelector("[data-hx-post], [data-hx-get]")) return;
  const { default: htmx } = await import("htmx.org");
  htmx.process(main);
  for (const stand of main.querySelectorAll<HTMLElement>("[data-gw-without-script]")) stand.hidden = true;
}

/** Saves once more after a while what could not be saved; what is changed before is saved at once. */
function retry(form: EventTarget | null): void {
  setTimeout(() => form?.dispatchEvent(new Event("change")), RETRY_MS);
}

function tell(page: Document, words: "gwOffline" | "gwFailed"): void {
  const line = page.querySelector<HTMLElement>("[data-gw-offline]");
  const said = line?.dataset[words];
  if (!line || !said) return;
  const strong = page.createElement("strong");
  strong.textContent = said;
  line.replaceChildren(strong);
}
