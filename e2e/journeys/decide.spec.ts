/** A decision: two people sign it, the town seals it, the resident retrieves it, and everybody sees from when it counts. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { beginGrant, CASEWORKER, enterAs, findCase, LEAD, pressByKey, take } from "../support/desk.ts";
import { codeIn, mailTo } from "../support/outbox.ts";
import { openCase, press, somebody } from "../support/portal.ts";
import { fileFelling } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";

const run = promisify(execFile);

test("a decision is written, signed twice, sealed, laid into the mailbox and retrieved", async ({
  page,
  server,
  look,
  another,
}) => {
  const lena = somebody();
  const filed = await fileFelling(server, lena, "portal");
  const desk = await another();
  const lead = await another();

  await test.step("the resident confirms the address, so that mail may go there", async () => {
    await openCase(page, server, filed);
    await page.getByRole("link", { name: "Adresse bestätigen" }).click();
    await press(page, "Speichern und Code anfordern");
    await page.getByLabel("Code aus der E-Mail").fill(codeIn(await mailTo(server, lena.email)));
    await press(page, "Adresse bestätigen");
    await expect(page.getByText(`Wir benachrichtigen Sie an ${lena.email}`)).toBeVisible();
  });

  await test.step("the caseworker begins with what the application says", async () => {
    await enterAs(desk, server, CASEWORKER);
    await findCase(desk, filed.number);
    await take(desk);
    await beginGrant(desk);
    await expect(desk.getByText("Hänge-Birke").first()).toBeVisible();
    await look(desk);
  });

  await test.step("what is open must be filled in before anybody can sign", async () => {
    await pressByKey(desk, "Zur Zeichnung geben");
    await expect(desk.getByRole("alert")).toContainText("noch nicht vollständig");
    await look(desk);
    await desk.getByRole("textbox", { name: "Pflanzfrist", exact: true }).fill("30. April 2028");
    await desk.getByRole("textbox", { name: /Lage und Zustand der Bäume/ }).fill("Die Birke steht zu nah am Haus.");
    await pressByKey(desk, "Zur Zeichnung geben");
  });

  await test.step("the caseworker signs the very letter that is shown", async () => {
    await expect(desk.getByText("Sie zeichnen genau das PDF, das hier darüber steht.")).toBeVisible();
    await look(desk);
    await pressByKey(desk, "Unterschreiben");
    await expect(desk.getByText("unterschrieben am").first()).toBeVisible();
    await expect(desk.getByRole("button", { name: "Mitzeichnen" })).toHaveCount(0);
  });

  await test.step("a second person signs, and the seal is put on", async () => {
    await enterAs(lead, server, LEAD);
    await lead.goto(desk.url());
    await pressByKey(lead, "Mitzeichnen");
    await expect(lead.getByText("gesiegelt").first()).toBeVisible();
    await look(lead);
  });

  await test.step("it is laid into the mailbox", async () => {
    await desk.goto(`${desk.url()}/delivery`);
    await look(desk);
    await pressByKey(desk, "Ins Postfach legen");
    const notice = await mailTo(server, lena.email, 2);
    expect(notice.text).not.toContain("Birke");
  });

  await test.step("the resident retrieves it and is told from when it counts", async () => {
    await page.goto(server.town.portal);
    await look(page);
    await page.getByRole("link", { name: "Zum Bescheid" }).click();
    await press(page, "Bescheid jetzt abrufen");
    await expect(page.getByText("Was wir entschieden haben")).toBeVisible();
    await expect(page.getByText("24. November 2026").first()).toBeVisible();
    await look(page);
  });

  await test.step("the letter carries a valid seal", async () => {
    const address = await page.locator('a[href*="/letter"]').first().getAttribute("href");
    const letter = await page.request.get(new URL(address ?? "", page.url()).href);
    expect(letter.headers()["content-type"]).toBe("application/pdf");
    const folder = await mkdtemp(join(tmpdir(), "gangway-letter-"));
    try {
      const file = join(folder, "bescheid.pdf");
      await writeFile(file, await letter.body());
      const { stdout } = await run("pdfsig", ["-nocert", file]);
      expect(stdout).toContain("Signature is Valid");
      expect(stdout).toContain("Total document signed");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  await test.step("the desk shows the same day, and why", async () => {
    await desk.reload();
    await expect(desk.getByText("24.11.2026").or(desk.getByText("24. November 2026")).first()).toBeVisible();
    await look(desk);
  });
});

test("whoever could sign gives the decision back with a note, which its author finds", async ({
  page,
  server,
  look,
  another,
}) => {
  const filed = await fileFelling(server, somebody(), "post");
  const lead = await another();

  await test.step("the caseworker writes and signs", async () => {
    await enterAs(page, server, CASEWORKER);
    await findCase(page, filed.number);
    await take(page);
    await beginGrant(page);
    await page.getByRole("textbox", { name: "Pflanzfrist", exact: true }).fill("30. April 2028");
    await page.getByRole("textbox", { name: /Lage und Zustand der Bäume/ }).fill("Die Birke steht zu nah am Haus.");
    await pressByKey(page, "Zur Zeichnung geben");
    await pressByKey(page, "Unterschreiben");
    await expect(page.getByText("unterschrieben am").first()).toBeVisible();
  });

  await test.step("the second person finds the letter above the button, however wide the page is", async () => {
    await enterAs(lead, server, LEAD);
    await lead.goto(page.url());
    const usual = lead.viewportSize();
    for (const width of [1280, 1024, 390]) {
      await lead.setViewportSize({ width, height: 844 });
      const letter = await lead.locator("iframe.gw-preview").boundingBox();
      const button = await lead.getByRole("button", { name: "Mitzeichnen" }).boundingBox();
      expect((letter?.y ?? 0) + (letter?.height ?? 0), `${String(width)} px`).toBeLessThanOrEqual(button?.y ?? 0);
    }
    if (usual !== null) await lead.setViewportSize(usual);
    await look(lead);
  });

  await test.step("a note is needed to give it back", async () => {
    const giveBack = lead.locator("#author-note").getByRole("button");
    await lead.locator("summary", { hasText: "Mit Hinweis zurückgeben" }).focus();
    await lead.keyboard.press("Enter");
    await giveBack.focus();
    await lead.keyboard.press("Enter");
    await expect(lead.getByRole("alert")).toBeVisible();
    await look(lead);
    await lead.getByLabel("Was soll geändert werden?").fill("Bitte die Pflanzfrist prüfen.");
    await giveBack.focus();
    await lead.keyboard.press("Enter");
    await expect(lead.getByText("Bitte die Pflanzfrist prüfen.").first()).toBeVisible();
  });

  await test.step("the author reads it with the case and in the text", async () => {
    await findCase(page, filed.number);
    const step = page.getByRole("region", { name: "Nächster Schritt" });
    await expect(step).toContainText("Bitte die Pflanzfrist prüfen.");
    await look(page);
    await step.getByRole("link", { name: "Am Bescheid weiterschreiben" }).click();
    await expect(page.getByText("Bitte die Pflanzfrist prüfen.").first()).toBeVisible();
    await look(page);
  });
});
