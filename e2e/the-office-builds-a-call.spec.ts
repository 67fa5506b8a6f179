import { expect, fill, press, test } from "./stage.ts";

/** A call built from another one in the browser, with faults on the way, published, and changed openly afterwards. */
test("the office builds a call, is told of every fault, publishes it, and moves its last day openly", async ({
  as,
  look,
  page,
}) => {
  test.setTimeout(400_000);
  const office = await as("Anneli Rosvall");
  await office.goto("/handlaggning");
  await look(office);
  await office.getByRole("link", { name: "Bygg en utlysning" }).click();
  await look(office);
  await press(office, "Skapa utkastet");
  await expect(office.locator(".error-summary a")).toHaveCount(2);
  await fill(office, { "title.sv": "Byar som prövar 2028", "title.en": "Villages that try 2028" });
  await office.getByLabel("Förstudier 2027").check();
  await press(office, "Skapa utkastet");
  await expect(office.locator("h1")).toHaveText("Byar som prövar 2028");
  await look(office);
  const building = new URL(office.url()).pathname;
  const part = async (slug: string) => office.goto(`${building}/${slug}`);

  // Faults are told with links to their fields, also in the parts' own pages.
  await office.getByRole("link", { name: "Kontrollera och publicera" }).click();
  await look(office);
  await expect(office.getByRole("button", { name: "Publicera utlysningen" })).toHaveCount(0);
  await office.getByRole("link", { name: /^Nummer/ }).click();
  await look(office);
  await fill(office, { number: "BYAR-2028" });
  await press(office, "Nästa del");

  await part("tider");
  await fill(office, {
    opensOn: "2027-03-28",
    opensAt: "02:30",
    closesOn: "2027-09-15",
    closesAt: "23.59",
    earliestStart: "2028-01-01",
    latestEnd: "2028-12-31",
  });
  await press(office, "Spara");
  await expect(office.locator("main")).toContainText("klockan ställs om den natten");
  await fill(office, { opensOn: "2026-11-02", opensAt: "8.00", maxMonths: "tolv" });
  await press(office, "Spara");
  await expect(office.locator(".error-summary")).toContainText("Skriv ett heltal med siffror");
  await expect(office.locator('main [name="opensAt"]')).toHaveValue("8.00");
  await fill(office, { maxMonths: "12" });
  await press(office, "Spara");
  await expect(office.locator("main")).toContainText("Delen är sparad");
  await look(office);

  await part("pengar");
  await office.getByRole("button", { name: "Lägg till en fond" }).click();
  await office.waitForLoadState("load");
  const funds = office.locator('main [name="funds.0.fund"] option');
  await office.locator('main [name="funds.0.fund"]').selectOption({ index: (await funds.count()) - 1 });
  await fill(office, { "funds.0.limit": "900 000 000" });
  await press(office, "Spara");
  await expect(office.locator("main")).toContainText(/har bara .* kvar/);
  await fill(office, { "funds.0.limit": "10 000" });
  await press(office, "Spara");
  await look(office);

  // Order by the keyboard: the second criterion goes first, and the weights still say what they said.
  await part("kriterier");
  const second = await office.locator('main [name="criteria.1.name.sv"]').inputValue();
  await office.getByRole("button", { name: /^Flytta upp Kriterium 2/ }).press("Enter");
  await office.waitForLoadState("load");
  await expect(office.locator('main [name="criteria.0.name.sv"]')).toHaveValue(second);
  await fill(office, { "criteria.0.weight": "90" });
  await press(office, "Spara");
  await expect(office.locator("main")).toContainText("men ska bli 100");
  await look(office);
  await fill(office, { "criteria.0.weight": "25" });
  await press(office, "Spara");
  for (const slug of [
    "texter",
    "strategier",
    "grundvillkor",
    "strategibidrag",
    "rangordning",
    "kostnader",
    "medfinansiering",
    "villkor",
  ]) {
    await part(slug);
    await look(office);
  }

  // A bonus that everybody would get is no bonus; one that holds together stands in words where applicants read it.
  await part("rangordning");
  await office.getByRole("button", { name: "Lägg till en bonus" }).click();
  await office.waitForLoadState("load");
  await fill(office, {
    "bonus.0.name.sv": "Bred samverkan",
    "bonus.0.name.en": "Broad cooperation",
    "bonus.0.least": "1",
    "bonus.0.points": "0,25",
    bonusMost: "0,25",
  });
  await office.locator('main [name="bonus.0.fact"]').selectOption({ label: "Antal kommuner som deltar" });
  await press(office, "Spara");
  await expect(office.locator("main")).toContainText("så mycket krävs redan av alla");
  await look(office);
  await fill(office, { "bonus.0.least": "4" });
  await press(office, "Spara");
  await expect(office.locator("main")).not.toContainText("så mycket krävs redan av alla");

  // Two officers in one part: the second is shown what the first saved, and loses nothing.
  const other = await as("Anneli Rosvall");
  await other.goto(`${building}/grunder`);
  await part("grunder");
  await fill(office, { "summary.sv": "Pröva något nytt i en by." });
  await press(office, "Spara");
  await fill(other, { "summary.sv": "Pröva något nytt på landet." });
  await press(other, "Spara");
  await expect(other.locator("main")).toContainText("Någon annan har sparat delen");
  await expect(other.locator("main table")).toContainText("Pröva något nytt i en by.");
  await expect(other.locator('main [name="summary.sv"]')).toHaveValue("Pröva något nytt på landet.");
  await look(other);
  await press(other, "Spara");
  await expect(other.locator("main")).toContainText("Delen är sparad");

  await office.goto(building.replace(/bygg$/, "forhandsvisning"));
  await look(office);
  await expect(office.locator("h1")).toHaveText("Byar som prövar 2028");
  await expect(office.locator("main")).toContainText("Bred samverkan: 0,25 poäng om minst 4 kommuner deltar.");
  expect((await page.request.get("/utlysningar/byar-som-provar-2028")).status()).toBe(404);
  await office.getByRole("link", { name: "Budget", exact: true }).click();
  await fill(office, { "rows.0.amount": "125 000" });
  await expect(office.locator(".sums")).toContainText("125 000 kr");
  await look(office);
  await office.goto(building.replace(/bygg$/, "publicering"));
  await look(office);
  await press(office, "Publicera utlysningen");
  await expect(office.locator("h1")).toHaveText("Byar som prövar 2028");

  await page.goto("/utlysningar/byar-som-provar-2028");
  await look(page);
  await expect(page.locator("main")).toContainText("15 september 2027 kl. 23.59");

  await office.getByRole("link", { name: "Flytta fram sista dagen" }).click();
  await look(office);
  await fill(office, { date: "2027-09-14", "note.sv": "x", "note.en": "x" });
  await press(office, "Flytta sista dagen");
  await expect(office.locator(".error-summary")).toContainText("måste vara senare");
  await fill(office, {
    date: "2027-09-22",
    "note.sv": "Många har semester i september.",
    "note.en": "Many are on leave in September.",
  });
  await press(office, "Flytta sista dagen");
  await expect(office.locator("main")).toContainText("Sista dagen är flyttad");
  await office.getByRole("link", { name: "Rätta texter" }).click();
  await look(office);
  await page.goto("/utlysningar/byar-som-provar-2028");
  await expect(page.locator("#changes")).toContainText("Många har semester i september.");
  await expect(page.locator("main")).toContainText("22 september 2027 kl. 23.59");
});
