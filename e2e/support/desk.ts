/** What staff do at the desk, by the labels and buttons that they see. */
import type { Page } from "@playwright/test";

import { press } from "./portal.ts";
import type { Server } from "./server.ts";
import { expect } from "./test.ts";

/** Who works in Fördestadt, as the journeys need them. */
export const CASEWORKER = "Jonas Petersen";
export const LEAD = "Friederike Clausen";
/** In the office for no-stopping zones, where one signature is enough. */
export const ROADS = "Ayşe Demir";

/** Goes to the desk as somebody, by the demo's own way in. */
export async function enterAs(page: Page, server: Server, name: string): Promise<void> {
  await page.goto(server.signIn(name).url);
  await page.getByRole("main").getByRole("button").click();
  await expect(page.getByRole("link", { name: "Mein Zugang" }).or(page.getByText(name)).first()).toBeVisible();
}

/** Finds a case by its number. */
export async function findCase(page: Page, number: string): Promise<void> {
  const search = page.getByRole("search");
  await search.getByLabel("Vorgang oder Name suchen").fill(number);
  await search.getByRole("button", { name: "Suchen" }).click();
  await page.getByRole("main").getByRole("link", { name: number }).click();
  await expect(page.getByRole("heading", { name: "Nächster Schritt" })).toBeVisible();
}

/** Takes the case that is open. */
export async function take(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Übernehmen" }).first().click();
  await expect(page.getByRole("button", { name: "Zurück in den Eingang" })).toBeVisible();
}

/** Begins a decision that grants everything, and goes on to its editor. */
export async function beginGrant(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Bescheid schreiben" }).first().click();
  await page.getByLabel("Bewilligung", { exact: true }).check();
  await press(page, "Bescheid beginnen");
  await expect(page.getByRole("heading", { name: "Zeichnung" })).toBeVisible();
}

/**
 * Presses a button on a page that shows a PDF, with the keyboard: after axe has examined such a page, Chromium loses the
 * next click of the mouse.
 */
export async function pressByKey(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).focus();
  await page.keyboard.press("Enter");
}

/** Fills in what the editor lists as missing, as a caseworker who knows the answers would. */
export async function fillGaps(page: Page): Promise<void> {
  const missing = page.locator("#missing").getByRole("link");
  for (const link of await missing.all()) {
    const place = page.locator((await link.getAttribute("href")) ?? "");
    const field = place.and(page.getByRole("textbox")).or(place.getByRole("textbox")).first();
    await field.fill("Nach Rücksprache mit der Polizei");
  }
}
