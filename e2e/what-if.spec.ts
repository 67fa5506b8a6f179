import { awake, expect, press, test } from "./stage.ts";

/**
 * What the money could do, before anybody has decided: the best allocation beside the walk down the ranking, why somebody was left out,
 * and the what-if room where an officer tries a smaller pot, is refused what cannot be, shares, and a member of the board tries on.
 */
test.describe.configure({ mode: "serial" });

const callOf = async (page: import("@playwright/test").Page, name: string) => {
  await page.goto("/handlaggning");
  await page.getByRole("link", { name }).first().click();
  await page.waitForURL(/utlysningar\/[0-9a-f-]{36}/);
  return /utlysningar\/([0-9a-f-]{36})/.exec(page.url())?.[1] as string;
};
const list = async (page: import("@playwright/test").Page) => {
  const call = await callOf(page, "Förstudier 2027");
  await page.goto(`/handlaggning/utlysningar/${call}/fordelning`);
  return call;
};

test("an officer sees the best allocation proved, and why somebody was left out", async ({ as, look }) => {
  const page = await as("Anneli Rosvall");
  await list(page);
  await page.route("**/varfor.json*", (route) => route.abort(), { times: 1 });
  await page.getByRole("link", { name: "Se bästa fördelningen" }).click();
  await expect(page.getByText("Bevisat bäst.")).toBeVisible();
  // Without network the answer stands, and what is missing is said with a way to ask for it again.
  await expect(page.getByText("De andra skälen gick inte att räkna ut nu.")).toBeVisible();
  await page.getByRole("button", { name: "Försök igen" }).click();
  // The reasons arrive by themselves, and stand under the name of whom they are about.
  await expect(page.getByRole("status").filter({ hasText: "Skälet är klart" })).toHaveCount(1);
  await page.locator("summary", { hasText: "Varför inte med?" }).click();
  await expect(page.getByText("Det som hindrar är")).toBeVisible();
  await look(page);
  await page.getByRole("link", { name: "Varför fick de inte allt?" }).click();
  await expect(page.getByText("Det som hindrar är")).toBeVisible();
  await expect(page.getByText("hade projektet fått medel").first()).toBeVisible();
  await look(page);
  // Where nothing is assessed there is nothing to try, and nobody is asked for a name in vain.
  await page.goto(`/scenarier/utlysningar/${await callOf(page, "Textilt kretslopp: fördjupning 2027-2028")}`);
  await expect(page.getByText("När ansökningar är bedömda kan du prova")).toBeVisible();
  await expect(page.getByLabel("Namn")).toHaveCount(0);
});

test("the answer follows the hand, what cannot be is refused at its field, and a shared scenario is the board's to try", async ({
  as,
  look,
}) => {
  const page = await as("Anneli Rosvall");
  const call = await list(page);
  await page.getByRole("link", { name: "Prova andra villkor" }).click();
  await look(page);
  await page.getByLabel("Namn").fill("Prov med mindre pott");
  await press(page, "Skapa scenario");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Prov med mindre pott/);
  await look(page);
  await awake(page);
  // Without a network nothing is sent, and what is written stays.
  await page.context().setOffline(true);
  await page.getByLabel("Scenariots namn").fill("Prov utan nät");
  await page.getByRole("button", { name: "Spara och räkna" }).last().click();
  await expect(page.locator("#no-network")).toContainText("Inget har skickats, och allt du skrev står kvar");
  await page.context().setOffline(false);
  await expect(page.locator("#no-network")).toBeHidden();
  await expect(page.getByLabel("Scenariots namn")).toHaveValue("Prov utan nät");
  // A network that is there and answers nothing: it is said that the answer takes its time, and what is written outlives the page.
  await page.route(page.url(), (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 204 }) : route.continue(),
  );
  await page.getByRole("button", { name: "Spara och räkna" }).last().click();
  await expect(page.locator("#slow-network")).toContainText("Svaret dröjer", { timeout: 12_000 });
  await look(page);
  await page.unroute(page.url());
  await page.reload();
  await expect(page.locator("#unanswered")).toContainText("Det du skrev är ifyllt här igen");
  await expect(page.getByLabel("Scenariots namn")).toHaveValue("Prov utan nät");
  await page.getByLabel("Scenariots namn").fill("Prov med mindre pott");
  await press(page, "Spara och räkna");
  await expect(page.locator("#unanswered")).toHaveCount(0);
  await awake(page);

  const figures = page.locator(".scenario__now");
  await expect(figures).toContainText("5 av 6");
  await page.getByRole("slider").first().focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowLeft");
  await expect(page.locator("#field-pots-0-total")).toHaveValue("190 000");
  await expect(figures).toContainText("4 av 6");
  await expect(figures).toContainText("Svaret följer det du har ändrat");
  const reasons = page.locator("#scenario").getByRole("status");
  await expect(reasons).toHaveText("Alla 2 skäl är klara");
  for (const fold of await page.locator("summary", { hasText: "Varför inte" }).all()) await fold.click();
  await expect(page.getByText("hade projektet fått medel")).toHaveCount(4);
  await page.reload();
  await expect(figures).toContainText("5 av 6");

  const first = page.locator("#scenario tbody tr").first();
  await first.getByText("Lås", { exact: true }).click();
  await first.getByRole("combobox").selectOption("must");
  await first.getByLabel("Skäl").fill("Bara för att se");
  await page.locator("#field-pots-0-total").fill("10 000");
  await press(page, "Spara och räkna");
  await expect(page.getByText("De här villkoren kan inte gälla samtidigt").first()).toBeVisible();
  await expect(page.locator("#field-pots-0-total")).toHaveValue("10 000");
  await expect(page.getByText("Går inte att förena med de andra villkoren som nämns").first()).toBeVisible();
  await look(page);
  await page.locator("#field-pots-0-total").fill("190 000");
  await press(page, "Spara och räkna");
  await expect(figures).toContainText("4 av 6");
  await page.getByText("Projekt som hänger ihop").click();
  await page.locator('[name="bonds.0.kind"]').selectOption("either-or");
  for (const place of [0, 1]) await page.locator(`[name="bonds.0.projects.${place}"]`).selectOption({ index: place + 1 });
  await page.locator('[name="bonds.0.reason"]').fill("De vill undersöka samma byar");
  await press(page, "Spara och räkna");
  await expect(page.locator(".summary-list").first()).toContainText("De vill undersöka samma byar");
  await expect(page.getByText("bryter mot villkoret att högst ett av")).toBeVisible();
  await look(page);
  await page.locator('[name="bonds.0.kind"]').selectOption("");
  await press(page, "Spara och räkna");
  await expect(page.locator(".summary-list").first()).not.toContainText("De vill undersöka samma byar");
  // Changed and not saved: what would be shared is said, and saving is in sight beside the answer.
  await page.locator("#field-pots-0-total").fill("200 000");
  await expect(page.getByText("Det är det sparade scenariot som delas")).toBeVisible();
  await expect(figures.getByRole("button", { name: "Spara och räkna" })).toBeInViewport();
  await page.reload();
  await press(page, /^Dela$/);
  await expect(page.getByText("Delat", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sluta dela" })).toBeVisible();
  for (const link of ["Reservlista", "Varför inte vi?", "Visa på skärm"]) {
    await page.getByRole("link", { name: link, exact: true }).click();
    await look(page);
    await page.goBack();
  }

  const member = await as("Eva-Lena Kjell");
  await member.goto(`/scenarier/utlysningar/${call}`);
  await look(member);
  await expect(member.getByText("Om Tomma hallar ska vara med")).toHaveCount(0);
  await member.getByRole("link", { name: "Prov med mindre pott" }).click();
  await member.getByLabel("Namn på ditt scenario").fill("Ledamotens prov");
  await press(member, "Spara som eget scenario");
  await expect(member.getByRole("heading", { level: 1 })).toHaveText(/Ledamotens prov/);

  // Who reads the whole office's lists is led to what is tried out, and not to the officers' own proposal.
  const administrator = await as("Ali Rezvani");
  await administrator.goto(`/handlaggning/utlysningar/${call}`);
  await expect(administrator.getByRole("link", { name: "Fördelning", exact: true })).toHaveCount(0);
  await administrator.getByRole("link", { name: "Vad händer om?" }).click();
  await look(administrator);
  await administrator.getByRole("link", { name: "Tillbaka till omgången" }).click();
  await expect(administrator).toHaveURL(`/handlaggning/utlysningar/${call}`);

  await page.goto(`/scenarier/utlysningar/${call}`);
  await expect(page.getByText("Ledamotens prov")).toHaveCount(0);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await press(page, "Jämför de valda");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jämför scenarier");
  await look(page);
});
