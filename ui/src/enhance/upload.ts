/**
 * `<gw-upload>` stands around a file input, names the chosen files and shows how far an upload has come.
 *
 * `fetch` tells nothing about progress, therefore XMLHttpRequest. Without this script the form is sent as any other, and the
 * browser's own control is seen, in the browser's language. Words come from the page (`data-chosen`, `data-sending`,
 * `data-failed`, `data-size`), so that nothing here speaks a language.
 */
import { replaceMain } from "./main";

class Upload extends HTMLElement {
  #busy = false;
  #connected = new AbortController();

  connectedCallback(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    this.closest("form")?.addEventListener(
      "submit",
      (event) => {
        this.#send(event);
      },
      { signal },
    );
    window.addEventListener(
      "pageshow",
      (event) => {
        if (event.persisted) this.#hold(false);
      },
      { signal },
    );
    this.addEventListener(
      "change",
      () => {
        this.#tellChoice();
      },
      { signal },
    );
    // A swap makes the line as the server knows it: empty.
    document.addEventListener(
      "htmx:after:swap",
      () => {
        this.#tellChoice();
      },
      { signal },
    );
    this.#tellChoice();
  }

  disconnectedCallback(): void {
    this.#connected.abort();
  }

  #input(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input[type=file]");
  }

  #status(): HTMLElement | null {
    return this.querySelector<HTMLElement>("[role=status]");
  }

  /** Names what was chosen, or says before sending that a file is too large; the server says the same again. */
  #tellChoice(): void {
    const status = this.#status();
    if (!status || this.#busy) return;
    const files = [...(this.#input()?.files ?? [])];
    const limit = Number(this.dataset.bytesMax ?? "0");
    const tooLarge = files.some((file) => limit > 0 && file.size > limit);
    const names = files.map((file) => file.name).join(", ");
    const said = names === "" ? "" : `${this.dataset.chosen ?? ""} ${names}`;
    const words = tooLarge ? (this.dataset.size ?? "") : said;
    // The same words again would be read aloud again.
    if (status.textContent !== words) status.textContent = words;
  }

  #send(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const chosen = form.querySelectorAll<HTMLInputElement>("input[type=file]");
    if (event.defaultPrevented || ![...chosen].some((input) => input.files?.length)) return;
    event.preventDefault();
    if (this.#busy) return;
    this.#hold(true);
    const request = new XMLHttpRequest();
    request.open("POST", addressOf(form, event.submitter));
    request.upload.addEventListener("progress", (progress) => {
      this.#show(progress);
    });
    request.addEventListener("load", () => {
      this.#answer(request);
    });
    request.addEventListener("error", () => {
      this.#fail();
    });
    request.send(new FormData(form, event.submitter));
  }

  /** One thing after the other: no button of the form works while it is being sent, and each one shows it. */
  #hold(busy: boolean): void {
    this.#busy = busy;
    const form = this.closest("form");
    if (form) form.ariaBusy = busy ? "true" : null;
    for (const button of form?.elements ?? []) {
      if (button instanceof HTMLButtonElement) button.ariaDisabled = busy ? "true" : null;
    }
  }

  #show(progress: ProgressEvent): void {
    const bar = this.querySelector("progress");
    const status = this.#status();
    if (bar) {
      bar.hidden = false;
      bar.max = progress.total;
      bar.value = progress.loaded;
    }
    const sending = this.dataset.sending ?? "";
    if (status && status.textContent !== sending) status.textContent = sending;
  }

  /** An answer that is the same page again, also a refused form, takes the place of this one; any other is followed. */
  #answer(request: XMLHttpRequest): void {
    const refused = request.status >= 400;
    const stays = new URL(request.responseURL).pathname === location.pathname;
    // The buttons stay held until the next page is there.
    if (!refused && !stays) {
      location.assign(request.responseURL);
      return;
    }
    const field = this.#input()?.id;
    if (!replaceMain(request.responseText)) {
      this.#fail();
      return;
    }
    if (!refused && field) document.getElementById(field)?.focus();
  }

  #fail(): void {
    this.#hold(false);
    const bar = this.querySelector("progress");
    const status = this.#status();
    if (bar) bar.hidden = true;
    if (status) status.textContent = this.dataset.failed ?? "";
  }
}

/** Where a form goes. `formAction` and `action` of the objects will not do: without the attribute they name this page. */
function addressOf(form: HTMLFormElement, button: HTMLElement | null): string {
  return button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
}

export function defineUpload(): void {
  if (!customElements.get("gw-upload")) customElements.define("gw-upload", Upload);
}
