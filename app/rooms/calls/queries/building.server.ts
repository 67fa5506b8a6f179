import { database, type Executor, sql } from "#app/platform/database.server.ts";
import { installation } from "#app/platform/installation.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import type { CallSurroundings } from "#app/rooms/calls/compile.ts";
import { levelId } from "#app/rooms/calls/draft.ts";
import type { PartKey } from "#app/rooms/calls/parts.ts";
import type { IndicatorWords, StoredCallRules } from "#app/rooms/calls/rules.ts";
import { totalOf } from "#app/rooms/money/fund.ts";
import { fundBalances, fundsOfCall } from "#app/rooms/money/money.server.ts";
import { allFrameworks, allIndicators, nodesOf } from "#app/rooms/strategy/strategy.server.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

export const reading: Executor = database;

export type DraftHead = {
  readonly id: string;
  readonly state: Exclude<CallState, "absent">;
  readonly version: number;
  readonly title: Bilingual;
  readonly createdAt: Date;
  /** the published call that these are new rules for */
  readonly revises: string | null;
};
export const draftHead = (id: string): Promise<DraftHead | null> =>
  database.maybe(sql`select id, state, version, title, created_at, revises_id as revises from call where id = ${id}`);

export type DraftedCall = {
  readonly id: string;
  readonly title: Bilingual;
  readonly createdAt: Date;
  readonly savedAt: Date;
  /** number of the published call that these are new rules for */
  readonly revises: string | null;
};
export const draftedCalls = (): Promise<DraftedCall[]> =>
  database.many(sql`
    select c.id, c.title, c.created_at, coalesce(max(p.saved_at), c.created_at) as saved_at, o.number as revises
    from call c left join call_part p on p.call_id = c.id left join call o on o.id = c.revises_id where c.state = 'drafted' group by c.id, o.number order by 4 desc`);

/** The draft of new rules for a published call, while there is one. */
export const revisionDraft = async (db: Executor, callId: string): Promise<string | null> =>
  (await db.maybe<{ id: string }>(sql`select id from call where revises_id = ${callId} and state = 'drafted'`))?.id ?? null;

/** Whether anybody has applied, and has begun to be scored: facts of later rooms that bind the rules. Never how many: a conflict hides that. */
export const progressOf = (db: Executor, callId: string): Promise<{ received: boolean; scored: boolean }> =>
  db.one(sql`
    select exists (select 1 from application a where a.call_id = ${callId} and (a.submitted_at is not null or exists (select 1 from sketch k where k.application_id = a.id))) as received,
      exists (select 1 from score s join assessment t on t.id = s.assessment_id join application a on a.id = t.application_id where a.call_id = ${callId}) as scored`);

export const storedRules = async (db: Executor, callId: string): Promise<StoredCallRules> =>
  (
    await db.one<{ rules: StoredCallRules }>(
      sql`select r.rules from call c join call_rules r on r.call_id = c.id and r.version = c.rules_version where c.id = ${callId}`,
    )
  ).rules;

export type StoredPart = {
  readonly part: PartKey;
  readonly content: unknown;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedBy: string;
};
export const storedParts = (id: string): Promise<StoredPart[]> =>
  database.many(sql`
    select k.part, k.content, k.version, k.saved_at, coalesce(p.name, '') as saved_by
    from call_part k left join person p on p.id = k.saved_by_id where k.call_id = ${id}`);

export const takenNumbers = async (db: Executor, except: string): Promise<Set<string>> =>
  new Set((await db.many<{ number: string }>(sql`select number from call where id <> ${except}`)).map((row) => row.number));
export const takenSlugs = async (db: Executor, except: string): Promise<Set<string>> =>
  new Set((await db.many<{ slug: string }>(sql`select slug from call where id <> ${except}`)).map((row) => row.slug));

export type Options = {
  readonly funds: readonly { readonly id: string; readonly label: string; readonly leftOre: bigint }[];
  readonly levels: readonly {
    readonly id: string;
    readonly label: string;
    readonly nodes: readonly { readonly id: string; readonly title: string }[];
  }[];
  readonly indicators: readonly { readonly words: IndicatorWords; readonly example: boolean }[];
};

/** What an officer can choose among: money that is there, and every level of every strategy. */
export async function buildingOptions(language: Language): Promise<Options> {
  const [funds, frameworks, library] = await Promise.all([fundBalances(), allFrameworks(), allIndicators()]);
  const levels = await Promise.all(
    frameworks.map(async (framework) => {
      const nodes = await nodesOf(framework.key, framework.version);
      return framework.counts.map(({ type }) => ({
        id: levelId(framework.key, framework.version, type),
        label: `${inLanguage(framework.name, language)}: ${inLanguage(framework.levels.find((level) => level.type === type)?.label ?? { sv: type, en: type }, language)}`,
        nodes: nodes
          .filter((node) => node.type === type)
          .map((node) => ({ id: node.id, title: inLanguage(node.title, language) })),
      }));
    }),
  );
  return {
    funds: funds
      .toSorted((a, b) => b.year - a.year || a.purpose.localeCompare(b.purpose))
      .map((fund) => ({ id: fund.fundId, label: inLanguage(fund.name, language), leftOre: totalOf(fund).available })),
    levels: levels.flat(),
    indicators: library.map(({ nodes: _nodes, example, ...words }) => ({ words, example })),
  };
}

export const surroundings = (options: Options, numbers: ReadonlySet<string>, now: Date): CallSurroundings => ({
  now,
  takenNumbers: numbers,
  funds: new Map(options.funds.map((fund) => [fund.id, { name: fund.label, leftOre: fund.leftOre }])),
  levels: new Map(options.levels.map((level) => [level.id, level.nodes.map((node) => node.id)])),
  indicators: new Map(options.indicators.map(({ words }) => [words.key, words])),
});

export type Admission = {
  readonly id: string;
  readonly organisation: string;
  readonly until: Date;
  readonly reason: string;
  readonly givenBy: string;
  readonly givenAt: Date;
};
export const admissionsOf = (callId: string): Promise<Admission[]> =>
  database.many(sql`
    select x.id, o.name as organisation, x.until, x.reason, p.name as given_by, x.given_at
    from call_admission x join organisation o on o.id = x.organisation_id join person p on p.id = x.given_by_id
    where x.call_id = ${callId} order by x.given_at desc`);

/** How long any of these organisations may hand in; null when none has been let in after the last day. */
export const lateUntil = async (callId: string, organisationIds: readonly string[]): Promise<Date | null> =>
  (
    await database.one<{ until: Date | null }>(
      sql`select max(until) as until from call_admission where call_id = ${callId} and organisation_id = any(${organisationIds}::uuid[])`,
    )
  ).until;

export type Invited = { readonly number: string; readonly name: string };
export const invitedTo = (callId: string): Promise<Invited[]> =>
  database.many(sql`select number, name from call_invitation where call_id = ${callId} order by name collate "sv-x-icu"`);

export const asksToBeReminded = async (callId: string, personId: string): Promise<boolean> =>
  (await database.maybe(sql`select 1 from call_reminder where call_id = ${callId} and person_id = ${personId}`)) !== null;

export type CallChange = {
  readonly at: Date;
  readonly kind: "text" | "deadline" | "rules" | "withdrawal";
  readonly note: Bilingual;
  /** of new rules: the parts that they change */
  readonly changed: readonly PartKey[];
};
export const changesOf = (callId: string): Promise<CallChange[]> =>
  database.many(sql`select at, kind, note, changed from call_change where call_id = ${callId} order by at desc`);

/** Fund by fund what a call has to give: its limit, or all that the fund was given (öre). */
export async function moneyOf(callId: string): Promise<{ fundId: string; year: number; name: Bilingual; amountOre: bigint }[]> {
  const [funds, limits] = await Promise.all([fundsOfCall(database, callId), fundsOf(callId)]);
  return funds.map((fund) => ({
    fundId: fund.fundId,
    year: fund.year,
    name: fund.name,
    amountOre: limits.find((one) => one.fundId === fund.fundId)?.limitOre ?? -totalOf(fund).funder,
  }));
}

/** The same for a draft, from what its builder has written. */
export async function moneyOfDraft(
  wanted: readonly { readonly fundId: string; readonly limitOre: bigint | null }[],
  options: Options,
) {
  const funds = await fundBalances();
  return wanted.flatMap(({ fundId, limitOre }) => {
    const fund = funds.find((one) => one.fundId === fundId);
    const label = options.funds.find((one) => one.id === fundId)?.label ?? "";
    return fund
      ? [{ fundId, year: fund.year, name: { sv: label, en: label }, amountOre: limitOre ?? -totalOf(fund).funder }]
      : [];
  });
}

/** Money per fund that a published call may use: its limit, or all that the fund holds. */
export const fundsOf = (callId: string): Promise<{ fundId: string; limitOre: bigint | null }[]> =>
  database.many(sql`select fund_id, limit_ore from call_fund where call_id = ${callId}`);

/** Who builds a call is the one to ask until somebody else is named; the telephone is the office's own. */
export async function contactOf(personId: string): Promise<{ contactName: string; contactEmail: string; contactPhone: string }> {
  const person = await database.maybe<{ name: string; email: string }>(
    sql`select name, email from person where id = ${personId}`,
  );
  return { contactName: person?.name ?? "", contactEmail: person?.email ?? "", contactPhone: installation.contact.phone };
}
