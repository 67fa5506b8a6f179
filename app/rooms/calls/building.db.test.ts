import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, Role } from "#app/gate/actor.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { kronor } from "#app/kernel/money.ts";
import { nested } from "#app/kernel/nested.ts";
import { exampleRules } from "#app/rooms/applications/whole-application.test-data.ts";
import { draftOf } from "#app/rooms/calls/draft.ts";
import { type Fields, typedValues } from "#app/rooms/calls/fields.ts";
import { callParts, partKeys } from "#app/rooms/calls/parts.ts";
import { callRules } from "#app/rooms/calls/rules.ts";

const calls = await import("#app/rooms/calls/calls.server.ts");
const { atInstant } = await import("#app/platform/clock.server.ts");
const { closeDatabase, database, sql, transaction } = await import("#app/platform/database.server.ts");
const { newId } = await import("#app/platform/id.server.ts");
const { deliverOne } = await import("#app/gate/outbox.server.ts");
const { handlers } = await import("#app/reactions/all.server.ts");
const { fundPot } = await import("#app/rooms/money/ledger.ts");
const { post } = await import("#app/rooms/money/money.server.ts");

const early = new Date("2027-05-01T10:00:00Z");
const both = (text: string) => ({ sv: text, en: `${text} (en)` });
const fund = newId(early);
const pot = newId(early);

const person = async (name: string, roles: Role[]): Promise<Actor> => {
  const personId = newId(early);
  await database.run(
    sql`insert into person (id, name, email, created_at) values (${personId}, ${name}, ${`${personId}@exempel.example`}, ${early})`,
  );
  return { personId, name, language: "sv", roles, memberships: [] };
};

let officer: Actor, colleague: Actor, controller: Actor, applicant: Actor;
const at = <Value>(work: () => Promise<Value>) => atInstant(early, work);

beforeAll(async () => {
  for (const key of ["s", "r"]) {
    await database.run(
      sql`insert into framework (id, key, version, name_sv, name_en, owner, adopted_by, source, levels)
        values (${`${key}@1`}, ${key}, '1', ${key}, ${key}, 'o', 'a', 's', ${JSON.stringify([{ type: key === "s" ? "f" : "p", label: both("Mål") }])}::jsonb)`,
    );
    for (const number of [1, 2, 3])
      await database.run(sql`insert into framework_node (id, framework_id, type, code, title_sv, title_en, position, certainty)
        values (${`${key}/${number}`}, ${`${key}@1`}, ${key === "s" ? "f" : "p"}, ${`${number}`}, ${`Mål ${number}`}, ${`Goal ${number}`}, ${number}, 'stated')`);
  }
  await database.run(
    sql`insert into fund (id, year, purpose, name_sv, name_en) values (${fund}, 2028, 'tillvaxt', 'Tillväxt 2028', 'Growth 2028')`,
  );
  await database.run(
    sql`insert into pot (id, fund_id, source, side, matching_share, position) values (${pot}, ${fund}, 'VGR', 'vgr', 10000, 1)`,
  );
  await transaction((tx) => post(tx, fundPot(pot, kronor(1_000_000), { basis: "avtal" }), early, null));
  officer = await person("Anneli Officer", ["officer"]);
  colleague = await person("Jonas Officer", ["officer"]);
  controller = await person("Karin Ekonom", ["controller"]);
  applicant = await person("Siv Sökande", []);
});
afterAll(closeDatabase);

const example = callRules.parse(JSON.parse(canonical(exampleRules)));
const rules = {
  ...example,
  // The library of this database is empty (indicator-import.db.test.ts fills one).
  indicators: [],
  criteria: example.criteria.map((criterion) => ({
    ...criterion,
    levels: Array.from({ length: example.scale.max - example.scale.min + 1 }, (_, index) => ({
      value: example.scale.min + index,
      text: both(`nivå ${index}`),
    })),
  })),
};

const draft = (number: string, limitOre = kronor(500_000)) =>
  draftOf(
    {
      id: "",
      slug: "",
      state: "drafted",
      rulesVersion: 1,
      demo: false,
      number,
      kind: "open",
      title: both(`Utlysning ${number}`),
      summary: both("Sök."),
      texts: { purpose: both("Syfte"), whoMayApply: both("Alla"), whatFor: both("Arbete"), howJudged: both("Poäng") },
      contact: { name: "Anneli", email: "a@exempel.example", phone: "033", note: { sv: "", en: "" } },
      opensAt: new Date("2027-06-01T06:00:00Z"),
      closesAt: new Date("2027-08-20T21:59:00Z"),
      questionsUntil: null,
      sketchClosesAt: null,
      sketchAnswerOn: null,
      decisionOn: "2027-10-22",
      rules,
    },
    [{ fundId: fund, limitOre }],
  );
const build = async (number: string, parts = draft(number)) => {
  const made = await at(() => calls.createCallWith({ actor: officer, title: parts.basics.title, parts }));
  if (!made.ok || !made.value) throw new Error("not made");
  return made.value.id;
};
const code = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? "ok" : result.refusal?.code);

describe("a call in the database", () => {
  it("is built by officers, read by the rest of the office, and unknown to everybody else", async () => {
    const id = await build("AA-2028");
    expect((await calls.callUnderWork(controller, id, "sv"))?.may).toEqual([]);
    expect(await calls.callUnderWork(applicant, id, "sv")).toBeNull();
    expect(await calls.draftedCalls(applicant)).toBeNull();
    expect(code(await calls.saveCallPart({ actor: controller, id, part: "basics", version: 1, typed: {}, move: "" }))).toBe(
      "not-yours-to-do",
    );
    expect(code(await calls.saveCallPart({ actor: applicant, id, part: "basics", version: 1, typed: {}, move: "" }))).toBe(
      "not-found",
    );
    expect(code(await calls.publishCall({ actor: controller, id, version: 1 }))).toBe("not-yours-to-do");
    expect(await calls.callById(id)).toBeNull();
  });

  it("keeps both when two officers save two parts at once, and the first when they save the same one", async () => {
    const id = await build("BB-2028");
    const save = (actor: Actor, part: "basics" | "terms", typed: unknown) =>
      calls.saveCallPart({ actor, id, part, version: 1, typed, move: "" });
    expect(
      (await Promise.all([save(officer, "basics", { title: both("Ny") }), save(colleague, "terms", { termsVersion: "9" })])).map(
        code,
      ),
    ).toEqual(["ok", "ok"]);
    const answers = await Promise.all([
      calls.saveCallPart({ actor: officer, id, part: "texts", version: 1, typed: { purpose: both("Ett") }, move: "" }),
      calls.saveCallPart({ actor: colleague, id, part: "texts", version: 1, typed: { purpose: both("Två") }, move: "" }),
    ]);
    expect(answers.map(code).sort()).toEqual(["changed-since-read", "ok"]);
    const work = await calls.callUnderWork(officer, id, "sv");
    expect(work?.draft.basics.title.sv).toBe("Ny");
    expect(work?.draft.terms.termsVersion).toBe("9");
    expect(work?.parts.texts.version).toBe(2);
  });

  it("begun from a template has its builder as the one to ask", async () => {
    const made = await at(() => calls.createCall({ actor: officer, from: "drum-2024", title: both("Ny utlysning") }));
    if (!made.ok || !made.value) throw new Error("not made");
    expect((await at(() => calls.callUnderWork(officer, made.value?.id ?? "", "sv")))?.draft.basics).toMatchObject({
      contactName: officer.name,
      contactEmail: `${officer.personId}@exempel.example`,
    });
  });

  it("begun from nothing is told what is missing, part by part, and is written whole and published", async () => {
    const made = await at(() => calls.createCall({ actor: officer, from: "empty", title: both("Från början") }));
    if (!made.ok || !made.value) throw new Error("not made");
    const { id } = made.value;
    const missing = async () => new Set((await at(() => calls.callUnderWork(officer, id, "sv")))?.faults.map(({ part }) => part));
    const wanted = ["basics", "texts", "time", "money", "conditions", "criteria", "ranking", "costs", "sources", "terms"];
    expect([...(await missing())].sort()).toEqual([...wanted].sort());
    const whole = draft("XX-2028");
    for (const part of partKeys) {
      const typed = nested(typedValues(callParts[part] as Fields, whole[part]) as Record<string, string>);
      const saved = await at(() => calls.saveCallPart({ actor: officer, id, part, version: 1, typed, move: "" }));
      expect([part, code(saved)]).toEqual([part, "ok"]);
    }
    expect(await missing()).toEqual(new Set());
    const { version = 0 } = (await calls.callUnderWork(officer, id, "sv")) ?? {};
    expect(code(await at(() => calls.publishCall({ actor: officer, id, version })))).toBe("ok");
    // What was written in parts is what the parts of a call that was given whole are.
    const twin = await build("YY-2028");
    await at(() => calls.publishCall({ actor: officer, id: twin, version: 1 }));
    const [ours, theirs] = await Promise.all([calls.callById(id), calls.callById(twin)]);
    expect(ours?.rules).toEqual(theirs?.rules);
  });

  it("that is whole has nothing left to do", async () => {
    expect((await at(async () => calls.callUnderWork(officer, await build("WW-2028"), "sv")))?.faults).toEqual([]);
  });

  it("is published once under ten presses at the same time, freezes its strategies, and gets a free address", async () => {
    const id = await build("CC-2028");
    const answers = await at(() =>
      Promise.all(Array.from({ length: 10 }, () => calls.publishCall({ actor: officer, id, version: 1 }))),
    );
    expect(answers.map(code).sort()).toEqual([...Array(9).fill("not-in-this-state"), "ok"]);
    const call = await calls.callById(id);
    expect(call?.rules.criteria.length).toBeGreaterThan(0);
    expect(call?.slug).toBe("utlysning-cc-2028");
    expect(await database.one(sql`select count(*)::int as frozen from framework where frozen_at is not null`)).toEqual({
      frozen: 2,
    });
    expect(await calls.callPageParts((call as NonNullable<typeof call>).rules, id, "sv")).toMatchObject({
      money: [{ fundId: fund, amountOre: kronor(500_000) }],
    });

    const twin = await build("DD-2028", {
      ...draft("DD-2028"),
      basics: { ...draft("DD-2028").basics, title: both("Utlysning CC-2028") },
    });
    expect(code(await at(() => calls.publishCall({ actor: officer, id: twin, version: 1 })))).toBe("ok");
    expect((await calls.callById(twin))?.slug).toBe("utlysning-cc-2028-2");
  });

  it("is not published with a number that is taken or over its pot, however it was built", async () => {
    const taken = await build("CC-2028", draft("CC-2028"));
    expect(code(await at(() => calls.publishCall({ actor: officer, id: taken, version: 1 })))).toBe("not-ready");
    const poor = await build("EE-2028", draft("EE-2028", kronor(1_000_001)));
    expect(code(await at(() => calls.publishCall({ actor: officer, id: poor, version: 1 })))).toBe("not-ready");
    expect(
      await database.one(sql`select count(*)::int as rows from call_rules where call_id = any(${[taken, poor]}::uuid[])`),
    ).toEqual({ rows: 0 });
  });

  it("tells everyone with a draft once when its last day is moved, and reminds them by the new day only", async () => {
    const id = await build("FF-2028");
    await at(() => calls.publishCall({ actor: officer, id, version: 1 }));
    const organisation = newId(early);
    await database.run(
      sql`insert into organisation (id, number, name, legal_form, created_at) values (${organisation}, '8029907014', 'Vävnod', 'ideell-forening', ${early})`,
    );
    for (const [who, role] of [
      [applicant, "signatory"],
      [colleague, "reader"],
    ] as const)
      await database.run(
        sql`insert into membership (person_id, organisation_id, role, since) values (${who.personId}, ${organisation}, ${role}, ${early})`,
      );
    for (const title of ["Ett", "Två"])
      await database.run(
        sql`insert into application (id, call_id, organisation_id, state, title, created_at, rules_version) values (${newId(early)}, ${id}, ${organisation}, 'drafted', ${title}, ${early}, 1)`,
      );

    const order = { actor: officer, id, version: 2, time: "23:59", decisionOn: null, note: both("En vecka till.") };
    expect(code(await at(() => calls.extendCallDeadline({ ...order, date: "2027-08-20" })))).toBe("not-a-later-day");
    expect(code(await at(() => calls.extendCallDeadline({ ...order, actor: controller, date: "2027-08-27" })))).toBe(
      "not-yours-to-do",
    );
    expect(code(await at(() => calls.extendCallDeadline({ ...order, date: "2027-08-27" })))).toBe("ok");
    const run = (instant: Date) =>
      atInstant(instant, async () => {
        for (let turn = 0; turn < 100 && (await deliverOne(handlers)); turn++);
      });
    const mails = async () =>
      (
        await database.many<{ recipient: string; subject: string }>(sql`select recipient, subject from sent_mail order by id`)
      ).map((mail) => [mail.recipient, mail.subject]);
    await run(early);
    await run(early);
    const to = `${applicant.personId}@exempel.example`;
    expect(await mails()).toEqual([[to, "Sista dagen att söka är flyttad: Utlysning FF-2028"]]);
    // A week before the day that was moved away from: nothing. A week before the new one: one letter.
    await run(new Date("2027-08-14T22:00:00Z"));
    expect((await mails()).length).toBe(1);
    await run(new Date("2027-08-20T22:00:00Z"));
    expect((await mails()).slice(1)).toEqual([[to, "En vecka kvar att söka: Utlysning FF-2028"]]);
    expect(await calls.changesOfCall(id)).toMatchObject([{ kind: "deadline", note: both("En vecka till.") }]);
  });

  it("gets new rules openly: drafts go on under them and are told once, what has come in keeps its own", async () => {
    const id = await build("KK-2028");
    await at(() => calls.publishCall({ actor: officer, id, version: 1 }));
    const organisation = newId(early);
    await database.run(
      sql`insert into organisation (id, number, name, legal_form, created_at) values (${organisation}, '8029907147', 'Laga', 'ideell-forening', ${early})`,
    );
    const writer = await person("Lisa Laga", []);
    await database.run(
      sql`insert into membership (person_id, organisation_id, role, since) values (${writer.personId}, ${organisation}, 'editor', ${early})`,
    );
    const [begun, sent] = [newId(early), newId(early)];
    await database.run(
      sql`insert into application (id, call_id, organisation_id, state, title, created_at, rules_version) values (${begun}, ${id}, ${organisation}, 'drafted', 'Ett', ${early}, 1)`,
    );
    await database.run(
      sql`insert into application (id, call_id, organisation_id, state, number, title, created_at, submitted_at, rules_version) values (${sent}, ${id}, ${organisation}, 'submitted', 'KK-2028-001', 'Två', ${early}, ${early}, 1)`,
    );

    expect(code(await at(() => calls.beginRevision({ actor: controller, id })))).toBe("not-found");
    const begin = await at(() => calls.beginRevision({ actor: officer, id }));
    const draftId = begin.ok ? begin.value.id : "";
    // Asked for again, it is the one that was begun; and it is never published as a call beside the other.
    expect(await at(() => calls.beginRevision({ actor: colleague, id }))).toMatchObject({ value: { id: draftId } });
    expect(code(await at(() => calls.publishCall({ actor: officer, id: draftId, version: 1 })))).toBe("not-ready");
    const work = await at(() => calls.callUnderWork(officer, draftId, "sv"));
    expect(work).toMatchObject({ faults: [], revises: { id, number: "KK-2028", changed: [], nextVersion: 2 } });

    const note = both("Rådet höjde ramen.");
    const revise = async (actor = officer) =>
      at(async () =>
        calls.reviseCallRules({
          actor,
          id: draftId,
          version: (await calls.callUnderWork(officer, draftId, "sv"))?.version ?? 0,
          note,
        }),
      );
    expect(code(await revise())).toBe("nothing-changed");
    const keep = (part: "money" | "criteria", typed: object) =>
      database.run(
        sql`update call_part set content = content || ${JSON.stringify(typed)}::jsonb where call_id = ${draftId} and part = ${part}`,
      );
    await keep("criteria", { scaleMax: 4 });
    expect(code(await revise())).toBe("received-already");
    await keep("criteria", { scaleMax: rules.scale.max });
    await keep("money", { maxAmount: kronor(4_000_000).toString() });
    expect(code(await revise(controller))).toBe("not-found");
    expect(await revise()).toEqual({ ok: true, value: { id } });

    const call = await calls.callById(id);
    expect(call).toMatchObject({ rulesVersion: 2, rules: { limits: { maxOre: kronor(4_000_000) } } });
    expect((await calls.rulesVersion(id, 1)).limits.maxOre).toBe(rules.limits.maxOre);
    const versions = await database.many<{ id: string; rulesVersion: number }>(
      sql`select id, rules_version from application where call_id = ${id}`,
    );
    expect(new Map(versions.map((row) => [row.id, row.rulesVersion]))).toEqual(
      new Map([
        [begun, 2],
        [sent, 1],
      ]),
    );
    expect(await calls.changesOfCall(id)).toMatchObject([{ kind: "rules", note, changed: ["money"] }]);
    expect(await calls.callUnderWork(officer, draftId, "sv")).toBeNull();
    await at(async () => {
      for (let turn = 0; turn < 100 && (await deliverOne(handlers)); turn++);
    });
    const letters = await database.many<{ subject: string; body: string }>(
      sql`select subject, body from sent_mail where recipient = ${`${writer.personId}@exempel.example`}`,
    );
    expect(letters.map((letter) => letter.subject)).toEqual(["Reglerna är ändrade: Utlysning KK-2028"]);
    expect(letters[0]?.body).toContain("Rådet höjde ramen.");
    // A version, once written, is never written over.
    await expect(
      database.run(sql`insert into call_rules (call_id, version, rules, created_at) values (${id}, 2, '{}', ${early})`),
    ).rejects.toThrow();
  });

  it("that is discarded or withdrawn can no longer be built or applied to", async () => {
    const gone = await build("GG-2028");
    expect(code(await calls.discardCall({ actor: officer, id: gone, version: 1 }))).toBe("ok");
    expect(await calls.callUnderWork(officer, gone, "sv")).toBeNull();
    expect(code(await at(() => calls.publishCall({ actor: officer, id: gone, version: 2 })))).toBe("not-in-this-state");
    const back = await build("HH-2028");
    await at(() => calls.publishCall({ actor: officer, id: back, version: 1 }));
    expect(code(await calls.withdrawCall({ actor: officer, id: back, version: 2, note: both("Pengarna drogs in.") }))).toBe("ok");
    expect((await calls.publishedCalls()).map((call) => call.number)).not.toContain("HH-2028");
    expect((await calls.callById(back))?.state).toBe("withdrawn");
  });
});
