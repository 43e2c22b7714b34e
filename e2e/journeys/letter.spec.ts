/** A decision on paper: it waits on the print list, and no date is known before somebody says when it was posted. */
import { beginGrant, enterAs, fillGaps, findCase, pressByKey, ROADS, take } from "../support/desk.ts";
import { openCase, press, somebody } from "../support/portal.ts";
import { fileStopping } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";

test("a decision goes by post: printed, posted, returned, posted again, objected to", async ({
  page,
  server,
  look,
  another,
}) => {
  const lena = somebody();
  const filed = await fileStopping(server, lena, "post");
  const desk = await another();
  let delivery = "";

  await test.step("one signature is enough here", async () => {
    await enterAs(desk, server, ROADS);
    await findCase(desk, filed.number);
    await take(desk);
    await beginGrant(desk);
    await fillGaps(desk);
    await pressByKey(desk, "Zur Zeichnung geben");
    await pressByKey(desk, "Unterschreiben");
    await expect(desk.getByText("gesiegelt").first()).toBeVisible();
    delivery = `${desk.url()}/delivery`;
  });

  await test.step("it is put on the print list, and nobody outside hears of it before it is posted", async () => {
    await desk.goto(delivery);
    await expect(desk.getByRole("button", { name: "Ins Postfach legen" })).toHaveCount(0);
    await press(desk, "Auf die Druckliste setzen");
    await expect(desk.getByText("auf der Druckliste").first()).toBeVisible();
    await look(desk);
    await openCase(page, server, filed);
    await expect(page.getByText("Wir prüfen Ihren Antrag.").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Bescheid jetzt abrufen" })).toHaveCount(0);
  });

  await test.step("nothing is posted without a choice and a day", async () => {
    await desk.getByRole("link", { name: "Druckliste" }).first().click();
    await expect(desk.getByRole("heading", { level: 1, name: "Druckliste" })).toBeVisible();
    await look(desk);
    await press(desk, "Ausgewählte aufgegeben");
    await expect(desk.getByText("Wählen Sie mindestens einen Brief aus.").first()).toBeVisible();
    await look(desk);
  });

  await test.step("it is posted on Monday, and counts from Friday on", async () => {
    await desk
      .getByRole("row", { name: new RegExp(filed.number) })
      .getByRole("checkbox")
      .check();
    await press(desk, "Ausgewählte aufgegeben");
    await expect(desk.getByRole("row", { name: new RegExp(filed.number) })).toHaveCount(0);
    await desk.goto(delivery);
    await expect(desk.getByText("Freitag, 27. November 2026").first()).toBeVisible();
    await expect(desk.getByText("§ 110 Abs. 2 Satz 1 LVwG SH").first()).toBeVisible();
    await look(desk);
  });

  await test.step("the resident sees the same days, and how to object", async () => {
    await page.reload();
    await page.getByRole("link", { name: "Bescheid ansehen" }).first().click();
    await expect(page.getByText("27. November 2026").first()).toBeVisible();
    await look(page);
    await page.getByRole("link", { name: "So legen Sie Widerspruch ein" }).first().click();
    await expect(page.getByText("Ein Widerspruch über das Postfach hier wäre nicht wirksam.")).toBeVisible();
    await look(page);
  });

  await test.step("the letter comes back: what was computed no longer holds", async () => {
    await desk.goto(delivery);
    const back = desk.getByRole("group").filter({ hasText: "Brief kam zurück" });
    await back.getByText("Brief kam zurück").first().click();
    await back.getByLabel(/Was hat die Post vermerkt/).fill("unbekannt verzogen");
    await back.getByRole("button", { name: "Brief kam zurück" }).click();
    await expect(desk.getByText("was vorher berechnet war, gilt nicht mehr")).toBeVisible();
    await look(desk);
    await page.goBack();
    await page.reload();
    await expect(page.getByText("27. November 2026")).toHaveCount(0);
  });

  await test.step("it is handed over in person instead, and an objection arrives", async () => {
    const hand = desk.getByRole("group").filter({ hasText: "Persönlich ausgehändigt" });
    await hand.getByText("Persönlich ausgehändigt").first().click();
    await hand.getByLabel(/An wen/).fill("an sie selbst, Empfang bestätigt");
    await hand.getByRole("button", { name: "Persönlich ausgehändigt" }).click();
    await expect(desk.getByText("durch Ayşe Demir").first()).toBeVisible();
    const objection = desk.getByRole("region", { name: "Widersprüche" });
    await objection.getByText("Widerspruch eintragen").first().click();
    await objection.getByLabel("schriftlich", { exact: true }).check();
    await objection.getByLabel("Wer widerspricht?").fill(`${lena.first} ${lena.last}`);
    await objection.getByLabel("Was wird gesagt?").fill("Die Gebühr ist zu hoch.");
    await objection.getByRole("button", { name: "Widerspruch eintragen" }).click();
    await expect(objection.getByText("rechtzeitig").first()).toBeVisible();
    await look(desk);
  });
});
