/** An account from its first sign-in to its end: what it gathers stays reachable without it. */
import { codeIn, mailTo, mailsTo } from "../support/outbox.ts";
import { fileFelling } from "../support/programs.ts";
import { at, expectHeading, openCase, press, signInByCode, somebody, startFelling } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";

test("a resident closes the account: drafts go, the case is opened by its access code", async ({
  page,
  server,
  look,
  another,
}) => {
  const lena = somebody();
  const filed = await fileFelling(server, lena, "portal");
  await signInByCode(page, server, lena.email);
  const phone = await another();
  await signInByCode(phone, server, lena.email);

  await test.step("without cases and drafts there is little to say", async () => {
    await page.goto(at(server, "account"));
    await page.getByRole("link", { name: "Konto schließen" }).click();
    await expectHeading(page, "Konto schließen");
    await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(0);
    await look(page);
    await page.getByRole("link", { name: "Nein, Konto behalten" }).click();
    await expectHeading(page, "Mein Konto");
  });

  await openCase(page, server, filed);
  await startFelling(page, server);

  await test.step("whoever leaves is told what goes and how to get at the rest", async () => {
    await page.goto(at(server, "account/closing"));
    await expect(page.getByText("Ihre Entwürfe löschen wir sofort")).toBeVisible();
    await expect(page.getByText(filed.number, { exact: true })).toBeVisible();
    // The case was filed as a guest, and nobody has confirmed its address.
    await expect(page.getByText("Hier ist noch keine E-Mail-Adresse bestätigt")).toBeVisible();
    await expect(page.getByRole("link", { name: "Neuen Zugangscode anfordern" })).toBeVisible();
    await look(page);
  });

  const mails = (await mailsTo(server, lena.email)).length;
  await test.step("only the code from the mail closes it", async () => {
    await press(page, "Code anfordern");
    await expectHeading(page, "Code eingeben");
    await look(page);
    const code = codeIn(await mailTo(server, lena.email, mails + 1));
    await page.getByLabel("Code aus der E-Mail").fill(code.startsWith("1") ? "20000000" : "10000000");
    await press(page, "Konto endgültig schließen");
    await expect(page.getByText("Der Code stimmt nicht").first()).toBeVisible();
    await look(page);
    await page.getByLabel("Code aus der E-Mail").fill(code);
    await press(page, "Konto endgültig schließen");
    await expectHeading(page, "Ihr Konto ist geschlossen");
    await look(page);
    const mail = await mailTo(server, lena.email, mails + 2);
    expect(mail.subject).toContain("Ihr Konto ist geschlossen");
  });

  await test.step("every device is signed out, and the case opens by its access code", async () => {
    await phone.goto(at(server, "account"));
    await expectHeading(phone, "Anmelden");
    await openCase(page, server, filed);
    await page.getByText("Verlauf anzeigen").click();
    await expect(page.getByText("Konto geschlossen").first()).toBeVisible();
    await look(page);
  });

  await test.step("whoever comes back begins with an empty account", async () => {
    await signInByCode(phone, server, lena.email);
    await expect(phone.getByText("Noch keine Vorgänge")).toBeVisible();
    await phone.goto(at(server, "applications"));
    await expect(phone.getByText("Baumfällung beantragen")).toHaveCount(0);
  });
});

test("an address from before takes its account back, and a guest leaves nothing behind", async ({
  page,
  server,
  look,
  another,
}) => {
  const lena = somebody();
  const stranger = somebody("Fremd");
  await signInByCode(page, server, lena.email);
  await page.goto(at(server, "account/address"));
  await page.getByLabel("E-Mail-Adresse").fill(stranger.email);
  await press(page, "Code anfordern");
  await page.getByLabel("Code aus der E-Mail").fill(codeIn(await mailTo(server, stranger.email, 1)));
  await press(page, "Adresse bestätigen");
  await expectHeading(page, "Mein Konto");
  await mailTo(server, stranger.email, 2);

  const owner = await another();
  const told = await mailTo(server, lena.email, 2);
  const link = /https?:\/\/\S+/.exec(told.text)?.[0];
  if (!link) throw new Error(told.text);
  await owner.goto(link);
  await expectHeading(owner, "Der neuen E-Mail-Adresse widersprechen");
  await expect(owner).toHaveURL(at(server, "address-objection"));
  await look(owner);
  await press(owner, "Das war ich nicht: widersprechen");
  await expectHeading(owner, "Ihre E-Mail-Adresse gilt wieder");
  await look(owner);
  await owner.goto(link);
  await expectHeading(owner, "Dieser Link gilt nicht mehr");
  await look(owner);
  await page.goto(at(server, "account"));
  await expectHeading(page, "Anmelden");

  await startFelling(owner, server);
  await owner.getByRole("link", { name: "Beenden" }).click();
  await expectHeading(owner, "Hier alles beenden?");
  await look(owner);
  await press(owner, "Beenden");
  await owner.goto(at(server, "applications"));
  await expect(owner.getByText("Baumfällung beantragen")).toHaveCount(0);
});
