/** The part of a page that a script may replace, and what has to be done again when it did. */

const REPLACED = "gw:main-replaced";

/** Takes `<main>` and the title from another page. Returns false when that text has none. */
export function replaceMain(html: string): boolean {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const main = answer.querySelector("main");
  if (!main) return false;
  document.title = answer.title;
  document.querySelector("main")?.replaceWith(document.adoptNode(main));
  document.dispatchEvent(new Event(REPLACED));
  return true;
}

/** Does something now, and again whenever `<main>` was replaced. */
export function withMain(enhance: () => void): void {
  enhance();
  document.addEventListener(REPLACED, enhance);
}
