/** What residents do after filing, without anybody at the town hall: as a guest, and with an account. */
import { pdf } from "../support/files.ts";
import { codeIn, mailTo } from "../support/outbox.ts";
import { fileFelling, fileStopping } from "../support/programs.ts";
import { at, expectHeading, openCase, press, signInByCode, somebody } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";

test("a guest opens the case after a wrong code, confirms the address and changes it", async ({
  page,
  server,
  look,
  another,
}) => {
  const lena = somebody();
  const filed = await fileFelling(server, lena, "portal");

  await test.step("number and code must belong together", async () => {
    await page.goto(at(server, "open"));
    await expectHeading(page, "Vorgang mit Code öffnen");
    await look(page);
    await page.getByLabel("Vorgangsnummer").fill(filed.number);
    await page.getByLabel("Zugangscode").fill("AAAA-AAAA-AAAA-AAAA");
    await press(page, "Vorgang öffnen");
    await expect(page.getByText("Nummer und Zugangscode passen nicht zusammen").first()).toBeVisible();
    await expect(page).toHaveTitle(/^Fehler: /);
    await expect(page.getByLabel("Vorgangsnummer")).toHaveValue(filed.number);
    await look(page);
    await openCase(page, server, filed);
    await look(page);
  });

  await test.step("whoever is not known is told why the case does not open", async () => {
    const stranger = await another();
    await stranger.goto(page.url());
    await expect(stranger.getByText("Diesen Vorgang zeigen wir nur der Person")).toBeVisible();
    await look(stranger);
    await stranger.getByRole("link", { name: "Vorgang mit Code öffnen" }).first().click();
    await stranger.getByLabel("Vorgangsnummer").fill(filed.number);
    await stranger.getByLabel("Zugangscode").fill(filed.code);
    await press(stranger, "Vorgang öffnen");
    await expect(stranger).toHaveURL(page.url());
  });

  await test.step("mail goes out only to an address that was confirmed", async () => {
    await expect(page.getByText("noch nicht bestätigt")).toBeVisible();
    await page.getByRole("link", { name: "Adresse bestätigen" }).click();
    await expectHeading(page, "E-Mail-Adresse des Vorgangs");
    await look(page);
    await press(page, "Speichern und Code anfordern");
    await expect(page.getByLabel("Code aus der E-Mail")).toBeVisible();
    await look(page);
    await page.getByLabel("Code aus der E-Mail").fill("AAAAAA");
    await press(page, "Adresse bestätigen");
    await expect(page.getByText("Der Code stimmt nicht").first()).toBeVisible();
    await page.getByLabel("Code aus der E-Mail").fill(codeIn(await mailTo(server, lena.email)));
    await press(page, "Adresse bestätigen");
    await expect(page.getByText(`Wir benachrichtigen Sie an ${lena.email}`)).toBeVisible();
  });

  await test.step("another address", async () => {
    const other = `neu.${lena.email}`;
    await page.getByRole("link", { name: "Adresse ändern" }).click();
    await page.getByLabel("E-Mail-Adresse").fill(other);
    await press(page, "Speichern und Code anfordern");
    await page.getByLabel("Code aus der E-Mail").fill(codeIn(await mailTo(server, other)));
    await press(page, "Adresse bestätigen");
    await expect(page.getByText(`Wir benachrichtigen Sie an ${other}`)).toBeVisible();
  });

  await test.step("a message with a paper, from the page as it is opened", async () => {
    await page.goto(page.url());
    await page.getByLabel("Nachricht schreiben").fill("Hier ist der Plan noch einmal.");
    await page.locator("input[type=file]").setInputFiles(pdf("plan-neu.pdf"));
    await press(page, "Nachricht senden");
    await expect(page.getByRole("link", { name: "plan-neu.pdf" }).first()).toBeVisible();
    await look(page);
  });

  await test.step("the address of a form leads back to its page", async () => {
    const address = page.url().replace(/#.*$/, "");
    await page.goto(`${address}/messages`);
    await expect(page).toHaveURL(address);
  });

  await test.step("a message to the town", async () => {
    await press(page, "Nachricht senden");
    await expect(page.getByText("Schreiben Sie bitte, worum es geht.").first()).toBeVisible();
    await look(page);
    await page.getByLabel("Nachricht schreiben").fill("Darf ich vorher die Hecke schneiden?");
    await press(page, "Nachricht senden");
    await expect(page.getByText("Darf ich vorher die Hecke schneiden?")).toBeVisible();
    await look(page);
  });
});

test("a lost access code is replaced by way of the confirmed address", async ({ page, server, look }) => {
  const lena = somebody();
  const filed = await fileStopping(server, lena, "portal");
  await openCase(page, server, filed);
  await page.getByRole("link", { name: "Adresse bestätigen" }).click();
  await press(page, "Speichern und Code anfordern");
  await page.getByLabel("Code aus der E-Mail").fill(codeIn(await mailTo(server, lena.email)));
  await press(page, "Adresse bestätigen");

  await page.goto(at(server, "open"));
  await page.getByRole("link", { name: "Zugangscode verloren?" }).click();
  await expectHeading(page, "Neuen Zugangscode anfordern");
  await look(page);
  await page.getByLabel("Vorgangsnummer").fill(filed.number);
  await page.getByLabel("E-Mail-Adresse").fill(lena.email);
  await press(page, "Code anfordern");
  await expect(page.getByLabel("Code aus der E-Mail")).toBeVisible();
  await look(page);
  await page.getByLabel("Code aus der E-Mail").fill(codeIn(await mailTo(server, lena.email, 2)));
  await press(page, "Neuen Zugangscode erhalten");
  await expectHeading(page, "Ihr neuer Zugangscode");
  await look(page);
  const code = (await page.locator(".gw-code").last().textContent())?.trim() ?? "";
  expect(code).not.toBe(filed.code);
  await page.context().clearCookies();
  await page.goto(at(server, "open"));
  await page.getByLabel("Vorgangsnummer").fill(filed.number);
  await page.getByLabel("Zugangscode").fill(filed.code);
  await press(page, "Vorgang öffnen");
  await expect(page.getByText("passen nicht zusammen").first()).toBeVisible();
  await openCase(page, server, { number: filed.number, code });
});

test("an account gathers what was filed as a guest", async ({ page, server, look }) => {
  const lena = somebody();
  const filed = await fileFelling(server, lena, "portal");
  await page.goto(at(server, "sign-in"));
  await look(page);
  await signInByCode(page, server, lena.email);
  await expect(page.getByText("Noch keine Vorgänge")).toBeVisible();
  await look(page);
  await openCase(page, server, filed);
  await page.getByRole("link", { name: "Meine Vorgänge" }).first().click();
  await expect(page.getByText(filed.number)).toBeVisible();
  await look(page);

  await test.step("the account gets another address", async () => {
    const other = `neu.${lena.email}`;
    await page.goto(at(server, "account"));
    await look(page);
    await page.getByRole("link", { name: "Adresse ändern" }).click();
    await expect(page.getByRole("button", { name: "Code anfordern" })).toBeVisible();
    await look(page);
    await page.getByLabel("E-Mail-Adresse").fill(other);
    await press(page, "Code anfordern");
    await page.getByLabel("Code aus der E-Mail").fill(codeIn(await mailTo(server, other)));
    await page.getByRole("main").getByRole("button", { name: "Adresse bestätigen" }).click();
    await expect(page.getByRole("main").getByText(other)).toBeVisible();
  });

  await test.step("signing out", async () => {
    await page.goto(at(server, "account"));
    await press(page, "Abmelden");
    await page.goto(at(server, "cases"));
    await expect(page.getByText(filed.number)).toHaveCount(0);
  });
});

test("an application is withdrawn, and only on purpose", async ({ page, server, look }) => {
  const filed = await fileFelling(server, somebody(), "portal");
  await openCase(page, server, filed);
  await page.getByRole("link", { name: "Antrag zurückziehen" }).click();
  await expect(page.getByRole("link", { name: "Nein, Antrag behalten" })).toBeVisible();
  await look(page);
  await page.getByRole("link", { name: "Nein, Antrag behalten" }).click();
  await page.getByRole("link", { name: "Antrag zurückziehen" }).click();
  await page.getByLabel(/Warum ziehen Sie zurück/).fill("Der Sturm war schneller.");
  await press(page, "Antrag endgültig zurückziehen");
  await expect(page.getByText("Sie haben den Antrag zurückgezogen.").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Antrag zurückziehen" })).toHaveCount(0);
  await look(page);
});

test("a message survives the end of the session", async ({ page, server, look }) => {
  const filed = await fileFelling(server, somebody(), "portal");
  await openCase(page, server, filed);
  await page.getByLabel("Nachricht schreiben").fill("Ein langer Text, den niemand zweimal schreiben möchte.");
  await page.context().clearCookies();
  await press(page, "Nachricht senden");
  await expectHeading(page, "Ihre Sitzung ist zu Ende");
  await expect(page.getByText("Ein langer Text, den niemand")).toBeVisible();
  await look(page);
  const second = await page.context().newPage();
  await openCase(second, server, filed);
  await second.close();
  await press(page, "Noch einmal senden");
  await expect(page.getByRole("list").getByText("Ein langer Text, den niemand")).toBeVisible();
});
