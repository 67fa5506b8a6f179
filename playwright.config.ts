import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/browser.mjs";

/** `npm test` serves the demo world and says where; a lone `npx playwright test` starts its own. */
const given = process.env.DRUM_E2E_URL;
const port = 3999;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // The stories share one world and tell of what happens in it, so they are told one at a time.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Generous: two worlds and the other tests share two cores. A page that takes this long in peace is found by `npm run bench`.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: given ? [["list"]] : [["list"], ["html", { open: "never" }]],
  use: {
    actionTimeout: 60_000,
    baseURL: given ?? `http://127.0.0.1:${port}`,
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    // A trace draws every step of every story and costs a third of the time; ask for one where a picture and the page's words are not enough:
    // npx playwright test --trace retain-on-failure
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: findBrowser()?.options ?? {},
  },
  projects: [
    { name: "desktop", testIgnore: /\.(phone|plain|walk)\.spec\.ts$/, use: { ...devices["Desktop Chrome"], channel: undefined } },
    // The longest story, in a world of its own so that it is told beside the others.
    { name: "walk", testMatch: /\.walk\.spec\.ts$/, use: { ...devices["Desktop Chrome"], channel: undefined } },
    // The smallest screen people have: nothing may scroll sideways.
    {
      name: "phone",
      testMatch: /\.phone\.spec\.ts$/,
      use: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
    },
    // Every form works without JavaScript.
    {
      name: "plain",
      testMatch: /\.plain\.spec\.ts$/,
      use: { ...devices["Desktop Chrome"], channel: undefined, javaScriptEnabled: false },
    },
  ],
  webServer: given
    ? undefined
    : {
        command: `node scripts/serve-for-tests.mjs --port=${port}`,
        url: `http://127.0.0.1:${port}/readyz`,
        reuseExistingServer: true,
        timeout: 180_000,
        gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
      },
});
