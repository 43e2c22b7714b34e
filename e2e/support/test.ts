/**
 * The `test` of every journey: a demo town, and a page that tattles.
 *
 * A journey fails by itself when the page breaks the content security policy, throws, or misses a file. `look` examines
 * the page as it stands: accessibility, valid HTML, nothing wider than the screen, targets that a thumb can hit.
 */
import { test as base, expect, type Page } from "@playwright/test";

import { axeOffences, withScriptedTwin } from "./axe.ts";
import { htmlOffences } from "./html.ts";
import { Server } from "./server.ts";

interface Fixtures {
  /** What went wrong in the browser so far; must be empty at the end. */
  trouble: string[];
  /** Examines the page as it stands. Call it in each step of a journey. */
  look: (page: Page) => Promise<void>;
  /** What axe finds on the page, with and without JavaScript. */
  axe: (page: Page) => Promise<string[]>;
}

interface WorkerFixtures {
  /** The demo town of this worker. Journeys share it: each works on a case of its own. */
  server: Server;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the first parameter
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  trouble: [
    async ({ context }, use) => {
      const trouble: string[] = [];
      context.on("console", (message) => {
        if (/content security policy|trusted types/i.test(message.text())) trouble.push(message.text());
      });
      context.on("weberror", (error) => trouble.push(String(error.error())));
      context.on("response", (response) => {
        const isPage = response.request().isNavigationRequest();
        if (!isPage && response.status() >= 400) trouble.push(`${String(response.status())} ${response.url()}`);
      });
      await use(trouble);
      expect(trouble, "the browser complained").toEqual([]);
    },
    { auto: true },
  ],

  axe: async ({ browser, javaScriptEnabled }, use) => {
    await use((page) => (javaScriptEnabled ? axeOffences(page) : withScriptedTwin(page, browser, axeOffences)));
  },

  look: async ({ context, axe }, use) => {
    const sources = new Map<string, string>();
    context.on("response", (response) => {
      const html = response.headers()["content-type"]?.startsWith("text/html") ?? false;
      if (!html || !response.request().isNavigationRequest()) return;
      // A redirect has no body; the page that follows it has.
      void response.text().then(
        (text) => sources.set(response.url(), text),
        () => undefined,
      );
    });
    await use(async (page) => {
      const found = [
        ...(await axe(page)),
        ...(await htmlOffences(sources.get(page.url()) ?? (await page.content()))),
        ...(await layoutOffences(page)),
      ];
      expect.soft(found, `${page.url()} has faults`).toEqual([]);
    });
  },
});

/** What sticks out of the screen sideways, and what a thumb cannot hit (WCAG 1.4.10 and 2.5.8). */
export async function layoutOffences(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      found.push(`layout: ${String(root.scrollWidth)} px wide on a screen of ${String(root.clientWidth)} px`);
    }
    for (const element of document.querySelectorAll("button, select, input:not([type=hidden]), summary")) {
      const box = element.getBoundingClientRect();
      // A target that is not drawn, or whose label is the target, has no size of its own.
      const labelled = element instanceof HTMLInputElement && /^(checkbox|radio|file)$/.test(element.type);
      if (box.width === 0 || labelled) continue;
      if (box.width < 24 || box.height < 24) {
        const name = element.id || element.textContent.trim() || element.tagName;
        found.push(`layout: ${name} is ${box.width.toFixed(0)} × ${box.height.toFixed(0)} px, smaller than 24`);
      }
    }
    return found;
  });
}

export { expect };
