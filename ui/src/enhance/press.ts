/**
 * A double click sends a form once. A second sending would end the first, and what the server said to it would never be
 * seen. Whoever presses again later means it: the server answers repeats from the first.
 */
const DOUBLE_CLICK_MS = 1000;

export function pressOnce(page: Document): void {
  const pressed = new WeakMap<EventTarget, number>();
  page.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !event.target) return;
    const last = pressed.get(event.target);
    if (last !== undefined && event.timeStamp - last < DOUBLE_CLICK_MS) {
      event.preventDefault();
      return;
    }
    pressed.set(event.target, event.timeStamp);
  });
}
