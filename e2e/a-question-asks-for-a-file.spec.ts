import { expect, press, test } from "./stage.ts";

/** A question may be answered by a file: asked by its condition, added where files are added, and gone from what is missing when it is hidden. */
test("a question that asks for a file leads to where it is added, while it is asked", async ({ as, look }) => {
  const team = await as("Tilda Fors");
  await team.goto("/mina-sidor");
  await team.getByRole("link", { name: /Laga tillsammans/ }).click();
  const application = new URL(team.url()).pathname;
  await team.getByRole("link", { name: "Frågor", exact: true }).click();
  const link = team.getByRole("link", { name: /Lägg till fil.*Förstudiens rapport/ });
  await expect(link).toBeVisible();
  await look(team);
  await link.click();
  const section = team.locator("section").filter({ has: team.getByRole("heading", { name: "Förstudiens rapport" }) });
  await section
    .locator('input[type="file"]')
    .setInputFiles({ name: "Förstudie.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 rapport") });
  await section.getByRole("button", { name: "Lägg till filen" }).click();
  await expect(team.getByText("Förstudie.pdf").first()).toBeVisible();
  await look(team);

  // No pre-study: the question is not asked, and neither is its file.
  await team.goto(`${application}/del/fragor`);
  await team.locator('[name="q0"][value="no"]').check();
  await press(team, /^Spara$/);
  await team.goto(`${application}/bilagor`);
  await expect(team.getByText("Förstudie.pdf")).toHaveCount(0);
  await team.goto(`${application}/del/fragor`);
  await team.locator('[name="q0"][value="yes"]').check();
  await press(team, /^Spara$/);
  await team.goto(`${application}/bilagor`);
  await expect(team.getByText("Förstudie.pdf").first()).toBeVisible();
});
