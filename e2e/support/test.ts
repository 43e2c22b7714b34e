/**
 * The `test` of every journey: a demo town, and a page that tattles.
 *
 * A journey fails by itself when the page breaks the content security policy, throws, or misses a file. `look` examines
 * the page as it stands: accessibility, valid HTML, nothing wider than the screen, targets that a thumb can hit.
 */
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";

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
  /** The same person at another device, or somebody else: a browser of its own, watched like the first. */
  another: () => Promise<Page>;
  /** Another town, changed by commands before its server starts; ends with the journey, however that ends. */
  prepared: (before: (folder: string) => Promise<unknown>) => Promise<Server>;
  /** The HTML that the server sent, by address. */
  sources: Map<string, string>;
  /** What the server wrote into its log; must be nothing. */
  complaints: undefined;
  /** Watches a browser for trouble and keeps what it was sent. */
  watch: (context: BrowserContext) => void;
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

  complaints: [
    async ({ server }, use) => {
      const before = server.complaints.length;
      await use(undefined);
      expect(server.complaints.slice(before), "the server complained").toEqual([]);
    },
    { auto: true },
  ],

  // eslint-disable-next-line no-empty-pattern -- as above
  sources: async ({}, use) => {
    await use(new Map());
  },

  // eslint-disable-next-line no-empty-pattern -- as above
  trouble: async ({}, use) => {
    const trouble: string[] = [];
    await use(trouble);
    expect(trouble, "the browser complained").toEqual([]);
  },

  watch: async ({ trouble, sources }, use) => {
    await use((context) => {
      context.on("console", (message) => {
        if (/content security policy|trusted types/i.test(message.text())) trouble.push(message.text());
      });
      context.on("weberror", (error) => trouble.push(String(error.error())));
      context.on("response", (response) => {
        const isPage = response.request().isNavigationRequest();
        // A script may send a form; that it is refused is an answer like any other.
        const isForm = response.request().method() === "POST" && [409, 422].includes(response.status());
        if (!isPage && !isForm && response.status() >= 400) {
          trouble.push(`${String(response.status())} ${response.url()}`);
        }
        const isHtml = response.headers()["content-type"]?.startsWith("text/html") ?? false;
        if (!isHtml || !isPage) return;
        // A redirect has no body; the page that follows it has.
        void response.text().then(
          (text) => sources.set(response.url(), text),
          () => undefined,
        );
      });
    });
  },

  context: async ({ context, watch }, use) => {
    watch(context);
    await use(context);
  },

  another: async ({ browser, watch }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      // It takes over what the project says: size, language, with or without JavaScript.
      const context = await browser.newContext();
      watch(context);
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },

  // eslint-disable-next-line no-empty-pattern -- as above
  prepared: async ({}, use) => {
    const started: Server[] = [];
    await use(async (before) => {
      const server = await Server.start(before);
      started.push(server);
      return server;
    });
    for (const server of started) await server.stop();
  },

  axe: async ({ browser, javaScriptEnabled }, use) => {
    await use((page) => (javaScriptEnabled ? axeOffences(page) : withScriptedTwin(page, browser, axeOffences)));
  },

  look: async ({ axe, sources }, use) => {
    await use(async (page) => {
      const found = [
        ...(await axe(page)),
        ...(await htmlOffences(sources.get(withoutPart(page.url())) ?? (await page.content()))),
        ...(await layoutOffences(page)),
      ];
      expect.soft(found, `${page.url()} has faults`).toEqual([]);
    });
  },
});

/** An address as the server hears it. */
function withoutPart(address: string): string {
  return address.split("#", 1)[0] ?? address;
}

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
      // A target that is not drawn, is for keys alone, or whose label is the target, has no size of its own.
      const labelled = element instanceof HTMLInputElement && /^(checkbox|radio|file)$/.test(element.type);
      if (box.width <= 1 || labelled) continue;
      if (box.width < 24 || box.height < 24) {
        const name = element.id || element.textContent.trim() || element.tagName;
        found.push(`layout: ${name} is ${box.width.toFixed(0)} × ${box.height.toFixed(0)} px, smaller than 24`);
      }
    }
    return found;
  });
}

export { expect };
