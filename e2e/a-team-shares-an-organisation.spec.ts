import type { Page } from "@playwright/test";
import { expect, fill, press, test, tick } from "./stage.ts";

test.describe.configure({ mode: "serial", timeout: 240_000 });

const open = async (page: Page, organisation: string) => {
  await page.goto("/mina-sidor");
  await page.locator("main").getByRole("link", { name: organisation }).last().click();
  await page.waitForURL(/\/organisationer\/[0-9a-f-]+$/);
};
const address = async (page: Page, name: string) => {
  await page.goto("/demo/personer");
  const people = (await (await page.context().request.get("/demo/people.json")).json()) as { name: string; email: string }[];
  return people.find((one) => one.name === name)?.email as string;
};
const linkTo = async (page: Page, email: string) => {
  await expect
    .poll(async () => {
      await page.goto("/demo/utskick");
      return page.locator("main").innerText();
    })
    .toContain(email);
  return /\/inbjudan\/([\w-]{20,})/.exec(await page.locator("main").innerText())?.[0] as string;
};

test("a signatory invites by mail, and only the invited person can accept, once", async ({ as, look }) => {
  const [elsa, rune, sven] = [await as("Elsa Brodd"), await as("Rune Stigmark"), await as("Pia Kullegård")];
  await open(elsa, "Vävnod Sjuhärad");
  await expect(elsa.locator("main")).toContainText("samira.holm@vavnod.example");
  await look(elsa);
  await elsa.getByRole("link", { name: "Bjud in någon" }).click();
  await press(elsa, "Skicka inbjudan");
  await expect(elsa.locator("main")).toContainText("Det gick inte att gå vidare");
  await look(elsa);
  const email = await address(rune, "Rune Stigmark");
  await fill(elsa, { email });
  await tick(elsa, "role", "editor");
  await press(elsa, "Skicka inbjudan");
  await expect(elsa.locator("main")).toContainText(email);

  const link = await linkTo(sven, email);
  await sven.goto(link);
  await expect(sven.locator("main")).toContainText("Inbjudan är till en annan adress");
  await rune.goto(link);
  await expect(rune.locator("main")).toContainText("Elsa Brodd har bjudit in dig");
  await expect(rune.locator("main")).toContainText("Skriver i ansökningar");
  await look(rune);
  await press(rune, "Tacka ja");
  await expect(rune.locator("h1")).toHaveText("Vävnod Sjuhärad");
  await rune.goto(link);
  await expect(rune.locator("main")).toContainText("Du är med i organisationen");
  await rune.goto("/mina-sidor");
  await expect(rune.locator("main")).toContainText("Vävnod Sjuhärad");
});

test("the last signatory is told why not, hands over, and leaves; who is removed sees nothing any more", async ({ as, look }) => {
  const [elsa, rune] = [await as("Elsa Brodd"), await as("Rune Stigmark")];
  await open(elsa, "Vävnod Sjuhärad");
  const organisation = new URL(elsa.url()).pathname;
  await elsa.getByRole("link", { name: "Lämna organisationen" }).click();
  await expect(elsa.locator("main")).toContainText("Du är den enda firmatecknaren");
  await look(elsa);
  await elsa.goto(organisation);
  await elsa.getByRole("link", { name: /Ändra.*Rune Stigmark/ }).click();
  await look(elsa);
  await tick(elsa, "role", "signatory");
  await press(elsa, "Spara");
  await elsa.waitForURL(organisation);

  await rune.goto(organisation);
  await rune.getByRole("link", { name: /Ändra.*Bertil Granhed/ }).click();
  await rune.getByRole("link", { name: "Ta bort personen ur organisationen" }).click();
  await look(rune);
  await press(rune, "Ta bort personen");
  await expect(rune.locator("main")).not.toContainText("Bertil Granhed");
  const bertil = await as("Bertil Granhed");
  expect((await bertil.goto(organisation))?.status()).toBe(404);

  await elsa.goto(`${organisation}/uttrade`);
  await press(elsa, "Lämna organisationen");
  await elsa.waitForURL("/mina-sidor");
  expect((await elsa.goto(organisation))?.status()).toBe(404);
});

test("the administrator gives somebody elected a seat for a municipality and a term, and nobody their own role", async ({
  as,
  look,
}) => {
  const admin = await as("Ali Rezvani");
  await admin.goto("/administration/personer");
  await admin.getByRole("link", { name: "Lägg till en person" }).click();
  await fill(admin, {
    name: "Evelina Nyvald",
    email: "evelina.nyvald@tranemo.example",
    role: "board-member",
    from: "2027-01-01",
    to: "2026-12-31",
  });
  await press(admin, "Lägg till personen");
  await expect(admin.locator(".error-summary li")).toHaveCount(2);
  await expect(admin.locator('[name="name"]')).toHaveValue("Evelina Nyvald");
  await look(admin);
  await admin.locator('[name="municipality"]').selectOption({ label: "Tranemo" });
  await fill(admin, { to: "2030-12-31" });
  await press(admin, "Lägg till personen");
  await expect(admin.locator("main")).toContainText("Personen är tillagd");
  await expect(admin.locator("tbody tr")).toContainText(["Tranemo"]);
  await admin.getByRole("radio", { name: "Ledamot" }).check();
  await fill(admin, { lastDay: "2029-06-30" });
  await press(admin, "Avsluta rollen");
  await expect(admin.locator("tbody tr").first()).toContainText("30 juni 2029");
  await look(admin);
  await admin.goto("/administration/personer");
  await admin.locator("main").getByRole("link", { name: "Ali Rezvani" }).click();
  await expect(admin.locator("main")).toContainText("ändras av en annan administratör");
  await expect(admin.getByRole("button", { name: /rollen/ })).toHaveCount(0);
});
