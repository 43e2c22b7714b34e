/** A page without a mouse: what is not reached by the Tab key is not there. */
import type { Locator, Page } from "@playwright/test";

/** More stops than any page has. */
const STOPS = 150;

/** Goes on from stop to stop until the focus is there; says what it passed if it never is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < STOPS; stop++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
    passed.push(await page.evaluate(() => document.activeElement?.textContent.trim().slice(0, 40) ?? ""));
  }
  throw new Error(`the Tab key never reached ${String(target)}; it passed: ${passed.join(" | ")}`);
}

/** Writes into a field. */
export async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, typeof label === "string" ? { exact: true } : {}));
  await page.keyboard.type(text);
}

/** Chooses an answer: the first Tab reaches the group, the arrows go through it. */
export async function pick(page: Page, group: Locator, answer: string): Promise<void> {
  const options = group.getByRole("radio");
  const wanted = group.getByLabel(answer, { exact: true });
  await tabTo(page, options.first());
  await page.keyboard.press("Space");
  for (let step = 0; step < (await options.count()); step++) {
    if (await wanted.isChecked()) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`the arrows never reached «${answer}»`);
}

/** Presses a button or follows a link. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
