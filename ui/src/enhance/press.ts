/**
 * A double click presses a button once. A second sending would end the first, and what the server said to it would never be
 * seen. Whoever presses again later means it, and so does who presses another button: the server answers repeats from the first.
 */
const DOUBLE_CLICK_MS = 1000;

export function pressOnce(page: Document): void {
  const pressed = new WeakMap<EventTarget, number>();
  page.addEventListener("submit", (event) => {
    const button = event.submitter ?? event.target;
    if (event.defaultPrevented || !button) return;
    const last = pressed.get(button);
    if (last !== undefined && event.timeStamp - last < DOUBLE_CLICK_MS) {
      event.preventDefault();
      return;
    }
    pressed.set(button, event.timeStamp);
  });
}
