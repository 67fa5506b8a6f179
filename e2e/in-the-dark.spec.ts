import { expect, test } from "./stage.ts";

/** Whoever has asked their machine for a dark scheme reads as well as others: contrast is judged anew, on pages with charts, maps and forms. */
test.use({ colorScheme: "dark" });

for (const [who, path] of [
  ["", "/"],
  ["", "/resultat"],
  ["", "/arshjul"],
  ["", "/utlysningar/genomforandeprojekt-2027-2029"],
  ["", "/pengarna-hit"],
  ["", "/rapporter/finansiering"],
  ["", "/formgivning"],
  ["Anneli Rosvall", "/handlaggning"],
  ["Peter Wikander", "/handlaggning/pengar"],
  ["Birgitta Ahlstrand", "/sammantraden"],
] as const)
  test(`${path} in the dark`, async ({ page, as, look }) => {
    const here = who ? await as(who) : page;
    await here.emulateMedia({ colorScheme: "dark" });
    await here.goto(path);
    const paper = await here.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(
      paper
        .match(/\d+/g)
        ?.slice(0, 3)
        .every((part) => Number(part) < 80),
      paper,
    ).toBe(true);
    await look(here);
  });
