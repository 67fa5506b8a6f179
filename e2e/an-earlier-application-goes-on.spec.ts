import { expect, press, test } from "./stage.ts";

/** The next year's application begins from the granted one: from the list or the decision, to a draft that tells what did not come along. */
test("a granted application is the beginning of next year's, and the draft says what to look over", async ({ as, look }) => {
  const team = await as("Filip Rosander");
  await team.goto("/mina-sidor");
  await look(team);
  await team
    .getByRole("link", { name: /^Läs beslutet/ })
    .first()
    .click();
  await team.getByRole("link", { name: "Sök för nästa år" }).click();
  // More than one call is open: which one is asked first.
  await team.locator("main").getByRole("link", { name: "Genomförandeprojekt 2027-2029" }).click();
  await expect(team.getByText("Alla datum och budgetår är flyttade")).toBeVisible();
  await look(team);
  await team.locator('main [name="title"]').fill("");
  await press(team, "Gör ett nytt utkast");
  await expect(team.getByText("Skriv vad projektet heter").first()).toBeVisible();
  await team.locator('main [name="title"]').fill("Cirkulära textilflöden, år fyra");
  await press(team, "Gör ett nytt utkast");
  await expect(team.locator("h1")).toHaveText("Cirkulära textilflöden, år fyra");
  await expect(team.locator("main .notice", { hasText: "Kopierat från en tidigare ansökan" })).toContainText("Alla datum");
  await expect(team.locator("main")).toContainText("Fortsättning på");
  await look(team);
  const draft = new URL(team.url()).pathname;
  await team.goto(`${draft}/del/behov`);
  await expect(team.locator('main [name="need"]')).toHaveValue(/Från 2025 ska kommunerna samla in textil separat/);

  // A reader, another team and the office do not come to it.
  for (const name of ["Tilda Fors", "Anneli Rosvall"]) {
    const other = await as(name);
    expect((await other.request.get(`${draft}/kopia`)).status()).toBe(404);
  }
});

test("without JavaScript the same page leads to the same draft, by way of the call's own page", async ({
  as,
  browser,
  baseURL,
}) => {
  const signedIn = await as("Filip Rosander");
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: baseURL as string,
    storageState: await signedIn.context().storageState(),
    locale: "sv-SE",
  });
  const page = await context.newPage();
  await page.goto("/mina-sidor");
  await page.getByRole("link", { name: "Börja en ansökan" }).first().click();
  await page.getByText("Utgå från en tidigare ansökan").click();
  await page.locator("main details a").first().click();
  await page.locator('main [name="title"]').fill("Utan skript");
  await press(page, "Gör ett nytt utkast");
  await expect(page.locator("h1")).toHaveText("Utan skript");
  await context.close();
});
