/** The way in for somebody who looks at Gangway for the first time: the demo's own pages. */
import { expectHeading, signInByCode, somebody } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";

test("the demo says who can be visited, and signs nobody in by a link alone", async ({ page, server, look }) => {
  await page.goto(new URL("/", server.town.portal).href);
  await expectHeading(page, "Fördestadt zum Ausprobieren");
  await look(page);
  await page.getByRole("link", { name: "Jonas Petersen" }).click();
  await expect(page).toHaveURL(/sign-in\/jonas\.petersen$/);
  await look(page);
  expect(await page.context().cookies()).toEqual([]);
});

test("the outbox shows what went out", async ({ page, server, look }) => {
  const lena = somebody();
  await signInByCode(page, server, lena.email);
  await page.goto(server.town.outbox);
  const mail = page.getByRole("article").filter({ hasText: lena.email });
  await expect(mail.getByText("Ihr Code lautet:")).toBeVisible();
  await look(page);
});
