import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, roles } from "#app/gate/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import { seedDemo } from "../prisma/seed/seed.ts";
import { ofTheCase, type Place, type Row, table } from "./queries-with-a-reader.ts";

/**
 * KL 5:47, 6:28 and 7:4: every read of every room is asked by somebody who holds every role and has a conflict of interest in one case of each
 * round, and by somebody who has none. What the second is told of the case, the first is not; at the case's own address the first is answered
 * as if it did not exist, in the very same words and by the very same questions to the database, so that time does not tell either.
 */
let recused: Actor, witness: Actor;
/** The same cases, as addressed by each: an assessment has its own address for its assessor. */
let places: { readonly kept: Place; readonly shown: Place; readonly decided: boolean }[];
const nowhere = (place: Place): Place => ({ ...place, ...Object.fromEntries(ofTheCase.map((key) => [key, newId()])) });

type Found = Record<"application" | "call" | "title" | "organisation" | "slug", string> &
  Record<"number" | "meeting" | "item" | "allocation" | "preparation" | "scenario" | "award" | "amendment", string | null> & {
    readonly decided: boolean;
    readonly writing: boolean;
  };

beforeAll(async () => {
  await seedDemo();
  const everybody = (name: string) => addPerson(name, ...roles);
  [recused, witness] = [await everybody("Rut Recused"), await everybody("Vera Witness")];
  const found = await database.many<Found>(sql`
    with one as (
      select distinct on (a.call_id, exists (select 1 from agenda_item i where i.application_id = a.id), exists (select 1 from advisory y where y.application_id = a.id))
        a.id as application, a.call_id as call, a.title, a.number, a.organisation_id as organisation
      from application a where a.state = 'submitted' and exists (select 1 from assessment s where s.application_id = a.id)
      order by a.call_id, exists (select 1 from agenda_item i where i.application_id = a.id), exists (select 1 from advisory y where y.application_id = a.id),
        (select count(*) from discussion_post p where p.application_id = a.id) desc, a.number
    ), sketched as (
      select a.id, a.call_id, k.title, a.number, a.organisation_id from application a join sketch k on k.application_id = a.id order by a.id limit 1
    ), chosen as (select * from one union all select * from sketched)
    select distinct on (c.application) c.*, k.slug, i.meeting_id as meeting, i.id as item, l.allocation_id as allocation, p.id as preparation,
      (select w.id from award w join decision d on d.id = w.decision_id where d.application_id = c.application) as award,
      (select m.id from amendment m join decision d on d.id = m.decision_id where d.application_id = c.application limit 1) as amendment,
      (select s.id from allocation_scenario s where s.call_id = c.call and s.state <> 'draft' limit 1) as scenario,
      exists (select 1 from decision d where d.application_id = c.application) as decided,
      l.allocation_id is null and not exists (select 1 from advisory y where y.application_id = c.application) as writing
    from chosen c join call k on k.id = c.call left join allocation_line l on l.application_id = c.application
      left join agenda_item i on i.allocation_id = l.allocation_id left join preparation p on p.allocation_id = l.allocation_id
    order by c.application, i.application_id = c.application desc nulls last, i.kind`);
  places = [];
  for (const { decided, writing, ...one } of found) {
    const [attachment, matter, kept, shown] = [newId(), newId(), newId(), newId()];
    await database.run(sql`
      insert into attachment (id, application_id, annex, name, kind, bytes, sha256, state, added_at, added_by_id, scanned_at, sealed_at)
      values (${attachment}, ${one.application}, 'annex', ${`${one.title}.pdf`}, 'pdf', 1, '', 'clean', ${now()}, ${witness.personId}, ${now()}, ${now()})`);
    if (!decided && one.number !== null)
      await database.run(sql`
        insert into delegated_matter (id, application_id, state, rule, outcome, amount_ore, reasons, proposed_at, proposed_by_id)
        values (${matter}, ${one.application}, 'proposed', 'chair', 'grant', 1, ${one.title}, ${now()}, ${witness.personId})`);
    for (const [reader, state, assessment] of [
      [recused, "declared", kept],
      [witness, "none", shown],
    ] as const) {
      await database.run(sql`
        insert into conflict (person_id, application_id, state, ground, reason, declared_at)
        values (${reader.personId}, ${one.application}, ${state}, ${state === "none" ? "" : "KL 6:28 p. 4"}, '', ${now()})`);
      await database.run(sql`
        insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at, sheet_keys, sheet_values)
        values (${assessment}, ${one.application}, ${reader.personId}, ${writing ? "begun" : "submitted"}, ${now()}, ${writing ? null : now()}, 'need', '3')`);
      // A tie that is told of and hides nothing.
      await database.run(sql`
        insert into interest (id, person_id, kind, organisation_number) select ${newId()}, ${reader.personId}, 'former-employer', o.number from organisation o where o.id = ${one.organisation}`);
      if (one.preparation)
        await database.run(sql`
          insert into preparation_member (preparation_id, person_id, present, position) values (${one.preparation}, ${reader.personId}, true, 90) on conflict do nothing`);
    }
    const of = await callById(one.call);
    if (!of) throw new Error(`the demo world lost ${one.slug}`);
    const nothing = newId();
    const place = (assessment: string, reader: Actor): Place => ({
      ...one,
      number: one.number ?? one.title,
      meeting: one.meeting ?? nothing,
      item: one.item ?? nothing,
      allocation: one.allocation ?? nothing,
      preparation: one.preparation ?? nothing,
      scenario: one.scenario ?? nothing,
      amendment: one.amendment ?? nothing,
      award: one.award ?? nothing,
      attachment,
      matter,
      assessment,
      of,
      person: reader.personId,
    });
    places.push({ kept: place(kept, recused), shown: place(shown, witness), decided });
  }
});
afterAll(() => closeDatabase());

/** What a reader is told, as one text: whatever is in it, in the order it came. */
const told = (value: unknown): string =>
  JSON.stringify(value, (_, part) => {
    if (typeof part === "bigint") return `${part}`;
    if (part instanceof Map) return [...part];
    if (part instanceof Set) return [...part];
    if (part instanceof Uint8Array) return Buffer.from(part).toString("latin1");
    return part;
  }) ?? "nothing";

const modules = new Map<string, Record<string, (...given: unknown[]) => unknown>>();
const ask = async (file: string, name: string, reader: Actor, row: Extract<Row, { asked: unknown }>, place: Place) => {
  const module = modules.get(file) ?? (await import(`#app/rooms/${file}`));
  modules.set(file, module);
  try {
    return told(await module[name](reader, ...row.asked(place)));
  } catch (fault) {
    throw new Error(`${file} ${name} ${place.number}`, { cause: fault });
  }
};

/** Without what the address says itself: its ids, and who asks. */
const bare = (answer: string, place: Place) =>
  [...ofTheCase, "person" as const].reduce((text, key) => text.replaceAll(place[key], key), answer);

/** What the work asks of the database, statement by statement. */
async function asking(work: () => Promise<string>): Promise<{ answer: string; statements: string[] }> {
  const statements: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given as [string | { text: string }];
    statements.push(typeof first === "string" ? first : first.text);
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  try {
    return { answer: await work(), statements };
  } finally {
    pg.Client.prototype.query = query;
  }
}

const rows = Object.entries(table).flatMap(([file, of]) =>
  Object.entries(of).flatMap(([name, row]) => ("asked" in row ? [{ file, name, row }] : [])),
);
const marks = ({ application, number, title }: Place) => [application, number, title].filter(Boolean);

it("is told of the case by no read; who has no conflict is, by each that says so", async () => {
  const wrong: string[] = [];
  for (const { file, name, row } of rows) {
    let seen = false;
    for (const { kept, shown, decided } of places) {
      const [of, all] = [await ask(file, name, recused, row, kept), await ask(file, name, witness, row, shown)];
      seen ||= bare(of, kept) !== bare(all, shown);
      // What is decided, adjusted and announced is published for everybody; its own address is asked below.
      if (!decided) for (const mark of marks(kept)) if (of.includes(mark)) wrong.push(`${file} ${name} tells ${mark}`);
    }
    if (seen === (row.quiet !== null)) wrong.push(`${file} ${name} ${seen ? "is not quiet" : "tells the witness nothing"}`);
  }
  expect(wrong).toEqual([]);
});

it("is answered at the case's own address as if it did not exist, by the same questions to the database", async () => {
  const wrong: string[] = [];
  let compared = 0;
  for (const { file, name, row } of rows) {
    for (const { kept } of places) {
      const none = nowhere(kept);
      if (told(row.asked(kept)) === told(row.asked(none))) continue;
      const there = await asking(() => ask(file, name, recused, row, kept));
      const gone = await asking(() => ask(file, name, recused, row, none));
      compared += 1;
      if (bare(there.answer, kept) !== bare(gone.answer, none)) wrong.push(`${file} ${name} ${kept.number} answers`);
      if (told(there.statements.sort()) !== told(gone.statements.sort())) wrong.push(`${file} ${name} ${kept.number} asks`);
    }
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(100);
});
