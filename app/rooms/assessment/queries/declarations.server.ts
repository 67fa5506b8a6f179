import { type Actor, isStaff } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import { awaitsAnswerOf, unansweredInRound } from "#app/rooms/applications/visibility.server.ts";
import { type AskedAbout, type DeclarationScope, mostAsked } from "#app/rooms/assessment/declaration.ts";
import { proposer } from "#app/rooms/assessment/queries/parties.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** Which applications `a` belong to what is about to be opened. */
const within: Readonly<Record<DeclarationScope, (id: string) => Fragment>> = {
  arende: (id) => sql`a.id = ${id}`,
  utlysning: (id) => sql`a.call_id = ${id} and a.state <> 'withdrawn'`,
  scenario: (id) =>
    sql`a.call_id = (select xs.call_id from allocation_scenario xs where xs.id = ${id}) and a.state <> 'withdrawn'`,
  beredning: (
    id,
  ) => sql`a.id in (select xl.application_id from preparation xr join allocation_line xl on xl.allocation_id = xr.allocation_id where xr.id = ${id}
    union select xn.application_id from preparation_line xn where xn.preparation_id = ${id})`,
  sammantrade: (
    id,
  ) => sql`a.id in (select xl.application_id from agenda_item xi join allocation_line xl on xl.allocation_id = xi.allocation_id where xi.meeting_id = ${id}
    union select xd.application_id from agenda_item xi join amendment xp on xp.id = xi.amendment_id join decision xd on xd.id = xp.decision_id where xi.meeting_id = ${id}
    union select xd.application_id from agenda_item xi join decision xd on xd.item_id = xi.id where xi.meeting_id = ${id}
    union select xm.application_id from agenda_item xi join delegated_matter xm on xm.reported_item_id = xi.id where xi.meeting_id = ${id})`,
  delegation: (id) => sql`a.id = (select xm.application_id from delegated_matter xm where xm.id = ${id})`,
  projekt: (id) =>
    sql`a.id = (select xd.application_id from award xw join decision xd on xd.id = xw.decision_id where xw.id = ${id})`,
};

/** Whether something is left for this reader to answer before opening it. */
export const awaitsIn = async (actor: Actor, scope: DeclarationScope, id: string): Promise<boolean> =>
  (
    await database.one<{ awaits: boolean }>(sql`
    select exists (select 1 from application a where ${within[scope](id)} and ${awaitsAnswerOf(actor)}) as awaits`)
  ).awaits;

export const awaitingIn = async (actor: Actor, scope: DeclarationScope, id: string): Promise<string[]> =>
  (
    await database.many<{ id: string }>(
      sql`select a.id from application a where ${within[scope](id)} and ${awaitsAnswerOf(actor)}`,
    )
  ).map((row) => row.id);

type Row = {
  id: string;
  number: string;
  title: string;
  organisation: string;
  partners: string[];
  callId: string;
  callTitle: Bilingual;
  body: string | null;
  heldOn: LocalDate | null;
  total: number;
  inCall: number;
};

/** The cases to answer for, as much of each as may be told before the answer; null when there is none. */
export async function askedAbout(actor: Actor, scope: DeclarationScope, id: string): Promise<AskedAbout | null> {
  const about = scope === "sammantrade" ? sql`left join meeting m on m.id = ${id}` : sql`left join meeting m on false`;
  const inCall =
    scope === "arende" && isStaff(actor)
      ? sql`(select count(*)::int from application a where a.call_id = w.call_id and a.state <> 'withdrawn' and ${awaitsAnswerOf(actor)})`
      : sql`0`;
  const rows = await database.many<Row>(sql`
    with w as (select a.id, a.call_id, coalesce(a.number, k.number) as number, case when a.submitted_at is null then k.title else a.title end as title, a.organisation_id
      from application a left join sketch k on k.application_id = a.id where ${within[scope](id)} and ${awaitsAnswerOf(actor)})
    select w.id, w.number, w.title, o.name as organisation,
      array(select p.name from application_municipality xm join organisation p on p.municipality_code = xm.municipality_code and p.legal_form = 'kommun'
        where xm.application_id = w.id and p.id <> w.organisation_id order by p.name) as partners, c.id as call_id, c.title as call_title, m.body, m.held_on, (select count(*)::int from w) as total, ${inCall} as in_call
    from w join organisation o on o.id = w.organisation_id join call c on c.id = w.call_id ${about}
    order by w.number, w.id limit ${mostAsked}`);
  const [first] = rows;
  if (!first) return null;
  const proposals = await proposer(
    [actor.personId],
    rows.map((row) => row.id),
  );
  const { callId, callTitle, body, heldOn, total } = first;
  return {
    ...{ callId, callTitle, body, heldOn, total, inCall: first.inCall },
    cases: rows.map(({ id: caseId, number, title, organisation, partners }) => ({
      ...{ id: caseId, number, title, organisation, partners },
      // Elected by a municipality that takes part is nearly everybody in nearly every case, and no conflict by itself.
      proposals: proposals(actor.personId, caseId).filter(({ kind }) => kind !== "elected"),
    })),
  };
}

/** How many of a round's cases the lists of this reader of the office only name. */
export const awaitingInCall = async (actor: Actor, callId: string): Promise<number> =>
  (await database.one<{ count: number }>(sql`select ${unansweredInRound(actor, callId)}::int as count`)).count;
