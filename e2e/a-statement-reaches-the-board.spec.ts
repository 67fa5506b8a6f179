import { expect, fill, press, test } from "./stage.ts";

/** The office writes what it proposes and why, finishes it, and the board reads it on the paragraph. */
test("an officer's statement is written, finished and read by the board", async ({ as, look }) => {
  const officer = await as("Anneli Rosvall");
  await officer.goto("/handlaggning");
  await officer.locator("main").getByRole("link", { name: "Förstudier 2027" }).click();
  await officer
    .locator("main")
    .getByRole("link", { name: /^Cykel runt Åsunden/ })
    .click();
  await officer.locator("main").getByRole("link", { name: "Tjänsteutlåtande" }).click();
  await fill(officer, { amount: "mycket", summary: "", reasons: "Nyttan är lokal.\n\nParterna har inte åtagit sig något." });
  await press(officer, "Spara utkastet");
  await expect(officer.locator(".error-summary")).toContainText("Skriv beloppet i kronor");
  await expect(officer.locator('main [name="reasons"]')).toHaveValue(/^Nyttan är lokal/);
  await fill(officer, { amount: "" });
  await press(officer, "Spara utkastet");
  await expect(officer.locator("main")).toContainText("Utkastet är sparat");
  await press(officer, "Färdigställ");
  await expect(officer.locator(".error-summary")).toContainText("Beskriv ärendet kort");
  await fill(officer, { summary: "Bolaget vill undersöka en cykelled runt sjön." });
  await press(officer, "Spara utkastet");
  await expect(officer.locator("article")).toContainText("att avslå ansökan från Destination Åsunden AB");
  await look(officer);
  await press(officer, "Färdigställ");
  await expect(officer.locator("main")).toContainText("Utlåtandet är färdigt");
  await look(officer);

  const board = await as("Kerstin Alvhage");
  await board.goto("/sammantraden");
  await board.locator("main table a").first().click();
  await board
    .locator("main")
    .getByRole("link", { name: /Cykel runt Åsunden/ })
    .first()
    .click();
  const file = board.locator("main").getByRole("link", { name: /Cykel runt Åsunden.*\(PDF\)/ });
  await expect(file).toBeVisible();
  const answer = await board.request.get((await file.getAttribute("href")) as string);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  await look(board);
});
