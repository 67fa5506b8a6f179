import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DrumDocument, inlines, type RichText } from "#app/documents/document.ts";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import type { Actor } from "#app/gate/actor.ts";
import { journalOfCase } from "#app/gate/journal.server.ts";
import { kronor } from "#app/kernel/money.ts";
import { addDays } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { closeDatabase, database, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { advisoriesOfCase, advisorySecret, answerAdvisory, askForAdvice } from "#app/rooms/assessment/advisories.server.ts";
import { discuss } from "#app/rooms/assessment/discussions.server.ts";
import { bundleOf } from "#app/rooms/decisions/decisions.server.ts";
import { both, onThatDay, rules, today, year } from "#app/rooms/decisions/meeting-world.test-data.ts";
import type { StatementContent } from "#app/rooms/decisions/statement.ts";
import * as room from "#app/rooms/decisions/statements.server.ts";
import { addOrganisation, addPerson, joining } from "#app/rooms/people/person.test-data.ts";

const call = newId();
let officer: Actor, second: Actor, assessor: Actor, secretary: Actor, board: Actor, recused: Actor;
let organisation = "";
let counter = 0;
let id = "";
let meetingId = "";
let itemId = "";

const whole: StatementContent = {
  outcome: "grant",
  amountOre: kronor(200),
  summary: "Föreningen vill bygga en scen.",
  reasons: "Scenen behövs i kommunen.\n\nBedömarna är eniga.",
  conditions: "Redovisa antalet besökare.",
};
const save = (actor: Actor, version: number, content = whole) =>
  room.saveStatement({ actor, applicationId: id, version, content });
const seal = (actor: Actor, version: number) => room.sealStatement({ actor, applicationId: id, version });
const code = (outcome: { ok: boolean; refusal?: { code: string } }) => (outcome.ok ? "ok" : outcome.refusal?.code);
const textOf = (text: RichText) =>
  inlines(text)
    .map((one) => (one.kind === "link" ? `${one.text} ${one.href}` : one.text))
    .join("");
/** All that a document says, a block to a line. */
const words = (file: { readonly document: DrumDocument } | null) =>
  file?.document.blocks
    .map((block) =>
      block.kind === "keyValues"
        ? block.rows.map(({ label, value }) => `${label}: ${textOf(value)}`).join("; ")
        : block.kind === "list"
          ? block.items.map(textOf).join("; ")
          : block.kind === "table"
            ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join(" ")).join("; ")
            : "text" in block
              ? textOf(block.text)
              : "",
    )
    .join("\n") ?? null;

onThatDay();
beforeAll(async () => {
  officer = await addPerson("Olga Officer", "officer");
  second = await addPerson("Sven Second", "officer");
  assessor = await addPerson("Anna Assessor", "assessor");
  secretary = await addPerson("Siv Skrivare", "secretary");
  board = await addPerson("Bo Board", "board-member");
  recused = await addPerson("Rut Recused", "board-member");
  organisation = await addOrganisation("Vävnod", "8025011234");
  await database.run(sql`
    insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at, published_at)
    values (${call}, ${`DRUM-${year}`}, 'utlatanden', 'published', 'open', ${JSON.stringify(both("Genomförandeprojekt"))}, '{}', '{}', '2025-05-19', '2026-05-19', ${now()}, ${now()})`);
  await database.run(
    sql`insert into call_rules (call_id, version, rules, created_at) values (${call}, 1, ${JSON.stringify(rules)}, ${now()})`,
  );
});

/** A case with one assessment, in a proposed allocation on the agenda of a planned meeting; one member of the board has a conflict. */
beforeEach(async () => {
  [id, meetingId, itemId] = [newId(), newId(), newId()];
  counter += 1;
  const allocation = newId();
  const criterion = rules.criteria[0]?.key ?? "";
  await database.run(
    sql`delete from agenda_item where allocation_id is not null and meeting_id in (select id from meeting where state = 'planned')`,
  );
  await database.run(sql`delete from allocation_line`);
  await database.run(sql`delete from allocation`);
  await database.run(sql`
    insert into application (id, call_id, organisation_id, state, title, number, created_at, submitted_at, rules_version, requested_ore, total_ore, starts_on, ends_on)
    values (${id}, ${call}, ${organisation}, 'submitted', 'En scen', ${`DRUM-${year}-${counter}`}, ${now()}, ${now()}, 1, ${kronor(300)}, ${kronor(400)}, ${`${year}-02-01`}, ${`${year}-12-31`})`);
  await database.run(
    sql`insert into eligibility_check (application_id, state, answers, opened_at) values (${id}, 'passed', '[]', ${now()})`,
  );
  const assessment = newId();
  await database.run(
    sql`insert into assessment (id, application_id, assessor_id, state, assigned_at, submitted_at, summary) values (${assessment}, ${id}, ${assessor.personId}, 'submitted', ${now()}, ${now()}, 'Bra')`,
  );
  await database.run(
    sql`insert into score (assessment_id, criterion, value, motivation) values (${assessment}, ${criterion}, 4, 'Därför')`,
  );
  await database.run(
    sql`insert into allocation (id, call_id, state, input, opened_at) values (${allocation}, ${call}, 'proposed', '{}', ${now()})`,
  );
  await database.run(sql`
    insert into allocation_line (allocation_id, application_id, rank, proposal, amount_ore, purpose, reason)
    values (${allocation}, ${id}, 1, 'grant', ${kronor(250)}, 'tillvaxt', 'Bra projekt')`);
  await database.run(sql`
    insert into meeting (id, state, body, held_on, starts_at, place) values (${meetingId}, 'planned', 'Direktionen', ${today}, ${now()}, 'Borås')`);
  await database.run(sql`
    insert into agenda_item (id, meeting_id, position, year, kind, title, call_id, allocation_id, clauses, procedure)
    values (${itemId}, ${meetingId}, 1, ${year}, 'allocation', 'Fördelning', ${call}, ${allocation}, '[]'::jsonb, 'none')`);
  await database.run(
    sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at) values (${recused.personId}, ${id}, 'confirmed', 'KL 6:28 p. 4', 'Jäv', ${now()})`,
  );
});
afterAll(() => closeDatabase());

describe("an officer's statement", () => {
  it("begins from the proposed allocation, is saved half written, and is finished only when it is whole", async () => {
    expect(await room.statementPage(officer, id)).toMatchObject({
      state: "absent",
      fromProposal: true,
      may: ["save"],
      content: { outcome: "grant", amountOre: kronor(250), reasons: "Bra projekt" },
    });
    expect(code(await save(officer, 0, { ...whole, outcome: null, amountOre: null, summary: "", reasons: "" }))).toBe("ok");
    expect(await seal(officer, 1)).toMatchObject({
      refusal: { code: "not-complete", fields: { outcome: "chooseOutcome", summary: "describeCase", reasons: "giveReasons" } },
    });
    expect(code(await save(officer, 1, { ...whole, amountOre: kronor(301) }))).toBe("ok");
    expect(await seal(officer, 2)).toMatchObject({ refusal: { code: "not-complete", fields: { amount: "aboveRequested" } } });
    expect(code(await save(officer, 1)), "another has saved since").toBe("changed-since-read");
    expect(code(await save(second, 2))).toBe("ok");
    expect(code(await seal(officer, 2)), "what is finished is what was read").toBe("changed-since-read");
    expect(code(await seal(officer, 3))).toBe("ok");
  });

  it("is sealed with the scores of the day as tagged PDF/A, and every edition is kept as it was", async () => {
    await save(officer, 0);
    await seal(officer, 1);
    const first = await room.statementForOffice(secretary, id, null);
    expect(words(first)).toContain(`att bevilja Vävnod 200\u00a0kr för projektet En scen (DRUM-${year}-${counter})`);
    expect(words(first)).toContain("Plats i rangordningen: 1");
    expect(words(first)).toMatch(/100 % 4(,0+)? 4 0/);
    const pdf = (await renderPdfBuffer((first as room.StatementFile).document)).toString("latin1");
    expect(pdf).toMatch(/StructTreeRoot[\s\S]*pdfaid:part|pdfaid:part[\s\S]*StructTreeRoot/);

    expect(code(await room.reopenStatement({ actor: officer, applicationId: id, version: 2 }))).toBe("ok");
    await save(officer, 3, { ...whole, outcome: "reject", amountOre: kronor(5) });
    expect(words(await room.statementForOffice(officer, id, null)), "a draft is nobody's document").toBe(words(first));
    expect(code(await seal(officer, 4))).toBe("ok");
    expect(words(await room.statementForOffice(officer, id, null))).toContain("att avslå ansökan från Vävnod");
    expect(words(await room.statementForOffice(officer, id, 1))).toBe(words(first));
    await expect(database.run(sql`update statement_edition set reasons = '' where application_id = ${id}`)).rejects.toThrow(
      "as it was sealed",
    );
    const commands = (await journalOfCase(id)).map(({ command }) => command);
    expect(commands.filter((one) => one === "seal")).toHaveLength(2);
    const journal = await database.many<{ payload: unknown }>(sql`select payload from journal_entry where case_id = ${id}`);
    expect(JSON.stringify(journal), "a draft is working material").not.toContain("Scenen behövs");
  });

  it("says a moderated score with its reason beside the independent ones", async () => {
    const criterion = rules.criteria[0]?.key ?? "";
    const value = 3;
    await discuss(officer, id, { step: "set", criterion, version: 0, value, reason: "Scenen är uthyrd halva året." });
    await save(officer, 0);
    await seal(officer, 1);
    const said = words(await room.statementForOffice(secretary, id, null));
    expect(said).toContain("Scenen är uthyrd halva året.");
    expect(said).toMatch(/blir totalpoängen 3(,0+)?, mot 4(,0+)? med de självständiga poängen/);
    expect(said).toMatch(/100 % 4(,0+)? 4 0/);
  });

  it("quotes what networks and municipalities have answered, and names who has not", async () => {
    const asked = { name: "Eva", question: "Vad anser ni?", dueOn: addDays(today, 10) };
    for (const [body, email] of [
      ["K7", "k7@example.se"],
      ["Marks kommun", "mark@example.se"],
    ] as const)
      await askForAdvice({ actor: officer, applicationIds: [id], asked: { ...asked, body, email } });
    const { advisories } = await advisoriesOfCase(officer, id);
    const token = advisorySecret(advisories.find(({ body }) => body === "K7")?.id ?? "");
    const form = {
      step: "answer",
      stance: "supports-in-part",
      words: "Bra men dyrt.",
      name: "Eva",
      title: "Kulturchef",
    } as const;
    await answerAdvisory({ token, network: "n", form });
    await save(officer, 0);
    await seal(officer, 1);
    const text = words(await room.statementForOffice(secretary, id, null));
    expect(text).toContain("K7: tillstyrker delvis");
    expect(text).toContain("Bra men dyrt.");
    expect(text).toContain("Har inte svarat: Marks kommun.");
  });

  it("travels with the case to the board: on the paragraph and in the meeting's documents", async () => {
    const on = { meetingId, itemId, applicationId: id };
    expect(await room.statementOnAgenda(board, on)).toBeNull();
    await save(officer, 0);
    expect(await room.statementOnAgenda(board, on), "a draft goes nowhere").toBeNull();
    await seal(officer, 1);
    expect(words(await room.statementOnAgenda(board, on))).toContain("Scenen behövs i kommunen.");
    const bundle = words(await bundleOf(board, meetingId));
    expect(bundle).toContain("Föreningen vill bygga en scen.");
    expect(bundle).toContain(`/sammantraden/${meetingId}/punkter/${itemId}/tjansteutlatande/${id}`);
  });

  it("is hidden with the case from who has a conflict of interest, and written by nobody else than officers", async () => {
    await save(officer, 0);
    await seal(officer, 1);
    expect(await room.statementOnAgenda(recused, { meetingId, itemId, applicationId: id })).toBeNull();
    expect(words(await bundleOf(recused, meetingId))).not.toMatch(/scen|tjansteutlatande/i);
    const member = await joining(second, organisation, "reader");
    await database.run(
      sql`insert into conflict (person_id, application_id, state, ground, reason, declared_at) values (${second.personId}, ${id}, 'declared', 'KL 6:28 p. 4', 'Jäv', ${now()})`,
    );
    for (const reader of [second, member, assessor, board]) {
      expect(await room.statementPage(reader, id), reader.name).toBeNull();
      expect(await room.statementForOffice(reader, id, null), reader.name).toBeNull();
      expect(code(await save(reader, 2)), reader.name).toBe("not-found");
      expect(code(await seal(reader, 2)), reader.name).toBe("not-found");
    }
    expect(code(await save(secretary, 2))).toBe("not-found");
    expect(await room.statementPage(secretary, id)).toMatchObject({ may: [], preview: null, content: { reasons: "" } });
    await database.run(sql`delete from membership where person_id = ${second.personId}`);
  });

  it("is not changed when the case is decided", async () => {
    await save(officer, 0);
    await database.run(sql`
      insert into decision (id, application_id, item_id, state, outcome, amount_ore, reasons, recorded_at)
      values (${newId()}, ${id}, ${itemId}, 'recorded', 'reject', 0, 'Nej', ${now()})`);
    expect(code(await save(officer, 1))).toBe("decided");
    expect(code(await seal(officer, 1))).toBe("decided");
    expect(await room.statementPage(officer, id)).toMatchObject({ decided: true, may: [] });
    await database.run(sql`delete from decision where application_id = ${id}`);
  });
});
