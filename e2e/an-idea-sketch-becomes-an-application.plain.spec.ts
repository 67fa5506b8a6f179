import { expect, test } from "./stage.ts";

/** A call in two steps, without JavaScript: the sketch is written, handed in and answered, and the application goes on from it. */
test("an idea sketch is answered and becomes a full application", async ({ as }) => {
  const isak = await as("Isak Lyrbäck");
  await isak.goto("/mina-sidor");
  await isak.getByRole("link", { name: "Replokal på hjul" }).click();
  await expect(isak.locator("main")).toContainText("Sista dag för idéskissen");
  await expect(isak.getByRole("link", { name: "Budget" })).toHaveCount(0);
  const application = isak.url();

  await isak.getByRole("link", { name: "Kontrollera svaren" }).click();
  await expect(isak.getByRole("heading", { level: 1 })).toHaveText("Kontrollera idéskissen");
  await isak.goto(`${application}/ideskiss`);
  await expect(isak.locator("main")).toContainText("Idéskissen är inte klar");

  const save = () => isak.getByRole("button", { name: "Spara och fortsätt" }).click();
  await isak.goto(`${application}/del/projekt`);
  await isak.locator("[name='period.from']").fill("2027-08-16");
  await isak.locator("[name='period.to']").fill("2028-06-16");
  await isak.locator("[name='contact.name']").fill("Isak Lyrbäck");
  await isak.locator("[name='contact.title']").fill("Körledare");
  await isak.locator("[name='contact.email']").fill("isak@musikbron.example");
  await isak.locator("[name='contact.phone']").fill("0513-555 0144");
  await save();
  await isak.locator("[name=purpose]").fill("Unga ska kunna repa nära hemmet och själva sköta lokalen.");
  await isak.locator("[name=targetGroup]").fill("Unga 12 till 20 år i Herrljunga och Vårgårda.");
  await save();
  for (const code of ["1466", "1443"]) {
    await isak.locator(`[name=codes][value='${code}']`).check();
    await isak.locator(`[name='role.k${code}']`).fill("Ställer upp mark och el.");
  }
  await isak.locator("[name=perspective]").fill("Alla kommuner har byar med band men utan replokal.");
  await save();
  await isak.locator("[name=q0]").fill("180 000");
  await isak.locator("[name=q1]").fill("En ungdomsstyrelse på sju bokar, städar och bestämmer reglerna.");
  await expect(isak.locator("[name=q2]")).toHaveCount(0);
  await save();
  await expect(isak.locator("main")).toContainText("Skissen är klar att lämna in");
  await isak.getByRole("link", { name: "Gå vidare och lämna in" }).click();
  await isak.getByRole("button", { name: "Lämna in idéskissen" }).click();
  await expect(isak).toHaveURL(application);
  await expect(isak.locator("main")).toContainText("Idéskissen är inlämnad");

  const jonas = await as("Jonas Thorin");
  await jonas.goto("/handlaggning");
  await jonas.getByRole("link", { name: /idéskisser väntar på svar/ }).click();
  await jonas.getByRole("link", { name: "Replokal på hjul" }).click();
  await expect(jonas.locator("main")).toContainText("En ungdomsstyrelse på sju");
  await jonas.getByRole("button", { name: "Välkomna att gå vidare" }).click();
  await expect(jonas.locator("main")).toContainText("Skriv skälen till svaret");
  await jonas.getByLabel("Skäl till svaret").fill("Bra att de unga sköter lokalen. Beskriv hur containern flyttas.");
  await jonas.getByRole("button", { name: "Välkomna att gå vidare" }).click();
  await expect(jonas.locator("main")).toContainText("Svaret är skickat");
  await expect(jonas.getByRole("button", { name: "Avråd" })).toHaveCount(0);

  await isak.reload();
  await expect(isak.locator("main")).toContainText("Ni är välkomna att lämna en fullständig ansökan");
  await expect(isak.locator("main")).toContainText("Beskriv hur containern flyttas.");
  await isak.getByRole("link", { name: "Behov och syfte" }).click();
  await expect(isak.locator("[name=purpose]")).toHaveValue("Unga ska kunna repa nära hemmet och själva sköta lokalen.");
  await isak.goto(`${application}/del/fragor`);
  await expect(isak.locator("[name=q0]")).toHaveValue(/180.000/);
  await expect(isak.locator("[name=q2]")).toHaveCount(1);
  await isak.goto(`${application}/ideskiss`);
  const receipt = await isak.getByRole("link", { name: "Hämta kvittensen som PDF" }).getAttribute("href");
  const printed = await isak.context().request.get(receipt as string);
  expect(printed.headers()["content-type"]).toBe("application/pdf");
  expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await expect(isak.locator("main")).toContainText("Så här lämnades idéskissen in");
  await isak.goto("/demo/utskick");
  await expect(isak.locator("main")).toContainText("Svar på idéskissen UNGA-2027-005");
});
