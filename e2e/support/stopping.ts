/** The application for a no-stopping zone, step by step: the same form at the portal and at the desk. */
import type { Page } from "@playwright/test";

import { pdf } from "./files.ts";
import { choose, expectHeading, fillDay, fillPerson, next, press, update, type Person } from "./portal.ts";

/** A step: its question, and what somebody who moves house answers. */
export interface Step {
  heading: string;
  fill: (page: Page, who: Person) => Promise<void>;
}

/** Every step, in the order of the form. */
export const STEPS: readonly Step[] = [
  { heading: "Wer stellt den Antrag?", fill: fillApplicant },
  { heading: "Wofür brauchen Sie den Platz?", fill: (page) => choose(page, "Anlass", "Umzug") },
  { heading: "Wo soll das Haltverbot gelten?", fill: fillPlace },
  { heading: "Wann soll das Haltverbot gelten?", fill: fillTimes },
  { heading: "Wer stellt die Schilder auf?", fill: fillSigns },
  { heading: "Welche Unterlagen haben Sie?", fill: handInSketch },
  { heading: "Gebühr", fill: () => Promise.resolve() },
];

/** Fills in the form from its first page up to another, by default up to «contact and delivery». */
export async function fillStopping(page: Page, who: Person, upTo = "Wie dürfen wir Sie erreichen?"): Promise<void> {
  for (const step of STEPS) {
    await expectHeading(page, step.heading);
    if (step.heading === upTo) return;
    await step.fill(page, who);
    await next(page);
  }
  await expectHeading(page, upTo);
}

async function fillApplicant(page: Page, who: Person): Promise<void> {
  await fillPerson(page, who);
  await page.getByLabel("Name", { exact: true }).fill(`${who.first} ${who.last}`);
  await page.getByLabel("Mobilnummer").fill("0170 5550100");
}

export async function fillPlace(page: Page): Promise<void> {
  await page.getByLabel("Straße", { exact: true }).fill("Lindenweg");
  await page.getByLabel("Von Hausnummer").fill("14");
  await choose(page, "Auf welcher Straßenseite?", "Auf der Seite dieser Hausnummer");
  await page.getByLabel("Länge der Zone").fill("15");
  await choose(page, "Was wird gebraucht?", "Nur der Parkstreifen");
}

async function fillTimes(page: Page): Promise<void> {
  await fillDay(page, "Erster Tag", "2026-12-14");
  await page.getByLabel("Beginn").fill("07:00");
  await fillDay(page, "Letzter Tag", "2026-12-14");
  await page.getByLabel("Ende").fill("18:00");
}

async function fillSigns(page: Page): Promise<void> {
  await choose(page, "Schilder", "Eine Fachfirma");
  await update(page);
  await page.getByLabel("Name der Firma").fill("Schilder Nord GmbH");
}

async function handInSketch(page: Page): Promise<void> {
  await page.locator("input[type=file]").first().setInputFiles(pdf("skizze.pdf"));
  await press(page, "Datei hochladen: Lageskizze");
}
