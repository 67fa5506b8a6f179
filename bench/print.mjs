import { chromium } from "@playwright/test";
import { findBrowser } from "../scripts/browser.mjs";
import { round } from "./drive.mjs";
import { familyOf } from "./memory.mjs";

export const pagesIn = (pdf) =>
  (
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type \/Page\b/g) ?? []
  ).length;

/** A page as Chromium prints it: milliseconds, pages, and the highest memory of all its processes meanwhile. `cookie`: of who reads it. */
export async function printWithChromium(url, cookie = "") {
  const server = await chromium.launchServer(findBrowser().options);
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    const [name, value] = cookie.split("=");
    if (value) await page.context().addCookies([{ name, value, url }]);
    await page.goto(url);
    let peak = 0;
    const look = () => {
      peak = Math.max(peak, familyOf(server.process().pid));
    };
    const looking = setInterval(look, 100);
    const start = performance.now();
    const bytes = await page.pdf({ format: "A4", tagged: true });
    const ms = round(performance.now() - start);
    look();
    clearInterval(looking);
    return { ms, pages: pagesIn(bytes), megabytes: peak };
  } finally {
    await server.close();
  }
}
