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
  // The answer to a form that is being sent renews the whole page: until then its questions and held buttons stay as they are.
  page.addEventListener("htmx:before:swap", (event) => {
    if (event.target instanceof Element && event.target.ariaBusy === "true") event.preventDefault();
  });
  withMain(() => {
    void process(page);
  });
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
