/** Without a mouse, from the start page to the receipt: by Tab, arrows, Space and Enter alone. */
import type { Page } from "@playwright/test";

import { pdf } from "../support/files.ts";
import { enter, pick, tabTo, type } from "../support/keyboard.ts";
import { expectHeading, question, receipt, somebody, withoutScripts } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";

test("somebody without a mouse applies for a no-stopping zone", async ({ page, server }) => {
  const lena = somebody();
  const next = () => enter(page, page.getByRole("button", { name: /^Weiter:/ }));

  await test.step("past the navigation to the search, and to the service", async () => {
    await page.goto(server.town.portal);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Zum Inhalt springen" })).toBeFocused();
    await page.keyboard.press("Enter");
    await type(page, "Leistung oder Stichwort", "Umzug");
    await page.keyboard.press("Enter");
    await enter(page, page.getByRole("main").getByRole("link", { name: "Haltverbotszone beantragen" }));
    await expectHeading(page, "Haltverbotszone beantragen");
    await enter(page, page.getByRole("button", { name: "Antrag starten" }).first());
  });

  await test.step("a mistake takes the focus to the summary, and its link to the field", async () => {
    await expectHeading(page, "Wer stellt den Antrag?");
    await next();
    await expect(page).toHaveTitle(/^Fehler: /);
    if (!withoutScripts()) await expect(page.getByRole("alert")).toBeFocused();
    await enter(page, page.getByRole("alert").getByRole("link", { name: /Vorname/ }));
    await expect(page.getByLabel("Vorname")).toBeFocused();
  });

  await test.step("who, what for, where, when", async () => {
    await fillApplicant(page, lena.first, lena.last);
    await next();
    await pick(page, question(page, "Anlass"), "Umzug");
    await next();
    await type(page, "Straße", "Lindenweg");
    await type(page, "Von Hausnummer", "14");
    await pick(page, question(page, "Auf welcher Straßenseite?"), "Gegenüber");
    await type(page, "Länge der Zone", "15");
    await pick(page, question(page, "Was wird gebraucht?"), "Nur der Parkstreifen");
    await next();
    await typeDay(page, "Erster Tag", ["14", "12", "2026"]);
    await type(page, "Beginn", "07:00");
    await typeDay(page, "Letzter Tag", ["14", "12", "2026"]);
    await type(page, "Ende", "18:00");
    await next();
  });

  await test.step("signs: the answer opens a question, which the next Tab reaches", async () => {
    await pick(page, question(page, "Schilder"), "Eine Fachfirma");
    if (withoutScripts()) await enter(page, page.getByRole("button", { name: "Angaben aktualisieren" }));
    await type(page, "Name der Firma", "Schilder Nord GmbH");
    await next();
  });

  await test.step("a paper", async () => {
    await expectHeading(page, "Welche Unterlagen haben Sie?");
    const field = page.locator("input[type=file]").first();
    await tabTo(page, field);
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(pdf("skizze.pdf"));
    await enter(page, page.getByRole("button", { name: "Datei hochladen: Lageskizze" }));
    await expect(page.getByText("skizze.pdf", { exact: true })).toBeVisible();
    await next();
  });

  await test.step("fee, contact, filing", async () => {
    await expectHeading(page, "Gebühr");
    await next();
    await type(page, /E-Mail-Adresse/, lena.email);
    await pick(page, question(page, "Wie soll der Bescheid zu Ihnen kommen?"), "Auf Papier mit der Post");
    await next();
    await expectHeading(page, "Stimmt alles?");
    await enter(page, page.getByRole("button", { name: "Antrag verbindlich absenden" }));
    expect((await receipt(page)).number).toMatch(/^H-2026-\d{4}$/);
  });
});

async function fillApplicant(page: Page, first: string, last: string): Promise<void> {
  // The summary has led to the first name; the question above it is reached backwards.
  await page.keyboard.type(first);
  await type(page, "Familienname", last);
  await type(page, "Straße", "Lindenweg");
  await type(page, "Hausnummer", "14");
  await type(page, "Postleitzahl", "24900");
  await type(page, "Ort", "Fördestadt");
  await type(page, "Name", `${first} ${last}`);
  await type(page, "Mobilnummer", "0170 5550100");
  const kind = question(page, /Für wen stellen Sie/);
  await pick(page, kind, "Ich stelle den Antrag für mich als Privatperson");
}

async function typeDay(page: Page, asked: string, parts: readonly [string, string, string]): Promise<void> {
  const fields = question(page, asked).getByRole("textbox");
  for (const [at, part] of parts.entries()) {
    await tabTo(page, fields.nth(at));
    await page.keyboard.type(part);
  }
}
