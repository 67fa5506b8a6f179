import { expect, fill, press, test } from "./stage.ts";

const hrefs = (links: Element[]) => links.map((link) => link.getAttribute("href") as string);

/** The office asks how much the order can bear, and takes an assessor off a case who has not got to it. */
test("the officer sees how sure the order is, and releases an assessor with a reason", async ({ as, look }) => {
  const officer = await as("Anneli Rosvall");
  await officer.goto("/handlaggning");
  await officer.locator("main").getByRole("link", { name: "Kulturprojekt 2027-2028" }).click();
  const round = new URL(officer.url()).pathname;

  await test.step("a picture and a table of places, the same for the same seed", async () => {
    await officer.goto(`${round}/rangordning`);
    await officer.locator("main").getByRole("link", { name: "Hur säker är ordningen?" }).click();
    await look(officer);
    await expect(officer.locator("main figure svg").first()).toBeVisible();
    const rows = officer.locator("main figure tbody tr");
    const first = await rows.allTextContents();
    expect(first.length).toBeGreaterThan(1);
    await officer.getByLabel("Hur mycket kan en vikt vara fel?").selectOption("20");
    await officer.getByLabel("Slumptal").fill("en annan slump");
    await officer.getByRole("button", { name: "Räkna om" }).click();
    await expect(officer).toHaveURL(/vikt=20/);
    await look(officer);
    await officer.goto(`${round}/rangordning/sakerhet`);
    expect(await rows.allTextContents()).toEqual(first);
    await officer.goto(`${round}/rangordning/sakerhet?vikt=999&fro=`);
    expect(await rows.allTextContents(), "an odd address shows the usual question").toEqual(first);
  });

  await test.step("released with a reason, and asked again", async () => {
    await officer.goto(round);
    const cases = await officer.locator('main tbody a[href^="/handlaggning/arenden/"]').evaluateAll(hrefs);
    const release = officer.getByRole("link", { name: /^Entbind/ });
    for (const path of new Set(cases)) {
      await officer.goto(`${path}/bedomare`);
      if ((await release.count()) > 0) break;
    }
    const row = officer.locator("main tbody tr", { has: release.first() }).first();
    const name = await row.locator("th").innerText();
    await release.first().click();
    await look(officer);
    await press(officer, /^Entbind$/);
    await expect(officer.locator(".error-summary")).toContainText("Skriv ett skäl");
    await fill(officer, { reason: "Bortrest till efter sista dagen." });
    await press(officer, /^Entbind$/);
    await expect(officer.locator("main")).toContainText("Bedömaren är entbunden");
    const released = officer.locator("main tbody tr", { hasText: name }).first();
    await expect(released).toContainText("Entbunden");
    await look(officer);
    const again = officer.getByRole("checkbox", { name });
    await expect(again).toBeVisible();
  });

  await test.step("what was handed in is kept when it is opened again, and read beside what came after", async () => {
    const row = officer.locator("main tbody tr", { hasText: "Lovisa Brännhult" });
    await officer.goto(round);
    for (const path of new Set(await officer.locator('main tbody a[href^="/handlaggning/arenden/"]').evaluateAll(hrefs))) {
      await officer.goto(`${path}/bedomare`);
      if ((await row.getByRole("link", { name: /^Öppna igen/ }).count()) > 0) break;
    }
    const assessors = new URL(officer.url()).pathname;
    const [versions = ""] = await row.getByRole("link", { name: /^1 version/ }).evaluateAll(hrefs);
    await row.getByRole("link", { name: /^Öppna igen/ }).click();
    await fill(officer, { reason: "Budgeten rättades efter det att bedömningen hade lämnats in." });
    await press(officer, /^Öppna igen$/);
    await officer.goto(versions);
    await expect(officer.locator("main")).toContainText("Öppnad igen av Anneli Rosvall");
    await look(officer);

    const assessor = await as("Lovisa Brännhult");
    await assessor.goto(`/bedomningar/${versions.split("/")[5]}`);
    await fill(assessor, { "scores.0.motivation": "Den rättade budgeten bär hela förskolan." });
    await press(assessor, "Spara och gå till inlämning");
    await press(assessor, "Lämna in bedömningen");
    // The call says that the others are shown without names: neither beside one's own scores nor in what they say to each other.
    const others = /Göran Palmgren|Mirjam Aslan|Dario Novak|Tomas Ekevall/;
    await expect(assessor.locator("main")).toContainText("utan namn för bedömarna");
    await expect(assessor.locator("main")).not.toContainText(others);
    await look(assessor);
    await assessor.getByRole("link", { name: "Diskutera med de andra bedömarna" }).click();
    await expect(assessor.locator("main")).toContainText(/Du står som bedömare \d\./);
    await expect(assessor.locator("main")).toContainText(/Bedömare \d \(du\)/);
    await expect(assessor.locator("main")).not.toContainText(others);
    await look(assessor);
    await officer.goto(versions);
    await expect(officer.locator("main")).toContainText("1 sak är ändrad.");
    await expect(officer.locator("main")).toContainText("Den rättade budgeten bär hela förskolan.");
    await look(officer);
    await officer.goto(assessors);
    await expect(row.first()).toContainText("2 versioner");
  });
});
