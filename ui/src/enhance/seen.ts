/**
 * Notes that the news of a page were seen, once it has been shown. Without scripts the form's button does it; opening the page alone
 * never changes anything.
 */
export function noteSeen(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-gw-seen]")) {
    void send(form);
  }
}

async function send(form: HTMLFormElement): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  try {
    // Whoever goes on at once has seen the page all the same.
    const sent = { method: "POST", body: fields, headers: { "gw-script": "seen" }, keepalive: true };
    const answer = await fetch(form.action, sent);
    if (answer.ok) form.remove();
  } catch {
    // Offline: the button stays.
  }
}
