/** Asks before a page with a changed, unsent form is left. Only for forms marked `data-gw-guard`, which do not save by themselves. */
export function guardUnsaved(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-gw-guard]")) {
    let changed = false;
    form.addEventListener("input", () => {
      changed = true;
    });
    form.addEventListener("submit", () => {
      changed = false;
    });
    window.addEventListener("beforeunload", (event) => {
      if (changed) event.preventDefault();
    });
  }
}
