import { expect, fill, press, signInAs, test, tick } from "./stage.ts";

test("an assessor without JavaScript is told what is missing at each field, loses nothing that was typed, and saves", async ({
  as,
}) => {
  const page = await as("Göran Palmgren");
  await page.goto("/bedomningar");
  await page.getByRole("link", { name: /Konst vid hållplatsen/ }).click();
  await tick(page, "declaration", "none");
  await page.locator('main button[type="submit"]').last().click();
  await expect(page.locator("h2#assessment")).toBeVisible();
  // The applicant's own words for the criterion, where the call says they are, and nothing of the rest.
  const relevance = page.locator('[data-key="relevans"]');
  await relevance.locator("summary", { hasText: "Det sökanden har svarat om det här" }).click();
  await expect(relevance.locator(".answer__label").first()).toHaveText("Behov");
  await expect(relevance).not.toContainText("Mätbara mål");
  await relevance.getByRole("link", { name: "Behov och syfte" }).click();
  await expect(page.locator("#del-need")).toBeInViewport();
  const hostile = 'Nyttan är <script>alert("x")</script> =1+1 och räknad, säger Åsa Öberg 🧶 \u202eomvänt';
  await tick(page, "scores.0.level", "4");
  await fill(page, { "scores.1.motivation": hostile, summary: "Sparas först när allt går att läsa.", note: "Fråga om hyran." });
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await press(page, "Spara");
  expect((await answer).status()).toBe(422);
  await expect(page.locator(".error-summary a")).toHaveCount(2);
  await expect(page.locator('main [name="scores.0.level"][value="4"]')).toBeChecked();
  await expect(page.locator('main [name="scores.1.motivation"]')).toHaveValue(hostile);
  await tick(page, "scores.1.level", "3");
  await fill(page, { "scores.0.motivation": "Två kommuner har räknat på skötseln." });
  await press(page, "Spara");
  await expect(page.locator("main")).toContainText("Bedömningen är sparad");
  await expect(page.locator('main [name="scores.1.motivation"]')).toHaveValue(hostile);

  // The session is gone before the last press: the words are kept on the page that says so, and sent from there.
  await fill(page, { summary: "Skrivet när inloggningen hade gått ut." });
  await page.context().clearCookies();
  await press(page, "Spara");
  await expect(page.locator("h1")).toHaveText("Du är inte längre inloggad");
  await expect(page.getByRole("link", { name: "Logga in i en ny flik" })).toHaveAttribute(
    "href",
    /logga-in\?till=%2Fbedomningar/,
  );
  await signInAs(page.context(), new URL(page.url()).origin, "Göran Palmgren");
  await press(page, "Skicka det jag skrev");
  await expect(page.locator("main")).toContainText("Bedömningen är sparad");
  await expect(page.locator('main [name="summary"]')).toHaveValue("Skrivet när inloggningen hade gått ut.");

  await expect(page.locator('main [name="note"]')).toHaveValue("Fråga om hyran.");

  // The same case in a file: as it was downloaded it changes nothing, and what is no sheet from here is refused.
  await page.goto("/bedomningar");
  await page.getByRole("link", { name: /Bedöm utan nät: Kultur/ }).click();
  const sheet = await page.request.get(`${new URL(page.url()).pathname}/fil`);
  await page.setInputFiles("input[type=file]", { name: "brev.txt", mimeType: "text/plain", buffer: Buffer.from("Hej!") });
  await press(page, "Ladda upp och jämför");
  await expect(page.locator(".error-summary")).toContainText("Välj filen som du hämtade här");
  await page.setInputFiles("input[type=file]", { name: "bedomning.xlsx", mimeType: "", buffer: await sheet.body() });
  await press(page, "Ladda upp och jämför");
  await expect(page.locator("main")).toContainText("Filen ändrar ingenting");
  await expect(page.locator("main")).toContainText("3 svar är redan sparade");
  await press(page, "Släng uppladdningen");
  await expect(page.locator("main")).toContainText("Uppladdningen är slängd");
});

test("hidden and unknown answer alike: a case in conflict, a made-up one, another's draft and another's assessment", async ({
  as,
}) => {
  const mirjam = await as("Mirjam Aslan");
  await mirjam.goto("/bedomningar");
  await expect(mirjam.locator("main")).not.toContainText("Scen i matsalen");
  const officer = await as("Jonas Thorin");
  await officer.goto("/handlaggning");
  await expect(officer.locator("main")).not.toContainText("Hallkartan");
  const unknown = await officer.request.get("/handlaggning/arenden/01900000-0000-7000-8000-000000000000");
  const anneli = await as("Anneli Rosvall");
  await anneli.goto("/handlaggning");
  await anneli
    .locator('main a[href*="/handlaggning/utlysningar/"]', { hasText: /Förstudier/ })
    .first()
    .click();
  await anneli
    .getByRole("link", { name: /Hallkartan/ })
    .first()
    .click();
  const hiddenPath = new URL(anneli.url()).pathname;
  // Its round is closed, since the proposal has been handed over: nobody is assigned, nothing is opened again, and a form says so.
  await anneli.goto(`${hiddenPath}/bedomare`);
  await expect(anneli.locator("main")).toContainText("Bedömningen är stängd");
  await expect(anneli.locator("main").getByRole("link", { name: /^Öppna igen/ })).toHaveCount(0);
  const someone = (
    await anneli
      .locator("main")
      .getByRole("link", { name: /version/ })
      .first()
      .getAttribute("href")
  )?.split("/")[5];
  const reopening = await anneli.request.post(`${hiddenPath}/bedomare`, {
    form: { command: "reopen", assessment: `${someone}`, version: "4", reason: "Vi räknade fel på sista dagen." },
    headers: { origin: new URL(anneli.url()).origin },
  });
  expect([reopening.status(), await reopening.text()]).toEqual([409, expect.stringContaining("Inget är ändrat.")]);
  expect(hiddenPath).toMatch(/arenden/);
  const hidden = await officer.request.get(hiddenPath);
  expect([unknown.status(), hidden.status()]).toEqual([404, 404]);
  const same = (text: string) => text.replace(/value="\/handlaggning[^"]*"/g, "").replace(/ nonce="[^"]*"/g, "");
  expect(same(await hidden.text())).toBe(same(await unknown.text()));

  // What was being written when a case was hidden is given back, in the same words as where nothing has ever been.
  const goran = await as("Göran Palmgren");
  await goran.goto("/bedomningar");
  const others = (
    await goran.locator('main a[href^="/bedomningar/"]').evaluateAll((all) => all.map((one) => one.getAttribute("href")))
  ).find((href) => /[0-9a-f-]{36}$/.test(`${href}`));
  const summary = 'Tre kommuner har räknat på <b>skötseln</b>, och "siffrorna" håller.';
  const send = async (path: string) => {
    const headers = { origin: new URL(mirjam.url()).origin };
    const scores = { "scores.0.key": "nytta", "scores.0.level": "3", "scores.0.motivation": "Bra." };
    const answer = await mirjam.request.post(path, { form: { version: "1", ...scores, summary }, headers });
    expect(answer.status()).toBe(404);
    return answer.text();
  };
  const [hiddenOne, noOne] = [await send(`${others}`), await send("/bedomningar/01900000-0000-7000-8000-000000000000")];
  expect(noOne).toContain("Tre kommuner har räknat på &lt;b&gt;skötseln&lt;/b&gt;");
  // And the page still knows who is reading, in their language.
  expect(noOne).toContain("Mirjam Aslan");
  const main = (text: string) => text.slice(text.indexOf("<main"), text.indexOf("</main>"));
  expect(main(hiddenOne)).toBe(main(noOne));
});
