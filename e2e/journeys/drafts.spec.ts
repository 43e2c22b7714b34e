/** What lies between the first answer and the receipt: drafts in two tabs, on two devices, and after the session's end. */
import type { Request } from "@playwright/test";

import { choose, expectHeading, next, press, signInByCode, somebody, startFelling } from "../support/portal.ts";
import { at, fillApplicant, fillSite, receipt } from "../support/portal.ts";
import { photo } from "../support/files.ts";
import { fillPlace, fillStopping } from "../support/stopping.ts";
import { expect, test } from "../support/test.ts";

test("what another tab has saved is never overwritten: the second one chooses", async ({ page, server, look }) => {
  await startFelling(page, server);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await page.getByLabel("Vorname").fill("Wiebke");
  await next(page);
  await expect(page).toHaveTitle(/^Fehler: /);

  await second.getByLabel("Vorname").fill("Lena");
  await next(second);
  await expect(second.getByText("Diese Seite wurde inzwischen an anderer Stelle geändert").first()).toBeVisible();
  await expect(second.getByText("Wiebke")).toBeVisible();
  await expect(second.getByLabel("Vorname")).toHaveValue("Lena");
  await look(second);
  await second.getByRole("link", { name: "Das Gespeicherte verwenden" }).click();
  await expect(second.getByLabel("Vorname")).toHaveValue("Wiebke");

  await page.getByLabel("Vorname").fill("Henrike");
  await next(page);
  await second.getByLabel("Vorname").fill("Lena");
  await next(second);
  await press(second, "Meine Eingaben behalten");
  await expect(second.getByRole("heading", { level: 2, name: /an anderer Stelle/ })).toHaveCount(0);
  await second.reload();
  await expect(second.getByLabel("Vorname")).toHaveValue("Lena");
  await second.close();
});

test("a draft that a guest began goes on at another device, by way of an account", async ({
  page,
  server,
  look,
  another,
}) => {
  const lena = somebody();
  await startFelling(page, server);
  await choose(page, /Für wen stellen Sie/, "Ich stelle den Antrag für mich als Privatperson");
  await page.getByLabel("Vorname").fill(lena.first);
  await press(page, "Später weitermachen");
  await expectHeading(page, "Angefangene Anträge");
  await expect(page.getByText("nur in diesem Browser")).toBeVisible();
  await look(page);
  await signInByCode(page, server, lena.email);
  await expect(page.getByText("Baumfällung beantragen").first()).toBeVisible();

  const phone = await another();
  await signInByCode(phone, server, lena.email);
  await look(phone);
  await phone.getByRole("link", { name: "Weitermachen: Baumfällung beantragen" }).click();
  await expectHeading(phone, "Wer stellt den Antrag?");
  await expect(phone.getByLabel("Vorname")).toHaveValue(lena.first);
  await phone.goto(at(server, "applications"));
  await look(phone);
  await press(phone, /Löschen/);
  await expect(phone.getByText("Hier liegt nichts.")).toBeVisible();
  await look(phone);
});

test("a session that ends in the middle of the form loses no answer", async ({ page, server, look }) => {
  const lena = somebody();
  await startFelling(page, server);
  await page.getByLabel("Vorname").fill(lena.first);
  await page.context().clearCookies();
  await next(page);
  await expect(page.getByText("Ihre Eingaben sind gerettet.").first()).toBeVisible();
  await expect(page.getByLabel("Vorname")).toHaveValue(lena.first);
  await look(page);
});

test("two presses at once file one application", async ({ page, server }) => {
  const lena = somebody();
  await page.goto(at(server, "services/haltverbotszone"));
  await press(page, "Antrag starten");
  await fillStopping(page, lena);
  await page.getByLabel(/E-Mail-Adresse/).fill(lena.email);
  await page.getByLabel("Auf Papier mit der Post").check();
  await next(page);
  await expectHeading(page, "Stimmt alles?");
  const second = await page.context().newPage();
  await second.goto(page.url());
  await Promise.all([press(page, "Antrag verbindlich absenden"), press(second, "Antrag verbindlich absenden")]);
  const filed = await receipt(page);
  expect((await receipt(second)).number).toBe(filed.number);
  await second.close();
});

test("a row stays open until its person closes it", { tag: "@scripts" }, async ({ page, server }) => {
  await page.goto(at(server, "services/haltverbotszone"));
  await press(page, "Antrag starten");
  await fillStopping(page, somebody(), "Wo soll das Haltverbot gelten?");
  const saved = page.waitForResponse((answer) => answer.request().postData()?.includes("lane") ?? false);
  await fillPlace(page);
  await (await saved).finished();
  await page.getByLabel("Länge der Zone").fill("20");
  await press(page, "Ort 1 speichern");
  await expect(page.getByRole("region", { name: "Orte" }).getByRole("listitem")).toContainText("20 m");
});

test("what saves by itself goes on after a refused file", { tag: "@scripts" }, async ({ page, server }) => {
  await startFelling(page, server);
  await fillApplicant(page, somebody());
  await next(page);
  await fillSite(page);
  await next(page);
  await page.locator('input[type=file][name$=".photo"]').setInputFiles({
    name: "baum.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("kein Foto"),
  });
  await press(page, /^Datei hochladen/);
  await expect(page).toHaveTitle(/^Fehler: /);
  await expect(page.getByRole("button", { name: "Angaben aktualisieren" })).toBeHidden();
  const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByLabel("Baumart").fill("Hänge-Birke");
  expect((await saved).ok()).toBe(true);

  await page.locator('input[type=file][name$=".photo"]').setInputFiles(photo());
  await press(page, /^Datei hochladen/);
  await expect(page.getByText("baum.png").first()).toBeVisible();
  await expect(page.locator('input[type=file][name$=".photo"]')).toBeFocused();
});

test("the last of several answers is saved, however slow the first", { tag: "@scripts" }, async ({ page, server }) => {
  await startFelling(page, server);
  await fillApplicant(page, somebody());
  await next(page);
  await expectHeading(page, "Wo stehen die Bäume?");
  await page.clock.install();
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/autosave", (route) => void slow.then(() => route.continue()));
  await choose(page, /Auf was für einer Fläche/, "Im Garten, in einem Park oder auf einem Friedhof");
  await choose(page, /Bauvorhaben/, "Nein");
  await choose(page, /Stehen die Bäume an der Anschrift/, "Nein");
  // Longer than the page waits for another key.
  await page.clock.runFor(1_000);
  answer();
  await expect(page.getByLabel("Straße", { exact: true })).toBeVisible();
});

test("an answer that comes late undoes nothing", { tag: "@scripts" }, async ({ page, server }) => {
  await startFelling(page, server);
  const first = page.getByLabel("Vorname");
  const sent: (() => Promise<void>)[] = [];
  await page.route("**/autosave", (route) => void sent.push(() => route.continue()));
  await first.fill("Len");
  await first.blur();
  await expect.poll(() => sent.length).toBe(1);
  await first.fill("Lena");
  await first.blur();
  const late = page.waitForResponse("**/autosave");
  await sent[0]?.();
  await (await late).finished();
  await expect.poll(() => sent.length).toBe(2);
  await expect(first).toHaveValue("Lena");
  await sent[1]?.();
});

test(
  "a save that is handled last undoes nothing that a button saved",
  { tag: "@scripts" },
  async ({ page, server }) => {
    await startFelling(page, server);
    const first = page.getByLabel("Vorname");
    const sent: Request[] = [];
    await page.route("**/autosave", (route) => void sent.push(route.request()));
    await first.fill("Len");
    await first.blur();
    await expect.poll(() => sent.length).toBe(1);
    await first.fill("Lena");
    await next(page);
    await expect(page).toHaveTitle(/^Fehler: /);
    const [late] = sent;
    if (!late) throw new Error("nothing was saved by itself");
    const { origin, "content-type": type } = await late.allHeaders();
    const headers = { origin: origin ?? "", "content-type": type ?? "" };
    const answer = await page.request.post(late.url(), { headers, data: late.postDataBuffer() ?? "" });
    expect(answer.ok()).toBe(true);

    await page.unroute("**/autosave");
    await page.getByLabel("Familienname").fill("Brahms");
    await next(page);
    await expect(page.getByText("an anderer Stelle geändert")).toHaveCount(0);
    await expect(first).toHaveValue("Lena");
  },
);

test(
  "on a phone, what is not saved is said where the person is",
  { tag: "@scripts" },
  async ({ page, server, look, trouble }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await startFelling(page, server);
    const status = page.locator("#saved");
    await expect(status).toBeInViewport();
    await page.getByLabel("Vorname").fill("Lena");
    await page.getByLabel("Vorname").blur();
    await expect(status).toContainText("Gespeichert um");
    await page.context().setOffline(true);
    await page.getByLabel("Ort", { exact: true }).fill("Fördestadt");
    await page.getByLabel("Ort", { exact: true }).blur();
    await expect(status).toContainText("Gerade nicht gespeichert: keine Verbindung.");
    await expect(status).toBeInViewport();
    await look(page);
    await page.context().setOffline(false);
    // Nobody has to do anything for it.
    await expect(status).toContainText("Gespeichert um", { timeout: 30_000 });

    await page.route("**/autosave", (route) =>
      route.fulfill({ status: 503, contentType: "text/html", body: "<h1>503</h1>" }),
    );
    await page.getByLabel("Ort", { exact: true }).fill("Neustadt");
    await page.getByLabel("Ort", { exact: true }).blur();
    await expect(status).toContainText("Der Server ist überlastet.");
    await expect(page.getByRole("heading", { name: "503" })).toHaveCount(0);
    await page.unroute("**/autosave");

    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByLabel("Vorname").fill("Wiebke");
    await second.getByLabel("Vorname").blur();
    await expect(second.locator("#saved")).toContainText("Gespeichert um");
    await second.close();
    await page.getByLabel("Vorname").fill("Henrike");
    await page.getByLabel("Vorname").blur();
    await expect(status).toContainText("an anderer Stelle");
    await expect(status).toBeInViewport();
    expect(new Set(trouble.splice(0))).toEqual(new Set([expect.stringMatching(/^503 .*autosave$/)]));
  },
);
