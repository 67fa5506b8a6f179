import type { Page } from "@playwright/test";
import pg from "pg";
import readWorkbook from "read-excel-file/node";
import writeWorkbook from "write-excel-file/node";
import { fillBenchWorld } from "../bench/world.mjs";
import { expect, fill, press, test, tick } from "./stage.ts";

/**
 * A whole round as twelve people live it: thirty applications, three assessors to each, conflicts of interest that are known before, declared
 * at the case and found when everything was handed in. Nine score on the page and three in the sheet; one is severer than the rest, and the
 * office can see that once the board has adopted the calibration.
 */
test.describe.configure({ mode: "serial", timeout: 600_000 });

const database = process.env.DATABASE_URL;
const assessors = Array.from({ length: 12 }, (_, n) => `rund bedömare ${n + 1}`);
const severe = assessors[6] as string;
const bySheet = assessors.slice(9);
const officerName = "Anneli Rosvall";

const ask = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client(database);
  await client.connect();
  return (await client.query(text, [...values]).finally(() => client.end())).rows as Row[];
};

/** The twelve are all the assessors there are, while it lasts. */
const others = (change: string) =>
  ask(
    `update person_role set "to" = ${change} where role = 'assessor' and person_id in (select id from person where name not like 'rund bed%')`,
  );

let call: string;
/** who has a conflict of interest in which, by the application's number */
const tied: [person: string, number: string][] = [];

test.beforeAll(async () => {
  expect(database, "DATABASE_URL, as serve-for-tests.mjs prints it").toBeTruthy();
  const filled = await fillBenchWorld(database, { applications: 30, awards: 0, call: "RUND", assessors: 12, perApplication: 0 });
  call = filled.callId;
  await others("current_date - 1");
  await ask(`update call_rules set rules = jsonb_set(rules::jsonb, '{assessorsPerApplication}', '3') where call_id = $1`, [call]);
  await ask(`update call set title = '{"sv": "Rundans utlysning", "en": "The round''s call"}' where id = $1`, [call]);
  // Known beforehand: what three of them are on the boards of.
  for (const name of assessors.slice(0, 3)) {
    const [seat] = await ask<{ number: string; numbers: string[] }>(
      `with of as (select o.number, array_agg(a.number) as numbers from application a join organisation o on o.id = a.organisation_id where a.call_id = $1 and o.number not like '212%' group by o.number)
       insert into interest (id, person_id, kind, organisation_number) select gen_random_uuid(), p.id, 'board-seat', of.number
       from person p, (select * from of order by number offset $3 limit 1) of where p.name = $2
       returning organisation_number as number, (select numbers from of where of.number = organisation_number) as numbers`,
      [call, name, assessors.indexOf(name)],
    );
    for (const number of seat?.numbers ?? []) tied.push([name, number]);
  }
});

test.afterAll(() => others("null"));

/** What a person thinks: the application's own worth, at times a step more or less, and a whole step less from the severe one. */
function opinion(person: string, number: string, item: number): number {
  const [j, c] = [assessors.indexOf(person), Number(number.slice(-5))];
  const chance = (j * 7 + c * 13 + item * 9 + j * c * 3) % 7;
  return (c % 3 === 0 ? 3 : 4) + (chance === 0 ? -1 : chance === 6 ? 1 : 0) - (person === severe ? 1 : 0);
}
const words = (person: string, item: number) => `${person} om punkt ${item + 1}: väl beskrivet, och det går att följa upp.`;

/** Everything that is left on the person's list, in the order of the list. */
async function left(page: Page): Promise<{ path: string; number: string }[]> {
  await page.goto("/bedomningar");
  const rows = await page.locator("main tbody tr").all();
  return Promise.all(
    rows.map(async (row) => ({
      path: (await row.locator("a").first().getAttribute("href")) ?? "",
      number: /RUND-\d+/.exec(await row.innerText())?.[0] ?? "",
    })),
  );
}

test("the proposal gives nobody a case they are tied to", async ({ as, look }) => {
  const officer = await as(officerName);
  await officer.goto(`/handlaggning/utlysningar/${call}/bedomare`);
  await look(officer);
  await press(officer, "Utse enligt förslaget");
  await expect(officer.locator("main")).toContainText("90 bedömare är utsedda");
  const given = await ask<{ name: string; number: string }>(
    `select p.name, a.number from assessment s join person p on p.id = s.assessor_id join application a on a.id = s.application_id where a.call_id = $1`,
    [call],
  );
  expect(given).toHaveLength(90);
  for (const [name, number] of tied) expect(given).not.toContainEqual({ name, number });
});

/** The level a person would choose of those the page offers for an item: a goal's scale is shorter than a criterion's. */
function chosen(person: string, number: string, item: number, levels: readonly number[]): string {
  const most = Math.max(...levels);
  const value = most > 3 ? opinion(person, number, item) : 1 + ((Number(number.slice(-5)) + assessors.indexOf(person)) % 2);
  return String(Math.min(most, Math.max(Math.min(...levels), value)));
}

async function scoreOnThePage(page: Page, person: string, number: string): Promise<void> {
  const levels = await page
    .locator('main input[type="radio"][name^="scores."]')
    .evaluateAll((all) => all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value] as const));
  const names = [...new Set(levels.map(([name]) => name))];
  for (const [item, name] of names.entries()) {
    const offered = levels.filter(([of, value]) => of === name && /^\d+$/.test(value)).map(([, value]) => Number(value));
    await tick(page, name, chosen(person, number, item, offered));
    await fill(page, { [name.replace(".level", ".motivation")]: words(person, item) });
  }
  await fill(page, { summary: `${person}: sammantaget ett förberett projekt.` });
  await press(page, "Spara och gå till inlämning");
  await press(page, "Lämna in bedömningen");
  await expect(page.locator("main")).toContainText("Bedömningen är inlämnad");
}

async function scoreInTheSheet(page: Page, person: string): Promise<void> {
  const sheet = `/bedomningar/blankett/${call}`;
  await page.goto(sheet);
  const answer = await page.request.get(`${sheet}/fil`);
  const [scores] = await readWorkbook(Buffer.from(await answer.body()));
  const rows = (scores?.data ?? []) as (string | number | null)[][];
  const filled = rows.map((row, at) => {
    const [number, , , , , levels, , , , key] = row;
    if (at === 0) return row;
    const offered = [...`${levels ?? ""}`.matchAll(/^(\d+)/gm)].map(([value]) => Number(value));
    const item = rows.filter(([of], before) => of === number && before < at).length;
    const level = key === "summary:" || offered.length === 0 ? row[6] : Number(chosen(person, `${number}`, item, offered));
    return [...row.slice(0, 6), level, key === "note:" ? null : words(person, item), ...row.slice(8)];
  });
  const file = await writeWorkbook(
    filled.map((row) =>
      row.map((value) => (value === null ? null : { value, type: typeof value === "number" ? Number : String })),
    ) as never,
    { sheet: scores?.sheet ?? "Bedömningar" },
  ).toBuffer();
  await page.setInputFiles("input[type=file]", { name: "bedomning.xlsx", mimeType: "", buffer: Buffer.from(file) });
  await press(page, "Ladda upp och jämför");
  await expect(page.locator("main")).toContainText("Det här sparas");
  await page.locator('main button[name="step"][value="save"]').click();
  await page.waitForURL(/sparat=/);
}

test("twelve declare, score and hand in; who finds a tie at the case is replaced", async ({ as, look }) => {
  const officer = await as(officerName);
  const declares = assessors[4] as string;
  for (const person of assessors) {
    const page = await as(person);
    const cases = await left(page);
    expect(cases.length).toBeGreaterThan(5);
    if (person === assessors[3]) await look(page);
    for (const [turn, { path, number }] of cases.entries()) {
      await page.goto(path);
      if (person === declares && turn === 0) {
        await tick(page, "declaration", "conflict");
        await tick(page, "ground", "KL 6:28 p. 1");
        await fill(page, { reason: "Min sambo är projektledare." });
        await press(page, "Lämna svaret");
        tied.push([person, number]);
        expect((await left(page)).map((one) => one.number)).not.toContain(number);
        continue;
      }
      await tick(page, "declaration", "none");
      await press(page, "Lämna svaret");
      if (!bySheet.includes(person)) await scoreOnThePage(page, person, number);
    }
    if (bySheet.includes(person)) {
      await scoreInTheSheet(page, person);
      for (const { path } of cases) {
        await page.goto(`${path}/inlamning`);
        await press(page, "Lämna in bedömningen");
        await expect(page.locator("main")).toContainText("Bedömningen är inlämnad");
      }
    }
    await page.close();
  }

  // The substitute: the officer reads who is free of the case, and gives it to one of them.
  const [, number] = tied.at(-1) as [string, string];
  const [{ id, substitute }] = (await ask<{ id: string; substitute: string }>(
    `select a.id, (select p.name from person p where p.name like 'rund bed%' and p.name <> all($3) and not exists (select 1 from assessment s where s.application_id = a.id and s.assessor_id = p.id)
      and not exists (select 1 from conflict c where c.application_id = a.id and c.person_id = p.id and c.state = 'declared') order by p.name limit 1) as substitute
     from application a where a.call_id = $1 and a.number = $2`,
    [call, number, tied.filter(([, of]) => of === number).map(([name]) => name)],
  )) as [{ id: string; substitute: string }];
  await officer.goto(`/handlaggning/arenden/${id}/bedomare`);
  await expect(officer.locator("main .notice")).toContainText("En bedömare fattas");
  await officer.getByRole("link", { name: "Utse ersättare" }).click();
  await officer.getByRole("checkbox", { name: new RegExp(`^${substitute}\\b`) }).check();
  await press(officer, /^Utse/);
  const page = await as(substitute);
  const [last] = (await left(page)).filter((one) => one.number === number);
  await page.goto(last?.path ?? "");
  await tick(page, "declaration", "none");
  await press(page, "Lämna svaret");
  await scoreOnThePage(page, substitute, number);

  // And one is found when everything is handed in: what was scored is kept and counts nowhere.
  const late = await as(assessors[5] as string);
  await late.goto("/bedomningar");
  const row = late.locator("main tbody tr").first();
  tied.push([assessors[5] as string, /RUND-\d+/.exec(await row.innerText())?.[0] ?? ""]);
  await row.getByRole("link").first().click();
  await late.getByRole("link", { name: /jäv/i }).first().click();
  await tick(late, "ground", "KL 6:28 p. 4");
  await fill(late, { reason: "Jag har räknat på deras budget." });
  await press(late, "Anmäl jäv");
  await late.goto("/bedomningar");
  await expect(late.locator("main")).not.toContainText(tied.at(-1)?.[1] as string);
});

test("the order is of all thirty, says how sure it is, and the severe assessor is found", async ({ as, look }) => {
  const officer = await as(officerName);
  const round = `/handlaggning/utlysningar/${call}`;
  await officer.goto(`${round}/rangordning`);
  await expect(officer.locator("main tbody tr", { hasText: /RUND-\d+/ })).toHaveCount(30);
  const counted = await ask<{ number: string; count: number }>(
    `select a.number, (count(*))::int as count from assessment s join application a on a.id = s.application_id
     where a.call_id = $1 and s.state = 'submitted' and not exists (select 1 from conflict c where c.application_id = a.id and c.person_id = s.assessor_id and c.state <> 'none') group by 1`,
    [call],
  );
  const late = tied.at(-1)?.[1];
  expect(counted.filter(({ count }) => count !== 3)).toEqual([{ number: late, count: 2 }]);
  await officer.goto(`${round}/rangordning/sakerhet`);
  await look(officer);

  const secretary = await as("Birgitta Ahlstrand");
  await secretary.goto(`${round}/rangordning/kalibrering`);
  await fill(secretary, { decidedOn: new Date().toLocaleDateString("sv-SE"), decision: "§ 12" });
  await press(secretary, "Anteckna och visa kalibreringen");
  await officer.goto(`${round}/rangordning/kalibrering`);
  await expect(officer.locator("main tbody tr", { hasText: /rund bedömare/ }).first()).toContainText(severe);
  await look(officer);
});
