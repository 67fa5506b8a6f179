import { type BrowserContext, test as base, expect, type Page, type Response } from "@playwright/test";
import { axeFaults } from "./axe.ts";
import { looksFaults } from "./looks.ts";

/** What every story needs: people by name, and a look at each page they come to. */
type Stage = {
  /** A browser of their own for one of the demo's people. */
  as: (name: string) => Promise<Page>;
  /** Nothing that axe finds, nothing that scrolls sideways, no raw key, a title. */
  look: (page: Page) => Promise<void>;
};

type Person = { id: string; name: string };

/** What a person of the office or the board is asked before they read a case for the first time; the one story that is about it answers itself. */
export const questionOfTies = (page: Page) =>
  page.getByRole("heading", {
    name: /^(Har du någon koppling till ärendet|Har du någon koppling till ärendena|Do you have any tie to the cases?)\?$/,
  });
export const tiedToNothing = (page: Page) =>
  page.addLocatorHandler(questionOfTies(page), async () => {
    // The page may go on by itself meanwhile, by the very press that brought it here: then there is nothing left to answer.
    const answering = async () => {
      for (const none of await page.locator('main input[value="none"]').all()) await none.check({ timeout: 5_000 });
      const button = page.locator("main").getByRole("button", { name: /^(Lämna svare[tn]|Send the answers?)$/ });
      await button.first().click({ timeout: 5_000 });
    };
    await answering().catch(() => "the page has gone on");
    await page.waitForLoadState("load");
  });

/** Signs one of the demo's people in, in this browser: also beside a page whose session is gone, as in another tab. */
export async function signInAs(context: BrowserContext, baseURL: string, name: string): Promise<void> {
  const people = (await (await context.request.get(`${baseURL}/demo/people.json`)).json()) as Person[];
  const person = people.find((one) => one.name === name);
  if (!person) throw new Error(`the demo world has no ${name}`);
  const answer = await context.request.post(`${baseURL}/demo/personer`, {
    form: { person: person.id, returnTo: "/" },
    headers: { origin: baseURL },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
}

const swedish = (style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", ...style });
const soon = 30_000;

/**
 * The day it is in Sweden and will be for half a minute yet: before midnight it is waited for. Asked for where a step needs it, never kept for
 * a later one.
 */
export async function today(style: Intl.DateTimeFormatOptions = {}): Promise<string> {
  const dayIn = (milliseconds: number) => swedish({}).format(new Date(Date.now() + milliseconds));
  while (dayIn(0) !== dayIn(soon)) await new Promise((done) => setTimeout(done, 500));
  return swedish(style).format(new Date());
}

/** Texts in which Chromium leaves out a space for those who listen (`app/ui/lone-spaces.ts`). A page whose scripts have not come yet is not asked. */
const loneSpaces = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    if (document.querySelector("script[type=module]") && document.documentElement.dataset.awake === undefined) return [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const { nodeValue, previousSibling, nextSibling, parentElement } = texts.currentNode;
      const marked = [previousSibling, nextSibling].some((one) => one?.nodeType === Node.COMMENT_NODE);
      if (marked && nodeValue?.trim() === "") found.push(parentElement?.outerHTML.slice(0, 200) ?? "");
    }
    return found;
  });

export async function look(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/.+ – Drum$|^(Om )?Drum/);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator("h1"), `${page.url()} is not there`).not.toHaveText(
    /^(Sidan finns inte|Du har inte tillgång hit|Något gick fel hos oss)$/,
  );
  expect(await axeFaults(page)).toEqual([]);
  expect(await looksFaults(page), `${page.url()} has text that is hard to read, or a link that is hard to see`).toEqual([]);
  expect(await loneSpaces(page), `${page.url()} has spaces that are told to nobody who listens`).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  const text = await page.locator("main").innerText();
  expect(text, `${page.url()} shows a raw value`).not.toMatch(/\bundefined\b|\bNaN\b|\[object |\blorem\b|\bTODO\b/);
}

export const test = base.extend<Stage>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  look: async ({}, use) => use(look),
  as: async ({ browser, baseURL, javaScriptEnabled, viewport, locale, timezoneId }, use) => {
    const pages: Page[] = [];
    await use(async (name) => {
      const context = await browser.newContext({
        baseURL: baseURL as string,
        javaScriptEnabled: javaScriptEnabled ?? true,
        viewport,
        locale: locale ?? "sv-SE",
        timezoneId: timezoneId ?? "Europe/Stockholm",
      });
      await signInAs(context, baseURL as string, name);
      const page = await context.newPage();
      await tiedToNothing(page);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

export { expect };

/** Waits until the page's scripts answer: before that a form goes as the browser sends it, which is right too, but another story. */
export const awake = (page: Page) => page.locator("html[data-awake]").waitFor({ state: "attached" });

/** The answer that a person then reads: not the redirect on the way to it. */
const isPage = (answer: Response) => answer.request().isNavigationRequest() && (answer.status() < 300 || answer.status() >= 400);

/** Milliseconds for an answer to begin: who goes on before it has come breaks off what was on its way. */
const patience = 6_000;

/**
 * Presses the button of the page's own form and waits for what comes. A page that saves by itself sends its form a moment after the press,
 * when what was on its way has landed; one that finds a fault of its own sends nothing and shows it.
 */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  // The page that answers has come when it has loaded: until then the one before is in its place, and who goes elsewhere is brought back.
  const loaded = page.waitForEvent("load", { timeout: 30_000 });
  loaded.catch(() => "there was none");
  const sent = page.waitForResponse(isPage, { timeout: patience }).then(() => loaded);
  const faults = page.locator(".error-summary");
  const shown = (await faults.count()) > 0 ? sent : faults.waitFor({ timeout: patience });
  await page.locator("main").getByRole("button", { name }).first().click();
  await Promise.any([sent, shown]).catch(() => "neither: the story's next line says what it expected");
  await page.waitForLoadState("load");
}

/** The minutes of the board's meeting are adjusted: the other signer first, the chair last. */
export async function adjust(as: Stage["as"], meeting: string): Promise<void> {
  for (const [name, button] of [
    ["Eva-Lena Kjell", "Skriv under protokollet"],
    ["Kerstin Alvhage", "Skriv under och justera protokollet"],
  ] as const) {
    const signer = await as(name);
    await signer.goto(`${meeting}/justering`);
    await press(signer, button);
  }
}

/** Fills fields by the names they are sent under. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`).first();
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
}

export const tick = (page: Page, name: string, value: string) => page.locator(`main [name="${name}"][value="${value}"]`).check();

/** The address of the first round of which it is true, as the office's own page lists them; the page is left standing on it. */
export async function roundWhere(office: Page, query: string, isTrue: () => Promise<boolean>): Promise<string> {
  await office.goto("/handlaggning");
  const rounds = await office
    .locator('main a[href^="/handlaggning/utlysningar/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const href of rounds.filter((one) => /[0-9a-f-]{36}$/.test(one))) {
    await office.goto(`${href}${query}`);
    if (await isTrue()) return href;
  }
  throw new Error("the demo world has no such round");
}
