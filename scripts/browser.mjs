/** Which Chromium draws the stories in e2e/: Playwright's own, else the machine's, else one that we install. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { Fault, run } from "./console.mjs";
import { binaryOf, root } from "./environment.mjs";

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Without the first four a browser on a closed network waits for hosts it never reaches; without the last a machine without a graphics card
 * draws each page through an imitation of one, which costs as much as all else.
 */
const calm = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-gpu",
];

function onPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** Launch options for Playwright, or null when there is no browser. */
export function findBrowser() {
  const { chromium } = createRequire(join(root, "package.json"))("@playwright/test");
  const own = chromium.executablePath();
  if (own && existsSync(own)) return { name: "Playwright's Chromium", options: { channel: "chromium", args: calm } };
  const file = known.find((path) => existsSync(path)) ?? onPath();
  // Only root's browser must do without its sandbox.
  return file
    ? { name: file, options: { executablePath: file, chromiumSandbox: process.getuid?.() !== 0 && !process.env.CI, args: calm } }
    : null;
}

/** A browser, installed if need be: Debian's when we may, otherwise Playwright's. Returns what it is called. */
export async function ensureBrowser() {
  const before = findBrowser();
  if (before) return before.name;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env, tolerate: true });
    await run("apt-get", ["install", "-y", "chromium"], { env, tolerate: true });
    const installed = findBrowser();
    if (installed) return installed.name;
  }
  await run(
    process.execPath,
    [binaryOf("@playwright", "test", "cli.js"), "install", ...(isRoot ? ["--with-deps"] : []), "chromium"],
    {
      cwd: root,
      tolerate: true,
    },
  );
  const after = findBrowser();
  if (!after)
    throw new Fault(
      "There is no browser for the stories. Install Chromium (Debian: apt install chromium) or run: npx playwright install chromium",
    );
  return after.name;
}
