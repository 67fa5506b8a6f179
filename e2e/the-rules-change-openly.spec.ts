import { expect, fill, press, roundWhere, test } from "./stage.ts";

/**
 * What is published binds: rules change only as a new version, for a reason that stands on the call's page. Those with a draft are told and
 * keep their words; how applications are judged stands once one has come in.
 */
test("the office changes the rules of an open call, openly and for a reason", async ({ as, look }) => {
  const office = await as("Anneli Rosvall");
  await roundWhere(
    office,
    "",
    async () => (await office.getByRole("heading", { level: 1, name: /Genomförandeprojekt/ }).count()) > 0,
  );
  await office.getByRole("link", { name: "Ändra reglerna" }).click();
  await look(office);
  await press(office, "Börja ändra");
  await expect(office.getByText(/^Nya regler för/).first()).toBeVisible();
  // Number, words and the last day are not for this: those parts are not shown.
  await expect(office.getByRole("link", { name: "Texter" })).toHaveCount(0);
  await look(office);
  const building = new URL(office.url()).pathname;

  // Nothing changed, nothing to publish.
  await office.goto(`${building.replace(/\/bygg$/, "")}/nya-regler/publicering`);
  await expect(office.getByText("Inget är ändrat än")).toBeVisible();
  await look(office);

  // How applications are judged stands, since some have come in.
  await office.goto(`${building}/kriterier`);
  const weight = office.locator('[name="criteria.0.weight"]');
  const before = await weight.inputValue();
  await weight.fill(String(Number(before) - 1));
  await press(office, /^Spara$/);
  await office.goto(`${building.replace(/\/bygg$/, "")}/nya-regler/publicering`);
  await expect(office.getByText("Bedömningen ligger fast")).toBeVisible();
  await office.goto(`${building}/kriterier`);
  await fill(office, { "criteria.0.weight": before });
  await press(office, /^Spara$/);

  await office.goto(`${building}/pengar`);
  await fill(office, { maxAmount: "2 500 000" });
  await press(office, /^Spara$/);
  await office.goto(building);
  await expect(office.getByText("Ändrad", { exact: true })).toHaveCount(1);
  await office.getByRole("link", { name: "Kontrollera och publicera" }).click();
  await look(office);
  await press(office, "Publicera nya regler");
  await expect(office.locator("[aria-invalid=true]").first()).toBeVisible();
  await fill(office, {
    "note.sv": "Största beloppet sänks till 2 500 000 kronor, eftersom regionens ram blev mindre än väntat.",
    "note.en": "The largest amount is lowered to 2,500,000 kronor, since the region's frame became smaller than expected.",
  });
  await press(office, "Publicera nya regler");
  await expect(office.getByText("De nya reglerna gäller. De som har ett utkast får ett mejl.")).toBeVisible();

  // Everybody can read what and why; the new limit holds.
  await office.getByRole("link", { name: "Utlysningens sida" }).click();
  await expect(office.locator("#changes")).toContainText("Reglerna ändrade");
  await expect(office.locator("#changes")).toContainText("regionens ram blev mindre");
  await expect(office.locator("main")).toContainText("2 500 000 kr");
  await look(office);

  // A team that has begun meets it in its draft, with its words as they were.
  const team = await as("Tilda Fors");
  await team.goto("/mina-sidor");
  await team.getByRole("link", { name: /Laga tillsammans/ }).click();
  await expect(team.getByText(/Reglerna ändrades/)).toBeVisible();
  await look(team);
});
