/**
 * Browser journeys against the real binary.
 *
 * Every journey runs twice: on a wide light screen with JavaScript, and without any on a dark screen of 320 px, where
 * everything comes together that makes a page hard to show. What is tagged `@scripts` runs only with JavaScript, and what
 * is tagged `@touch` also on a small screen with it.
 */
import { defineConfig, devices } from "@playwright/test";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } };
const dark = { ...desktop, viewport: { width: 320, height: 640 }, colorScheme: "dark" as const };

export default defineConfig({
  testDir: ".",
  testMatch: ["tests/*.spec.ts", "journeys/*.spec.ts"],
  globalSetup: "./support/make-town.ts",
  outputDir: "results",
  forbidOnly: true,
  // A test that passes the second time is a failure.
  retries: 0,
  workers: 2,
  fullyParallel: false,
  // A journey is a long way, examined at each step: on a slow machine it takes minutes. What waits has its own, shorter limit.
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["html", { outputFolder: "report", open: "never" }]],
  use: {
    actionTimeout: 10_000,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env["GANGWAY_CHROMIUM"] ?? "/usr/bin/chromium",
      // Nothing that calls home: the machine may be offline, and a test talks to our server alone.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "js", use: desktop },
    { name: "nojs", use: { ...dark, javaScriptEnabled: false }, grepInvert: /@scripts/ },
    { name: "touch", use: { ...dark, hasTouch: true }, grep: /@touch/ },
  ],
});
