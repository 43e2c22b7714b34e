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

/**
 * Swaps nothing under a pressed pointer: what moves away between pressing and letting go is not clicked. What was held back is
 * asked for again. Nor does it swap in a form that is being sent, whose answer renews the whole page.
 */
function holdStill(page: Document): void {
  let pressed = false;
  let heldBack: Element | null = null;
  page.addEventListener("htmx:before:swap", (event) => {
    if (!(event.target instanceof Element)) return;
    if (pressed) heldBack = event.target;
    if (pressed || event.target.ariaBusy === "true") event.preventDefault();
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
