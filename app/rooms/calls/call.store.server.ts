import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { CallEvent, CallSubject } from "#app/rooms/calls/call.events.ts";
import { type CallCommand, type CallRelation, type CallState, callLifecycle } from "#app/rooms/calls/call.lifecycle.ts";
import { readDraft } from "#app/rooms/calls/draft.ts";
import { type CallDraft, type PartKey, partKeys } from "#app/rooms/calls/parts.ts";
import { frameworkId } from "#app/rooms/strategy/framework.ts";
import { freezeFramework } from "#app/rooms/strategy/strategy.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export const relationsTo = (actor: Actor): CallRelation[] =>
  hasRole(actor, "officer") ? ["officer"] : isStaff(actor) ? ["staff"] : [];

const load = async (tx: Executor, id: string): Promise<CallSubject | null> => {
  const row = await tx.maybe<Omit<CallSubject, "partVersion">>(
    sql`select id, state, version, number, title, opens_at, closes_at, sketch_closes_at, sketch_answer_on, decision_on, revises_id as revises from call where id = ${id} for update`,
  );
  return row && { ...row, partVersion: 0 };
};

export const loadForPart =
  (part: PartKey) =>
  async (tx: Executor, id: string): Promise<CallSubject | null> => {
    const call = await load(tx, id);
    const stored =
      call && (await tx.maybe<{ version: number }>(sql`select version from call_part where call_id = ${id} and part = ${part}`));
    return call && { ...call, partVersion: stored?.version ?? 0 };
  };

export async function draftFor(tx: Executor, id: string): Promise<CallDraft> {
  const rows = await tx.many<{ part: PartKey; content: unknown }>(sql`select part, content from call_part where call_id = ${id}`);
  return readDraft(Object.fromEntries(rows.map((row) => [row.part, row.content])));
}

export const absentCall = (id: string, at: Date): CallSubject => ({
  id,
  state: "absent",
  version: 0,
  number: "",
  title: { sv: "", en: "" },
  opensAt: at,
  closesAt: at,
  sketchClosesAt: null,
  sketchAnswerOn: null,
  decisionOn: null,
  partVersion: 0,
  revises: null,
});

const keep = (tx: Executor, id: string, part: PartKey, content: unknown, version: number, by: string, at: Date) =>
  tx.run(sql`
    insert into call_part (call_id, part, content, version, saved_at, saved_by_id)
    values (${id}, ${part}, ${JSON.stringify(content)}::jsonb, ${version}, ${at}, ${by})
    on conflict (call_id, part) do update set content = excluded.content, version = excluded.version, saved_at = excluded.saved_at, saved_by_id = excluded.saved_by_id`);

type Told = {
  readonly kind: "text" | "deadline" | "rules" | "withdrawal";
  readonly note: Bilingual;
  readonly changed?: readonly PartKey[];
};
const tell = (tx: Executor, id: string, { kind, note, changed = [] }: Told, by: string, at: Date) =>
  tx.run(sql`
    insert into call_change (id, call_id, at, kind, note, changed, by_id)
    values (${newId(at)}, ${id}, ${at}, ${kind}, ${JSON.stringify(note)}::jsonb, ${changed}::text[], ${by})`);

async function applyOne(tx: Executor, id: string, event: CallEvent, by: string, at: Date, reason: string): Promise<void> {
  switch (event.type) {
    case "CallCreated":
      // Number and address are provisional: nobody outside the office meets a draft.
      await tx.run(sql`
        insert into call (id, number, slug, state, version, kind, title, summary, texts, opens_at, closes_at, demo, revises_id, created_at)
        values (${id}, ${`UTKAST-${id}`}, ${`utkast-${id}`}, 'drafted', 0, 'open', ${JSON.stringify(event.title)}::jsonb, '{"sv": "", "en": ""}', '{}', ${at}, ${at},
          coalesce((select demo from person where id = ${by}), false), ${event.revises ?? null}, ${at})`);
      for (const part of partKeys) await keep(tx, id, part, event.parts[part], 1, by, at);
      return;
    case "PartSaved":
      await keep(tx, id, event.part, event.content, event.version, by, at);
      if (event.title) await tx.run(sql`update call set title = ${JSON.stringify(event.title)}::jsonb where id = ${id}`);
      return;
    case "CallPublished": {
      const { call } = event;
      await tx.run(sql`
        update call set number = ${call.number}, slug = ${event.slug}, kind = ${call.kind}, title = ${JSON.stringify(call.title)}::jsonb,
          summary = ${JSON.stringify(call.summary)}::jsonb, texts = ${JSON.stringify(call.texts)}::jsonb, contact = ${JSON.stringify(call.contact)}::jsonb,
          opens_at = ${call.opensAt}, closes_at = ${call.closesAt}, questions_until = ${call.questionsUntil}, decision_on = ${call.decisionOn}, rules_version = 1, published_at = ${at},
          sketch_closes_at = ${call.sketchClosesAt}, sketch_answer_on = ${call.sketchAnswerOn}
        where id = ${id}`);
      await tx.run(
        sql`insert into call_rules (call_id, version, rules, created_at) values (${id}, 1, ${JSON.stringify(call.storedRules)}::jsonb, ${at})`,
      );
      for (const { fundId, limitOre } of call.funds)
        await tx.run(sql`insert into call_fund (call_id, fund_id, limit_ore) values (${id}, ${fundId}, ${limitOre})`);
      for (const { number, name } of call.invited)
        await tx.run(sql`insert into call_invitation (call_id, number, name) values (${id}, ${number}, ${name})`);
      for (const choice of call.storedRules.frameworks)
        await freezeFramework(tx, frameworkId(choice.framework, choice.version), at);
      return;
    }
    case "TextCorrected": {
      const { title, summary, texts, contact } = event.words;
      await tx.run(sql`
        update call set title = ${JSON.stringify(title)}::jsonb, summary = ${JSON.stringify(summary)}::jsonb, texts = ${JSON.stringify(texts)}::jsonb,
          contact = ${JSON.stringify(contact)}::jsonb where id = ${id}`);
      return void (await tell(tx, id, { kind: "text", note: event.note }, by, at));
    }
    case "DeadlineExtended":
      await tx.run(sql`update call set closes_at = ${event.closesAt}, decision_on = ${event.decisionOn} where id = ${id}`);
      return void (await tell(tx, id, { kind: "deadline", note: event.note }, by, at));
    case "SketchDeadlineExtended":
      await tx.run(
        sql`update call set sketch_closes_at = ${event.sketchClosesAt}, sketch_answer_on = ${event.sketchAnswerOn} where id = ${id}`,
      );
      return void (await tell(tx, id, { kind: "deadline", note: event.note }, by, at));
    case "RulesRevised": {
      const { version, rules, funds, changed, note } = event;
      await tx.run(
        sql`insert into call_rules (call_id, version, rules, reason, created_at) values (${id}, ${version}, ${JSON.stringify(rules)}::jsonb, ${note.sv}, ${at})`,
      );
      await tx.run(sql`update call set rules_version = ${version} where id = ${id}`);
      if (changed.includes("money")) {
        await tx.run(sql`delete from call_fund where call_id = ${id}`);
        for (const { fundId, limitOre } of funds)
          await tx.run(sql`insert into call_fund (call_id, fund_id, limit_ore) values (${id}, ${fundId}, ${limitOre})`);
      }
      for (const choice of rules.frameworks) await freezeFramework(tx, frameworkId(choice.framework, choice.version), at);
      // Those who have not sent in go on under the new rules; what has come in keeps what it was sealed with.
      await tx.run(
        sql`update application set rules_version = ${version} where call_id = ${id} and state in ('drafted', 'registered')`,
      );
      return void (await tell(tx, id, { kind: "rules", note, changed }, by, at));
    }
    case "LateAdmitted":
      return void (await tx.run(sql`
        insert into call_admission (id, call_id, organisation_id, until, reason, given_by_id, given_at)
        values (${event.id}, ${id}, ${event.organisationId}, ${event.until}, ${reason}, ${by}, ${at})`));
    case "CallWithdrawn":
      return void (await tell(tx, id, { kind: "withdrawal", note: event.note }, by, at));
    case "CallDiscarded":
      return;
  }
}

/**
 * Those who have begun are locked before the call, in the order that submitting takes the same locks: who sends in at this moment has sent in
 * under the old rules, or is told that they have changed.
 */
export async function loadForRevision(tx: Executor, id: string): Promise<CallSubject | null> {
  await tx.run(
    sql`select id from application where call_id = ${id} and state in ('drafted', 'registered') order by id for no key update`,
  );
  return load(tx, id);
}

export const setReminder = (tx: Executor, callId: string, personId: string, wanted: boolean, at: Date) =>
  wanted
    ? tx.run(
        sql`insert into call_reminder (call_id, person_id, asked_at) values (${callId}, ${personId}, ${at}) on conflict do nothing`,
      )
    : tx.run(sql`delete from call_reminder where call_id = ${callId} and person_id = ${personId}`);

/** `reason` is written in its row and not in the journal: it may speak of somebody's illness. */
export const callKindWith = (reason: string): CaseKind<CallState, CallCommand, CallRelation, CallSubject, CallEvent> => ({
  name: "call",
  lifecycle: callLifecycle,
  load,
  relationsTo: (_subject, actor) => relationsTo(actor),
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const event of events) await applyOne(tx, subject.id, event, actor.personId, now, reason);
    await tx.run(sql`update call set state = ${next}, version = version + 1 where id = ${subject.id}`);
  },
  caseId: () => null,
});

export const callKind = callKindWith("");
