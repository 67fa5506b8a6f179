import { expect, fill, press, test } from "./stage.ts";

/** The office has a whole call's assessors proposed, says what it wants otherwise, and confirms what it has read. */
test("assessors are proposed for a whole call and assigned as the officer read it", async ({ as, look }) => {
  const assessor = await as("Dario Novak");
  await assessor.goto("/bedomningar");
  await assessor.getByRole("link", { name: "Dina områden och din gräns" }).click();
  await fill(assessor, { most: "många" });
  await assessor.getByRole("checkbox", { name: "Strategisk kompetensförsörjning" }).check();
  await press(assessor, "Spara");
  await expect(assessor.locator(".error-summary")).toContainText("Skriv ett helt tal");
  await expect(assessor.getByRole("checkbox", { name: "Strategisk kompetensförsörjning" })).toBeChecked();
  await fill(assessor, { most: "9" });
  await press(assessor, "Spara");
  await expect(assessor.locator("main")).toContainText("Uppgifterna är sparade");
  await look(assessor);

  // What ties a person to others is told once, by themselves or by the office, and is then proposed as a conflict of interest where it fits.
  await assessor.getByRole("link", { name: "Dina kopplingar till organisationer och kommuner" }).click();
  await fill(assessor, { kind: "board-seat", number: "802000-1230", from: "2021-01-01", note: "Suppleant i styrelsen" });
  await press(assessor, "Lägg till");
  await expect(assessor.locator(".error-summary a")).toHaveCount(2);
  await expect(assessor.locator('main [name="note"]')).toHaveValue("Suppleant i styrelsen");
  await fill(assessor, { number: "802000-1239", name: "Vävarnas kooperativ" });
  await press(assessor, "Lägg till");
  await expect(assessor.locator("main")).toContainText("Uppgifterna är sparade");
  await expect(assessor.locator("main tbody")).toContainText("Vävarnas kooperativ");
  await look(assessor);

  const officer = await as("Anneli Rosvall");
  await officer.goto("/handlaggning/bedomare");
  await officer.getByRole("link", { name: /Dario Novak/ }).click();
  await officer.getByRole("link", { name: "Kopplingar till organisationer och kommuner" }).click();
  await officer
    .getByRole("link", { name: /^Ändra/ })
    .first()
    .click();
  await fill(officer, { to: "2024-12-31" });
  await press(officer, "Spara");
  await expect(officer.locator("main tbody")).toContainText("avslutad");
  await look(officer);
  await officer.goto("/handlaggning");
  await officer.locator("main").getByRole("link", { name: "Kulturprojekt 2027-2028" }).click();
  await officer.locator("main").getByRole("link", { name: "Fördela bedömare" }).click();
  const choose = (name: string, label: string) => officer.locator(`main select[name="${name}"]`).selectOption({ label });
  await fill(officer, { antal: "fyra" });
  await choose("ena", "Dario Novak");
  await choose("andra", "Dario Novak");
  await press(officer, "Räkna ut förslaget");
  await expect(officer.locator(".error-summary a")).toHaveCount(2);
  await fill(officer, { antal: "4" });
  await choose("andra", "Mirjam Aslan");
  await press(officer, "Räkna ut förslaget");
  await expect(officer.getByRole("checkbox", { name: "Dario Novak och Mirjam Aslan" })).toBeChecked();
  await look(officer);

  const proposed = officer.locator("main tbody tr", { has: officer.locator('a[href^="/handlaggning/arenden/"]') });
  const before = await proposed.allInnerTexts();
  expect(before.some((row) => /Dario Novak[\s\S]*Mirjam Aslan/.test(row.split("\t")[2] ?? ""))).toBe(false);
  await fill(officer, { dueOn: "snart" });
  await press(officer, "Utse enligt förslaget");
  await expect(officer.locator(".error-summary")).toContainText("Skriv datumet som");
  expect(await proposed.allInnerTexts(), "the same facts, the same proposal").toEqual(before);
  await fill(officer, { dueOn: "" });
  const stale = await officer.locator('main input[name="fingerprint"]').inputValue();
  const address = officer.url();
  await press(officer, "Utse enligt förslaget");
  await expect(officer.locator("main")).toContainText(/bedömare är utsedda?/);
  await look(officer);

  const again = await officer.request.post(address, {
    form: { command: "assign", fingerprint: stale },
    headers: { origin: new URL(address).origin },
  });
  expect(again.status(), "what was read is not what there is any more").toBe(409);
  expect(await again.text()).toContain("Något har ändrats sedan förslaget räknades ut");
});
