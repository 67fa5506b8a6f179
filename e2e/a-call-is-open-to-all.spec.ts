import { parseAtomFeed } from "feedsmith";
import ICAL from "ical.js";
import { expect, fill, press, test } from "./stage.ts";

const call = "/utlysningar/genomforandeprojekt-2027-2029";

/** Before anybody applies: dates to take home, an answer to "can we apply?", and questions that everybody gets the answer to. */
test("a call tells everybody the same: its dates, who can apply, and the answers to what others ask", async ({
  as,
  look,
  page,
}) => {
  await page.goto(call);
  await expect(page.locator('link[rel="alternate"][type="application/atom+xml"]')).toHaveCount(1);
  const calendar = await page.request.get(
    (await page.getByRole("link", { name: "Lägg datumen i din kalender" }).getAttribute("href")) as string,
  );
  expect(new ICAL.Component(ICAL.parse(await calendar.text())).getAllSubcomponents("vevent")).toHaveLength(3);

  // Without signing in, and with an answer in the address bar.
  await page.getByRole("link", { name: "Kan vi söka?" }).click();
  await fill(page, { organisation: "ideell-forening", requested: "fyra miljoner", cost: "9 000 000" });
  await press(page, "Visa svar");
  await expect(page.locator(".error-summary")).toContainText("Skriv ett belopp i kronor");
  await expect(page.locator('main [name="cost"]')).toHaveValue("9 000 000");
  await fill(page, { requested: "4 000 000" });
  await press(page, "Visa svar");
  await expect(page.locator("#svar")).toContainText("Ett villkor är inte uppfyllt");
  await expect(page.locator("#svar")).toContainText(/Högst 3.000.000.kr kan sökas/);
  await look(page);

  // A question: asked by one, answered to all.
  await page.goto(call);
  await expect(page.locator("#answers")).toContainText("Räknas Varberg som en av de två kommuner som måste delta?");
  const applicant = await as("Tilda Fors");
  await applicant.goto(call);
  await applicant.getByRole("link", { name: "Ställ en fråga" }).click();
  await press(applicant, "Skicka frågan");
  await expect(applicant.locator(".error-summary a")).toHaveCount(1);
  await fill(applicant, { question: "Får Tildas förening köpa en traktor?" });
  await press(applicant, "Skicka frågan");
  await expect(applicant.locator("main")).toContainText("Frågan är skickad");
  await look(applicant);

  const office = await as("Anneli Rosvall");
  await office.goto("/handlaggning");
  await expect(office.locator("main")).toContainText("2 frågor väntar på svar");
  await look(office);
  await office.getByRole("link", { name: "Genomförandeprojekt 2027-2029" }).first().click();
  await look(office);
  await office.getByRole("link", { name: "Får Tildas förening köpa en traktor?" }).click();
  await fill(office, { "question.sv": "Får man köpa en traktor?", "answer.en": "No." });
  await press(office, "Publicera svaret");
  await expect(office.locator(".error-summary a")).toHaveCount(2);
  await look(office);
  await fill(office, { "question.en": "", "answer.en": "", "answer.sv": "Nej, investeringar får inte stöd." });
  await press(office, "Publicera svaret");
  await expect(office.locator("main")).toContainText("Svaret är publicerat");

  await page.goto(call);
  await expect(page.locator("#answers")).toContainText("Nej, investeringar får inte stöd.");
  await expect(page.locator("main")).not.toContainText("Tilda");
  const feed = parseAtomFeed(await (await page.request.get("/utlysningar/nyheter.xml")).text());
  const [newest] = feed.entries ?? [];
  expect(newest?.summary?.value).toBe("Får man köpa en traktor?\n\nNej, investeringar får inte stöd.");
  await page.goto(newest?.links?.[0]?.href as string);
  await expect(page.locator(":target")).toContainText("Får man köpa en traktor?");
  await look(page);
});

/** One who is late by permission, one who wants to hear of a call in time. */
test("the office lets one organisation in after the last day, and somebody is reminded of the day a call opens", async ({
  as,
  look,
  page,
}) => {
  const office = await as("Anneli Rosvall");
  await office.goto("/handlaggning");
  await office.getByRole("link", { name: "Kulturprojekt 2027-2028" }).first().click();
  await office.getByRole("link", { name: "Släpp in en sökande efter sista dagen" }).click();
  await fill(office, { number: "802412-3451", reason: "Drum låg nere den sista kvällen." });
  await press(office, "Släpp in organisationen");
  await expect(office.locator(".error-summary")).toContainText("Kontrollera att alla siffror stämmer");
  await look(office);

  const coming = "/utlysningar/klimatomstallning-pa-landsbygden-2027-2028";
  await page.goto(coming);
  await look(page);
  const applicant = await as("Sven Moberg");
  await applicant.goto(coming);
  await applicant.getByRole("link", { name: "Påminn mig när den öppnar" }).click();
  await look(applicant);
  await press(applicant, "Påminn mig");
  await expect(applicant.locator("main")).toContainText("Du får ett mejl när utlysningen öppnar");
  await press(applicant, "Jag vill inte ha påminnelsen");
  await expect(applicant.getByRole("button", { name: "Påminn mig" })).toBeVisible();
});
