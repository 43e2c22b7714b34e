/** Applying: from the start page to the receipt, as a guest and without an account. */
import { noPdf, pdf } from "../support/files.ts";
import {
  choose,
  expectHeading,
  fillApplicant,
  fillDay,
  fillFelling,
  fillTree,
  next,
  press,
  receipt,
  receiptLetter,
  somebody,
  update,
} from "../support/portal.ts";
import { expect, test } from "../support/test.ts";

test("a guest applies for two trees and holds a receipt", async ({ page, server, look }) => {
  const lena = somebody();

  await test.step("from the start page to the service", async () => {
    await page.goto(server.town.portal);
    await expectHeading(page, "Was möchten Sie erledigen?");
    await look(page);
    await page.getByLabel("Leistung oder Stichwort").fill("Baum");
    await press(page, "Suchen");
    await expect(page).toHaveURL(/services\?q=Baum$/);
    await look(page);
    await page.getByRole("main").getByRole("link", { name: "Baumfällung beantragen" }).click();
    await expectHeading(page, "Baumfällung beantragen");
    await look(page);
    await press(page, "Antrag starten");
  });

  await test.step("who applies: mistakes are named, and nothing is lost", async () => {
    await expectHeading(page, "Wer stellt den Antrag?");
    await look(page);
    await page.getByLabel("Vorname").fill(lena.first);
    await next(page);
    await expect(page).toHaveTitle(/^Fehler: /);
    await expect(page.getByRole("alert").getByRole("link")).not.toHaveCount(0);
    await expect(page.getByLabel("Vorname")).toHaveValue(lena.first);
    await look(page);
    await fillApplicant(page, lena);
    await page.getByLabel("Postleitzahl").fill("249");
    await next(page);
    await expect(page.getByLabel("Postleitzahl")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Hausnummer")).not.toHaveAttribute("aria-invalid");
    await page.getByLabel("Postleitzahl").fill("24900");
    await next(page);
  });

  await test.step("where: an answer opens a question", async () => {
    await expectHeading(page, "Wo stehen die Bäume?");
    await look(page);
    await choose(page, /Stehen die Bäume an der Anschrift/, "Nein");
    await update(page);
    await expect(page.getByLabel("Straße", { exact: true })).toBeVisible();
    await look(page);
    await choose(page, /Stehen die Bäume an der Anschrift/, "Ja");
    await update(page);
    await expect(page.getByLabel("Straße", { exact: true })).toBeHidden();
    await choose(page, /Auf was für einer Fläche/, "Im Garten, in einem Park oder auf einem Friedhof");
    await choose(page, /Bauvorhaben/, "Nein");
    await next(page);
  });

  await test.step("which trees: a list that grows and shrinks", async () => {
    await expectHeading(page, "Um welche Bäume geht es?");
    await look(page);
    const rows = page.getByRole("region", { name: "Bäume" }).getByRole("listitem");
    await fillTree(page, { number: "1", species: "Hänge-Birke", girth: 96 });
    await press(page, "Baum 1 speichern");
    await expect(rows.filter({ hasText: "Hänge-Birke" })).toBeVisible();
    await look(page);
    await press(page, "Baum hinzufügen");
    await fillTree(page, { number: "2", species: "Winterlinde", girth: 130 });
    await press(page, "Baum 2 speichern");
    await expect(rows).toHaveCount(2);
    await press(page, "Baum hinzufügen");
    await fillTree(page, { number: "3", species: "Kirsche", girth: 60 });
    await press(page, "Baum 3 speichern");
    await expect(rows).toHaveCount(3);
    await press(page, /Entfernen.*Baum 3/);
    await expect(rows).toHaveCount(2);
    await press(page, /Ändern.*Baum 2/);
    await page.getByLabel("Stammumfang").fill("142");
    await press(page, "Baum 2 speichern");
    await expect(rows.filter({ hasText: "Winterlinde" })).toContainText("142");
    await next(page);
  });

  await test.step("when: a day that has passed is refused", async () => {
    await expectHeading(page, "Wann soll gearbeitet werden?");
    await look(page);
    await fillDay(page, /Frühester Tag/, "2026-11-02");
    await fillDay(page, /Letzter Tag/, "2027-02-26");
    await next(page);
    await expect(page.getByRole("alert")).toContainText("nicht in der Vergangenheit");
    await look(page);
    await fillDay(page, /Frühester Tag/, "2026-12-14");
    await next(page);
  });

  await test.step("papers: what is no document is refused in words", async () => {
    await expectHeading(page, "Welche Unterlagen haben Sie?");
    await look(page);
    await page.locator("input[type=file]").first().setInputFiles(noPdf());
    await next(page);
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page);
    await page.locator("input[type=file]").first().setInputFiles(pdf());
    await press(page, /Datei hochladen: Lageplan/);
    await expect(page.getByText("lageplan.pdf", { exact: true })).toBeVisible();
    await look(page);
    await next(page);
  });

  await test.step("replacement: one tree for every started 100 cm is filled in", async () => {
    await expectHeading(page, "Was pflanzen Sie neu?");
    await choose(page, /Wie möchten Sie die Bäume ersetzen/, "Ich pflanze selbst neue Bäume");
    await update(page);
    await expect(page.getByLabel("Wie viele Bäume pflanzen Sie?")).toHaveValue("3");
    await look(page);
    await next(page);
  });

  await test.step("fee, contact, delivery", async () => {
    await expectHeading(page, "Gebühr und Einverständnis");
    await expect(page.getByText("85,00")).toBeVisible();
    await look(page);
    await page.getByLabel(/Ich bin einverstanden/).check();
    await next(page);
    await expectHeading(page, "Wie dürfen wir Sie erreichen?");
    await look(page);
    await page.getByLabel(/E-Mail-Adresse/).fill(lena.email);
    await page.getByLabel("Digital in mein Postfach hier").check();
    await next(page);
  });

  await test.step("the answers, one of them changed, and filing", async () => {
    await expectHeading(page, "Stimmt alles?");
    await expect(page.getByText("Winterlinde")).toBeVisible();
    await look(page);
    await press(page, "Antrag verbindlich absenden");
    const filed = await receipt(page);
    expect(filed.number).toMatch(/^B-2026-\d{4}$/);
    expect(filed.code).not.toBe("");
    await look(page);
    await receiptLetter(page);
    expect((await receipt(page)).code).toBe(filed.code);
    await look(page);
  });
});

test("whoever goes back after filing is told, and a second press files nothing", async ({ page, server, look }) => {
  const lena = somebody();
  await fillFelling(page, server, lena);
  await page.getByLabel("Auf Papier mit der Post").check();
  await next(page);
  await expectHeading(page, "Stimmt alles?");
  await press(page, "Antrag verbindlich absenden");
  const filed = await receipt(page);
  await page.goBack();
  await look(page);
  await page.goForward();
  expect((await receipt(page)).number).toBe(filed.number);
});
