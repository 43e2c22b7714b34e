/** What residents do on the portal, in their words: by labels and buttons, as they find them. */
import type { Locator, Page } from "@playwright/test";

import { photo } from "./files.ts";
import { codeIn, mailTo, mailsTo } from "./outbox.ts";
import type { Filed } from "./programs.ts";
import type { Server } from "./server.ts";
import { expect, test } from "./test.ts";

/** Somebody who exists only for one journey. */
export interface Person {
  first: string;
  last: string;
  email: string;
}

let people = 0;

/** A person whom no other journey in this town knows. */
export function somebody(first = "Lena"): Person {
  people += 1;
  return { first, last: familyName(people), email: `${first}.${String(people)}@example.org`.toLowerCase() };
}

/** A family name of letters alone, as the form wants it. */
function familyName(number: number): string {
  const letters = Array.from(String(number), (digit) => "abdefgklmn"[Number(digit)] ?? "").join("");
  return `Brahms-${letters.charAt(0).toUpperCase()}${letters.slice(1)}`;
}

/** Where a page of the portal is. */
export function at(server: Server, path: string): string {
  return new URL(path, server.town.portal).href;
}

/** The question of the page. */
export async function expectHeading(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text);
}

/** Presses a button. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).click();
}

/** Goes on to the next step. */
export async function next(page: Page): Promise<void> {
  await press(page, /^Weiter:/);
}

/** Lets the form show what depends on an answer: where it does not do so itself, it has a button. */
export async function update(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Angaben aktualisieren" });
  if (await button.isVisible()) await button.click();
}

/** Whether this journey is made without JavaScript. */
export function withoutScripts(): boolean {
  return test.info().project.use.javaScriptEnabled === false;
}

/** A group of fields under one question. */
export function question(page: Page, name: string | RegExp): Locator {
  return page.getByRole("group", { name });
}

/** Chooses one of several answers to a question. */
export async function choose(page: Page, asked: string | RegExp, answer: string): Promise<void> {
  await question(page, asked).getByLabel(answer, { exact: true }).check();
}

/** Fills in a day, in the three fields that people know. */
export async function fillDay(page: Page, asked: string | RegExp, day: string): Promise<void> {
  const [year, month, date] = day.split("-").map(Number);
  const fields = question(page, asked);
  await fields.getByLabel("Tag").fill(String(date));
  await fields.getByLabel("Monat").fill(String(month));
  await fields.getByLabel("Jahr").fill(String(year));
}

/** Somebody who applies for themselves, and where they live. */
export async function fillPerson(page: Page, who: Person): Promise<void> {
  await choose(page, /Für wen stellen Sie/, "Ich stelle den Antrag für mich als Privatperson");
  await page.getByLabel("Vorname").fill(who.first);
  await page.getByLabel("Familienname").fill(who.last);
  await page.getByLabel("Straße", { exact: true }).fill("Lindenweg");
  await page.getByLabel("Hausnummer").fill("14");
  await page.getByLabel("Postleitzahl").fill("24900");
  await page.getByLabel("Ort", { exact: true }).fill("Fördestadt");
}

/** Who applies to fell a tree. */
export async function fillApplicant(page: Page, who: Person): Promise<void> {
  await fillPerson(page, who);
  await choose(page, /mit dem Grundstück zu tun/, "Das Grundstück gehört mir");
}

/** Where the trees stand. */
export async function fillSite(page: Page): Promise<void> {
  await choose(page, /Stehen die Bäume an der Anschrift/, "Ja");
  await choose(page, /Auf was für einer Fläche/, "Im Garten, in einem Park oder auf einem Friedhof");
  await choose(page, /Bauvorhaben/, "Nein");
}

export interface Tree {
  number: string;
  species: string;
  girth: number;
}

/** Fills in the open row for a tree, with a photo. */
export async function fillTree(page: Page, tree: Tree): Promise<void> {
  await page.getByLabel("Nummer im Lageplan").fill(tree.number);
  await choose(page, "Was für ein Baum ist es?", "Laubbaum");
  await page.getByLabel("Baumart").fill(tree.species);
  await choose(page, "Hat der Baum mehrere Stämme?", "Nein");
  await page.getByLabel("Stammumfang").fill(String(tree.girth));
  await page.getByLabel("Höhe des Baumes").fill("14,5");
  await choose(page, "Was soll mit dem Baum geschehen?", "Fällen");
  await choose(page, "Warum?", "Er nimmt unzumutbar viel Licht");
  await page.getByLabel("Beschreiben Sie den Grund").fill("Im Wohnzimmer brennt auch mittags das Licht.");
  await choose(page, "Gibt es Nester, Baumhöhlen oder Fledermäuse?", "Nein");
  await page.locator('input[type=file][name$=".photo"]').setInputFiles(photo());
}

/** Opens a case as a guest, by its number and access code. */
export async function openCase(page: Page, server: Server, filed: Filed): Promise<void> {
  await page.goto(at(server, "open"));
  await page.getByLabel("Vorgangsnummer").fill(filed.number);
  await page.getByLabel("Zugangscode").fill(filed.code);
  await press(page, "Vorgang öffnen");
  await expect(page.getByText(filed.number).first()).toBeVisible();
}

/** Signs in with the code from the mail; an account comes about by it. */
export async function signInByCode(page: Page, server: Server, email: string): Promise<void> {
  const before = (await mailsTo(server, email)).length;
  await page.goto(at(server, "sign-in"));
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await press(page, "Code anfordern");
  await expectHeading(page, "Code eingeben");
  await page.getByLabel("Code aus der E-Mail").fill(codeIn(await mailTo(server, email, before + 1)));
  await page.getByRole("main").getByRole("button", { name: "Anmelden" }).click();
  await expectHeading(page, "Meine Vorgänge");
}

/** Begins an application to fell a tree. */
export async function startFelling(page: Page, server: Server): Promise<void> {
  await page.goto(at(server, "services/baumfaellgenehmigung"));
  await press(page, "Antrag starten");
  await expectHeading(page, "Wer stellt den Antrag?");
}

/** Fills in an application for one tree, up to «contact and delivery». */
export async function fillFelling(page: Page, server: Server, who: Person): Promise<void> {
  await startFelling(page, server);
  await fillApplicant(page, who);
  await next(page);
  await fillSite(page);
  await next(page);
  await expectHeading(page, "Um welche Bäume geht es?");
  await fillTree(page, { number: "1", species: "Hänge-Birke", girth: 96 });
  await next(page);
  await expectHeading(page, "Wann soll gearbeitet werden?");
  await fillDay(page, /Frühester Tag/, "2026-12-14");
  await fillDay(page, /Letzter Tag/, "2027-02-26");
  await next(page);
  await expectHeading(page, "Welche Unterlagen haben Sie?");
  await next(page);
  await expectHeading(page, "Was pflanzen Sie neu?");
  await choose(page, /Wie möchten Sie die Bäume ersetzen/, "Das weiß ich noch nicht");
  await next(page);
  await expectHeading(page, "Gebühr und Einverständnis");
  await page.getByLabel(/Ich bin einverstanden/).check();
  await next(page);
}

/** What the receipt says. */
export async function receipt(page: Page): Promise<Filed> {
  await expectHeading(page, "Ihr Antrag ist eingegangen");
  const [number, code] = await page.getByRole("main").locator("dd.gw-code").allTextContents();
  if (number === undefined) throw new Error("the receipt names no number");
  return { number: number.trim(), code: (code ?? "").trim() };
}

/** Waits for the confirmation as PDF, by what the page shows: until it is made, whoever waits loads the page again. */
export async function receiptLetter(page: Page): Promise<void> {
  const letter = page.getByRole("link", { name: /Bestätigung als PDF/ });
  const again = page.getByRole("link", { name: "Seite neu laden" });
  await expect(async () => {
    await expect(letter.or(again)).toBeVisible();
    if (await again.isVisible()) await again.click();
    await expect(letter).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}
