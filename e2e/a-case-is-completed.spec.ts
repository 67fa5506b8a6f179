import { expect, fill, press, roundWhere, test } from "./stage.ts";

/**
 * A case from the board to its completed version: found by its words, shared out, sent back with what is lacking, completed by the team,
 * and read beside what came in first. Nobody changes more than was asked for.
 */
test("a case is found, shared out, completed and read beside what it was", async ({ as, look }) => {
  const office = await as("Anneli Rosvall");
  const round = await roundWhere(office, "?lage=received", async () => (await office.locator("tbody tr").count()) > 0);
  await look(office);

  const row = office.locator("tbody tr").first();
  const link = row.locator('a[href^="/handlaggning/arenden/"]');
  const title = (await link.innerText()).trim();
  const address = (await link.getAttribute("href")) ?? "";
  const organisation = (await row.locator("td bdi").first().innerText()).trim();
  const number = /[A-ZÅÄÖ]+-\d{4}-\d{3}/.exec(await row.innerText())?.[0] ?? "";

  // Found by the beginning of a word, by its number, and not by what it does not hold.
  await office.goto(`${round}?sok=${encodeURIComponent(title.slice(0, -2))}`);
  await expect(office.getByRole("link", { name: title })).toBeVisible();
  await office.goto(`${round}?sok=${number.toLowerCase()}`);
  await expect(office.locator("tbody tr")).toHaveCount(1);
  await office.goto(`${round}?sok=zebraflygplan`);
  await expect(office.getByRole("link", { name: title })).toHaveCount(0);

  // Shared out; the tally is told, and the file holds the same.
  await office.goto(`${round}?sok=${number}`);
  await office.locator('input[name="cases"]').check();
  await office.locator('select[name="officer"]').selectOption({ label: "Anneli Rosvall" });
  await press(office, "Spara ansvarig");
  await expect(office.getByText("1 ansökan har fått ny ansvarig")).toBeVisible();
  const csv = await office.request.get(`${round}/ansokningar.csv?sok=${number}`);
  expect(await csv.text()).toContain("Anneli Rosvall");

  // Sent back with what is lacking.
  await office.goto(`${address}/komplettering`);
  await press(office, "Skicka begäran");
  await expect(office.getByText("Välj minst en del som får ändras").first()).toBeVisible();
  await look(office);
  await office.locator('input[name="sections"][value="need"]').check();
  await office.locator('input[name="sections"][value="attachments"]').check();
  await fill(office, { message: "Beskriv målgruppen närmare: hur många är de?" });
  await press(office, "Skicka begäran");
  await expect(office.getByText("Begäran är skickad")).toBeVisible();
  await look(office);

  // The team completes that part and no other.
  const people = (await (await office.request.get("/demo/people.json")).json()) as {
    name: string;
    organisation: string | null;
    membership?: string;
  }[];
  let signatory: Awaited<ReturnType<typeof as>> | null = null;
  for (const person of people.filter((one) => one.organisation === organisation)) {
    const page = await as(person.name);
    await page.goto(`/ansokningar/${address.split("/").at(-1)}/inlamning`);
    if ((await page.locator('main button[type="submit"], main form button').count()) > 0) {
      signatory = page;
      break;
    }
  }
  expect(signatory, "a signatory of the applicant").not.toBeNull();
  const team = signatory as NonNullable<typeof signatory>;
  const application = `/ansokningar/${address.split("/").at(-1)}`;
  await team.goto(application);
  await expect(team.getByText("Beskriv målgruppen närmare")).toBeVisible();
  await look(team);
  await team.goto(`${application}/del/budget`);
  await expect(team.locator("main input[type=text]")).toHaveCount(0);
  const posted = await team.request.post(`${application}/del/budget`, {
    form: { version: "1", "rows.0.costType": "personal", "rows.0.amount": "1" },
    headers: { origin: new URL(team.url()).origin },
  });
  expect(posted.status()).toBe(409);
  await team.goto(`${application}/del/behov`);
  await team.locator('main [name="targetGroup"]').fill("Fyrahundra unga mellan sexton och tjugo år i hela delregionen.");
  await press(team, /Spara/);
  await team.waitForURL(`**${application}`);
  // A file that was asked for, beside the call's own annexes; the office has not seen it before it is sent in.
  await team.getByRole("link", { name: "Bilagor" }).click();
  const asked = team.getByLabel("Välj fil: Kompletterande handlingar");
  await asked.setInputFiles({
    name: "Målgruppen.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\nmålgruppen\n"),
  });
  await team.locator("form", { has: asked }).getByRole("button", { name: "Lägg till filen" }).click();
  await expect(team.getByText("Filen är tillagd.")).toBeVisible();
  await look(team);
  await office.goto(address);
  await expect(office.getByRole("link", { name: "Målgruppen.pdf" })).toHaveCount(0);
  await team.goto(`${application}/inlamning`);
  await team.locator('input[name="declaration"]').check();
  await press(team, "Skicka in kompletteringen");
  await expect(team).toHaveURL(/kvittens/);

  // Both versions beside each other.
  await office.goto(address);
  await expect(office.getByText(/Ansökan kompletterades/)).toBeVisible();
  await expect(office.getByRole("link", { name: "Målgruppen.pdf" })).toBeVisible();
  await look(office);
  await office.getByRole("link", { name: "Jämför före och efter" }).click();
  await expect(office.getByText("Fyrahundra unga")).toBeVisible();
  await expect(office.getByText("Ändrat", { exact: true }).first()).toBeVisible();
  await expect(office.getByText(/Målgruppen\.pdf/)).toBeVisible();
  await look(office);
});
