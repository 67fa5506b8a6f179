import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DrumDocument, tablesOf } from "#app/documents/document.ts";
import type { Actor, Role } from "#app/gate/actor.ts";
import { verifyJournal } from "#app/gate/journal.server.ts";
import { deliverOne } from "#app/gate/outbox.server.ts";
import { kronor, sum } from "#app/kernel/money.ts";
import { instantAt } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { handlers } from "#app/reactions/all.server.ts";
import { allocationPage, proposeAllocation } from "#app/rooms/allocation/allocation.server.ts";
import * as scenarios from "#app/rooms/allocation/scenario.server.ts";
import { tryForm } from "#app/rooms/allocation/scenario.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { plainCriterion, plainRules } from "#app/rooms/calls/plain-rules.test-data.ts";
import * as appeals from "#app/rooms/decisions/appeals.server.ts";
import * as decisions from "#app/rooms/decisions/decisions.server.ts";
import * as statements from "#app/rooms/decisions/statements.server.ts";
import { fundPot } from "#app/rooms/money/ledger.ts";
import { post, verifyLedger } from "#app/rooms/money/money.server.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";
import * as preparations from "#app/rooms/preparation/preparation.server.ts";
import { builderPaper } from "#app/rooms/reporting/builder.server.ts";
import { decisionPackageFile } from "#app/rooms/reporting/decision-package.server.ts";
import type { DecisionPackage } from "#app/rooms/reporting/decision-package.ts";
import { inLedger, recomputed } from "./recomputed.ts";

/**
 * The round of 2022 as one story, at its own dates: eleven million kronor for 2023 to seventeen projects, decided on 21 October. The eight
 * projects whose sums are published are those of `data/awards/real-awards.json`; the other nine that share what is left, and the five that
 * were refused, are made up. So are all people.
 */
const at = (date: string, time = "09:00") => instantAt(date, time) as Date;
const both = (text: string) => ({ sv: text, en: text });
const year = 2023;

type Sought = {
  readonly title: string;
  readonly owner: string;
  /** asked for in each year from 2023, in kronor */
  readonly kr: readonly number[];
  readonly lower?: number;
};
type RealAward = { year: number; project: string; owner: string; amount_sek: number | null; call: string };
const published = (JSON.parse(readFileSync("data/awards/real-awards.json", "utf8")) as RealAward[]).filter(
  (award) => award.call.startsWith("DRUM 2023") && award.amount_sek !== null,
);
/** In the order of the ranking. */
const round: Sought[] = [
  ...published.map(({ project, owner, amount_sek }): Sought => {
    const kr = amount_sek as number;
    if (project === "Framstegsfokus") return { title: project, owner, kr: [kr + 50_000] };
    return { title: project, owner, kr: project === "Strategisk markanvändning" ? [kr, kr] : [kr] };
  }),
  { title: "Kompetens för omställning", owner: "Lärcentrum Viskadalen", kr: [900_000] },
  { title: "Textil som stannar kvar", owner: "Stiftelsen Återväv", kr: [800_000] },
  { title: "Byarnas affärer", owner: "Föreningen Levande byar i Sjuhärad", kr: [650_000] },
  { title: "Unga ledare i åtta kommuner", owner: "Sjuhärads idrottsallians", kr: [600_000] },
  { title: "Energi i fastigheter", owner: "Föreningen Levande byar i Sjuhärad", kr: [500_000] },
  { title: "Träbyggnad i Viskadalen", owner: "Lärcentrum Viskadalen", kr: [400_000] },
  { title: "Mat från Sjuhärad", owner: "Matföreningen Sju skördar", kr: [300_000] },
  { title: "Cykla till jobbet", owner: "Sjuhärads idrottsallians", kr: [245_000] },
  { title: "Scen för nya berättelser", owner: "Teaterföreningen Spår", kr: [340_000], lower: 240_000 },
  { title: "Företagsbesök året runt", owner: "Näringslivsföreningen Öst", kr: [700_000] },
  { title: "Digital hembygd", owner: "Stiftelsen Återväv", kr: [450_000] },
  { title: "Hållbara evenemang", owner: "Sjuhärads idrottsallians", kr: [350_000] },
  { title: "Ny mässhall", owner: "Näringslivsföreningen Öst", kr: [1_200_000] },
  { title: "Marknadsföring av Öst", owner: "Näringslivsföreningen Öst", kr: [380_000] },
];
const granted = 17;
const arena = "Arena Circular Hub";
const creative = "Creative Cluster CO-working";

const people = {} as Record<"officer" | "second" | "secretary" | "beredning" | "adjunct", Actor>;
const committee: Actor[] = [];
const assessors: Actor[] = [];
/** the chair first, then the vice chair and the other members */
const board: Actor[] = [];
const substitutes: Actor[] = [];
const applicants = new Map<string, Actor>();
const cases = new Map<string, string>();
const callId = newId();
let meetingId = "";

type Said = { ok: true; value?: unknown } | { ok: false; refusal: { code: string } };
const say = (outcome: Said): string => (outcome.ok ? "ok" : outcome.refusal.code);
const made = (outcome: Said): { id: string } => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value as { id: string };
};
const caseOf = (title: string) => cases.get(title) as string;
const one = <One>(all: readonly One[], index: number) => all[index] as One;
const deliver = async () => {
  while (await deliverOne(handlers));
};
const words = (value: unknown) => JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? `${part}` : part));
const count = async (table: ReturnType<typeof sql>) =>
  (await database.one<{ n: number }>(sql`select count(*)::int as n from ${table}`)).n;

async function elected(name: string, code: string, ...roles: Role[]): Promise<Actor> {
  const actor = await addPerson(name, ...roles);
  await database.run(sql`update person_role set municipality_code = ${code} where person_id = ${actor.personId}`);
  return actor;
}

async function addFund(forYear: number, kr: number) {
  const id = newId();
  await database.run(
    sql`insert into fund (id, year, purpose, name_sv, name_en) values (${id}, ${forYear}, 'drum', ${`Delregionala utvecklingsmedel ${forYear}`}, ${`Sub-regional funds ${forYear}`})`,
  );
  for (const [position, [source, side]] of [
    ["Västra Götalandsregionen", "vgr"],
    ["Kommunerna", "municipalities"],
  ].entries()) {
    const pot = newId();
    await database.run(
      sql`insert into pot (id, fund_id, source, side, matching_share, position) values (${pot}, ${id}, ${source}, ${side}, 5000, ${position})`,
    );
    await transaction((tx) => post(tx, fundPot(pot, kronor(kr) / 2n, { basis: "överenskommelsen" }), at("2022-01-10"), null));
  }
  await database.run(sql`insert into call_fund (call_id, fund_id) values (${callId}, ${id})`);
}

/** Three sheets of three criteria: each case has one step less, in one place, than the one before it in the ranking. */
async function addCase({ title, owner, kr, lower }: Sought, place: number) {
  const [id, total] = [newId(), kr.reduce((a, b) => a + b, 0)];
  cases.set(title, id);
  const actor = applicants.get(owner) as Actor;
  const organisation = one(actor.memberships, 0).organisationId;
  await database.run(sql`
    insert into application (id, call_id, organisation_id, state, title, number, created_at, submitted_at, rules_version, requested_ore, total_ore, starts_on, ends_on)
    values (${id}, ${callId}, ${organisation}, 'submitted', ${title}, ${`DRUM-2023-${`${place + 1}`.padStart(3, "0")}`}, ${at("2022-06-20")}, ${at("2022-08-30")}, 1,
      ${kronor(total)}, ${kronor(total * 2)}, '2023-01-01', ${`${year + kr.length - 1}-12-31`})`);
  for (const [position, level] of [total, ...(lower ? [lower] : [])].entries())
    await database.run(
      sql`insert into application_level (application_id, position, amount_ore) values (${id}, ${position}, ${kronor(level)})`,
    );
  const rows = kr.map((sought, index) => ({
    source: "drum",
    name: "DRUM",
    year: year + index,
    kind: "cash",
    amount: `${kronor(sought)}`,
    confirmed: true,
  }));
  await database.run(
    sql`insert into application_section (application_id, section, content, saved_at, saved_by_id) values (${id}, 'financing', ${JSON.stringify({ rows })}::jsonb, now(), ${actor.personId})`,
  );
  await database.run(
    sql`insert into eligibility_check (application_id, state, answers, opened_at) values (${id}, 'passed', '[]', now())`,
  );
  const steps = 45 - place;
  for (const [index, assessor] of assessors.entries()) {
    const sheet = newId();
    await database.run(
      sql`insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at) values (${sheet}, ${id}, ${assessor.personId}, 'begun', ${at("2022-09-05")}, ${at("2022-09-15")})`,
    );
    await database.run(sql`
      insert into score (assessment_id, criterion, value, not_assessable, motivation)
      select ${sheet}::uuid, key, ${Math.floor(steps / 9)} + (position + 3 * ${index} <= ${steps % 9})::int, false, 'Bra'
      from unnest(array['behov', 'nytta', 'plan']) with ordinality as given (key, position)`);
    await database.run(sql`update assessment set state = 'submitted' where id = ${sheet}`);
  }
}

beforeAll(async () => {
  for (const [code, name] of [
    ["1443", "Bollebygd"],
    ["1452", "Tranemo"],
    ["1463", "Mark"],
    ["1465", "Svenljunga"],
    ["1466", "Herrljunga"],
    ["1490", "Borås"],
    ["1491", "Ulricehamn"],
    ["1442", "Vårgårda"],
    ["1383", "Varberg"],
  ])
    await database.run(
      sql`insert into municipality (code, name, county, standing) values (${code}, ${name}, 'Västra Götaland', ${code === "1383" ? "adjunct" : "member"})`,
    );
  people.officer = await addPerson("Hanna Läggare", "officer");
  people.second = await addPerson("Per Läggare", "officer");
  people.secretary = await addPerson("Siv Skrivare", "secretary");
  people.adjunct = await elected("Ada Jungerad", "1383", "adjunct");
  people.beredning = await addPerson("Olle Beredd", "preparation-chair");
  committee.push(
    people.beredning,
    await addPerson("Moa Beredd", "preparation-member"),
    await addPerson("Tor Beredd", "preparation-member"),
  );
  for (const name of ["Bo Dömare", "Cia Dömare", "Dan Dömare"]) assessors.push(await addPerson(name, "assessor"));
  board.push(await elected("Ulla Ordförande", "1490", "board-chair", "board-member"));
  for (const [name, code] of [
    ["Anna Ask", "1443"],
    ["Bertil Bok", "1452"],
    ["Cecilia Ceder", "1463"],
    ["David Dun", "1465"],
    ["Elin Ek", "1466"],
    ["Fredrik Fur", "1491"],
    ["Gunilla Gran", "1442"],
  ] as const)
    board.push(await elected(name, code, "board-member"));
  substitutes.push(
    await elected("Hugo Hassel", "1490", "board-substitute"),
    await elected("Ida Idegran", "1463", "board-substitute"),
  );
  await database.run(sql`
    insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
    values (${callId}, 'DRUM-2023', 'delregionala-utvecklingsmedel-2023', 'published', 'open', ${JSON.stringify(both("Delregionala utvecklingsmedel 2023"))}, '{}', '{}',
      ${at("2022-06-01")}, ${at("2022-09-04", "23:59")}, ${at("2022-05-20")}, ${at("2022-06-01")})`);
  const rules = {
    ...plainRules(year),
    criteria: [plainCriterion("behov", "Behov", 40), plainCriterion("nytta", "Nytta", 30), plainCriterion("plan", "Plan", 30)],
    assessorsPerApplication: 3,
    thresholds: [{ on: "total", atLeastHundredths: 285, text: both("Minst 2,85 i totalpoäng.") }],
  };
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${callId}, 1, ${JSON.stringify({ ...rules, limits: { ...rules.limits, lowerLevels: 1, maxOre: `${kronor(3_000_000)}` } })}::jsonb, now())`,
  );
  await addFund(year, 11_000_000);
  await addFund(year + 1, 2_000_000);
  for (const [index, owner] of [...new Set(round.map((sought) => sought.owner))].entries()) {
    const organisation = await addOrganisation(owner, `80250${`${index}`.padStart(5, "0")}`, "1490");
    applicants.set(owner, await joining(await addPerson(`Sökande ${index + 1}`), organisation, "signatory"));
  }
  for (const [place, sought] of round.entries()) await addCase(sought, place);
});
afterAll(closeDatabase);

describe("a round like that of 2022", () => {
  it("ranks twenty-two applications, two of them under the threshold", async () => {
    const ranking = (await rankingOfCall(people.officer, callId))?.ranking;
    expect(ranking?.ranked.map(({ contender }) => contender.applicationId)).toEqual(
      round.slice(0, 20).map(({ title }) => caseOf(title)),
    );
    expect(ranking?.unranked.map(({ unranked }) => unranked?.code)).toEqual(["below-threshold", "below-threshold"]);
  });

  it("is tried with less money, and the best allocation is frozen as the proposal: all eleven million to seventeen projects", async () => {
    const actor = people.officer;
    const create = (name: string) => scenarios.createScenario({ actor, callId, name });
    await atInstant(at("2022-09-26"), async () => {
      const { id } = made(await create("Om potterna blir en miljon mindre"));
      const { basis, version } = (await scenarios.scenarioPage(actor, id)) as scenarios.ScenarioPage;
      const pots = basis.funds.flatMap((fund) =>
        fund.pots.map((pot) => ({ pot: pot.id, total: `${(pot.total - (fund.year === year ? kronor(500_000) : 0n)) / 100n}` })),
      );
      const form = tryForm.parse({ objective: basis.objective, pots });
      expect(say(await scenarios.saveScenario({ actor, id, version, name: "Om potterna blir en miljon mindre", form }))).toBe(
        "ok",
      );
      const less = await scenarios.scenarioPage(actor, id);
      const inYear = (page: scenarios.ScenarioPage | null) => sum(page?.view.rows.map((row) => row.best) ?? []) - kronor(500_000);
      expect(inYear(less)).toBeLessThanOrEqual(kronor(10_000_000));
      expect(say(await scenarios.moveScenario({ actor, id, version: version + 1, command: "share" }))).toBe("ok");
      const whole = made(await create("Hela ramen")).id;
      const best = await scenarios.scenarioPage(actor, whole);
      // The walk down the ranking cannot give the last one less than all it asks for.
      expect(best?.view.rows.filter((row) => row.best !== row.walked).map((row) => [row.title, row.walked, row.best])).toEqual([
        ["Scen för nya berättelser", 0n, kronor(240_000)],
      ]);
      expect([inYear(best), best?.view.rows.filter((row) => row.best > 0n).length]).toEqual([kronor(11_000_000), granted]);
      expect(say(await scenarios.freezeAsProposal({ actor, id: whole, version: best?.version ?? 0 }))).toBe("ok");
      const proposal = await allocationPage(actor, callId);
      expect(say(await proposeAllocation({ actor, callId, version: proposal?.version ?? 0 }))).toBe("ok");
    });
  });

  it("is prepared by a beredning, where one has a conflict of interest; it moves fifty thousand kronor and decides nothing", async () => {
    const actor = people.officer;
    const [, recused] = committee as [Actor, Actor, Actor];
    const { id } = await atInstant(at("2022-09-28"), async () =>
      made(
        await preparations.planPreparation({
          actor,
          callId,
          date: "2022-10-05",
          time: "13:00",
          place: "Kansliet, Borås",
          chairId: people.beredning.personId,
          members: committee.map((member) => member.personId),
        }),
      ),
    );
    const on = async () => ({ actor, id, version: (await preparations.preparationPage(actor, id))?.preparation.version ?? 0 });
    await atInstant(at("2022-10-03"), async () => {
      const content = {
        outcome: "grant",
        amountOre: kronor(2_800_000),
        summary: "Ett nav.",
        reasons: "Tio mätbara mål.",
        conditions: "",
      } as const;
      const written = { actor, applicationId: caseOf(arena) };
      expect(say(await statements.saveStatement({ ...written, version: 0, content }))).toBe("ok");
      expect(say(await statements.sealStatement({ ...written, version: 1 }))).toBe("ok");
    });
    const statement = { preparationId: id, applicationId: caseOf(arena) };
    expect(await statements.statementInPreparation(recused, statement)).not.toBeNull();
    await atInstant(at("2022-10-05", "13:05"), async () => {
      const declared = {
        actor: recused,
        id,
        applicationId: caseOf(arena),
        law: "KL 6:28 p. 4" as const,
        described: "Min bror är projektledare.",
      };
      expect(say(await preparations.declareOwnConflict(declared))).toBe("ok");
      expect((await preparations.preparationPage(recused, id))?.cases).toHaveLength(round.length - 1);
      expect(await statements.statementInPreparation(recused, statement)).toBeNull();
      expect(words((await statements.statementInPreparation(people.beredning, statement))?.document.blocks)).toContain(
        "Tio mätbara mål.",
      );
      expect(say(await preparations.openPreparation({ ...(await on()), present: committee.map((one) => one.personId) }))).toBe(
        "ok",
      );
      for (const [title, kr, reason] of [
        ["Framstegsfokus", 400_000, "Fem arbetspaket är för många på ett år. Ett av dem kan vänta."],
        ["Scen för nya berättelser", 290_000, "Turnén når tre kommuner till för femtio tusen kronor."],
      ] as const)
        expect(
          say(
            await preparations.recommendOn({
              ...(await on()),
              applicationId: caseOf(title),
              recommendation: "other-sum",
              amountOre: kronor(kr),
              reason,
            }),
          ),
        ).toBe("ok");
      expect(say(await preparations.recommendRest(await on()))).toBe("ok");
      expect(
        say(
          await preparations.closePreparation({ ...(await on()), notes: "Strategins fem områden får alla minst ett projekt." }),
        ),
      ).toBe("ok");
    });
    const changed = await preparations.preparationPage(actor, id);
    const view = (await scenarios.scenarioPage(actor, changed?.preparation.scenarioId ?? ""))?.view;
    expect(sum(view?.rows.map((row) => row.best) ?? [])).toBe(kronor(11_500_000));
    expect(await count(sql`decision`)).toBe(0);
  });

  const room = async (actor = people.secretary) => (await decisions.meetingPage(actor, meetingId)) as decisions.MeetingPage;
  const on = async () => ({ actor: people.secretary, id: meetingId, version: (await room()).meeting.version });
  const itemAbout = async (title: string) => {
    const { meeting } = await room();
    const own = meeting.items.find((item) => item.applicationId === caseOf(title));
    return (own ?? meeting.items.find((item) => item.kind === "allocation"))?.id as string;
  };
  /** As the fields of the decision's page lie there: what the beredning recommended, and otherwise what was proposed. */
  const record = async (itemId: string, more: Partial<decisions.RecordOrder> = {}) => {
    const page = await decisions.itemPage(people.secretary, meetingId, itemId);
    const lines = new Map((await allocationPage(people.officer, callId))?.rows.map((row) => [row.applicationId, row.line]));
    return decisions.recordItemDecision({
      ...(await on()),
      itemId,
      clauses: page?.item.clauses ?? [],
      procedure: "acclamation",
      adjusterId: null,
      note: "",
      outcomes: (page?.cases ?? []).map(({ applicationId, recommended }) => {
        const line = lines.get(applicationId);
        const amountOre = recommended?.amountOre ?? line?.amountOre ?? 0n;
        const other = recommended?.recommendation === "other-sum";
        return {
          applicationId,
          outcome: amountOre > 0n ? ("grant" as const) : ("reject" as const),
          amountOre,
          purpose: "drum",
          reasons: (other ? recommended.reason : line?.reason) || "Enligt förslaget.",
          conditions: "",
        };
      }),
      ...more,
    });
  };

  it("is decided by the board on 21 October: two recused, substitutes called in, a vote and a reservation", async () => {
    const [chair, anna, bertil, cecilia, david] = board as [Actor, Actor, Actor, Actor, Actor];
    const [hugo, ida] = substitutes as [Actor, Actor];
    meetingId = await atInstant(
      at("2022-10-12"),
      async () =>
        made(
          await decisions.planMeeting({
            actor: people.secretary,
            date: "2022-10-21",
            time: "09:00",
            place: "Navet, Borås",
            chairId: chair.personId,
            officers: [people.officer.personId],
          }),
        ).id,
    );
    await atInstant(at("2022-10-21", "09:02"), async () => {
      const seats = [...board, ...substitutes, people.adjunct, people.officer].map((actor) => ({
        personId: actor.personId,
        present: actor !== one(board, 7),
        servesFor: null,
      }));
      expect(say(await decisions.openMeeting({ ...(await on()), chairId: chair.personId, seats }))).toBe("ok");
      const batch = await itemAbout(creative);
      expect(say(await decisions.breakOutApplication({ ...(await on()), itemId: batch, applicationId: caseOf(arena) }))).toBe(
        "ok",
      );
      for (const { id, kind } of (await room()).meeting.items.slice(0, 3))
        expect(
          say(
            await record(
              id,
              kind === "adjuster" ? { clauses: ["utse Anna Ask att justera protokollet"], adjusterId: anna.personId } : {},
            ),
          ),
        ).toBe("ok");

      // A paragraph about all that are weighed together, and one about a project by itself.
      const taken = { kind: "conflict", chairId: null } as const;
      for (const [actor, title, ground, replacedBy] of [
        [bertil, creative, "KL 6:28 p. 2, ordförande i föreningens styrelse", hugo],
        [cecilia, arena, "KL 6:28 p. 4, anställd vid Högskolan i Borås", ida],
      ] as const) {
        const itemId = await itemAbout(title);
        expect(say(await decisions.takeUpItem({ ...(await on()), itemId }))).toBe("ok");
        const noted = {
          itemId,
          personId: actor.personId,
          applicationId: caseOf(title),
          ground,
          replacedById: replacedBy.personId,
        };
        expect(say(await decisions.noteItemAbsence({ ...(await on()), ...taken, ...noted }))).toBe("ok");
        expect((await decisions.itemPage(actor, meetingId, itemId))?.cases).toEqual([]);
      }
      const voters = [chair, anna, cecilia, david, one(board, 5), one(board, 6), hugo];
      const roll = (all: readonly Actor[]) =>
        all.map((actor) => ({ personId: actor.personId, choice: actor === david ? ("no" as const) : ("yes" as const) }));
      const proceedings = {
        motions: [
          { personId: chair.personId, text: "bifall till beredningens förslag" },
          {
            personId: david.personId,
            text: "att Hållbara evenemang beviljas 350 000 kronor och Kompetens för omställning 550 000 kronor",
          },
        ],
        order: "",
        yes: "bifall till beredningens förslag",
        no: "bifall till David Duns yrkande",
        proposalSide: "yes" as const,
      };
      const voted = { ...(await on()), itemId: batch, proceedings };
      expect(say(await decisions.takeItemVote({ ...voted, votes: roll([...voters, bertil]) }))).toBe("vote-by-outsider");
      expect(say(await decisions.takeItemVote({ ...voted, votes: roll(voters) }))).toBe("ok");
      expect(say(await record(batch, { procedure: "vote" }))).toBe("ok");
      const reserved = "De små kommunernas evenemang ger mer för pengarna än en utbildning som redan finns.";
      expect(
        say(await decisions.reserveAgainstItem({ ...(await on()), itemId: batch, personId: bertil.personId, text: reserved })),
      ).toBe("took-no-part");
      expect(
        say(await decisions.reserveAgainstItem({ ...(await on()), itemId: batch, personId: david.personId, text: reserved })),
      ).toBe("ok");
      expect(say(await record(await itemAbout(arena)))).toBe("ok");
    });
    await atInstant(at("2022-10-21", "11:40"), async () => {
      for (const { id } of (await room()).meeting.items.slice(5)) expect(say(await record(id))).toBe("ok");
      expect(say(await decisions.closeMeeting(await on()))).toBe("ok");
      await deliver();
    });
    // Decided, and still nobody has heard: the minutes are not adjusted.
    expect([await count(sql`decision`), await count(sql`letter`), await count(sql`award`)]).toEqual([round.length, 0, 0]);
    expect(await decisions.publicMinutes(meetingId)).toBeNull();
  });

  it("has minutes that say who decided each paragraph, how they voted, and what each project gets, to the krona", async () => {
    const text = words((await decisions.minutesOf(people.secretary, meetingId))?.document.blocks);
    for (const said of [
      "Bertil Bok anmäler jäv i fråga om DRUM-2023-002 Creative Cluster CO-working",
      "Hugo Hassel tjänstgör i stället",
      "Cecilia Ceder anmäler jäv",
      "Ida Idegran tjänstgör i stället",
      "Omröstningen utfaller med 6 ja-röster mot 1 nej-röst",
      "David Dun reserverar sig mot beslutet",
      "Gunilla Gran (Vårgårda)",
      "Hugo Hassel (Borås), tjänstgör för Bertil Bok i § 4",
      "Ansökan DRUM-2023-001 Arena Circular Hub behandlas för sig, i § 5.",
      "DRUM-2023-003 Framstegsfokus: 400\u00a0000\u00a0kr i stället för 450\u00a0000\u00a0kr",
    ])
      expect(text).toContain(said);
    expect(text.match(/att bevilja /g)).toHaveLength(granted);
    expect(text.match(/att avslå ansökan/g)).toHaveLength(5);
  });

  it("becomes letters, register and money when both have signed, once; and the notice starts the three weeks", async () => {
    const sign = (actor: Actor) => decisions.signAndAdjust({ actor, id: meetingId });
    expect(say(await atInstant(at("2022-10-28", "15:10"), () => sign(one(board, 1))))).toBe("ok");
    expect(await count(sql`minutes`)).toBe(0);
    await atInstant(at("2022-10-31", "08:30"), async () => {
      expect(say(await sign(one(board, 0)))).toBe("ok");
      await deliver();
      await deliver();
    });
    const out = await database.one<{ awards: number; letters: number; mails: number; ore: bigint; ore2023: bigint }>(sql`
      select (select count(*) from award)::int as awards, (select count(*) from letter)::int as letters,
        (select count(*) from sent_mail where subject like 'Beslut finns%')::int as mails,
        (select sum(amount_ore) from decision)::bigint as ore, (select sum(amount_ore) from tranche where year = 2023 and standing = 'granted')::bigint as ore2023`);
    expect(out).toEqual({
      awards: granted,
      letters: round.length,
      mails: round.length,
      ore: kronor(11_500_000),
      ore2023: kronor(11_000_000),
    });
    for (const { project, owner, amount_sek } of published) {
      const letter = await decisions.decisionFor(applicants.get(owner) as Actor, caseOf(project), "sv");
      const years = project === "Strategisk markanvändning" ? 2 : 1;
      expect([project, letter?.outcome, letter?.amountOre]).toEqual([project, "grant", kronor((amount_sek as number) * years)]);
    }
    const refused = await decisions.decisionFor(
      applicants.get("Näringslivsföreningen Öst") as Actor,
      caseOf("Ny mässhall"),
      "sv",
    );
    const own = "Minst 2,85 i totalpoäng. Ansökan har fått 2,80 poäng.";
    expect(words(refused?.document.blocks)).toContain(own);
    expect(words((await decisions.minutesOf(people.secretary, meetingId))?.document.blocks)).toContain(own);

    await atInstant(at("2022-11-01", "10:00"), async () => {
      expect(say(await decisions.announceMinutes(await on()))).toBe("ok");
      expect((await decisions.noticesToday()).current.map((line) => line.id)).toEqual([meetingId]);
    });
    expect((await room()).meeting.appealUntil).toBe("2022-11-22");
    const told = await decisions.decisionFor(
      applicants.get("Teaterföreningen Spår") as Actor,
      caseOf("Scen för nya berättelser"),
      "sv",
    );
    expect(told).toMatchObject({ amountOre: kronor(290_000), appealUntil: "2022-11-22" });
    await atInstant(at("2022-12-15"), async () => {
      expect(words(await decisions.publicMinutes(meetingId))).toContain("Bertil Bok anmäler jäv");
      await deliver();
    });
    expect((await appeals.standingOfCase(caseOf(arena)))?.force).toEqual({ kind: "final", on: "2022-11-23" });
    expect([(await verifyLedger()).fault, (await verifyJournal()).fault]).toEqual([null, null]);
  });

  it("is worked out again by anybody from its published package: every project's öre from each pot in each year, as the ledger has them", async () => {
    const answer = await decisionPackageFile("delregionala-utvecklingsmedel-2023");
    if ("status" in answer) throw new Error(`answered ${answer.status}`);
    const paid = await inLedger(callId);
    // Seventeen projects, one of them for two years, two pots each.
    expect(paid).toHaveLength(36);
    expect(await recomputed(answer.body)).toMatchObject({ code: 0, lines: paid });
    // And VGR's report tells how it was handled, to the day.
    const report = await builderPaper(people.officer, new URLSearchParams("mall=vgr&fran=2023&till=2023"), "sv");
    const rows = (caption: string) =>
      tablesOf(report?.document as DrumDocument)
        .find((table) => table.caption === caption)
        ?.rows.map(({ cells }) => cells.map(({ text, value }) => value ?? text));
    const call = "Delregionala utvecklingsmedel 2023";
    expect(rows("Ansökningar och beslut")).toEqual([[call, round.length, 0, 0, round.length, 3 * round.length, granted, 5]]);
    expect(rows("Tid från ansökan till beslut")).toEqual([[call, "2022-09-04", "2022-10-21", "2022-10-21", 47, 52]]);
    expect(rows(`Bedömningskriterier: ${call}`)).toEqual([
      ["Behov", 40],
      ["Nytta", 30],
      ["Plan", 30],
    ]);
    const { departures } = JSON.parse(answer.body) as DecisionPackage;
    expect(departures.map(({ why, best, decided }) => [why, best, decided])).toEqual([
      ["board", `${kronor(450_000)}`, `${kronor(400_000)}`],
      ["board", `${kronor(240_000)}`, `${kronor(290_000)}`],
    ]);
  });
});
