import { awake, expect, fill, test } from "./stage.ts";

/** A page that saves by itself must never make its own form stale, however slow the network. */
test("pressing save while a score is on its way saves both, and nobody is told that somebody else changed it", async ({ as }) => {
  const page = await as("Mirjam Aslan");
  await page.goto("/bedomningar");
  await page.getByRole("link", { name: /Konst vid hållplatsen/ }).click();
  await awake(page);
  let saves = 0;
  await page.route("**/poang", async (route) => {
    saves += 1;
    await new Promise((resume) => setTimeout(resume, 1_500));
    await route.continue();
  });
  const words = "Pendlarna möter konsten varje dag, och skötseln är räknad.";
  await fill(page, { "scores.0.motivation": words });
  await page.locator('main [name="scores.0.level"][value="4"]').check();
  await expect.poll(() => saves).toBe(1);
  await fill(page, { summary: "Skrivet medan sidan sparade." });
  await page.locator('main button[name="next"][value="stay"]').click();
  await expect(page.locator("main")).toContainText("Bedömningen är sparad");
  await expect(page.locator("main")).not.toContainText("Någon har ändrat");
  await expect(page.locator('main [name="scores.0.motivation"]')).toHaveValue(words);
  await expect(page.locator('main [name="summary"]')).toHaveValue("Skrivet medan sidan sparade.");

  // The overall words are saved as they are written, and are there when the page is opened anew.
  await page.unroute("**/poang");
  await awake(page);
  await fill(page, { summary: "Skrivet när sidan hade sparat." });
  await expect(page.locator('main [data-key="summary:"]')).toContainText(/Sparad/);
  await page.goto(page.url());
  await expect(page.locator('main [name="summary"]')).toHaveValue("Skrivet när sidan hade sparat.");
});
