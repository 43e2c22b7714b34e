/**
 * J and K move between the rows of a table marked `data-gw-rows`.
 *
 * The keys work only while the focus is inside the table (WCAG 2.1.4: a single-key shortcut must be confined to a focused
 * part, switched off or remapped); Enter opens a row because the focus sits on its link.
 */
export function moveByKeys(page: Document): void {
  for (const table of page.querySelectorAll<HTMLElement>("[data-gw-rows]")) {
    for (const hint of page.querySelectorAll<HTMLElement>("[data-gw-keyhint]")) hint.hidden = false;
    table.addEventListener("keydown", (event) => {
      const step = direction(event);
      if (step !== 0) move(table, step);
    });
  }
}

function direction(event: KeyboardEvent): number {
  if (event.ctrlKey || event.altKey || event.metaKey) return 0;
  if (event.target instanceof HTMLInputElement) return 0;
  if (event.key === "j") return 1;
  return event.key === "k" ? -1 : 0;
}

function move(table: HTMLElement, step: number): void {
  const links = [...table.querySelectorAll<HTMLAnchorElement>("tbody th a")];
  const current = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const next = current === -1 ? (step > 0 ? 0 : links.length - 1) : current + step;
  links[next]?.focus();
}
