import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import { assessmentsVisibleTo, counts, memberCount, owesAssessment } from "#app/rooms/assessment/queries/sight.server.ts";
import { type Eligibility, type Ranking, rank } from "#app/rooms/assessment/ranking.ts";
import { shareLine, tallyLines } from "#app/rooms/assessment/sheet.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/**
 * Every contender of a call that this reader may see. A case hidden from the reader is not in the list, the counts or the positions.
 * The database hands over one text, a line per application; what was last made of the very same text is handed out again. So a ranking is
 * never older than the question, and asked for twice it costs its SQL. The list is shared: nobody may change it.
 */
export async function contenders(actor: Actor, callId: string, rules: CallRules): Promise<readonly RankedApplication[]> {
  // Only somebody who assesses can owe an assessment; for everyone else the question would be asked a thousand times in vain.
  const blind = hasRole(actor, "assessor") ? sql`not ${owesAssessment(actor)}` : sql`true`;
  const { lines } = await database.one<{ lines: string | null }>(sql`
    with seen as materialized (
      select a.id, a.number, a.title, a.organisation_id, a.requested_ore, a.total_ore, a.starts_on, a.ends_on,
        a.share_line, a.municipality_count, ${rules.bonus ? memberCount : sql`0`} as members
      from application a where a.call_id = ${callId} and a.state in ('submitted', 'returned') and ${assessmentsVisibleTo(actor)} and ${blind}
    ), sheets as (
      select s.application_id, min(s.sheet_keys collate "C") as keys, string_agg(s.sheet_values, ';') as sheets,
        min(hashtextextended(s.sheet_keys, 0)) <> max(hashtextextended(s.sheet_keys, 0)) as mixed
      from assessment s where s.application_id in (select id from seen) and ${counts}
      group by s.application_id
    ), lines as (
      select concat_ws(e'\x1f', seen.id, seen.number, translate(seen.title, e'\x1e\x1f', ''), translate(o.name, e'\x1e\x1f', ''),
        seen.organisation_id, coalesce(e.state, 'pending'), coalesce(seen.requested_ore, 0), coalesce(seen.total_ore, 0),
        coalesce(seen.starts_on::text, ''), coalesce(seen.ends_on::text, ''), seen.municipality_count, seen.share_line,
        coalesce(sheets.mixed, false), coalesce(sheets.keys || '|' || sheets.sheets, ''), seen.members) as line
      from seen join organisation o on o.id = seen.organisation_id
        left join eligibility_check e on e.application_id = seen.id
        left join sheets on sheets.application_id = seen.id
      order by seen.number collate "C"
    ) select string_agg(line, e'\x1e') as lines from lines`);
  return lines === null ? [] : await remembered(lines, rules);
}

type Remembered = { readonly lines: string; readonly rules: CallRules; readonly list: readonly RankedApplication[] };
/** The newest first: a few calls, or a few readers who see different cases, at a time. */
const memory: Remembered[] = [];

async function remembered(lines: string, rules: CallRules): Promise<readonly RankedApplication[]> {
  const known = memory.findIndex((one) => one.rules === rules && one.lines === lines);
  const [found] = known === -1 ? [] : memory.splice(known, 1);
  const one = found ?? { lines, rules, list: await read(lines, rules) };
  // Sheets under different keys were read in a second question, so they may be newer than the text.
  if (one.list.length > 0 && !lines.includes(mixedMark)) memory.unshift(one);
  memory.length = Math.min(memory.length, 4);
  return one.list;
}

/** Sheets under different keys, as when the rules changed between two assessments, are read one by one. */
const mixedMark = "\x1ft\x1f";

async function read(lines: string, rules: CallRules): Promise<RankedApplication[]> {
  const strategic = new Set(rules.strategic.nodes.map(({ node }) => node));
  const rows = lines.split("\x1e").map((line) => line.split("\x1f"));
  const mixed = rows.filter((row) => row[12] === "t").map((row) => row[0] as string);
  const oneByOne = mixed.length === 0 ? new Map<string, string>() : await separateSheets(mixed);
  return rows.map((row) => {
    const [
      id,
      number,
      title,
      organisation,
      organisationId,
      eligibility,
      requested,
      total,
      from,
      to,
      municipalities,
      shares,
      ,
      sheets,
      members,
    ] = row as [string, string, string, string, string, Eligibility, ...string[]];
    const { submitted, tallies } = tallyLines(oneByOne.get(id) ?? sheets ?? "");
    return {
      applicationId: id,
      number,
      title,
      organisation,
      organisationId,
      eligibility,
      submitted,
      tallies,
      shares: shareLine(shares ?? "", strategic),
      municipalities: Number(municipalities),
      members: Number(members),
      requestedOre: BigInt(requested as string),
      totalOre: BigInt(total as string),
      startsOn: (from || null) as LocalDate | null,
      endsOn: (to || null) as LocalDate | null,
    };
  });
}

async function separateSheets(applicationIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.many<{ applicationId: string; sheets: string }>(sql`
    select s.application_id, string_agg(s.sheet_keys || '|' || s.sheet_values, e'\n') as sheets from assessment s
    where s.application_id = any(${[...applicationIds]}::uuid[]) and ${counts} group by s.application_id`);
  return new Map(rows.map((row) => [row.applicationId, row.sheets]));
}

const rankings = new WeakMap<readonly RankedApplication[], Ranking<RankedApplication>>();

export async function ranking(actor: Actor, callId: string, rules: CallRules): Promise<Ranking<RankedApplication>> {
  const list = await contenders(actor, callId, rules);
  const known = rankings.get(list);
  if (known) return known;
  const made = rank(rules, list);
  rankings.set(list, made);
  return made;
}

/** How many cases of the call the reader must assess before seeing the others' scores. */
export const owedIn = async (actor: Actor, callId: string): Promise<number> =>
  hasRole(actor, "assessor")
    ? (
        await database.one<{ owed: number }>(sql`
        select count(*)::int as owed from application a
        where a.call_id = ${callId} and a.state in ('submitted', 'returned') and ${assessmentsVisibleTo(actor)} and ${owesAssessment(actor)}`)
      ).owed
    : 0;
