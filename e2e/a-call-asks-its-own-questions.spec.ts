import type { Page } from "@playwright/test";
import { expect, fill, press, test } from "./stage.ts";

/** A call's own questions, from the office that writes them to the applicant who answers those that are asked, and to the receipt. */
const pathOf = async (page: Page, title: string) => {
  await page.goto("/mina-sidor");
  const path = await page.locator("main a", { hasText: title }).first().getAttribute("href");
  return (path ?? "").split("/").slice(0, 3).join("/");
};

test("the office asks questions of its own, is told of every fault, and sees them as the applicant will", async ({
  as,
  look,
}) => {
  const office = await as("Anneli Rosvall");
  await office.goto("/handlaggning");
  await office.getByRole("link", { name: "Genomförandeprojekt 2028-2030" }).click();
  await office.getByRole("link", { name: "Egna frågor" }).first().click();
  await look(office);
  await office.getByRole("button", { name: "Lägg till en fråga" }).click();
  await office.waitForLoadState("load");
  // The new one is the last.
  const row = await office
    .locator('main [name^="asked."][name$=".text.sv"]')
    .last()
    .evaluate((field) => (field as HTMLInputElement).name.replace(/\.text\.sv$/, ""));
  await expect(office.locator(`main [name="${row}.options.sv"]`)).toBeHidden();
  await fill(office, { [`${row}.text.sv`]: "Hur ser ni till att ungas arbete blir gjort?", [`${row}.kind`]: "choice" });
  await expect(office.locator(`main [name="${row}.options.sv"]`)).toBeVisible();
  await office.locator(`main [name="${row}.on"]`).selectOption({ label: "Vilka möter ni i projektet?" });
  await press(office, "Spara");
  const faults = office.locator("main .notice", { hasText: "kvar" });
  for (const fault of ["Fråga, engelska", "Alternativ, eller kolumner", "Svaret ska", "Svar"])
    await expect(faults).toContainText(fault);
  await fill(office, {
    [`${row}.text.en`]: "How do you see to it that the work of the young is done?",
    [`${row}.options.sv`]: "Handledare\nLärare",
    [`${row}.options.en`]: "Supervisors\nTeachers",
    [`${row}.test`]: "contains",
    [`${row}.value`]: "barn-och-unga",
  });
  await press(office, "Spara");
  await expect(faults).toHaveCount(0);
  await look(office);

  // Moved by keyboard before the question it looks at, it is told so; moved back, it stands.
  await office.getByRole("button", { name: /^Flytta upp Fråga 8/ }).press("Enter");
  await office.waitForLoadState("load");
  await expect(office.locator("main .notice", { hasText: "ställs senare" })).toBeVisible();
  await office.getByRole("button", { name: /^Flytta ned Fråga 7/ }).press("Enter");
  await office.waitForLoadState("load");
  await expect(faults).toHaveCount(0);
});

test("an applicant is asked what concerns them, at once, and what they wrote comes back with its question", async ({
  as,
  look,
}) => {
  const applicant = await as("Tilda Fors");
  const draft = await pathOf(applicant, "Laga tillsammans");
  await applicant.goto(draft);
  await look(applicant);
  await applicant.getByRole("link", { name: "Frågor", exact: true }).click();
  await look(applicant);
  const which = applicant.getByLabel("Vilken förstudie, och när blev den klar?");
  await which.fill("Lagastugor i Mark, 2025");
  await applicant.getByLabel("Nej").first().check();
  await expect(which).toBeHidden();
  await expect(applicant.locator("[aria-live]", { hasText: "frågor visas" })).toHaveCount(1);
  await applicant.getByLabel("Ja").first().check();
  await expect(which).toHaveValue("Lagastugor i Mark, 2025");
  await applicant.getByLabel("Barn och unga", { exact: true }).check();
  await fill(applicant, { "q5.0.c0": "Marks kommun", "q5.0.c2": "12 500,50", "q5.1.c0": "Vi", "q5.1.c2": "0,50", q8: "tolv" });
  await expect(applicant.locator("main")).toContainText("Summa: 12\u00a0501\u00a0kr");
  await press(applicant, "Spara och fortsätt");
  await expect(applicant.locator(".error-summary a")).toHaveCount(1);
  await fill(applicant, { q8: "40" });
  await press(applicant, "Spara och fortsätt");
  await expect(applicant).toHaveURL(/kontroll/);
  await look(applicant);
  await applicant.getByRole("link", { name: "Svara på frågan ”Hur kommer barn och unga till tals?”" }).click();
  await expect(applicant.getByLabel("Hur kommer barn och unga till tals?")).toBeFocused();
  await look(applicant);
});

test("a wage is hours and pay, what is missing is said as it is typed, and a lower level must be lower", async ({ as, look }) => {
  const applicant = await as("Tilda Fors");
  const draft = await pathOf(applicant, "Laga tillsammans");
  await applicant.goto(`${draft}/del/budget`);
  const sums = applicant.locator(".sums");
  await expect(sums).toContainText("Budget och finansiering är lika stora");
  await fill(applicant, { "rows.0.how": "hours" });
  await expect(applicant.locator('main [name="rows.0.amount"]')).toBeHidden();
  await fill(applicant, { "rows.0.hours": "1 000,5", "rows.0.rate": "300" });
  await expect(sums).toContainText("Balans");
  await expect(sums).not.toContainText("Budget och finansiering är lika stora");
  await press(applicant, /^Spara$/);
  await expect(applicant.locator('main [name="rows.0.hours"]')).toHaveValue("1000,5");
  await look(applicant);
  await applicant.goto(`${draft}/del/stodnivaer`);
  await look(applicant);
  await fill(applicant, { "levels.0.amount": "850 000", "levels.0.leftOut": "Två stugor." });
  await press(applicant, "Spara och fortsätt");
  await applicant.goto(`${draft}/kontroll`);
  await look(applicant);
  await expect(applicant.getByRole("link", { name: "Beskriv vad ni ändå gör på den här nivån" })).toBeVisible();
  await applicant.getByRole("link", { name: /ska vara lägre än 850/ }).click();
  await expect(applicant.locator('main [name="levels.0.amount"]')).toBeFocused();
  expect((await applicant.request.get(`${draft}/budget.csv`)).headers()["content-type"]).toContain("text/csv");
});

test("what was asked and answered stands in the receipt for ever", async ({ as, look }) => {
  const applicant = await as("Pernilla Rydstrand");
  await applicant.goto(`${await pathOf(applicant, "Jobbet utan egen bil")}/kvittens`);
  await look(applicant);
  const questions = applicant.locator("#del-questions");
  await expect(questions).toContainText("Vilken förstudie, och när blev den klar?");
  await expect(questions).toContainText("540\u00a0000");
  await expect(questions).not.toContainText("Hur kommer barn och unga till tals?");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("saving shows the questions that an answer calls for, and stays with them", async ({ as }) => {
    const applicant = await as("Tilda Fors");
    const draft = await pathOf(applicant, "Laga tillsammans");
    await applicant.goto(`${draft}/del/fragor`);
    await applicant.getByLabel("Inte alls än").check();
    await press(applicant, "Spara och fortsätt");
    await expect(applicant).toHaveURL(/del\/fragor#field-q4$/);
    await expect(applicant.getByLabel("Hur och när kommer ni överens?")).toBeVisible();
    await applicant.getByLabel("Muntligt").check();
    await press(applicant, /^Spara$/);
    await expect(applicant.getByLabel("Hur och när kommer ni överens?")).toBeHidden();
  });
});
