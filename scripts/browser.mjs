/** Which Chromium draws the stories in e2e/: Playwright's own, else the machine's, else one that we install. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { Fault, run } from "./console.mjs";
import { binaryOf, root } from "./environment.mjs";

/** Debian's Chromium without windows, tabs and menus, which nobody sees here: about half the work for the machine. */
const lean = "/usr/bin/chromium-headless-shell";

const known = [
  lean,
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

/**
 * A browser, installed if need be: Debian's when we may, otherwise Playwright's. The machine that decides takes the lean one even where
 * another is at hand. Returns what it is called.
 */
export async function ensureBrowser() {
  const before = findBrowser();
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const wants = !before || (process.env.CI === "true" && !existsSync(lean));
  if (before && !(wants && mayInstall)) return before.name;
  if (mayInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env, tolerate: true });
    for (const name of ["chromium-headless-shell", "chromium"]) {
      await run("apt-get", ["install", "-y", name], { env, tolerate: true });
      const installed = findBrowser();
      if (installed) return installed.name;
    }
  }
  await run(
    process.execPath,
    [binaryOf("@playwright", "test", "cli.js"), "install", ...(process.getuid?.() === 0 ? ["--with-deps"] : []), "chromium"],
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
