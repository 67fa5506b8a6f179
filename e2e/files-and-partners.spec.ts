import { writeFileSync } from "node:fs";
import { awake, expect, press, test } from "./stage.ts";

/** Files that go with an application: added, judged by content, removed, and fetched by those who may. */
test.describe.configure({ mode: "serial" });

/** On the disk: a browser reads it there itself, where words of this size take ten seconds to hand over. */
const tooLarge = (mebibytes: number) => {
  const file = test.info().outputPath("stor.pdf");
  writeFileSync(file, Buffer.alloc(mebibytes * 1_048_576, "x"));
  return file;
};

const pdf = { name: "Intyg från Mark.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nett intyg\n") };

test("a file is added with a progress to see, refused by its content, and removed again", async ({ as, look: looks }) => {
  const page = await as("Tilda Fors");
  await page.goto("/mina-sidor");
  await page
    .getByRole("link", { name: /Laga tillsammans/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Bilagor" }).click();
  await looks(page);
  const first = page.getByLabel("Välj fil: Intyg från medfinansiärer");
  const form = page.locator("form", { has: first });

  await awake(page);
  await form.getByRole("button", { name: "Lägg till filen" }).click();
  await expect(page.getByText("Välj en fil först")).toBeVisible();
  await expect(first).toBeFocused();

  await first.setInputFiles({
    name: "rapport.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("MZ\u0090\u0000 inte en pdf"),
  });
  await form.getByRole("button", { name: "Lägg till filen" }).click();
  await expect(page.getByText("Den sortens fil tar vi inte emot")).toBeVisible();

  await first.setInputFiles(tooLarge(21));
  await form.getByRole("button", { name: "Lägg till filen" }).click();
  await expect(page.getByText("Filen är för stor")).toBeVisible();

  await first.setInputFiles(pdf);
  await form.getByRole("button", { name: "Lägg till filen" }).click();
  await expect(page.getByText("Filen är tillagd.")).toBeVisible();
  await looks(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: pdf.name, exact: true }).click();
  expect((await download).suggestedFilename()).toBe(pdf.name);

  await page.getByRole("link", { name: `Ta bort ${pdf.name}` }).click();
  await looks(page);
  await press(page, "Ta bort");
  await expect(page.getByText("Filen är borttagen.")).toBeVisible();
  await page.context().close();
});

test("without JavaScript the same form works, and a file far too large gets its words at the field", async ({
  browser,
  as,
  baseURL,
}) => {
  const signedIn = await as("Tilda Fors");
  const state = await signedIn.context().storageState();
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: baseURL as string,
    storageState: state,
    locale: "sv-SE",
  });
  const page = await context.newPage();
  await page.goto("/mina-sidor");
  await page
    .getByRole("link", { name: /Laga tillsammans/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Bilagor" }).click();
  const file = page.getByLabel("Välj fil: Intyg från medfinansiärer");
  const button = page.locator("form", { has: file }).getByRole("button", { name: "Lägg till filen" });
  await file.setInputFiles(tooLarge(25));
  await button.click();
  await expect(page.locator(".field__error")).toContainText("Filen är för stor");
  await expect(page.getByRole("link", { name: "Så lagar vi i Svenljunga.pdf", exact: true })).toBeVisible();
  await file.setInputFiles(pdf);
  await button.click();
  await expect(page.getByText("Filen är tillagd.")).toBeVisible();
  await context.close();
});

test("the office finds the files of a submitted case, as downloads with safe headers; others find nothing there", async ({
  as,
}) => {
  const officer = await as("Anneli Rosvall");
  await officer.goto("/handlaggning");
  // The workbench also links to the questions that wait for the same call.
  await officer
    .locator('main a[href^="/handlaggning/utlysningar/"]:not([href*="/fragor"])', { hasText: /Genomförandeprojekt 2027/ })
    .first()
    .click();
  await officer
    .getByRole("link", { name: /Jobbet utan egen bil/ })
    .first()
    .click();
  const link = officer.getByRole("link", { name: "Förstudie arbetspendling.pdf" });
  const href = (await link.getAttribute("href")) as string;
  const answer = await officer.request.get(href);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": expect.stringMatching(/^nosniff/),
    "cache-control": "private, no-store",
  });
  expect(answer.headers()["content-disposition"]).toMatch(
    /^attachment; filename="Forstudie arbetspendling.pdf"; filename\*=UTF-8''F%C3%B6rstudie/,
  );
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");
  const stranger = await as("Tilda Fors");
  expect((await stranger.request.get(href)).status()).toBe(403);
  const attachment = href.split("/").at(-1);
  const other = /\/arenden\/([^/]+)/.exec(href)?.[1];
  expect((await stranger.request.get(`/ansokningar/${other}/bilagor/${attachment}`)).status()).toBe(404);
  expect((await officer.request.get(`/handlaggning/arenden/${attachment}/bilagor/${attachment}`)).status()).toBe(404);
});
