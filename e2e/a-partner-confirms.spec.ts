import { expect, fill, press, test } from "./stage.ts";

/** One who pays confirms it by a mailed link; an amount that is changed afterwards undoes it. */
test("a partner confirms by the link in its mail, and a changed amount asks for a new answer", async ({
  as,
  look,
  browser,
  baseURL,
}) => {
  const team = await as("Tilda Fors");
  await team.goto("/mina-sidor");
  await team
    .getByRole("link", { name: /Laga tillsammans/ })
    .first()
    .click();
  await team.getByRole("link", { name: "Bekräftelser från medfinansiärer" }).click();
  await look(team);
  const page = team.url();
  await expect(team.getByText(/Johan Sävström, verkställande direktör/i)).toBeVisible();
  await team.getByRole("link", { name: "Be om bekräftelse Volontärer" }).click();
  await press(team, "Be om bekräftelse");
  await expect(team.getByText("Fyll i det här fältet").first()).toBeVisible();
  await look(team);
  await fill(team, { name: "Maj Ekdahl", email: "maj.ekdahl@volontar.example" });
  await press(team, "Be om bekräftelse");
  await expect(team.getByText("Frågan är skickad.")).toBeVisible();
  await look(team);

  await expect(async () => {
    await team.goto("/demo/utskick");
    await expect(team.getByText("maj.ekdahl@volontar.example").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  const link = /\/bekrafta\/[\w-]{20,}/.exec(await team.locator("main").innerText())?.[0] as string;

  // Without a session, as a link in a mail is opened; the page ships no JavaScript.
  const context = await browser.newContext({ baseURL: baseURL as string, locale: "sv-SE" });
  const partner = await context.newPage();
  await partner.goto(link);
  await expect(partner.locator("main")).toContainText("380 000 kr");
  await look(partner);
  await press(partner, "Bekräfta");
  await expect(partner.getByText("Kryssa för att du får lova det här").first()).toBeVisible();
  await look(partner);
  await fill(partner, { name: "Maj Ekdahl", title: "Ordförande" });
  await partner.locator('main [name="declaration"]').check();
  await press(partner, "Bekräfta");
  await expect(partner.locator("h1")).toHaveText("Tack, medfinansieringen är bekräftad");
  await look(partner);
  await partner.goto(`${link}x`);
  await expect(partner.locator("h1")).toHaveText("Länken gäller inte");
  await look(partner);

  await team.goto(page.replace(/bekraftelser.*/, "del/finansiering"));
  await expect(team.getByRole("heading", { name: "Bekräftelser från medfinansiärer" })).toBeVisible();
  await look(team);
  await fill(team, { "rows.6.amount": "90 000" });
  await press(team, "Spara och fortsätt");
  await team.goto(page);
  await expect(team.getByText(/Uppgifterna har ändrats sedan frågan ställdes/)).toBeVisible();
  await look(team);
  await partner.goto(link);
  await expect(partner.locator("h1")).toHaveText("Uppgifterna har ändrats");
  await context.close();
});
