import { expect, fill, press, questionOfTies, roundWhere, test } from "./stage.ts";

/**
 * FL 22 §: an application on paper has come in on the day it reaches the office. It gets its number at once, is entered in the same form as
 * others fill in, sealed with the scanned paper though it lacks much, and marked for everybody who reads it.
 */
test("a paper is registered, entered, sealed and marked", async ({ as, look }) => {
  const office = await as("Anneli Rosvall");
  const round = await roundWhere(
    office,
    "",
    async () => (await office.getByRole("link", { name: /håller på att föras in/ }).count()) > 0,
  );
  await expect(office.getByRole("link", { name: /pappersansökningar håller på att föras in/ })).toBeVisible();
  await office.getByRole("link", { name: "Registrera en pappersansökan" }).click();
  await look(office);

  // Nobody in Drum has the number, and the day has not been: said at the fields, and what was typed is kept.
  const day = await office.evaluate(() => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
  await fill(office, { receivedOn: day });
  await fill(office, { title: "Sockenboken som går att gå i" });
  await fill(office, { number: "802990-8350" });
  await press(office, "Registrera och börja föra in");
  await expect(office.getByText("Organisationen finns inte i Drum. Skriv dess namn").first()).toBeVisible();
  await fill(office, { name: "Roasjö hembygdsförening" });
  await fill(office, { legalForm: "ideell-forening", municipalityCode: "1465" });
  await press(office, "Registrera och börja föra in");
  await expect(office.getByText("Dagen har inte varit än").first()).toBeVisible();
  const yesterday = await office.evaluate(() => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await fill(office, { receivedOn: yesterday });
  await press(office, "Registrera och börja föra in");

  // Its own page: a number at once, and the parts as in every application.
  await expect(office.getByRole("heading", { level: 1, name: "Sockenboken som går att gå i" })).toBeVisible();
  const number = /DRUM-\d{4}-\d{3}/.exec(await office.locator("main").innerText())?.[0] ?? "";
  expect(number).not.toBe("");
  await look(office);
  const application = new URL(office.url()).pathname;
  await office.getByRole("link", { name: "Behov och syfte" }).click();
  await fill(office, { need: "Sockenboken från 1947 är slut, och vägarna i den är igenväxta." });
  await press(office, /^Spara$/);
  await expect(office.locator('[name="need"]')).toHaveValue(/igenväxta/);

  // Not sealed without the paper itself.
  await office.goto(`${application}/inlamning`);
  await expect(office.getByText("Det inskannade papperet saknas")).toBeVisible();
  await look(office);
  await office.goto(`${application}/bilagor`);
  await office
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "Ansökan Roasjö.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 sju sidor") });
  await office.getByRole("button", { name: "Lägg till filen" }).first().click();
  await expect(office.getByText("Ansökan Roasjö.pdf").first()).toBeVisible();

  await office.goto(`${application}/inlamning`);
  await expect(office.getByText("Det här saknas i ansökan")).toBeVisible();
  await press(office, "Försegla ansökan");
  await expect(office.getByText("Kryssa i rutan när du har jämfört med papperet").first()).toBeVisible();
  await office.getByLabel(/Det som är infört stämmer med papperet/).check();
  // Who entered it is asked like any other whether something ties them to it, before the case is opened: nothing is chosen for them.
  await office.removeLocatorHandler(questionOfTies(office));
  await press(office, "Försegla ansökan");
  await expect(questionOfTies(office)).toBeVisible();
  await expect(office.locator("main")).toContainText("Roasjö hembygdsförening");
  await expect(office.locator("main")).not.toContainText("igenväxta");
  await look(office);
  await press(office, "Lämna svaret");
  await expect(office.getByText("Välj ett svar").first()).toBeVisible();
  await office.getByLabel("Jag har eller kan ha en koppling").check();
  await press(office, "Lämna svaret");
  await expect(office.getByText("Välj en grund").first()).toBeVisible();
  await look(office);
  // The round names it meanwhile, without what stands in it.
  const colleague = await as("Jonas Thorin");
  await colleague.goto(round);
  await expect(colleague.getByRole("row", { name: /Sockenboken/ })).toContainText("Svara först");
  await expect(colleague.getByText(/ärenden? väntar på att du svarar/).first()).toBeVisible();
  await look(colleague);
  await office.getByLabel("Ingen koppling").check();
  await press(office, "Lämna svaret");
  await expect(office.getByText("Ansökan är förseglad").first()).toBeVisible();
  await expect(office.getByText("Skriv ut kvittensen och skicka den till sökanden.", { exact: false })).toBeVisible();
  await look(office);

  // Marked in the case, on the board and in the journal; judged by the day it came.
  await office.getByRole("link", { name: "Till ärendet" }).click();
  await expect(office.getByText("Ansökan kom in på papper", { exact: false }).first()).toBeVisible();
  await look(office);
  await office.getByRole("link", { name: "Händelser" }).click();
  for (const line of ["Pappersansökan registrerades", "Pappersansökan förseglades"])
    await expect(office.getByText(line)).toBeVisible();
  await office.goto(`${round}?sok=${number}`);
  await expect(office.locator("tbody tr")).toContainText("Pappersansökan");
  await look(office);

  // And nobody else has a way to it.
  const other = await as("Tilda Fors");
  await other.goto(application);
  await expect(other.getByRole("heading", { name: "Sidan finns inte" })).toBeVisible();
});
