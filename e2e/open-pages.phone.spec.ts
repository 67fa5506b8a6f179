import { expect, test } from "./stage.ts";

/** The smallest screen people have: nothing scrolls sideways and axe finds nothing, on every page that is open to all. */
for (const path of [
  "/",
  "/utlysningar",
  "/utlysningar/genomforandeprojekt-2027-2029",
  "/utlysningar/genomforandeprojekt-2025-2027",
  "/utlysningar/genomforandeprojekt-2025-2027/beslut",
  "/utlysningar/genomforandeprojekt-2027-2029/kan-vi-soka?organisation=aktiebolag&requested=4000000",
  "/projekt",
  "/pengarna-hit",
  "/oppna-data",
  "/anslagstavla",
  "/strategier",
  "/strategier/sjuharad-2030@2021-2030",
  "/rapporter/finansiering",
  "/arshjul",
  "/resultat",
  "/indikatorer",
  "/om",
  "/tillganglighet",
  "/personuppgifter",
  "/logga-in",
  "/formgivning",
]) {
  test(`${path} at 320 pixels`, async ({ page, look }) => {
    await page.goto(path);
    await look(page);
    // What a search engine shows under the title; signing in and the design's own page are not for finding.
    if (!/^\/(logga-in|formgivning)/.test(path))
      await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /.{40}/);
  });
}

test("a look finds text that is hard to read, though one just like it was easy", async ({ page, look }) => {
  await page.goto("/om");
  await look(page);
  const paragraph = page.locator("main p").first();
  await paragraph.evaluate((element: HTMLElement) => element.style.setProperty("color", "#bbb"));
  await expect(look(page)).rejects.toThrow(/hard to read[\s\S]+insufficient color contrast/);
});

test("a look finds a link that nothing but its colour tells from the words around it", async ({ page, look }) => {
  await page.goto("/om");
  const paragraph = page.locator("main p").first();
  await paragraph.evaluate((element) => {
    element.insertAdjacentHTML("beforeend", ' Det står <a href="/om">på sidan om Drum</a>, längst ner.');
    const { style } = element.lastElementChild as HTMLElement;
    style.setProperty("text-decoration", "none");
    style.setProperty("color", "#1b3a4b");
  });
  await expect(look(page)).rejects.toThrow(/hard to see/);
});
