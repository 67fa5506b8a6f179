import { type Actor, hasRole } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import { assessmentsVisibleTo, counts, owesAssessment } from "#app/rooms/assessment/queries/sight.server.ts";
import { type Ranking, rank } from "#app/rooms/assessment/ranking.ts";
import { shareLine, tallyLines } from "#app/rooms/assessment/sheet.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

type Row = Omit<RankedApplication, "tallies" | "submitted" | "shares" | "applicationId"> & {
  id: string;
  /** `keys|values;values`: one group of values for each submitted assessment */
  sheets: string | null;
  /** assessments under different keys, as when the rules changed between them: their lines must be read one by one */
  mixed: boolean | null;
  shares: string | null;
};

/**
 * Every contender of a call that this reader may see. A case hidden from the reader is not in the list, the counts or the positions.
 * Scores come grouped per application before anything is joined: one line of text for each.
 */
export async function contenders(actor: Actor, callId: string, rules: CallRules): Promise<RankedApplication[]> {
  const strategic = new Set(rules.strategic.nodes.map(({ node }) => node));
  // Only somebody who assesses can owe an assessment; for everyone else the question would be asked a thousand times in vain.
  const blind = hasRole(actor, "assessor") ? sql`not ${owesAssessment(actor)}` : sql`true`;
  const rows = await database.many<Row>(sql`
    with seen as materialized (
      select a.id, a.number, a.title, a.organisation_id, a.requested_ore, a.total_ore, a.starts_on, a.ends_on,
        a.share_line, a.municipality_count
      from application a where a.call_id = ${callId} and a.state in ('submitted', 'returned') and ${assessmentsVisibleTo(actor)} and ${blind}
    ), sheets as (
      select s.application_id, min(s.sheet_keys collate "C") as keys, string_agg(s.sheet_values, ';') as sheets,
        min(hashtextextended(s.sheet_keys, 0)) <> max(hashtextextended(s.sheet_keys, 0)) as mixed
      from assessment s where s.application_id in (select id from seen) and ${counts}
      group by s.application_id
    )
    select seen.id, seen.number, seen.title, o.name as organisation, seen.organisation_id, coalesce(seen.requested_ore, 0) as requested_ore,
      coalesce(seen.total_ore, 0) as total_ore, seen.starts_on, seen.ends_on, coalesce(e.state, 'pending') as eligibility,
      sheets.keys || '|' || sheets.sheets as sheets, sheets.mixed, seen.share_line as shares, seen.municipality_count as municipalities
    from seen join organisation o on o.id = seen.organisation_id
      left join eligibility_check e on e.application_id = seen.id
      left join sheets on sheets.application_id = seen.id
    order by seen.number collate "C"`);
  const mixed = rows.filter((row) => row.mixed).map((row) => row.id);
  const oneByOne = mixed.length === 0 ? new Map<string, string>() : await separateSheets(mixed);
  // Written out: spreading a thousand rows of thirteen columns costs more than the scores in them.
  return rows.map((row) => {
    const { submitted, tallies } = tallyLines(row.mixed ? (oneByOne.get(row.id) ?? null) : row.sheets);
    return {
      applicationId: row.id,
      number: row.number,
      title: row.title,
      organisation: row.organisation,
      organisationId: row.organisationId,
      eligibility: row.eligibility,
      submitted,
      tallies,
      shares: shareLine(row.shares, strategic),
      municipalities: row.municipalities,
      requestedOre: row.requestedOre,
      totalOre: row.totalOre,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
    };
  });
}

async function separateSheets(applicationIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.many<{ applicationId: string; sheets: string }>(sql`
    select s.application_id, string_agg(s.sheet_keys || '|' || s.sheet_values, e'\n') as sheets from assessment s
    where s.application_id = any(${[...applicationIds]}::uuid[]) and ${counts} group by s.application_id`);
  return new Map(rows.map((row) => [row.applicationId, row.sheets]));
}

export const ranking = async (actor: Actor, callId: string, rules: CallRules): Promise<Ranking<RankedApplication>> =>
  rank(rules, await contenders(actor, callId, rules));

/** How many cases of the call the reader must assess before seeing the others' scores. */
export const owedIn = async (actor: Actor, callId: string): Promise<number> =>
  hasRole(actor, "assessor")
    ? (
        await database.one<{ owed: number }>(sql`
        select count(*)::int as owed from application a
        where a.call_id = ${callId} and a.state in ('submitted', 'returned') and ${assessmentsVisibleTo(actor)} and ${owesAssessment(actor)}`)
      ).owed
    : 0;
