import type { Page } from "@playwright/test";
import { expect, fill, press, test } from "./stage.ts";

/** Goals by the library's indicators, from the office that offers them to the applicant who picks one and the receipt that keeps its words. */
/** What is written is on the server, and stands there when the page is opened anew. */
const saved = async (page: Page) => {
  await expect(page.locator(".writing-bar__standing")).toContainText(/Sparad/, { timeout: 20_000 });
  await page.reload();
};

test("the office offers indicators, and one that stands twice is told at its field", async ({ as, look }) => {
  const office = await as("Anneli Rosvall");
  await office.goto("/handlaggning");
  await office.getByRole("link", { name: "Genomförandeprojekt 2028-2030" }).click();
  await office.getByRole("link", { name: "Indikatorer" }).first().click();
  await look(office);
  await office.getByRole("button", { name: "Lägg till en indikator" }).click();
  await office.waitForLoadState("load");
  await fill(office, { "indicators.7.indicator": "nya-foretag" });
  await press(office, "Spara");
  await expect(office.locator("main .notice", { hasText: "kvar" })).toContainText("Indikator");
  await office.getByRole("button", { name: /^Ta bort Indikator 8/ }).click();
  await office.waitForLoadState("load");
  await expect(office.locator("main .notice", { hasText: "kvar" })).toHaveCount(0);
});

test("an applicant picks an indicator, sees what it means and divides its target", async ({ as, look }) => {
  const applicant = await as("Tilda Fors");
  await applicant.goto("/mina-sidor");
  const draft = ((await applicant.locator("main a", { hasText: "Laga tillsammans" }).first().getAttribute("href")) ?? "")
    .split("/")
    .slice(0, 3)
    .join("/");
  await applicant.goto(`${draft}/del/mal`);
  await look(applicant);
  const empty = await applicant
    .locator('main [name^="goals."][name$=".target"]')
    .evaluateAll((fields) => fields.findIndex((field) => (field as HTMLInputElement).value === ""));
  const row = `goals.${empty}`;
  await expect(applicant.locator(`main [name="${row}.targetWomen"]`)).toHaveCount(0);
  await fill(applicant, { [`${row}.indicator`]: "nya-arbetstillfallen" });
  await expect(applicant.locator(`#row-goals-${empty}`)).toContainText("1 650 timmar om året");
  await fill(applicant, { [`${row}.target`]: "4", [`${row}.targetWomen`]: "3", [`${row}.targetMen`]: "2" });
  await saved(applicant);
  await expect(applicant.locator(`main [name="${row}.targetMen"]`)).toHaveValue("2");
  await look(applicant);
  await applicant.goto(`${draft}/kontroll`);
  await applicant.getByRole("link", { name: /3 kvinnor och 2 män är fler än målet 4/ }).click();
  await expect(applicant.locator(`main [name="${row}.targetWomen"]`)).toBeFocused();
  await fill(applicant, { [`${row}.targetMen`]: "1" });
  await saved(applicant);
  await applicant.goto(`${draft}/kontroll`);
  await expect(applicant.locator("main")).not.toContainText("är fler än målet");
  await expect(applicant.locator("main")).toContainText("minst 4 heltider, varav 3 kvinnor och 1 män");
});

test("what a goal was measured by stands in the receipt", async ({ as, look }) => {
  const applicant = await as("Emelie Stål");
  await applicant.goto("/mina-sidor");
  await applicant.locator("main a", { hasText: "Fler händer i verkstaden" }).first().click();
  const page = applicant.url().split("/").slice(0, 5).join("/");
  await applicant.goto(`${page}/kvittens`);
  await look(applicant);
  const goals = applicant.locator("#del-goals");
  await expect(goals).toContainText("minst 140 personer, varav 42 kvinnor och 98 män");
  await goals.locator("summary").click();
  await expect(goals).toContainText("Varje person räknas en gång.");
});

const draftOf = async (page: Page) => {
  await page.goto("/mina-sidor");
  const href = (await page.locator("main a", { hasText: "Laga tillsammans" }).first().getAttribute("href")) ?? "";
  return href.split("/").slice(0, 3).join("/");
};

test("state aid is asked step by step, and an amount over the ceiling is told at its field", async ({ as, look }) => {
  const applicant = await as("Tilda Fors");
  const draft = await draftOf(applicant);
  await applicant.goto(`${draft}/del/statsstod`);
  await expect(applicant.getByRole("group", { name: "Vem får en fördel av projektet?" })).toBeHidden();
  await look(applicant);
  await applicant.locator('main [name="economic"][value="yes"]').check();
  await applicant.locator('main [name="favoured"][value="businesses"]').check();
  await applicant.locator('main [name="ground"][value="de-minimis"]').check();
  await fill(applicant, {
    reasons: "En reparatör på orten får en utrustad arbetsplats utan kostnad.",
    "undertakings.0.number": "559980-7111",
    "undertakings.0.name": "Tveta Svets AB",
    "undertakings.0.planned": "3 300 000",
    "undertakings.0.signer": "Lars-Åke Tveta, vd",
    "received.0.number": "5599807111",
    "received.0.on": "2026-03-14",
    "received.0.giver": "Tillväxtverket",
    "received.0.amount": "250 000",
  });
  await applicant.locator('main [name="undertakings.0.declared"]').check();
  await expect(applicant.getByRole("table", { name: /Stöd av mindre betydelse sedan/ })).toContainText("över taket");
  await saved(applicant);
  await expect(applicant.locator('main [name="undertakings.0.declared"]')).toBeChecked();
  await look(applicant);
  await applicant.goto(`${draft}/kontroll`);
  await applicant.getByRole("link", { name: /Tveta Svets AB har fått .* över taket/ }).click();
  await expect(applicant.locator('main [name="undertakings.0.planned"]')).toBeFocused();
  await fill(applicant, { "undertakings.0.planned": "200 000" });
  await saved(applicant);
  await applicant.goto(`${draft}/kontroll`);
  await expect(applicant.locator("main")).not.toContainText("över taket");
});

test("without JavaScript each answer brings the next question into sight", async ({ as, browser, baseURL }) => {
  const signedIn = await as("Tilda Fors");
  const draft = await draftOf(signedIn);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: baseURL as string,
    storageState: await signedIn.context().storageState(),
    locale: "sv-SE",
  });
  const page = await context.newPage();
  await page.goto(`${draft}/del/statsstod`);
  await page.locator('main [name="economic"][value="no"]').check();
  await press(page, /^Spara$/);
  await expect(page.locator('main [name="favoured"]').first()).toBeHidden();
  await page.locator('main [name="economic"][value="yes"]').check();
  await press(page, /^Spara och fortsätt/);
  await expect(page).toHaveURL(/statsstod#field-favoured$/);
  // What was answered before it was hidden stands there again, with all that hung on it.
  await expect(page.locator('main [name="favoured"][value="businesses"]')).toBeChecked();
  await expect(page.locator('main [name="undertakings.0.name"]')).toHaveValue("Tveta Svets AB");
  await context.close();
});

test("the office reads the certificates on the case, and what is to be judged", async ({ as, look }) => {
  const office = await as("Anneli Rosvall");
  await office.goto("/handlaggning");
  await office
    .locator('main a[href^="/handlaggning/utlysningar/"]:not([href*="/fragor"])', { hasText: /Genomförandeprojekt 2027/ })
    .first()
    .click();
  await office
    .getByRole("link", { name: /Fler händer i verkstaden/ })
    .first()
    .click();
  await expect(office.locator("main")).toContainText("Intygat av Lars-Åke Tveta, vd");
  await look(office);
  await office.goto(`${new URL(office.url()).pathname}/behorighet`);
  await expect(office.locator("main")).toContainText("Stöd av mindre betydelse till 2 företag, med intyg. Alla ryms under taket");
  await look(office);
});
