/** What comes on paper: an application is typed in at the desk, and the case goes to another office. */
import { enterAs, findCase, ROADS } from "../support/desk.ts";
import { choose, expectHeading, fillDay, openCase, press, somebody } from "../support/portal.ts";
import { STEPS } from "../support/stopping.ts";
import { expect, test } from "../support/test.ts";

/** Leads the office for no-stopping zones: a case is handed over by who leads. */
const ROADS_LEAD = "Torben Hinrichs";
/** Works where a case is handed over to. */
const CITIZENS = "Merle Andresen";

test("an application on paper is typed in, opened with its code, and handed over", async ({
  page,
  server,
  look,
  another,
}) => {
  const lena = somebody();
  const filed = { number: "", code: "" };

  await test.step("the service is chosen, and the form is the residents' own", async () => {
    await enterAs(page, server, ROADS);
    await page.getByRole("link", { name: "Antrag auf Papier" }).first().click();
    await look(page);
    await page.getByLabel(/Haltverbot/).check();
    await press(page, "Antrag erfassen");
  });

  await test.step("it is typed in; what is missing is said", async () => {
    await press(page, "Speichern und weiter");
    await expect(page).toHaveTitle(/^Fehler: /);
    await look(page);
    for (const step of STEPS) {
      await expectHeading(page, step.heading);
      await step.fill(page, lena);
      await press(page, "Speichern und weiter");
    }
  });

  await test.step("it is registered with the day on which it came", async () => {
    await expectHeading(page, "Eingang und Kontakt");
    await fillDay(page, /Eingegangen am/, "2026-11-20");
    await look(page);
    await press(page, "Antrag registrieren");
    const said = page.getByText(/Zugangscode/).first();
    const [number, code] = await said.locator("strong").allTextContents();
    filed.number = number ?? "";
    filed.code = code ?? "";
    await look(page);
  });

  await test.step("whoever wrote it opens the case with number and code", async () => {
    const phone = await another();
    await openCase(phone, server, filed);
    await expect(phone.getByText("20. November 2026").first()).toBeVisible();
    await look(phone);
  });

  await test.step("it is handed over, and only the other office sees it", async () => {
    const lead = await another();
    await enterAs(lead, server, ROADS_LEAD);
    await findCase(lead, filed.number);
    await lead.getByRole("link", { name: "An ein anderes Amt abgeben" }).first().click();
    await look(lead);
    await press(lead, "Abgeben");
    await expect(lead).toHaveTitle(/^Fehler: /);
    await choose(lead, "Amt", "Bürgerbüro");
    await lead.getByLabel("Grund").fill("Der Umzug ist eine Auskunft aus dem Melderegister.");
    await press(lead, "Abgeben");
    await expect(lead.getByRole("heading", { level: 1 })).not.toHaveText("An ein anderes Amt abgeben");
    const other = await another();
    await page.getByRole("link", { name: "Vorgang öffnen" }).click();
    await expectHeading(page, "Diese Seite gibt es nicht");
    await enterAs(other, server, CITIZENS);
    await findCase(other, filed.number);
    const reason = "An ein anderes Amt abgegeben: „Der Umzug ist eine Auskunft aus dem Melderegister.“";
    await expect(other.getByText(reason).first()).toBeVisible();
  });
});
