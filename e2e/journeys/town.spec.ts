/** What every town must offer beside its services: who is behind it, what happens to data, help, and another language. */
import { mailTo } from "../support/outbox.ts";
import { at, expectHeading, press } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";

test("imprint, privacy, licences and help stand at the foot of every page", async ({ page, server, look }) => {
  for (const [name, heading] of [
    ["Impressum", "Impressum"],
    ["So schützen wir Ihre Daten", "So schützen wir Ihre Daten"],
    ["Lizenzen", "Lizenzen"],
    ["Barrierefreiheit", "Erklärung zur Barrierefreiheit"],
    ["Hilfe", "Hilfe"],
  ] as const) {
    await page.goto(server.town.portal);
    await page.getByRole("contentinfo").getByRole("link", { name, exact: true }).click();
    await expectHeading(page, heading);
    await look(page);
  }
  await page.goto(at(server, "privacy"));
  await page.getByRole("link", { name: "Datenschutz: Baumfällung beantragen" }).click();
  await expect(page.getByRole("heading", { name: "Wie lange wir sie aufbewahren" })).toBeVisible();
  await expect(page.getByRole("link", { name: "datenschutz@foerdestadt.example" })).toBeVisible();
  await look(page);
  await page.goto(at(server, "gibt-es-nicht"));
  await expectHeading(page, "Diese Seite gibt es nicht");
  await look(page);
});

test("a barrier is reported and reaches the office in charge", async ({ page, server, look }) => {
  await page.goto(at(server, "accessibility"));
  await page.getByRole("main").getByRole("link", { name: "Formular öffnen: Barriere melden" }).click();
  await expectHeading(page, "Barriere melden");
  await look(page);
  await press(page, "Meldung senden");
  await expect(page.getByText("Schreiben Sie bitte, was nicht funktioniert.").first()).toBeVisible();
  await look(page);
  const what = "Im Verlauf höre ich nicht, was neu ist.";
  await page.getByLabel("Was funktioniert für Sie nicht?").fill(what);
  await page.getByLabel(/Auf welcher Seite/).fill("Mein Vorgang");
  await press(page, "Meldung senden");
  await expect(page.getByText("Danke, Ihre Meldung ist angekommen")).toBeVisible();
  await look(page);
  expect((await mailTo(server, "barrieren@foerdestadt.example")).text).toContain(what);
});

test("the whole way to the form is there in English, and the choice stays", async ({ page, server, look }) => {
  await page.goto(at(server, "services/baumfaellgenehmigung"));
  await page.getByRole("link", { name: "English" }).click();
  await expectHeading(page, "Apply for permission to fell a tree");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await look(page);
  await press(page, "Start application");
  await expectHeading(page, "Who applies?");
  await look(page);
  await page.goto(server.town.portal);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await look(page);
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expectHeading(page, "Was möchten Sie erledigen?");
});
