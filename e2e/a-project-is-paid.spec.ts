import { expect, fill, press, test, tick } from "./stage.ts";

/** Money after the decision: the controller books what leaves and what comes back; nobody books more than there is, and others only look. */
test("the controller pays a project, is told what there is at most, and the officer may look", async ({ as, look }) => {
  const controller = await as("Peter Wikander");
  await controller.goto("/handlaggning/projekt");
  await look(controller);
  const row = controller.locator("main tbody tr", { hasText: "Vägen tillbaka" });
  const before = await row.locator("td").last().innerText();
  await row.getByRole("link").click();
  await look(controller);
  const address = controller.url();

  await tick(controller, "what", "pay");
  const fund = controller.locator('main [name="fundId"][type="radio"]').first();
  if (await fund.count()) await fund.check();
  await fill(controller, { amount: "99 000 000", on: "2026-01-15", voucher: "2026-0031", note: "Rekvisition 2" });
  await press(controller, "Registrera");
  await expect(controller.locator(".error-summary")).toContainText("inte beviljat");
  await expect(controller.locator("main")).toContainText("Som mest finns");
  await expect(controller.locator('main [name="voucher"]')).toHaveValue("2026-0031");
  await look(controller);

  const other = await controller.context().newPage();
  await other.goto(address);
  await fill(controller, { amount: "40 000" });
  await press(controller, "Registrera");
  await expect(controller.locator("main")).toContainText("Händelsen är registrerad");
  await expect(controller.locator("main")).toContainText("2026-0031");
  await look(controller);

  await tick(other, "what", "pay");
  const again = other.locator('main [name="fundId"][type="radio"]').first();
  if (await again.count()) await again.check();
  await fill(other, { amount: "40 000", on: "2026-01-15", voucher: "2026-0031" });
  const [answer] = await Promise.all([
    other.waitForResponse((response) => response.request().method() === "POST"),
    other.getByRole("button", { name: "Registrera" }).click(),
  ]);
  expect(answer.status()).toBe(409);

  await controller.goto("/handlaggning/projekt");
  await expect(row.locator("td").last()).not.toHaveText(before);

  const officer = await as("Anneli Rosvall");
  await officer.goto(address);
  await expect(officer.locator("main")).toContainText("Utbetalningar registreras av controllern");
  await expect(officer.getByRole("button", { name: "Registrera" })).toHaveCount(0);
  await look(officer);
});

test("the controller makes a fund that calls can share out, and takes nothing back that is promised", async ({ as, look }) => {
  const controller = await as("Peter Wikander");
  await controller.goto("/handlaggning/pengar");
  await controller.getByRole("link", { name: "Ny fond" }).click();
  await controller.locator('[name="knownPurpose"]').selectOption({ label: "Kulturmedel" });
  await fill(controller, {
    year: "2041",
    nameSv: "Kulturmedel 2041",
    nameEn: "Culture funding 2041",
    basis: "Kulturnämnden 2040-11-05 § 112",
    "pots.0.source": "Kulturnämnden",
    "pots.0.share": "50",
    "pots.0.amount": "1 000 000",
    "pots.1.source": "Kommunerna",
    "pots.1.share": "40",
  });
  await controller.locator('[name="pots.0.side"]').selectOption({ label: "Regionen" });
  await controller.locator('[name="pots.1.side"]').selectOption({ label: "Kommunerna" });
  await press(controller, "Lägg upp fonden");
  await expect(controller.locator(".error-summary")).toContainText("100 procent");
  await expect(controller.locator('[name="pots.1.source"]')).toHaveValue("Kommunerna");
  await look(controller);
  await fill(controller, { "pots.1.share": "50" });
  await press(controller, "Lägg upp fonden");
  await expect(controller.locator("main")).toContainText("Fonden är upplagd");
  await expect(controller.locator("main")).toContainText("Kulturnämnden 2040-11-05 § 112");

  await tick(controller, "command", "lower");
  await controller.getByRole("radio", { name: "Kulturnämnden" }).check();
  await fill(controller, { amount: "1 000 001", basis: "Beslut" });
  await press(controller, "Bokför");
  await expect(controller.locator("main")).toContainText("Som mest finns 1 000 000 kr");
  await fill(controller, { amount: "400 000" });
  await press(controller, "Bokför");
  await expect(controller.locator("main tbody tr", { hasText: "Kulturnämnden" }).first()).toContainText("600 000");
  await look(controller);

  const officer = await as("Anneli Rosvall");
  await officer.goto("/handlaggning/pengar?ar=2041");
  await expect(officer.getByRole("link", { name: "Ny fond" })).toHaveCount(0);
  await officer.getByRole("link", { name: "Kulturmedel 2041" }).click();
  await expect(officer.locator("main")).toContainText("registreras av ekonomen");
});
