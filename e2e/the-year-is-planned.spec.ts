import type { Page } from "@playwright/test";
import { expect, fill, look, press, test, tick } from "./stage.ts";

/** Nothing is sent without a network, and what was sent into the void is written in the form again when its writer comes back. */
async function withoutNetwork(page: Page): Promise<void> {
  const form = page.url();
  const audience = page.locator('main [name="audience"]');
  const gone = page.locator("#no-network");
  await page.context().setOffline(true);
  await press(page, "Lägg in");
  await expect(gone).toBeFocused();
  await expect(gone).toContainText("Inget har skickats");
  await expect(audience).toHaveValue("Kommunerna");
  await page.context().setOffline(false);
  await expect(gone).toBeHidden();

  // A network that seems to be there and answers nothing.
  const silence = "**/handlaggning/larande/ny*";
  await page.route(silence, (route) => (route.request().method() === "POST" ? route.abort("connectionreset") : route.continue()));
  await fill(page, { audience: "Kommunerna i Sjuhärad" });
  await page.locator("main").getByRole("button", { name: "Lägg in" }).click({ noWaitAfter: true });
  await expect.poll(() => page.url()).toContain("chrome-error:");
  await page.unroute(silence);
  await page.goBack();
  await expect(page).toHaveURL(form);
  await expect(page.locator("#unanswered")).toContainText("Det du skrev är ifyllt här igen");
  await expect(audience).toHaveValue("Kommunerna i Sjuhärad");
  await expect(page.locator('main [name="plan"][value="communication"]')).toBeChecked();
  await look(page);
  await page.reload();
  await expect(audience, "a page that is asked for once more has them still").toHaveValue("Kommunerna i Sjuhärad");
}

/** The year: known points become plans, a plan is marked as done by name, and what is open reaches everybody. */
test("an officer plans a point from a known one, marks it as done, and everybody sees it in the year", async ({ as, look }) => {
  const officer = await as("Anneli Rosvall");
  await officer.goto("/handlaggning/larande");
  await expect(officer.locator("main")).toContainText("Skulle ha varit klart");
  await look(officer);
  await officer.goto("/handlaggning/larande/ny?punkt=medel-tilldelning&ar=2031");
  await expect(officer.locator('main [name="from"]')).toHaveValue("2031-10-01");
  await look(officer);
  await tick(officer, "plan", "communication");
  await fill(officer, { from: "2031-10-31", to: "2031-10-24", title: "Besked till kommunerna" });
  await press(officer, "Lägg in");
  await expect(officer.locator(".error-summary")).toContainText("före den första");
  await expect(officer.locator(".error-summary")).toContainText("vem som ska få veta");
  await expect(officer.locator('main [name="title"]')).toHaveValue("Besked till kommunerna");
  await look(officer);
  await fill(officer, { from: "2031-10-24", to: "2031-10-31", audience: "Kommunerna" });
  await withoutNetwork(officer);
  await press(officer, "Lägg in");
  await expect(officer.locator("main")).toContainText("Punkten är inlagd");
  await look(officer);
  await fill(officer, { outcome: "Utskickat till åtta kommuner." });
  await press(officer, "Markera som klar");
  await expect(officer.locator("main")).toContainText("Markerad som klar av Anneli Rosvall");

  const entry = officer.url();

  await officer.goto("/handlaggning/larande/indikatorer/nya-foretag");
  await fill(officer, { lines: "2019;11\n2020;elva", source: "SCB" });
  await press(officer, "Spara värdena");
  await expect(officer.locator("main")).toContainText("Rad 2: värdet i ”2020;elva” går inte att läsa");
  await expect(officer.locator('main [name="source"]')).toHaveValue("SCB");
  await look(officer);
  await fill(officer, { lines: "2019;11\n2020;11,5" });
  await press(officer, "Spara värdena");
  await expect(officer.locator("main")).toContainText("Värdena är sparade");
  await expect(officer.locator("main tbody tr", { hasText: "2020" })).toContainText("11,5");

  const auditor = await as("Monica Stålbrand");
  await auditor.goto(entry);
  await expect(auditor.locator("main")).toContainText("Planen skrivs av handläggare och controller");
  await expect(auditor.getByRole("button", { name: "Ta bort markeringen" })).toHaveCount(0);
  await auditor.goto("/arshjul?visa=kommunikation&ar=2031");
  await expect(auditor.locator("main tbody tr")).toHaveText(/Besked till kommunerna[\s\S]*Klart/);
  await look(auditor);
});
