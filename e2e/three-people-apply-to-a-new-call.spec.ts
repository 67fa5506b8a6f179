import type { Page } from "@playwright/test";
import { expect, fill, press, questionOfTies, roundWhere, test, tick } from "./stage.ts";

/**
 * A call that did not exist is built, published and applied to: by an association where one person writes with the keyboard alone and
 * another signs, and by one whose person has no JavaScript; the office then sends one of them back for what is missing.
 */
test.describe.configure({ mode: "serial", timeout: 300_000 });

const name = "Mötesplatser som håller";
const year = new Date().getFullYear() + 2;
const slug = "motesplatser-som-haller";
let keyboardCase = "";

/** What one person writes in every part of the form, in the order of the page: a field's name and value, or a box to tick. */
type Typed = readonly [name: string, value: string, box?: "box"];
const partsOf = (title: string, who: string): Readonly<Record<string, readonly Typed[]>> => ({
  projekt: [
    ["title", title],
    ["summary", "Två bygdegårdar och ett bibliotek håller öppet tillsammans, med samma schema och samma nyckel."],
    ["period.from", `${year}-02-01`],
    ["period.to", `${year}-11-30`],
    ["contact.name", who],
    ["contact.email", "projektet@motesplats.example"],
    ["contact.phone", "033-12 34 56"],
  ],
  behov: [
    ["need", "Lokalerna finns, men de står tomma fyra dagar av fem eftersom ingen förening ensam orkar hålla öppet."],
    ["purpose", "Att invånare i två kommuner har någonstans att vara varje dag, och att det håller när projektet är slut."],
    ["targetGroup", "Unga och äldre i tre byar utan annan öppen lokal."],
  ],
  strategi: [
    ["fokusomrade.nodes", "sjuharad-2030/fokus-2", "box"],
    ["fokusomrade.share.1", "100"],
    ["prioritering.nodes", "rus-vg-2030/prio-1", "box"],
    ["prioritering.share.0", "100"],
  ],
  kommuner: [
    ["codes", "1490", "box"],
    ["role.k1490", "Lånar ut biblioteket och betalar en värd två kvällar i veckan."],
    ["codes", "1463", "box"],
    ["role.k1463", "Ställer bygdegårdens lokal till förfogande."],
    ["perspective", "Schemat görs för båda kommunerna, och den som har nyckel till det ena huset har det till det andra."],
  ],
  mal: [
    ["activities.0.title", "Öppna husen"],
    ["activities.0.from", `${year}-02-01`],
    ["activities.0.to", `${year}-11-30`],
    ["activities.0.responsible", who],
    ["activities.0.text", "Värdar utbildas och schemat hålls."],
    ["goals.0.text", "Öppna dagar"],
    ["goals.0.target", "180"],
    ["goals.0.unit", "dagar"],
    ["goals.0.baseline", "40"],
  ],
  budget: [
    ["rows.0.costType", "personal"],
    ["rows.0.year", `${year}`],
    ["rows.0.amount", "500 000"],
  ],
  finansiering: [
    ["rows.0.source", "drum"],
    ["rows.0.name", "Boråsregionen"],
    ["rows.0.year", `${year}`],
    ["rows.0.amount", "250 000"],
    ["rows.1.source", "kommun"],
    ["rows.1.name", "Borås Stad"],
    ["rows.1.year", `${year}`],
    ["rows.1.amount", "250 000"],
  ],
  plan: [
    ["longTermPlan", "Kommunerna tar över värdarnas lön, och föreningarna behåller schemat."],
    ["risks.0.risk", "För få värdar."],
    ["risks.0.measure", "Studieförbundet utbildar fler varje termin."],
    ["equality", "Vi räknar besökare efter kön och ålder och ändrar tiderna efter det."],
    ["sustainability", "Hus som redan finns används i stället för att nya byggs."],
    ["stateAid", "Inget företag får pengar eller rådgivning."],
  ],
  fragor: [["q0", "Värden för dagen, efter en lista på dörren."]],
});

/** Both languages of one text of the call: the English is asked for too, and stands beside. */
const both = (field: string, text: string): Readonly<Record<string, string>> => ({
  [`${field}.sv`]: text,
  [`${field}.en`]: `${text} (en)`,
});
type PartOfCall = {
  readonly part: string;
  /** buttons that add a row each, and how many */
  readonly rows?: Readonly<Record<string, number>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly boxes?: readonly (readonly [name: string, value: string])[];
  /** choices by their words, where the value is the database's own */
  readonly chosen?: readonly (readonly [name: string, words: RegExp])[];
};
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
/** Everything a call needs, from nothing. */
const callInParts: readonly PartOfCall[] = [
  {
    part: "grunder",
    fields: {
      kind: "open",
      number: `MOTE-${year}`,
      ...both("summary", "Medel till mötesplatser som håller när projektet är slut."),
      contactName: "Jonas Thorin",
      contactEmail: "jonas.thorin@forbundet.example",
      contactPhone: "033-00 00 01",
    },
  },
  {
    part: "texter",
    fields: {
      ...both("purpose", "Fler ska ha någonstans att vara."),
      ...both("whoMayApply", "Den som är en juridisk person och samverkar med minst två kommuner."),
      ...both("whatFor", "Arbete och värdar. Inte byggen."),
      ...both("howJudged", "Två bedömare var för sig, sedan beslutar direktionen."),
    },
  },
  {
    part: "tider",
    fields: {
      opensOn: yesterday,
      opensAt: "08:00",
      closesOn: `${year - 1}-09-15`,
      closesAt: "23:59",
      decisionOn: `${year - 1}-11-20`,
      earliestStart: `${year}-01-01`,
      latestEnd: `${year + 1}-12-31`,
      maxMonths: "24",
    },
  },
  {
    part: "pengar",
    rows: { "Lägg till en fond": 1 },
    fields: {
      "funds.0.limit": "250 000",
      minAmount: "50 000",
      maxAmount: "400 000",
      minCoFinancing: "50",
      maxOwnWork: "75",
      minMunicipalities: "2",
    },
    chosen: [["funds.0.fund", /Tillväxtmedel/]],
  },
  {
    part: "strategier",
    rows: { "Lägg till ett val": 2 },
    fields: {
      ...both("choices.0.label", "Fokusområde"),
      ...both("choices.0.help", "Välj ett och fördela hundra procent."),
      "choices.0.min": "1",
      "choices.0.max": "3",
      ...both("choices.1.label", "Prioritering"),
      ...both("choices.1.help", "Alla bidrar till den första."),
      "choices.1.min": "1",
      "choices.1.max": "2",
    },
    boxes: [
      ["choices.0.shares", "on"],
      ["choices.1.shares", "on"],
    ],
    chosen: [
      ["choices.0.level", /Fokusområde/],
      ["choices.1.level", /Västra Götaland.*prioritering/i],
    ],
  },
  {
    part: "grundvillkor",
    rows: { "Lägg till ett villkor": 1 },
    fields: {
      ...both("questions.0.text", "Samverkar minst två kommuner?"),
      ...both("questions.0.help", "Samverkan ska märkas i tid, pengar eller ansvar."),
      ...both("questions.0.failure", "Färre än två kommuner deltar."),
    },
    boxes: [["questions.0.required", "on"]],
  },
  {
    part: "kriterier",
    rows: { "Lägg till ett kriterium": 1 },
    fields: {
      scaleMin: "1",
      scaleMax: "2",
      ...both("criteria.0.name", "Relevans"),
      "criteria.0.weight": "100",
      ...both("criteria.0.about", "Hur väl behovet är visat."),
      ...both("criteria.0.questions", "Vad visar behovet?"),
    },
  },
  {
    part: "kriterier",
    fields: { ...both("criteria.0.levels.0", "Påstått."), ...both("criteria.0.levels.1", "Visat med underlag.") },
  },
  { part: "rangordning", fields: { assessors: "2", othersScores: "never", commonScores: "unused", decimals: "2" } },
  {
    part: "kostnader",
    rows: { "Lägg till en rad": 1 },
    fields: {
      yearHours: "1720",
      socialCharges: "31,42",
      ...both("types.0.name", "Personal"),
      ...both("types.0.help", "Lön för tid i projektet."),
    },
  },
  {
    part: "medfinansiering",
    rows: { "Lägg till en rad": 2 },
    fields: {
      ...both("types.0.name", "Drum"),
      ...both("types.0.help", "Det som söks här."),
      ...both("types.1.name", "Kommun"),
      ...both("types.1.help", "Pengar eller arbetstid."),
      confirmations: "voluntary",
    },
    boxes: [
      ["types.0.kinds", "cash"],
      ["types.0.own", "on"],
      ["types.1.kinds", "cash"],
      ["types.1.kinds", "own-work"],
    ],
  },
  {
    part: "villkor",
    rows: { "Lägg till en paragraf": 1 },
    fields: {
      ...both("title", "Villkor för mötesplatser"),
      termsVersion: "1",
      ...both("paragraphs.0.heading", "Beslutet gäller"),
      ...both("paragraphs.0.text", "Projektet genomförs så som det står i beslutet."),
    },
  },
  {
    part: "fragor",
    rows: { "Lägg till en fråga": 1 },
    fields: { ...both("asked.0.text", "Vem håller i nyckeln?"), "asked.0.kind": "short" },
    boxes: [["asked.0.required", "on"]],
  },
];

test("the office builds a call from nothing, is told what is missing, publishes it, and it is open", async ({
  as,
  page,
  look,
}) => {
  const office = await as("Jonas Thorin");
  await office.goto("/handlaggning/utlysningar/ny");
  await fill(office, { "title.sv": name, "title.en": "Meeting places that last" });
  await office.getByLabel("Ett tomt utkast").check();
  await press(office, "Skapa utkastet");
  const building = new URL(office.url()).pathname;
  await office.goto(building.replace(/bygg$/, "publicering"));
  await expect(office.getByRole("button", { name: "Publicera utlysningen" })).toHaveCount(0);
  await expect(office.locator("main")).toContainText("Kriterier: lägg till minst en rad");
  await look(office);
  for (const { part, rows, fields, boxes, chosen } of callInParts) {
    await office.goto(`${building}/${part}`);
    for (const [button, times] of Object.entries(rows ?? {}))
      for (let time = 0; time < times; time += 1) {
        await office.getByRole("button", { name: button, exact: true }).click();
        await office.waitForLoadState("load");
      }
    for (const [field, words] of chosen ?? []) {
      const select = office.locator(`main [name="${field}"]`);
      await select.selectOption({ label: await select.locator("option", { hasText: words }).first().innerText() });
    }
    await fill(office, fields);
    for (const [field, value] of boxes ?? []) await tick(office, field, value);
    await press(office, /^Spara$/);
    await expect(office.locator("main"), part).toContainText("Delen är sparad");
  }
  // Now that its strategy is saved, its goals are there: one must be chosen by all, and only two may be.
  await office.goto(`${building}/strategier`);
  for (const words of ["Bara vissa mål får väljas", "Vissa mål måste väljas"])
    await office.locator("summary", { hasText: words }).nth(1).click();
  await tick(office, "choices.1.offered", "rus-vg-2030/prio-1");
  await tick(office, "choices.1.offered", "rus-vg-2030/prio-2");
  await tick(office, "choices.1.demanded", "rus-vg-2030/prio-1");
  await press(office, /^Spara$/);
  await look(office);
  await office.goto(building.replace(/bygg$/, "publicering"));
  await look(office);
  await press(office, "Publicera utlysningen");
  await page.goto(`/utlysningar/${slug}`);
  await expect(page.locator("h1")).toHaveText(name);
  await expect(page.locator("main")).toContainText(`15 september ${year - 1} kl. 23.59`);
  await expect(page.locator("main")).toContainText("(måste väljas)");
});

/** Which part of the form a page shows, or null. */
const partAt = (page: Page) => /\/del\/([a-z]+)$/.exec(new URL(page.url()).pathname)?.[1] ?? null;

/** Somebody who has a keyboard and nothing else: every field and button is come to by the tab key, in the order of the page. */
class Keyboard {
  constructor(readonly page: Page) {}

  /** Tabs until the element that has the focus is the one that is looked for. */
  private async reach(wanted: { name?: string; value?: string; words?: string }): Promise<void> {
    for (let steps = 0; steps < 220; steps += 1) {
      await this.page.keyboard.press("Tab");
      const here = await this.page.evaluate(({ name, value, words }) => {
        const element = document.activeElement as HTMLInputElement;
        if (words) return /^(A|BUTTON)$/.test(element.tagName) && new RegExp(words).test(element.textContent?.trim() ?? "");
        return element.name === name && (value === undefined || element.value === value);
      }, wanted);
      if (here) return;
    }
    throw new Error(`the tab key does not lead to ${JSON.stringify(wanted)} on ${this.page.url()}`);
  }

  async field(name: string, value: string): Promise<void> {
    await this.reach({ name });
    const field = this.page.locator(`main [name="${name}"]`).first();
    const kind = await field.evaluate((element) =>
      element.tagName === "SELECT" ? "select" : (element as HTMLInputElement).type,
    );
    if (kind === "select") {
      const label = await field.locator(`option[value="${value}"]`).innerText();
      await this.page.keyboard.type(label);
    } else {
      await this.page.keyboard.press("ControlOrMeta+a");
      await this.page.keyboard.insertText(value);
    }
    await expect(field).toHaveValue(value);
  }

  async box(name: string, value: string): Promise<void> {
    await this.reach({ name, value });
    await this.page.keyboard.press("Space");
  }

  async press(words: RegExp): Promise<void> {
    await this.reach({ words: words.source });
    await this.page.keyboard.press("Enter");
  }
}

test("with the keyboard alone, from the call's page to a whole draft; the signatory hands it in", async ({ as, look }) => {
  const writer = await as("Oskar Linde Vall");
  const keys = new Keyboard(writer);
  await writer.goto(`/utlysningar/${slug}`);
  await keys.press(/^Börja ansökan/);
  await writer.waitForURL(/ansok$/);
  await keys.field("title", "Samma nyckel till tre hus");
  await keys.press(/^Börja/);
  await writer.waitForURL(/\/ansokningar\//);
  keyboardCase = new URL(writer.url()).pathname.split("/").slice(0, 3).join("/");
  // Each part leads to the next; the last leads to the check.
  const parts = partsOf("Samma nyckel till tre hus", "Oskar Linde Vall");
  for (let part = partAt(writer); part !== null; part = partAt(writer)) {
    for (const [name, value, box] of parts[part] as readonly Typed[]) {
      if (box) await keys.box(name, value);
      else await keys.field(name, value);
    }
    await keys.press(/^Spara och fortsätt/);
    await writer.waitForURL((url) => !url.pathname.endsWith(`/del/${part}`));
  }
  await writer.waitForURL(/kontroll$/);
  await expect(writer.locator("main")).toContainText(/Inget att rätta|Allt är ifyllt|kan skickas in/);
  await look(writer);
  await writer.goto(`${keyboardCase}/inlamning`);
  await expect(writer.getByRole("button", { name: /^Skicka in/ })).toHaveCount(0);

  const signatory = await as("Britt-Marie Planhag");
  await signatory.goto(`${keyboardCase}/inlamning`);
  await look(signatory);
  await tick(signatory, "declaration", "on");
  await press(signatory, /^Skicka in/);
  await expect(signatory).toHaveURL(/kvittens/);
  await expect(signatory.locator("main")).toContainText(`MOTE-${year}-001`);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("another association writes the same form and hands it in", async ({ as }) => {
    const person = await as("Sara Enehag");
    await person.goto(`/utlysningar/${slug}/ansok`);
    await fill(person, { title: "Nattöppet i byn" });
    await press(person, /^Börja/);
    const path = new URL(person.url()).pathname.split("/").slice(0, 3).join("/");
    await person.goto(`${path}/del/projekt`);
    const parts = partsOf("Nattöppet i byn", "Sara Enehag");
    for (let part = partAt(person); part !== null; part = partAt(person)) {
      for (const [name, value, box] of parts[part] as readonly Typed[]) {
        if (box) await tick(person, name, value);
        else await fill(person, { [name]: value });
      }
      await press(person, "Spara och fortsätt");
      await expect(person, `${part} is accepted`).not.toHaveURL(new RegExp(`/del/${part}$`));
    }
    await person.goto(`${path}/inlamning`);
    await tick(person, "declaration", "on");
    await press(person, /^Skicka in/);
    await expect(person).toHaveURL(/kvittens/);
    await expect(person.locator("main")).toContainText(`MOTE-${year}-002`);
  });
});

test("the office asks one of them for more, and reads old and new beside each other", async ({ as, look }) => {
  const office = await as("Anneli Rosvall");
  const round = await roundWhere(office, "", async () => (await office.getByRole("heading", { level: 1, name }).count()) > 0);
  await expect(office.locator("tbody tr")).toHaveCount(2);
  await look(office);
  // What stands in them is not searched before the officer has said for both, in one form, that nothing ties them.
  await office.removeLocatorHandler(questionOfTies(office));
  await expect(office.locator("tbody")).toContainText("Svara först");
  await office.getByRole("link", { name: "Svara nu" }).click();
  await expect(questionOfTies(office)).toBeVisible();
  await expect(office.getByLabel("Ingen koppling")).toHaveCount(2);
  await look(office);
  await press(office, "Lämna svaren");
  await expect(office.locator("tbody")).not.toContainText("Svara först");
  await office.goto(`${round}?sok=nyckel`);
  await office.getByRole("link", { name: "Samma nyckel till tre hus" }).click();
  await expect(office.locator("h1")).toHaveText("Samma nyckel till tre hus");
  const address = office.url();
  await office.getByRole("link", { name: "Komplettering", exact: true }).click();
  await office.locator('input[name="sections"][value="need"]').check();
  await fill(office, { message: "Hur många unga och äldre bor i byarna?" });
  await press(office, "Skicka begäran");
  await expect(office.getByText("Begäran är skickad")).toBeVisible();

  const writer = await as("Oskar Linde Vall");
  const keys = new Keyboard(writer);
  await writer.goto(`${keyboardCase}/del/behov`);
  await keys.field("targetGroup", "Fyrahundra unga och sexhundra äldre i tre byar utan annan öppen lokal.");
  await keys.press(/^Spara/);
  await writer.waitForURL((url) => !url.pathname.includes("/del/"));
  const signatory = await as("Britt-Marie Planhag");
  await signatory.goto(`${keyboardCase}/inlamning`);
  await tick(signatory, "declaration", "on");
  await press(signatory, "Skicka in kompletteringen");
  await expect(signatory).toHaveURL(/kvittens/);

  await office.goto(address);
  await office.getByRole("link", { name: "Jämför före och efter" }).click();
  await expect(office.getByText("Fyrahundra unga och sexhundra äldre")).toBeVisible();
});
