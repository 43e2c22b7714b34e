/** Moves the focus to the error summary, so that a screen reader starts there after a refused form. */
export function focusErrorSummary(page: ParentNode): void {
  page.querySelector<HTMLElement>("[data-gw-errors]")?.focus();
}
