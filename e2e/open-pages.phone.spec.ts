import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
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

test("what the office reads fits a telephone and a tablet: no page and no table is wider than they are", async ({ as }) => {
  const office = await as("Anneli Rosvall");
  const linkIn = async (page: string, found: RegExp) => {
    await office.goto(page);
    const links = await office.locator("main a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    return links.find((href) => found.test(href)) ?? `${page}: nothing like ${found}`;
  };
  const round = await linkIn("/handlaggning", /^\/handlaggning\/utlysningar\/[0-9a-f-]{36}$/);
  const pages: [path: string, ...widths: number[]][] = [
    ["/handlaggning/pengar", 320, 768],
    [await linkIn("/handlaggning/pengar", /^\/handlaggning\/pengar\/[0-9a-f-]{36}$/), 320, 768],
    ["/handlaggning/projekt", 320, 768],
    [round, 320, 768],
    [`${round}/rangordning`, 320],
    [`${await linkIn("/handlaggning", /\/bygg$/)}/kostnader`, 320, 768],
  ];
  for (const [path, ...widths] of pages) {
    await office.goto(path);
    await expect(office.locator("h1")).toBeVisible();
    for (const width of widths) {
      await office.setViewportSize({ width, height: 900 });
      const wider = await office
        .locator("html, .table__scroll")
        .evaluateAll((all) =>
          all
            .filter((one) => one.scrollWidth > one.clientWidth)
            .map((one) => one.querySelector("caption")?.textContent ?? "page"),
        );
      expect(wider, `${path} at ${width} pixels`).toEqual([]);
    }
  }
});

test("anybody fetches what the page says and works the decision out again, from the same money in the same years", async ({
  page,
}, info) => {
  await page.goto("/utlysningar/genomforandeprojekt-2025-2027/beslut");
  const row = page.getByRole("row", { name: "DRUM-2025-002" });
  await expect(row.getByRole("cell").last()).toHaveText("Tillväxtmedel");
  await expect(page.getByRole("listitem").filter({ hasText: "DRUM-2025-002" })).toContainText("svaret nämner Miljömedel");
  const file = await page.request.get(
    (await page.getByRole("link", { name: "Ladda ner paketet" }).getAttribute("href")) as string,
  );
  const path = info.outputPath("paket.json");
  await writeFile(path, await file.body());
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/drum.mjs", "allocate", path, "--json"]);
  type Tranche = { year: number; amount: string; purpose: string };
  const { applications } = (await file.json()) as { applications: { id: string; tranches: Tranche[] }[] };
  const { grants, asDecided } = JSON.parse(stdout) as {
    asDecided: boolean;
    grants: { application: string; purpose: string; years: Omit<Tranche, "purpose">[] }[];
  };
  const answered = grants.map(({ application, purpose, years }) => [application, years.map((one) => ({ ...one, purpose }))]);
  expect(Object.fromEntries(answered)).toEqual(
    Object.fromEntries(applications.filter((one) => one.tranches.length > 0).map((one) => [one.id, one.tranches])),
  );
  expect([grants.length, asDecided]).toEqual([6, true]);
  // Of a file in which somebody has written another decision the command says so.
  await writeFile(path, (await file.text()).replace(/"decided":\s*"175000000"/g, '"decided": "170000000"'));
  const changed = await promisify(execFile)(process.execPath, ["scripts/drum.mjs", "allocate", path]).catch((fault) => fault);
  expect(changed).toMatchObject({ code: 1, stderr: expect.stringContaining("DRUM-2025-002: decided SEK") });
});

test("every file that the catalogue tells of is there, in the form it says, and what can be followed is told in the page's head", async ({
  page,
  baseURL,
}) => {
  const catalogue = await (await page.request.get("/datasets/dcat.ttl")).text();
  const told = (predicate: string) =>
    new Map(
      [...catalogue.matchAll(new RegExp(`<(\\S+)> <\\S+${predicate}> [<"]([^">]+)`, "g"))].map((one) => [
        one[1],
        one[2] as string,
      ]),
    );
  const [files, types] = [told("#downloadURL"), told("/format")];
  expect(files.size).toBeGreaterThan(7);
  for (const [part, address] of files) {
    const answer = await page.request.get(address.replace(/^https?:\/\/[^/]+/, baseURL as string));
    expect([answer.status(), answer.headers()["content-type"]?.split(";")[0]], address).toEqual([200, types.get(part)]);
  }
  // And every page that search engines are told of.
  const robots = await (await page.request.get("/robots.txt")).text();
  const map = await (await page.request.get(/Sitemap: https?:\/\/[^/]+(\S+)/.exec(robots)?.[1] as string)).text();
  const pages = [...map.matchAll(/<loc>https?:\/\/[^/]+([^<]+)<\/loc>/g)].map((one) => one[1] as string);
  expect(pages.length).toBeGreaterThan(50);
  for (const address of pages) expect([address, (await page.request.get(address)).status()]).toEqual([address, 200]);
  await page.goto("/anslagstavla");
  const followed = page.locator('link[rel="alternate"][type="application/atom+xml"]');
  await expect(followed).toHaveAttribute("href", "/anslagstavla/nyheter.xml");
  await page.goto("/oppna-data");
  await expect(page.getByRole("link", { name: "Nya anslag och beslut" })).toHaveAttribute("href", "/anslagstavla/nyheter.xml");
});

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
