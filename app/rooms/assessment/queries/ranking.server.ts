import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import { assessmentsVisibleTo, counts, memberCount, owesAssessment } from "#app/rooms/assessment/queries/sight.server.ts";
import { type Eligibility, type Ranking, rank } from "#app/rooms/assessment/ranking.ts";
import { shareLine, strategicNodes, tallyLines } from "#app/rooms/assessment/sheet.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/**
 * Every contender of a call that this reader may see. A case hidden from the reader is not in the list, the counts or the positions.
 * What a list was made of is told by a stamp: each row's id and the transaction that wrote it, of every row that the list rests on. The stamp is
 * asked for every time, so a ranking is never older than the question; a list under the same stamp is handed out again. It is shared:
 * nobody may change it.
 */
export async function contenders(actor: Actor, callId: string, rules: CallRules): Promise<readonly RankedApplication[]> {
  const seen = seenBy(actor, callId, rules);
  const asked = await database.one<{ stamp: string }>(sql`with ${seen} select ${stamp} as stamp`);
  const known = recall(asked.stamp, rules);
  if (known) return known;
  // The stamp again, of the very rows that are read: between two questions something may have been written.
  const { stamp: of, lines } = await database.one<{ stamp: string; lines: string | null }>(sql`
    with ${seen}, sheets as (
      select s.application_id, min(s.sheet_keys collate "C") as keys, string_agg(s.sheet_values, ';') as sheets,
        min(s.sheet_keys collate "C") <> max(s.sheet_keys collate "C") as mixed
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
    ) select string_agg(line, e'\x1e') as lines, ${stamp} as stamp from lines`);
  if (lines === null) return [];
  const list = await read(lines, rules);
  // Sheets under different keys were read in a question of their own, so they may be newer than the stamp.
  if (!lines.includes(mixedMark)) remember({ stamp: of, rules, list });
  return list;
}

/** The reader's contenders, as the table `seen`. */
function seenBy(actor: Actor, callId: string, rules: CallRules): Fragment {
  // Only somebody who assesses can owe an assessment; for everyone else the question would be asked a thousand times in vain.
  const blind = hasRole(actor, "assessor") ? sql`not ${owesAssessment(actor)}` : sql`true`;
  return sql`seen as materialized (
      select a.id, a.number, a.title, a.organisation_id, a.requested_ore, a.total_ore, a.starts_on, a.ends_on,
        a.share_line, a.municipality_count, ${rules.bonus || rules.tieBreak.some(({ by }) => by === "members") ? memberCount : sql`0`} as members, uuid_hash_extended(a.id, a.xmin::text::bigint) as written
      from application a where a.call_id = ${callId} and a.state in ('submitted', 'returned') and ${assessmentsVisibleTo(actor)} and ${blind}
    )`;
}

/**
 * Of everything that `seen` and what is joined to it rest on: how many rows, and the sum of their ids hashed with the transaction that last
 * wrote them (PostgreSQL's `xmin`), which is another after every change of a row.
 */
const stamp: Fragment = sql`(
  (select concat_ws(' ', count(*), sum(written), sum(uuid_hash_extended(id, members))) from seen) || ' ' ||
  (select concat_ws(' ', count(*), sum(uuid_hash_extended(s.id, s.xmin::text::bigint))) from assessment s where s.application_id in (select id from seen) and ${counts}) || ' ' ||
  (select concat_ws(' ', count(*), sum(uuid_hash_extended(e.application_id, e.xmin::text::bigint))) from eligibility_check e where e.application_id in (select id from seen)) || ' ' ||
  (select concat_ws(' ', count(*), sum(uuid_hash_extended(o.id, o.xmin::text::bigint))) from organisation o where o.id in (select organisation_id from seen)))`;

type Remembered = { readonly stamp: string; readonly rules: CallRules; readonly list: readonly RankedApplication[] };
/** The newest first: a few calls, or a few readers who see different cases, at a time. */
const memory: Remembered[] = [];

function recall(stamp: string, rules: CallRules): readonly RankedApplication[] | null {
  const known = memory.findIndex((one) => one.rules === rules && one.stamp === stamp);
  const [found] = known === -1 ? [] : memory.splice(known, 1);
  if (found) memory.unshift(found);
  return found?.list ?? null;
}

function remember(one: Remembered) {
  memory.unshift(one);
  memory.length = Math.min(memory.length, 4);
}

/** Sheets under different keys, as when the rules changed between two assessments, are read one by one. */
const mixedMark = "\x1ft\x1f";

async function read(lines: string, rules: CallRules): Promise<RankedApplication[]> {
  const strategic = strategicNodes(rules);
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
