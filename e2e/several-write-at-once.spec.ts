import type { Page } from "@playwright/test";
import { awake, expect, fill, press, signInAs, test } from "./stage.ts";

test.describe.configure({ mode: "serial", timeout: 300_000 });

const title = /Leder som håller/;
const field = (page: Page, name: string) => page.locator(`main form [name="${name}"]`);
const foot = (page: Page) => page.locator(".writing-bar__standing");

async function openPart(page: Page, part: string) {
  await page.goto("/mina-sidor");
  await page.getByRole("link", { name: title }).first().click();
  await page.waitForURL(/\/ansokningar\/[0-9a-f-]+$/);
  await page.goto(`${page.url()}/del/${part}`);
  await awake(page);
}
const saved = (page: Page) => expect(foot(page)).toContainText(/Sparad/);

test("two people write in one part: both fields are kept, and in the same field the second chooses", async ({ as, look }) => {
  const [cat, olu] = [await as("Rune Stigmark"), await as("Pia Kullegård")];
  await openPart(cat, "behov");
  await openPart(olu, "behov");

  await fill(cat, { need: "Lederna slits fortare än de lagas." });
  await fill(olu, { targetGroup: "Vandrare, markägare och byalag." });
  await saved(cat);
  await saved(olu);
  // Each meets the other's words without having reloaded anything.
  await expect(field(cat, "targetGroup")).toHaveValue("Vandrare, markägare och byalag.", { timeout: 40_000 });
  await expect(cat.locator(".writing-bar__others")).toContainText("Pia Kullegård");
  await expect(field(cat, "need")).toHaveValue("Lederna slits fortare än de lagas.");

  await fill(olu, { purpose: "Ett pass för varje rulle." });
  await expect(foot(olu)).toContainText("Sparad");
  await expect.poll(() => olu.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("drum ")).length)).toBe(0);
  await fill(cat, { purpose: "Ett gemensamt materialpass." });
  const clash = cat.locator("#clashes");
  await expect(clash).toContainText("Två har skrivit i samma fält");
  await expect(clash).toContainText("Ett pass för varje rulle.");
  await expect(field(cat, "purpose")).toHaveValue("Ett gemensamt materialpass.");
  await look(cat);
  // Going on without having chosen is not possible: one of the texts would be thrown away.
  await cat.locator("main").getByRole("button", { name: "Spara och fortsätt" }).click();
  await expect(clash).toBeFocused();
  await clash.getByRole("button", { name: "Behåll min text" }).click();
  await expect(clash).toHaveCount(0);
  await expect(field(olu, "purpose")).toHaveValue("Ett gemensamt materialpass.", { timeout: 40_000 });
  // The button right after the last key: the page's own save is no stranger's.
  await fill(cat, { targetGroup: "Vandrare och byalag." });
  await cat.locator("main").getByRole("button", { name: "Spara och fortsätt" }).click();
  await cat.waitForURL(/\/del\/(?!behov)/);
  await expect(field(olu, "targetGroup")).toHaveValue("Vandrare och byalag.", { timeout: 40_000 });
});

test("each adds a row to the budget and both rows are there", async ({ as }) => {
  const [cat, olu] = [await as("Rune Stigmark"), await as("Pia Kullegård")];
  await openPart(cat, "budget");
  await openPart(olu, "budget");
  const free = async (page: Page) => {
    for (let index = 0; index < 100; index++)
      if (
        (await field(page, `rows.${index}.note`).inputValue()) === "" &&
        (await field(page, `rows.${index}.amount`).inputValue()) === ""
      )
        return index;
    throw new Error("no empty row");
  };
  const [mine, hers] = [await free(olu), await free(cat)];
  await fill(cat, { [`rows.${hers}.note`]: "Laboratorium", [`rows.${hers}.amount`]: "41000" });
  await fill(olu, { [`rows.${mine}.note`]: "Resor till sorterarna", [`rows.${mine}.amount`]: "12500" });
  await saved(cat);
  await saved(olu);
  await olu.reload();
  const notes = await olu
    .locator('main form [name$=".note"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(notes).toContain("Laboratorium");
  expect(notes).toContain("Resor till sorterarna");
});

test("a lost network, a closed page and a sign-in that has run out lose no word", async ({ as }) => {
  const page = await as("Pia Kullegård");
  await openPart(page, "plan");
  const here = page.url();
  let calls = 0;
  await page.route("**/spara", (route) => {
    calls += 1;
    return route.abort();
  });
  await fill(page, { equality: "Tre språk, och möten på kvällstid." });
  await expect(foot(page)).toContainText("försöker igen");
  expect(calls).toBeGreaterThan(0);
  // The lid is closed: the page is gone before anything could be saved.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto("/om");
  await page.unroute("**/spara");
  await page.goto(here);
  await expect(page.locator("main")).toContainText("Text som inte hann sparas förra gången är återställd");
  await expect(field(page, "equality")).toHaveValue("Tre språk, och möten på kvällstid.");
  await saved(page);

  await page.context().clearCookies();
  await fill(page, { sustainability: "Längre livslängd, mindre avfall." });
  await expect(foot(page)).toContainText("inte längre inloggad");
  await expect(foot(page).getByRole("link", { name: "Logga in" })).toHaveAttribute("href", /logga-in\?till=.+plan$/);
  await signInAs(page.context(), new URL(page.url()).origin, "Pia Kullegård");
  await page.goto(here);
  await expect(field(page, "sustainability")).toHaveValue("Längre livslängd, mindre avfall.");
  await saved(page);
  await page.goto(here);
  await expect(field(page, "equality")).toHaveValue("Tre språk, och möten på kvällstid.");
  await expect(field(page, "sustainability")).toHaveValue("Längre livslängd, mindre avfall.");
  await expect(page.locator("main")).not.toContainText("återställd");
});

test("what is written before the scripts have come is kept and saved", async ({ as }) => {
  const page = await as("Pia Kullegård");
  await openPart(page, "behov");
  const here = page.url();
  let letThemCome = () => {};
  const held = new Promise<void>((come) => {
    letThemCome = come;
  });
  await page.route("**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(here, { waitUntil: "commit" });
  // A text area that held something, and one that may have been empty.
  await expect(field(page, "purpose")).not.toHaveValue("");
  await fill(page, { purpose: "Ett pass som alla tre förvaltningar känner igen.", need: "Skrivet på ett tåg." });
  letThemCome();
  await saved(page);
  await expect(field(page, "purpose")).toHaveValue("Ett pass som alla tre förvaltningar känner igen.");
  await page.reload();
  await expect(field(page, "purpose")).toHaveValue("Ett pass som alla tre förvaltningar känner igen.");
  await expect(field(page, "need")).toHaveValue("Skrivet på ett tåg.");
});

test("two tabs on two applications never mix, whatever the order they are written in", async ({ as }) => {
  const one = await as("Pia Kullegård");
  await openPart(one, "plan");
  const other = await one.context().newPage();
  await other.goto("/utlysningar/genomforandeprojekt-2027-2029/ansok");
  await fill(other, { title: "En andra ansökan i en annan flik" });
  await press(other, /^Börja/);
  const second = `${new URL(other.url()).pathname.split("/").slice(0, 3).join("/")}/del/plan`;
  await other.goto(second);
  await fill(one, { equality: "Den första ansökans ord." });
  await fill(other, { equality: "Den andra ansökans ord." });
  await fill(one, { sustainability: "Den förstas andra fält." });
  await saved(other);
  await saved(one);
  for (const [page, words] of [
    [one, "Den första ansökans ord."],
    [other, "Den andra ansökans ord."],
  ] as const) {
    await page.reload();
    await expect(field(page, "equality")).toHaveValue(words);
    await expect(page.locator("main")).not.toContainText("återställd");
  }
  await expect(field(other, "sustainability")).toHaveValue("");
});
