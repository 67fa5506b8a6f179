import { createHash } from "node:crypto";
import { expect, fill, press, test } from "./stage.ts";

const build = "/handlaggning/rapporter/bygg";

/** A report from an odd question to a frozen edition: what is wrong is said at its field, and what was chosen is kept. */
test("a controller is told what is wrong with a question, mends it, and keeps the report", async ({ as, look }) => {
  const controller = await as("Peter Wikander");
  const summary = controller.locator(".error-summary");
  await controller.goto(build);
  await fill(controller, { fran: "2025", till: "2020" });
  for (const box of await controller.locator('main [name="matt"]').all()) await box.setChecked(false);
  await press(controller, "Visa rapporten");
  await expect(summary).toContainText("Till-året kan inte vara före från-året");
  await expect(summary).toContainText("Välj minst ett mått");
  await expect(controller.locator('main [name="fran"]')).toHaveValue("2025");
  await expect(controller.locator('main [name="till"]')).toHaveAttribute("aria-invalid", "true");
  await look(controller);

  // From an old link: a level that the strategy does not have, a strategy that is not held, a report that there is none of.
  for (const [query, words] of [
    ["?rader=sjuharad-2030@2021-2030/kraftsamling&matt=antal", "Strategin har ingen sådan nivå"],
    ["?rader=annan@1/niva&matt=antal", "Strategin finns inte i Drum"],
    ["?mall=annan", "Det finns ingen sådan färdig rapport"],
    ["?mall=kommun&kommun=9999", "Kommunen finns inte i listan"],
  ] as const) {
    await controller.goto(build + query);
    await expect(summary).toContainText(words);
    await expect(summary.getByRole("link").first()).toHaveAttribute("href", /^#/);
  }
  // A file of such a question leads to the page that says so.
  const asked = await controller.request.get(`${build}/rapport.pdf?rader=ar&matt=antal&fran=2025&till=2020`);
  expect([asked.headers()["content-type"]?.split(";")[0], await asked.text()]).toEqual([
    "text/html",
    expect.stringContaining("Till-året kan inte vara före från-året"),
  ]);

  // The annex to the region has each project's registry number and how far it has come.
  const annex = await controller.request.get(`${build}/rapport.csv?mall=vgr&fran=2025&till=2025`);
  expect(await annex.text()).toContain("Starta på landet (demodata);DRUM-2025-005;Pågår;Direktionen §");

  await controller.goto(`${build}?mall=kommun&kommun=1452`);
  await expect(controller.locator("main")).toContainText("kommuner åtagit sig");
  await look(controller);
  await fill(controller, { name: "Tranemo i berättelsen" });
  await press(controller, "Spara rapporten");
  await press(controller, "Frys en utgåva");
  await expect(controller.locator("main")).toContainText("Utgåva 1, fryst");
  // Whoever holds an edition works its checksum out.
  await controller.getByRole("link", { name: "Utgåva 1" }).click();
  const content = await controller.request.get(
    (await controller.getByRole("link", { name: "Hämta innehållet" }).getAttribute("href")) as string,
  );
  await expect(controller.locator("main code")).toHaveText(
    createHash("sha256")
      .update(await content.body())
      .digest("hex"),
  );
  await look(controller);
});
