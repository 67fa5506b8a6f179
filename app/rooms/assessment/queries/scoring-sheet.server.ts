import type { Actor } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { readSealed, type Sealed } from "#app/rooms/applications/sealing.ts";
import { withoutConflict } from "#app/rooms/applications/visibility.server.ts";
import { type Claim, itemsOf, type Score } from "#app/rooms/assessment/assessment.ts";
import { scoringClosed } from "#app/rooms/assessment/queries/sight.server.ts";
import { type SheetCase, type SheetRow, sheetDaysFrom } from "#app/rooms/assessment/scoring-sheet.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

type Row = Omit<SheetCase, "rules" | "claimed" | "items"> & {
  callId: string;
  rulesVersion: number;
  claims: Claim[];
  names: Record<string, Bilingual>;
  scores: Score[];
};

/** The reader's own assessments `s` of a call: none that a conflict of interest hides, nor of the reader's own organisation. */
const ownIn = (actor: Actor, callId: string) => sql`s.assessor_id = ${actor.personId} and a.call_id = ${callId}
  and s.state in ('assigned', 'begun', 'submitted') and a.state in ('submitted', 'returned')
  and a.organisation_id <> all(${ownTeams(actor)}::uuid[]) and ${withoutConflict(actor)}`;

const ownTeams = (actor: Actor) => actor.memberships.map((membership) => membership.organisationId);

/**
 * The reader's own assessments of a call, with scores. Those hidden by a conflict of interest, or of their own organisation, are not there; of
 * those not declared yet nothing but title and organisation may leave this room (`sheetTable` leaves them out).
 */
export async function sheetCases(actor: Actor, callId: string): Promise<SheetCase[]> {
  const rows = await database.many<Row>(sql`
    select s.id, s.state, s.version, a.number, a.title, o.name as organisation, a.call_id, a.rules_version, s.summary, ${scoringClosed} as closed,
      coalesce((select json_agg(json_build_object('node', h.node_id, 'basisPoints', h.basis_points)) from application_share h where h.application_id = a.id), '[]') as claims,
      coalesce((select json_object_agg(f.id, json_build_object('sv', f.title_sv, 'en', f.title_en))
        from application_share h join framework_node f on f.id = h.node_id where h.application_id = a.id), '{}') as names,
      coalesce((select json_agg(json_build_object('key', v.criterion, 'value', v.value, 'notAssessable', v.not_assessable, 'motivation', v.motivation))
        from score v where v.assessment_id = s.id), '[]') as scores
    from assessment s join application a on a.id = s.application_id join organisation o on o.id = a.organisation_id
    where ${ownIn(actor, callId)}
    order by a.number, s.id`);
  return Promise.all(
    rows.map(async ({ callId: call, rulesVersion: version, claims, names, ...row }) => {
      const rules = await rulesVersion(call, version);
      return { ...row, rules, claimed: claims.map(({ node }) => node), items: itemsOf(rules, claims, names) };
    }),
  );
}

/** What the applicants have written, by assessment: of those that the reader has begun, as on the page of each. */
export async function sheetContents(actor: Actor, callId: string): Promise<ReadonlyMap<string, Sealed>> {
  const rows = await database.many<{ id: string; content: string }>(sql`
    select s.id, n.content from assessment s join application a on a.id = s.application_id
    join lateral (select content from application_snapshot x where x.application_id = a.id order by x.number desc limit 1) n on true
    where s.state = 'begun' and ${ownIn(actor, callId)}`);
  return new Map(rows.map(({ id, content }) => [id, readSealed(content)]));
}

/** The reader's own open assessments of other calls: a file uploaded at the wrong call is told so. */
export const assessmentsElsewhere = async (actor: Actor, callId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await database.many<{ id: string }>(sql`
      select s.id from assessment s join application a on a.id = s.application_id
      where s.assessor_id = ${actor.personId} and a.call_id <> ${callId} and s.state in ('assigned', 'begun', 'submitted') and ${withoutConflict(actor)}`)
    ).map(({ id }) => id),
  );

export type UploadedSheet = {
  readonly version: number;
  readonly name: string;
  readonly uploadedAt: Date;
  readonly rows: readonly SheetRow[];
};

export const uploadedSheet = (actor: Actor, callId: string): Promise<UploadedSheet | null> =>
  database.maybe(sql`
    select version, name, uploaded_at, rows from scoring_sheet where person_id = ${actor.personId} and call_id = ${callId}`);

export const sheetDays = async (): Promise<number> =>
  sheetDaysFrom((await database.maybe<{ value: unknown }>(sql`select value from setting where key = 'sheet-days'`))?.value);

/** What lies uploaded, for the machine alone: whose and since when, never what is in it. */
export const uploadedSheets = (): Promise<{ personId: string; callId: string; uploadedAt: Date }[]> =>
  database.many(sql`select person_id, call_id, uploaded_at from scoring_sheet order by uploaded_at`);
