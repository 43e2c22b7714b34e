/** Working at the town hall: how somebody comes in, how a password is replaced, and what is not theirs. */
import { invite } from "../support/commands.ts";
import { enterAs, findCase, ROADS } from "../support/desk.ts";
import { mailTo } from "../support/outbox.ts";
import { expectHeading, press, somebody } from "../support/portal.ts";
import { fileFelling } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";

const PASSWORD = "birke kutter leuchtturm";

test("a new colleague comes in by invitation and replaces a forgotten password", async ({ page, look, prepared }) => {
  const colleague = somebody("Frauke");
  let token = "";
  const server = await prepared(async (folder) => {
    token = await invite(folder, colleague, "caseworker@gruenflaechen");
  });
  const link = `${server.town.desk}/invitations/${token}`;

  await test.step("the invitation takes a password that nobody guesses", async () => {
    await page.goto(link);
    await expect(page.getByRole("button", { name: "Passwort setzen" })).toBeVisible();
    await look(page);
    await page.getByLabel("Neues Passwort").fill("kurz");
    await press(page, "Passwort setzen");
    await expect(page.getByText("Das Passwort braucht mindestens 12 Zeichen.").first()).toBeVisible();
    await look(page);
    await page.getByLabel("Neues Passwort").fill(PASSWORD);
    await press(page, "Passwort setzen");
    await expectHeading(page, "Ihr Passwort ist gesetzt");
    await look(page);
  });

  await test.step("the link is good once", async () => {
    await page.goto(link);
    await expectHeading(page, "Dieser Link gilt nicht mehr");
    await look(page);
  });

  await test.step("the new colleague signs in, looks at the account and leaves", async () => {
    await signIn(PASSWORD);
    await page
      .getByRole("link", { name: `${colleague.first} ${colleague.last}` })
      .first()
      .click();
    await expectHeading(page, "Mein Zugang");
    await expect(page.getByText("Sachbearbeitung, Grünflächenamt").first()).toBeVisible();
    await look(page);
    await press(page, "Abmelden");
    await page.goto(server.town.desk);
    await expect(page.getByLabel("Passwort")).toBeVisible();
  });

  await test.step("a forgotten password is replaced by way of the mail", async () => {
    await page.getByRole("link", { name: "Passwort vergessen?" }).click();
    await expect(page.getByRole("button", { name: "Link anfordern" })).toBeVisible();
    await look(page);
    await page.getByLabel("Dienstliche E-Mail-Adresse").fill(colleague.email);
    await press(page, "Link anfordern");
    await expectHeading(page, "Sehen Sie in Ihr Postfach");
    await look(page);
    const mail = await mailTo(server, colleague.email);
    await page.goto(/https?:\S+/.exec(mail.text)?.[0] ?? "");
    await page.getByLabel("Neues Passwort").fill(`${PASSWORD} zwei`);
    await press(page, "Passwort setzen");
    await expectHeading(page, "Ihr Passwort ist gesetzt");
    await signIn(`${PASSWORD} zwei`);
  });

  async function signIn(password: string): Promise<void> {
    await page.goto(`${server.town.desk}/sign-in`);
    await page.getByLabel("Dienstliche E-Mail-Adresse").fill(colleague.email);
    await page.getByLabel("Passwort").fill(password);
    await press(page, "Anmelden");
    await expectHeading(page, "Meine Vorgänge");
  }
});

test("a case of another department is found by nobody who does not work there", async ({
  page,
  server,
  look,
  another,
}) => {
  const filed = await fileFelling(server, somebody(), "post");
  await enterAs(page, server, "Jonas Petersen");
  await findCase(page, filed.number);
  const address = page.url();

  const roads = await another();
  await enterAs(roads, server, ROADS);
  await roads.getByRole("search").getByLabel("Vorgang oder Name suchen").fill(filed.number);
  await roads.getByRole("search").getByRole("button", { name: "Suchen" }).click();
  await expect(roads.getByText("Nichts gefunden")).toBeVisible();
  await look(roads);
  await roads.goto(address);
  await expectHeading(roads, "Diese Seite gibt es nicht");
  await look(roads);
});
