/** A case between two people: the caseworker asks, the resident answers, both write. */
import { pdf } from "../support/files.ts";
import { CASEWORKER, enterAs, findCase, LEAD, pressByKey, take } from "../support/desk.ts";
import { fileFelling } from "../support/programs.ts";
import { expectHeading, fillDay, openCase, press, somebody } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";

test("an inquiry is asked, answered with a paper, and settled", async ({ page, server, look, another }) => {
  const filed = await fileFelling(server, somebody(), "portal");
  const desk = await another();

  await test.step("the caseworker signs in; a wrong password is named and forgives", async () => {
    await desk.goto(`${server.town.desk}/sign-in`);
    await look(desk);
    await desk.getByLabel("Dienstliche E-Mail-Adresse").fill(server.signIn(CASEWORKER).email);
    await desk.getByLabel("Passwort").fill("nicht das richtige");
    await press(desk, "Anmelden");
    await expect(desk.getByText("E-Mail-Adresse und Passwort passen nicht zusammen.").first()).toBeVisible();
    await look(desk);
    await desk.getByLabel("Passwort").fill(server.town.password);
    await press(desk, "Anmelden");
    await expectHeading(desk, "Meine Vorgänge");
    await look(desk);
  });

  await test.step("the queue is filtered and sorted", async () => {
    await desk.getByRole("link", { name: /Alle offenen/ }).click();
    await desk.getByLabel("Leistung").selectOption({ label: "Baumfällung beantragen" });
    await desk.getByLabel("Reihenfolge").selectOption({ label: "Neueste zuerst" });
    await press(desk, "Filtern");
    await expect(desk.getByRole("rowheader").first()).toBeVisible();
    await look(desk);
    await desk.getByLabel("Zuständig").selectOption({ label: LEAD });
    await press(desk, "Filtern");
    await expect(desk.getByLabel("Zuständig").locator("option:checked")).toHaveText(LEAD);
    await desk.getByRole("link", { name: "Zurücksetzen" }).click();
    await desk.getByRole("columnheader").getByRole("link", { name: "Antrag von" }).click();
    await expect(desk.getByRole("columnheader", { name: "Antrag von" })).toHaveAttribute("aria-sort", /ending/);
  });

  await test.step("the case is found by its number and taken", async () => {
    await findCase(desk, filed.number);
    await look(desk);
    await take(desk);
    await look(desk);
  });

  await test.step("the question must be put before it goes out", async () => {
    await desk.getByRole("link", { name: "Nachfragen" }).first().click();
    await expectHeading(desk, "Nachfrage stellen");
    await look(desk);
    await desk
      .getByRole("group", { name: /Diese Unterlagen fehlen/ })
      .getByLabel("Lageplan mit den Bäumen")
      .check();
    await press(desk, "Nachfrage senden");
    await expect(desk.getByText("Ersetzen Sie den Satz in eckigen Klammern").first()).toBeVisible();
    await look(desk);
    await desk.getByLabel("Text der Nachfrage").fill("Wo genau steht die Birke? Bitte zeichnen Sie sie ein.");
    await press(desk, "Nachfrage senden");
    await expect(desk.getByText("Wo genau steht die Birke?")).toBeVisible();
    await expect(desk.getByRole("heading", { name: "Offene Nachfrage" })).toBeVisible();
    await look(desk);
  });

  await test.step("the resident reads it, asks for more time and gets it", async () => {
    await openCase(page, server, filed);
    await expect(page.getByRole("heading", { name: "Unsere Frage an Sie" })).toBeVisible();
    await look(page);
    await page.getByRole("link", { name: "Mehr Zeit erbitten" }).click();
    await expect(page.getByRole("button", { name: "Mehr Zeit erbitten" })).toBeVisible();
    await look(page);
    await fillDay(page, "Neuer Termin", "2026-12-21");
    await page.getByLabel("Warum brauchen Sie mehr Zeit?").fill("Der Zollstock ist verliehen.");
    await press(page, "Mehr Zeit erbitten");
    await expect(page.getByText("Sie haben um Zeit bis")).toBeVisible();
    await look(page);
    await desk.reload();
    await desk.getByRole("link", { name: "Mehr Zeit geben" }).click();
    await expect(desk.getByRole("button", { name: "Mehr Zeit geben" })).toBeVisible();
    await look(desk);
    await press(desk, "Mehr Zeit geben");
    await expect(desk.getByText("21.12.2026").first()).toBeVisible();
  });

  await test.step("the reply arrives with the paper", async () => {
    await page.reload();
    await press(page, "Antwort senden");
    await expect(page.getByText("Schreiben Sie eine Antwort oder wählen Sie eine Datei aus.").first()).toBeVisible();
    await look(page);
    await page.getByLabel("Ihre Antwort").fill("Hier ist der Plan, die Birke ist rot.");
    await page.locator('input[type=file][name^="papers."]').setInputFiles(pdf());
    await press(page, "Antwort senden");
    await expect(page.getByText("Hier ist der Plan, die Birke ist rot.")).toBeVisible();
    await look(page);
  });

  await test.step("the caseworker reads, notes, writes and settles", async () => {
    await desk.reload();
    await expect(desk.getByText("Hier ist der Plan, die Birke ist rot.")).toBeVisible();
    await expect(desk.getByRole("link", { name: /lageplan\.pdf/ }).first()).toBeVisible();
    await desk.getByLabel("Notiz, nur im Amt sichtbar").fill("Birke auf dem Luftbild gefunden.");
    await pressByKey(desk, "Notiz speichern");
    await expect(desk.getByText("Birke auf dem Luftbild gefunden.")).toBeVisible();
    await desk.getByLabel("Nachricht schreiben").fill("Danke, das hilft. Wir kommen am Montag vorbei.");
    await pressByKey(desk, "Senden");
    await expect(desk.getByText("Danke, das hilft.")).toBeVisible();
    await desk
      .getByRole("region", { name: "Nächster Schritt" })
      .getByRole("button", { name: "Nachfrage erledigt" })
      .click();
    await expect(desk.getByRole("heading", { name: "Offene Nachfrage" })).toHaveCount(0);
    await look(desk);
    await desk.getByRole("link", { name: /Vollständige Akte/ }).click();
    await expect(desk).toHaveURL(/\/record$/);
    await look(desk);
  });

  await test.step("what is internal stays internal", async () => {
    await page.reload();
    await expect(page.getByText("Danke, das hilft.")).toBeVisible();
    await expect(page.getByText("Luftbild")).toHaveCount(0);
  });
});

test("two caseworkers have the same case open: the second hears of it", async ({ page, server, look, another }) => {
  const filed = await fileFelling(server, somebody(), "post");
  await enterAs(page, server, CASEWORKER);
  await findCase(page, filed.number);
  const other = await another();
  await enterAs(other, server, LEAD);
  await findCase(other, filed.number);
  await other.getByLabel("Nachricht schreiben").fill("Wir melden uns in der nächsten Woche.");
  await pressByKey(other, "Senden");
  await expect(other.getByText("Wir melden uns in der nächsten Woche.")).toBeVisible();
  await page.getByLabel("Nachricht schreiben").fill("Wir kommen am Donnerstag.");
  await pressByKey(page, "Senden");
  await expect(page.getByText("Inzwischen ist dazugekommen:")).toBeVisible();
  await expect(page.getByLabel("Nachricht schreiben")).toHaveValue("Wir kommen am Donnerstag.");
  await look(page);
  await pressByKey(page, "Senden");
  await expect(page.getByText("Wir kommen am Donnerstag.")).toBeVisible();
});

test("the next step is in sight on the desk's narrow screen and on a phone", async ({ page, server, look }) => {
  const filed = await fileFelling(server, somebody(), "post");
  await enterAs(page, server, CASEWORKER);
  await findCase(page, filed.number);
  const address = page.url();
  const step = page.getByRole("region", { name: "Nächster Schritt" });
  for (const size of [
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.goto(address);
    await expect(page.getByRole("main").getByRole("region").first()).toContainText("Nächster Schritt");
    const act = await step.getByRole("button", { name: "Übernehmen" }).boundingBox();
    const end = (act?.y ?? Infinity) + (act?.height ?? 0);
    expect(end, `what to do ends within ${String(size.width)} × ${String(size.height)}`).toBeLessThanOrEqual(
      size.height,
    );
    await look(page);
  }
});
