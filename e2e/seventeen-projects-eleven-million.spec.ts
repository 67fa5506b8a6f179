import type { Page } from "@playwright/test";
import pg from "pg";
import { fillBenchWorld } from "../bench/world.mjs";
import { adjust, expect, fill, press, test, tick, today } from "./stage.ts";

/**
 * A round as the autumn of 2022 had one: thirty have applied for more than there is, and eleven million kronor go to seventeen of them. What
 * the ranking says becomes scenarios, a beredning changes one sum, the board decides with two who must leave, a vote and a reservation, and
 * only the adjusted minutes let the letters go.
 */
test.describe.configure({ mode: "serial", timeout: 400_000 });

const database = process.env.DATABASE_URL;
let round = "";
/** the day the beredning was held, in words */
let preparedOn = "";

const ask = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client(database);
  await client.connect();
  return (await client.query(text, [...values]).finally(() => client.end())).rows as Row[];
};

test.beforeAll(async () => {
  expect(database, "DATABASE_URL, as serve-for-tests.mjs prints it").toBeTruthy();
  const { callId } = await fillBenchWorld(database, {
    applications: 30,
    awards: 0,
    call: "ELVA",
    assessors: 12,
    perApplication: 3,
  });
  await ask("update call set title = $2 where id = $1", [
    callId,
    JSON.stringify({ sv: "Elva miljoner 2027-2028", en: "Eleven million 2027-2028" }),
  ]);
  // What each asks for lies about a seventeenth of the money; the call's own limits on two years are all of it.
  await ask(
    "update application set requested_ore = 64600000 + (right(number, 2)::int % 7 - 3) * 100000, total_ore = 150000000 where call_id = $1",
    [callId],
  );
  // Two thirds are good, each in its own way; the others fall below what the call demands.
  await ask(
    "update assessment set state = 'submitted', submitted_at = now() where application_id in (select id from application where call_id = $1)",
    [callId],
  );
  await ask(
    `update score s set value = case when n.of > 20 then 1 else 3 + (n.of * 7 + length(s.criterion) * n.of) % 3 end - case when s.criterion like 'node:%' then 1 else 0 end
     from assessment t join (select id, right(number, 2)::int as of from application where call_id = $1) n on n.id = t.application_id where t.id = s.assessment_id`,
    [callId],
  );
  await ask("delete from call_fund where call_id = $1", [callId]);
  await ask(
    `insert into call_fund (call_id, fund_id, limit_ore) select $1, id, case year when 2027 then 532700000 else 567300000 end
     from fund where purpose = 'tillvaxt' and year in (2027, 2028)`,
    [callId],
  );
  round = `/handlaggning/utlysningar/${callId}`;
});

const rowsWith = (page: Page, words: RegExp) => page.locator("main tbody tr", { hasText: words });

test("what the ranking says becomes scenarios; one is frozen, and a beredning changes a sum of it", async ({ as, look }) => {
  const officer = await as("Anneli Rosvall");
  await officer.goto(`${round}/rangordning`);
  await expect(rowsWith(officer, /ELVA-/)).toHaveCount(30);
  // Before there is a proposal, there is none to hand over.
  await officer.goto(`${round}/fordelning/forslag`);
  await expect(officer).toHaveURL(/\/fordelning$/);
  await look(officer);
  await officer.getByRole("link", { name: "Prova andra villkor" }).click();
  const scenarios = officer.url();
  for (const name of ["Som utlysningen är, med alla pengar för båda åren", "Minst tre miljoner kronor till Borås"]) {
    await officer.goto(scenarios);
    await officer.getByLabel("Namn").fill(name);
    await press(officer, "Skapa scenario");
  }
  // A larger pot alone changes nothing: it is the call's own limits that hold.
  await fill(officer, { "pots.0.total": "8 000 000", "pots.1.total": "8 000 000" });
  await expect(officer.locator(".scenario__now")).toContainText("Svaret följer det du har ändrat");
  await expect(officer.locator(".scenario__now")).toContainText("17 av 20");
  await fill(officer, { "limits.0.most": "6 000 000", "limits.1.most": "6 400 000" });
  await expect(officer.locator(".scenario__now")).toContainText("19 av 20");
  // The last of the ranking must be in, and somebody has to give way.
  const last = officer.locator("#scenario tbody tr").filter({ hasText: "Varför inte med?" }).last();
  await last.getByText("Lås", { exact: true }).click();
  await last.getByRole("combobox").selectOption("must");
  await last.getByLabel("Skäl").fill("Det enda projektet för de unga");
  await press(officer, "Spara och räkna");
  await expect(officer.locator(".summary-list").first()).toContainText("Det enda projektet för de unga");
  await expect(officer.locator(".summary-list").first()).toContainText(/Ram i Tillväxtmedel 2027\s*6\s000\s000\skr/);
  await officer.getByRole("link", { name: "Hur säkert?" }).click();
  await expect(officer.locator("main")).toContainText("200 av 200 prov");
  await look(officer);
  await officer.goto(scenarios);
  for (const box of await officer.getByRole("checkbox").all()) await box.check();
  await press(officer, "Jämför de valda");
  await look(officer);
  await officer
    .getByRole("link", { name: /^Som utlysningen är/ })
    .first()
    .click();
  await officer.locator("main summary", { hasText: "Fastställ som förslag" }).click();
  await press(officer, "Fastställ som förslag");
  await expect(officer.locator("main")).toContainText("Förslaget bygger på scenariot Som utlysningen är");
  await expect(officer.locator(".key-figures")).toContainText(/Föreslaget10\s988\s000\skr/);
  await expect(officer.locator(".key-figures")).toContainText(/Får medel17Får avslag13/);
  await officer.goto(`${round}/fordelning/forslag`);
  await press(officer, "Överlämna förslaget");
  await expect(officer.locator("main")).toContainText("Förslaget är överlämnat till direktionen.");

  await officer.goto(`${round}/fordelning`);
  await officer.getByRole("link", { name: "Kalla till beredning" }).click();
  await fill(officer, { date: "2027-02-01", place: "Rum Viskan" });
  await press(officer, "Kalla till beredning");
  const beredning = new URL(officer.url()).pathname;
  for (const name of ["Mats Hollander", "Nils Ekarp", "Solveig Törnell"]) await officer.getByLabel(name).first().check();
  preparedOn = await today({ dateStyle: "long" });
  await press(officer, "Öppna mötet");
  await officer.getByRole("link", { name: "Cirkulära bibliotek i Sjuhärad 11" }).first().click();
  await tick(officer, "recommendation", "other-sum");
  await fill(officer, { amount: "600 000", reason: "Resorna kan göras med tåg." });
  await press(officer, "Spara rekommendationen");
  await officer.goto(beredning);
  await press(officer, "Rekommendera resten som föreslaget");
  await look(officer);
  await press(officer, "Avsluta mötet");
  await expect(officer.getByText("Mötet är avslutat.")).toBeVisible();
});

let meeting = "";
let paragraph = "";

test("the board decides on all thirty with two who must leave, a vote and a reservation", async ({ as, look }) => {
  const secretary = await as("Birgitta Ahlstrand");
  await secretary.goto("/sammantraden/nytt");
  await fill(secretary, { date: await today(), time: "23:30", place: "Kansliet, Borås" });
  await press(secretary, "Skapa sammanträdet");
  meeting = new URL(secretary.url()).pathname;
  await secretary.goto(`${meeting}/oppnande`);
  for (const status of await secretary.locator('main select[name$=".status"]').all()) await status.selectOption("present");
  await press(secretary, "Öppna sammanträdet");
  await secretary.goto(meeting);
  const items = await secretary
    .locator(`main a[href*="${meeting}/punkter/"]`)
    .evaluateAll((links) => [
      ...new Set(links.map((link) => (link as HTMLAnchorElement).pathname.split("/").slice(0, 5).join("/"))),
    ]);
  for (const item of items) {
    await secretary.goto(item);
    await press(secretary, "Ta upp ärendet");
    const isMoney = (await secretary.locator("main").innerText()).includes("ELVA-00001");
    if (isMoney) {
      paragraph = item;
      await secretary.goto(`${item}/reservation`);
      await expect(secretary.locator("main")).toContainText("En reservation antecknas när beslutet är protokollfört.");
      for (const [name, ground, place] of [
        ["Yasmin Farhadi", "KL 6:28 p. 4", 0],
        ["Ann-Christin Moberg", "KL 6:28 p. 2", 3],
      ] as const) {
        await secretary.goto(`${item}/franvaro`);
        await secretary.locator('main select[name="personId"]').selectOption({ label: name });
        await fill(secretary, { ground });
        await secretary.locator('main [name="applicationIds"]').nth(place).check();
        if (place === 3) await secretary.locator('main select[name="replacedById"]').selectOption({ label: "Abdi Warsan" });
        await look(secretary);
        await press(secretary, /^(Anteckna|Spara)/);
        await expect(secretary.locator(".error-summary")).toHaveCount(0);
      }
      await secretary.goto(`${item}/omrostning`);
      await fill(secretary, { yes: "bifall till förslaget", no: "avslag på förslaget" });
      await tick(secretary, "proposalSide", "yes");
      const voters = await secretary.locator('main input[name$=".choice"][value="yes"]').count();
      for (let voter = 0; voter < voters; voter += 1)
        await secretary
          .locator(`main input[name$=".choice"][value="${voter % 4 === 3 ? "no" : "yes"}"]`)
          .nth(voter)
          .check();
      await look(secretary);
      await press(secretary, /^(Anteckna|Spara)/);
      await expect(secretary.locator(".error-summary")).toHaveCount(0);
    }
    await secretary.goto(`${item}/beslut`);
    const adjuster = secretary.locator('main select[name="adjusterId"]');
    if (await adjuster.count()) await adjuster.selectOption({ label: "Eva-Lena Kjell" });
    await look(secretary);
    await press(secretary, "Protokollför beslutet");
    await expect(secretary.locator(".error-summary"), item).toHaveCount(0);
    if (isMoney) {
      await secretary.goto(`${item}/reservation`);
      await secretary.locator('main select[name="personId"]').selectOption({ label: "Leif Stenkvist" });
      await fill(secretary, { text: "Pengarna borde gå till fler kommuner. Sex av åtta får mindre än de har lagt in." });
      await press(secretary, /^(Anteckna|Spara)/);
      await expect(secretary.locator(".error-summary")).toHaveCount(0);
    }
  }
  await secretary.goto(`${meeting}/avslutande`);
  await press(secretary, "Avsluta sammanträdet");
  await secretary.goto(`${meeting}/protokoll`);
  await look(secretary);
  const minutes = await secretary.locator("main").innerText();
  for (const words of [
    "Yasmin Farhadi (Borås), deltar i §§",
    "Ann-Christin Moberg anmäler jäv i fråga om ELVA-",
    "Abdi Warsan tjänstgör i stället.",
    "Omröstningen utfaller med 8 ja-röster mot 2 nej-röster.",
    "Beredningen för hållbar regional utveckling rekommenderar 600\u00a0000\u00a0kr i stället för 647\u00a0000\u00a0kr: Resorna kan göras med tåg.",
    "Leif Stenkvist reserverar sig mot beslutet: Pengarna borde gå till fler kommuner.",
  ])
    expect(minutes).toContain(words);
  expect([minutes.match(/^att bevilja /gm)?.length, minutes.match(/^att avslå /gm)?.length]).toEqual([17, 13]);
  // The beredning was called to a day in February and held today: that is the day it is told of.
  expect(minutes.replaceAll("\u00a0", " ")).toContain(
    `Beredningen för hållbar regional utveckling behandlade förslaget den ${preparedOn} och`,
  );
  expect(minutes).toMatch(/Summa\s+[\d\s]+10\s941\s000/);
});

test("the minutes are adjusted and announced, and thirty letters go, each with its own reasons", async ({ as, look }) => {
  const decided = () =>
    ask<{ outcome: string; letters: number; sent: number }>(
      `select d.outcome, count(*)::int as letters, count(l.*)::int as sent from decision d join application a on a.id = d.application_id
       left join letter l on l.decision_id = d.id where a.number like 'ELVA-%' group by 1 order by 1`,
    );
  expect(await decided()).toEqual([
    { outcome: "grant", letters: 17, sent: 0 },
    { outcome: "reject", letters: 13, sent: 0 },
  ]);
  await adjust(as, meeting);
  const secretary = await as("Birgitta Ahlstrand");
  for (const step of ["beslut", "omrostning", "rattelse"]) {
    await secretary.goto(`${paragraph}/${step}`);
    await expect(secretary.locator("main")).toContainText("Protokollet är justerat. Paragrafen kan inte öppnas igen.");
  }
  await look(secretary);
  await secretary.goto(`${meeting}/anslag`);
  await press(secretary, "Anslå på anslagstavlan");
  await look(secretary);
  await expect.poll(decided, { timeout: 60_000 }).toEqual([
    { outcome: "grant", letters: 17, sent: 17 },
    { outcome: "reject", letters: 13, sent: 13 },
  ]);
  const officer = await as("Anneli Rosvall");
  await officer.goto(round);
  await officer.locator("main").getByRole("link", { name: "Cirkulära bibliotek i Sjuhärad 11" }).click();
  await officer.goto(`${new URL(officer.url()).pathname}/brev`);
  await expect(officer.locator("main")).toContainText("Skickat med mejl");
  await look(officer);
  // Each letter says why, in the words that stand in the minutes.
  const [told] = await ask<{ all: number; cut: number }>(
    `select count(*) filter (where l.document::text like '%' || left(d.reasons, 40) || '%')::int as all,
       count(*) filter (where l.document::text like '%Resorna kan göras med tåg.%')::int as cut
     from letter l join decision d on d.id = l.decision_id join application a on a.id = d.application_id where a.number like 'ELVA-%'`,
  );
  expect(told).toEqual({ all: 30, cut: 1 });
});
