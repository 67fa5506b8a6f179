import { expect, fill, press, roundWhere, test, tick } from "./stage.ts";

/**
 * The beredning, on pages that ship no JavaScript: an officer calls it, a member reads and declares a conflict of interest, sums over a pot are refused, and
 * what is recommended travels with the case. Nothing is decided by it.
 */
test.describe.configure({ mode: "serial" });

test("a beredning is called, held and closed, and its recommendations travel with the cases", async ({ as, look }) => {
  const office = await as("Anneli Rosvall");
  const round = await roundWhere(office, "/fordelning", async () =>
    office.getByRole("link", { name: "Kalla till beredning" }).isVisible(),
  );
  await office.goto(`${round}/fordelning`);
  await office.getByRole("link", { name: "Kalla till beredning" }).click();
  await fill(office, { date: "i morgon" });
  await press(office, "Kalla till beredning");
  await expect(office.getByText("Skriv ett datum som ÅÅÅÅ-MM-DD").first()).toBeVisible();
  await fill(office, { date: "2027-02-01", place: "Rum Viskan" });
  await press(office, "Kalla till beredning");
  await expect(office.getByText("Kallad", { exact: true })).toBeVisible();
  await look(office);
  const meeting = new URL(office.url()).pathname;

  // A member who was called finds it, reads a case, and declares a conflict of interest: then it is gone.
  const solveig = await as("Solveig Törnell");
  await solveig.goto("/beredning");
  await solveig.locator(`main a[href="${meeting}"]`).click();
  await solveig.getByRole("link", { name: "Kan byarna dela el" }).first().click();
  await look(solveig);
  const gone = solveig.url();
  await solveig.getByText("Jag är jävig i det här ärendet").click();
  await tick(solveig, "law", "KL 6:28 p. 1");
  await fill(solveig, { described: "Min dotter leder projektet." });
  await press(solveig, "Anmäl jäv");
  await expect(solveig.getByText("Ett eller flera ärenden visas inte").first()).toBeVisible();
  await expect(solveig.locator("main")).not.toContainText("Kan byarna dela el");
  expect((await solveig.goto(gone))?.status()).toBe(404);

  // What is known of a member is told to who calls the meeting, and to the member; to the others it is nothing of theirs.
  await office.goto(meeting);
  await office.getByRole("link", { name: "Cykel runt Åsunden" }).first().click();
  await expect(office.locator("main")).toContainText("Kända kopplingar");
  await expect(office.locator("main")).toContainText("Uppdrag i styrelsen för Destination Åsunden AB");
  await look(office);
  const nils = await as("Nils Ekarp");
  await nils.goto(office.url());
  await expect(nils.locator("main")).toContainText("Det här känner systemet till om dig");
  await look(nils);
  await solveig.goto(office.url());
  await expect(solveig.locator("main")).not.toContainText("Uppdrag i styrelsen");
  await office.goto(meeting);

  await press(office, "Öppna mötet");
  await expect(office.getByText("Kryssa för minst en som är närvarande").first()).toBeVisible();
  for (const name of ["Mats Hollander", "Solveig Törnell"]) await office.getByLabel(name).first().check();
  await press(office, "Öppna mötet");
  await office.getByRole("link", { name: "Tomma hallar, nya verkstäder" }).first().click();
  await tick(office, "recommendation", "other-sum");
  await fill(office, { amount: "46 000" });
  await press(office, "Spara rekommendationen");
  await expect(office.getByText("Skriv varför").first()).toBeVisible();
  await expect(office.locator('[name="amount"]')).toHaveValue("46 000");
  await fill(office, { reason: "Resan kan göras med tåg." });
  await press(office, "Spara rekommendationen");
  await look(office);
  await office.goto(meeting);
  await press(office, "Rekommendera resten som föreslaget");
  await fill(office, { notes: "Ledamöterna tackade för underlaget." });
  await look(office);
  await press(office, "Avsluta mötet");
  await expect(office.getByText("Mötet är avslutat.")).toBeVisible();
  await expect(office.getByText("Beredningens ändrade förslag")).toBeVisible();
  await office.getByRole("link", { name: "Läs minnesanteckningarna" }).click();
  await expect(office.locator("main")).toContainText("Solveig Törnell deltog inte i beredningen av ärendet");
  await expect(office.locator("main")).toContainText("Den fattar inga beslut");
  await look(office);

  await office.goto(meeting);
  const applicationId = (await office.getByRole("link", { name: "Tomma hallar, nya verkstäder" }).first().getAttribute("href"))
    ?.split("/")
    .at(-1);
  await office.goto(`/handlaggning/arenden/${applicationId}`);
  await expect(office.locator("main")).toContainText("Resan kan göras med tåg.");
});
