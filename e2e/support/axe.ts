/** Judges what assistive technology would find. No rule is switched off. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Check {
  data: { messageKey?: string } | null;
}

/** Every offence as `rule: selector`; empty for a page without one. */
export async function axeOffences(page: Page): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const certain = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${rule.help})`),
  );
  // Text in the colour of its background is invisible, and axe is merely «not sure» about it.
  const invisible = incomplete
    .filter((rule) => rule.id === "color-contrast")
    .flatMap((rule) => rule.nodes)
    .filter((node) => (node.any as Check[]).some((check) => check.data?.messageKey === "equalRatio"))
    .map((node) => `color-contrast: ${node.target.join(" ")} (text has the colour of its background)`);
  return [...certain, ...invisible];
}

/**
 * The same page in a browser that runs scripts but gets none: axe needs them itself, so that it cannot look at a page
 * with JavaScript switched off. Style sheets and fonts come from the server as before.
 */
export async function withScriptedTwin<T>(
  page: Page,
  browser: Browser,
  examine: (twin: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    javaScriptEnabled: true,
    viewport: page.viewportSize(),
    // Frames within the page are asked for again, and show what the same person sees.
    storageState: await page.context().storageState(),
  });
  try {
    const twin = await context.newPage();
    const source = (await page.content())
      .replaceAll(/<script\b.*?<\/script>/gs, "")
      .replaceAll(/<\/?noscript\b[^>]*>/g, "");
    if (page.url() === "about:blank") {
      await twin.setContent(source);
    } else {
      await twin.route(page.url(), (route) => route.fulfill({ contentType: "text/html", body: source }));
      await twin.goto(page.url());
    }
    return await examine(twin);
  } finally {
    await context.close();
  }
}
