import type { Actor } from "#app/gate/actor.ts";
import { type Ore, sum } from "#app/kernel/money.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { yearsOf } from "#app/rooms/allocation/allocation.ts";
import type { Basis, BasisApplication } from "#app/rooms/allocation/basis.ts";
import { perYearOf } from "#app/rooms/allocation/per-year.store.server.ts";
import { allocationByCall, decidedOf, standingsNow } from "#app/rooms/allocation/queries/allocations.server.ts";
import { notDelegated } from "#app/rooms/allocation/queries/applications.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { shareOut } from "#app/rooms/money/ledger.ts";
import { callFunds, fundsOfCall } from "#app/rooms/money/money.server.ts";
import type { LegalForm } from "#app/rooms/people/organisation.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import type { Bilingual } from "#app/texts/language.ts";

type Row = {
  id: string;
  number: string;
  title: string;
  organisation: string;
  municipality: string | null;
  legalForm: LegalForm;
  requestedOre: Ore;
  levels: string[];
  shares: { node: string; basisPoints: number }[];
};

const applicationsOf = (actor: Actor, callId: string): Promise<Row[]> =>
  database.many<Row>(sql`
    select a.id, a.number, a.title, o.name as organisation, m.name as municipality, o.legal_form, coalesce(a.requested_ore, 0) as requested_ore,
      array(select l.amount_ore::text from application_level l where l.application_id = a.id and l.position > 0 order by l.position) as levels,
      coalesce((select jsonb_agg(jsonb_build_object('node', sh.node_id, 'basisPoints', sh.basis_points) order by sh.node_id)
        from application_share sh where sh.application_id = a.id), '[]') as shares
    from application a join organisation o on o.id = a.organisation_id left join municipality m on m.code = o.municipality_code
    where a.call_id = ${callId} and a.state = 'submitted' and ${visibleTo(actor)} and ${notDelegated} order by a.number`);

type Node = { id: string; framework: string; type: string; titleSv: string; titleEn: string; prioritised: boolean };

const nodesOf = (ids: readonly string[]): Promise<Node[]> =>
  database.many<Node>(sql`
    select n.id, f.key as framework, n.type, n.title_sv, n.title_en, n.prioritised from framework_node n join framework f on f.id = n.framework_id
    where n.id = any(${[...new Set(ids)]}::text[]) order by f.key, n.position`);

/**
 * What this call's own decisions have taken of each pot: in the basis it counts as money that is still to be shared out. `stands`: decisions
 * whose projects are given theirs in the basis itself; what a later decision sets aside for one of them is bound, and so is what has been
 * decided on delegation, whose projects are not in the basis.
 */
const takenByCall = async (callId: string, stands: readonly string[]): Promise<Map<string, Ore>> =>
  new Map(
    (
      await database.many<{ potId: string; taken: Ore }>(sql`
    select l.pot_id, sum(l.amount_ore)::bigint as taken from ledger_posting l
    where l.call_id = ${callId} and l.account in ('reserved', 'granted', 'paid') and not exists (
      select 1 from decision d where (d.id = l.award_id or exists (select 1 from amendment p where p.id = l.award_id and p.decision_id = d.id))
        and (d.id = any(${[...stands]}::uuid[]) or exists (select 1 from delegated_matter x where x.decision_id = d.id))) group by l.pot_id`)
    ).map((row) => [row.potId, row.taken]),
  );

type FundOfCall = Awaited<ReturnType<typeof fundsOfCall>>[number];
type Fixed = NonNullable<BasisApplication["fixed"]>;

/**
 * What stands of a proposal that the board has sent back in part: what a meeting that is over has decided, as the ledger has it now, and
 * while the office works on the rest what still lies before the board. Nothing before that, and nothing once all is decided.
 */
async function standingIn(callId: string) {
  const allocation = await allocationByCall(callId);
  if (!allocation || allocation.state === "settled") return { fixed: new Map<string, Fixed>(), stands: [] };
  const [decided, standings] = await Promise.all([
    decidedOf(callId).then((all) => all.filter((one) => one.over)),
    standingsNow(allocation.id),
  ]);
  const perYear = await perYearOf(
    database,
    allocation.lines.map((line) => line.applicationId),
  );
  const fixed = new Map<string, Fixed>();
  for (const { applicationId, held } of decided) {
    const years = [...new Set(held.map((part) => part.year))];
    const of = (year: number) => sum(held.filter((part) => part.year === year).map((part) => part.amountOre));
    fixed.set(applicationId, {
      by: "decided",
      purpose: held[0]?.purpose ?? "",
      years: years.map((year) => ({ year, amountOre: of(year) })),
    });
  }
  if (allocation.state === "open")
    for (const { applicationId, amountOre, purpose, proposal } of allocation.lines)
      if (standings.get(applicationId) === "board")
        fixed.set(applicationId, {
          by: "board",
          purpose,
          years: proposal === "grant" ? yearsOf(amountOre, perYear.get(applicationId) ?? []) : [],
        });
  return { fixed, stands: decided.map((one) => one.decisionId) };
}

/** What the solver takes from each pot for what is decided; the ledger has it already, so the rest of what is promised is bound. */
function sharedOut(funds: readonly FundOfCall[], fixed: ReadonlyMap<string, Fixed>): Map<string, Ore> {
  const shared = new Map<string, Ore>();
  for (const { by, purpose, years } of fixed.values())
    for (const { year, amountOre } of by === "decided" ? years : []) {
      const pots = funds.find((fund) => fund.purpose === purpose && fund.year === year)?.pots ?? [];
      const parts = shareOut(
        amountOre,
        pots
          .filter((pot) => pot.matchingShare > 0)
          .map(({ potId, matchingShare }) => ({ potId, matchingShare, availableOre: 0n })),
      );
      for (const part of parts) shared.set(part.potId, (shared.get(part.potId) ?? 0n) + part.amountOre);
    }
  return shared;
}

/** Each sum below the one before it; what an applicant wrote twice is one level. */
function lower(whole: Ore, levels: readonly string[]): Ore[] {
  const all = [whole];
  for (const one of levels.map(BigInt)) if (one > 0n && one < (all.at(-1) as Ore)) all.push(one);
  return all;
}

const both = (text: string): Bilingual => ({ sv: text, en: text });

export type CallBasis = { readonly call: CallWithRules; readonly basis: Basis; readonly owed: number };

/** The basis as this reader may see it right now; null when the call is not theirs to see. */
export async function basisOfCall(actor: Actor, callId: string): Promise<CallBasis | null> {
  const ranked = await rankingOfCall(actor, callId);
  if (!ranked) return null;
  const { call } = ranked;
  const { fixed, stands } = await standingIn(callId);
  const [rows, funds, limits, taken] = await Promise.all([
    applicationsOf(actor, callId),
    fundsOfCall(database, callId),
    callFunds(database, callId),
    takenByCall(callId, stands),
  ]);
  const [perYear, nodes] = await Promise.all([
    perYearOf(
      database,
      rows.map((row) => row.id),
    ),
    nodesOf(rows.flatMap((row) => row.shares.map((share) => share.node))),
  ]);
  const all = [...ranked.ranking.ranked, ...ranked.ranking.unranked];
  const standings = new Map(all.map((one) => [one.contender.applicationId, one]));
  // What is decided of somebody who is not among the projects any more is promised like all other money.
  for (const id of [...fixed.keys()]) if (!standings.has(id) || !rows.some((row) => row.id === id)) fixed.delete(id);
  const shared = sharedOut(funds, fixed);
  const group = (key: string, name: Bilingual, members: Basis["dimensions"][number]["groups"][number]["members"]) => ({
    key,
    name,
    prioritised: false,
    members,
  });
  /** One group for each answer that the applications give. */
  const grouped = (dimension: string, answer: (row: Row) => { key: string; name: Bilingual } | null) => {
    const found = new Map<string, { name: Bilingual; members: { application: string; share: number }[] }>();
    for (const row of rows) {
      const mine = answer(row);
      if (!mine) continue;
      const one = found.get(mine.key) ?? { name: mine.name, members: [] };
      one.members.push({ application: row.id, share: 10_000 });
      found.set(mine.key, one);
    }
    return [...found]
      .sort(([, a], [, b]) => a.name.sv.localeCompare(b.name.sv, "sv"))
      .map(([key, { name, members }]) => group(`${dimension}/${key}`, name, members));
  };
  const strategies = call.rules.frameworks.map((choice) => ({
    key: choice.field,
    name: choice.label,
    groups: nodes
      .filter((node) => node.framework === choice.framework && node.type === choice.nodeType)
      .map((node) => ({
        ...group(
          `${choice.field}/${node.id}`,
          { sv: node.titleSv, en: node.titleEn },
          rows.flatMap((row) => {
            const share = row.shares.find((one) => one.node === node.id);
            return share && share.basisPoints > 0 ? [{ application: row.id, share: share.basisPoints }] : [];
          }),
        ),
        prioritised: node.prioritised,
      })),
  }));
  const basis: Basis = {
    rulesVersion: call.rulesVersion,
    objective: call.rules.objective,
    decimals: call.rules.decimals,
    most: call.rules.scale.max,
    ...(call.rules.bonus ? { bonusMost: call.rules.bonus.mostHundredths } : {}),
    criteria: call.rules.criteria.map(({ key, name, weight }) => ({ key, name, weight })),
    applications: rows.flatMap((row) => {
      const standing = standings.get(row.id);
      if (!standing) return [];
      return [
        {
          id: row.id,
          number: row.number,
          title: row.title,
          organisation: row.organisation,
          levels: lower(row.requestedOre, row.levels),
          perYear: perYear.get(row.id) ?? [],
          rank: standing.rank,
          score: standing.total,
          unranked: standing.unranked as Basis["applications"][number]["unranked"],
          ...(fixed.has(row.id) ? { fixed: fixed.get(row.id) as Fixed } : {}),
        },
      ];
    }),
    contenders: all
      .map(
        ({
          contender: { applicationId, eligibility, submitted, tallies, shares, municipalities, requestedOre, members, totalOre },
        }) => ({
          applicationId,
          eligibility,
          submitted,
          tallies,
          shares: [...shares],
          municipalities,
          requestedOre,
          ...(call.rules.bonus ? { members, totalOre } : {}),
        }),
      )
      .sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1)),
    funds: funds.map((fund) => ({
      id: fund.fundId,
      year: fund.year,
      purpose: fund.purpose,
      name: fund.name,
      limit: limits.find((one) => one.fundId === fund.fundId)?.limitOre ?? null,
      pots: fund.pots.map(({ potId, source, matchingShare, balance }) => {
        const promised = balance.reserved + balance.granted + balance.paid + balance.returned;
        return {
          id: potId,
          source,
          share: matchingShare,
          total: balance.available + promised,
          bound: promised - (taken.get(potId) ?? 0n) - (shared.get(potId) ?? 0n),
        };
      }),
    })),
    dimensions: [
      ...strategies,
      {
        key: "municipality",
        name: { sv: "Kommun", en: "Municipality" },
        groups: grouped("municipality", (row) =>
          row.municipality === null ? null : { key: row.municipality, name: both(row.municipality) },
        ),
      },
      {
        key: "owner",
        name: { sv: "Typ av projektägare", en: "Type of project owner" },
        groups: grouped("owner", (row) => ({
          key: row.legalForm,
          name: { sv: peopleTexts.sv.legalForms[row.legalForm], en: peopleTexts.en.legalForms[row.legalForm] },
        })),
      },
    ].filter((dimension) => dimension.groups.length > 0),
  };
  return { call, basis, owed: ranked.owed };
}
