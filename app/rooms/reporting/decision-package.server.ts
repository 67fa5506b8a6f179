import { z } from "zod";
import { rational } from "#app/kernel/rational.ts";
import { paths } from "#app/paths.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { mostWith } from "#app/rooms/allocation/basis.ts";
import { bestOf } from "#app/rooms/allocation/solver/ask.server.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { solverVersion } from "#app/rooms/allocation/solver/version.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { bilingual } from "#app/rooms/calls/rules.ts";
import { decisionPackageTexts } from "#app/rooms/reporting/decision-package.texts.ts";
import {
  type DecidedCase,
  type DecisionPackage,
  distributionOf,
  fewestInTotal,
  labelsOf,
  packageFormat,
  problemOfInput,
  proofOf,
  withoutNames,
} from "#app/rooms/reporting/decision-package.ts";
import * as queries from "#app/rooms/reporting/queries/decision-packages.server.ts";
import type { DecisionPackageView } from "#app/rooms/reporting/views.ts";

/** As `propose` froze it: canonical JSON, where a sum is a text. */
const ore = z.string().transform(BigInt);
const frozen = z.object({
  rulesVersion: z.number().int(),
  ranking: z.array(
    z.object({
      applicationId: z.string(),
      rank: z.number().int().nullable(),
      total: z
        .object({ num: ore, den: ore })
        .transform(({ num, den }) => rational(num, den))
        .nullable(),
      requestedOre: ore,
      perYear: z.array(z.object({ year: z.number().int(), amountOre: ore })),
    }),
  ),
  funds: z.array(
    z.object({
      year: z.number().int(),
      purpose: z.string(),
      name: bilingual,
      limitLeftOre: ore.nullable(),
      pots: z.array(z.object({ source: z.string(), matchingShare: z.number().int(), availableOre: ore })),
    }),
  ),
});

async function casesOf(allocationId: string, input: z.output<typeof frozen>): Promise<DecidedCase[]> {
  const rows = await queries.decidedRows(allocationId);
  const ranking = new Map(input.ranking.map((one) => [one.applicationId, one]));
  return rows.map(({ id, tranches, ...row }) => {
    const standing = ranking.get(id);
    return {
      ...row,
      tranches: tranches.map((part) => ({ ...part, amountOre: BigInt(part.amountOre) })),
      rank: standing?.rank ?? null,
      total: standing?.total ?? null,
      requestedOre: standing?.requestedOre ?? 0n,
      perYear: standing?.perYear ?? [],
    };
  });
}

/** The proof, unless a total in it would be one single person's. Reasons are Swedish, as the board's own are. */
async function proved(
  given: ProblemJson,
  cases: readonly DecidedCase[],
  labels: ReadonlyMap<string, string>,
): Promise<Pick<DecisionPackage, "withheld" | "proposal" | "departures" | "problem">> {
  const nothing = { proposal: null, departures: [], problem: null };
  const weighed = new Set(given.applications.map((one) => one.id));
  if (cases.some((one) => weighed.has(one.number) && one.assessors < fewestInTotal))
    return { withheld: "too-few-assessors", ...nothing };
  // What a scenario weighed beside the cases that were handed over has no decision to be held against.
  if (![...weighed].every((id) => labels.has(id))) return { withheld: "not-reproduced", ...nothing };
  const t = decisionPackageTexts.sv.reasons;
  const named = new Set(cases.filter((one) => one.published).map((one) => one.number));
  const problem = withoutNames(given, labels, named, t.fixed);
  const decided = cases.map((one) => ({ ...one, id: labels.get(one.number) as string }));
  const proof = await proofOf(problem, decided, t, bestOf);
  if (typeof proof === "string") return { withheld: proof, ...nothing };
  const { best } = proof;
  return {
    withheld: null,
    proposal: {
      solver: solverVersion,
      problem,
      answer: {
        kind: "optimal",
        by: best.by,
        value: `${best.value.num}/${best.value.den}`,
        spent: `${best.spent}`,
        grants: best.grants.map(({ application, level, purpose, amount }) => ({
          application,
          level,
          purpose,
          amount: `${amount}`,
        })),
      },
    },
    departures: proof.departures,
    problem: proof.problem,
  };
}

/** The package of a call whose decision is announced; null of every other, and of what does not exist. */
export async function decisionPackageOf(slug: string): Promise<DecisionPackage | null> {
  const call = await queries.decidedCall(slug);
  if (!call) return null;
  const { input: stored, problem: adopted } = await queries.frozenInput(call.allocationId);
  const input = frozen.parse(stored);
  const [rules, cases, given, reach] = await Promise.all([
    rulesVersion(call.callId, input.rulesVersion),
    casesOf(call.allocationId, input),
    queries.scoreCounts(call.allocationId),
    queries.scoreReach(call.allocationId),
  ]);
  const labels = labelsOf(cases);
  const funds = input.funds.map((fund) => ({
    ...fund,
    name: fund.name.sv,
    pots: fund.pots.map(({ matchingShare, ...pot }) => ({ ...pot, share: matchingShare })),
  }));
  const problem: ProblemJson = adopted
    ? JSON.parse(adopted)
    : problemOfInput(cases, funds, {
        objective: rules.objective,
        decimals: rules.decimals,
        most: mostWith(rules.scale.max, rules.bonus?.mostHundredths ?? 0),
      });
  return {
    format: packageFormat,
    license: "CC0-1.0",
    source: publicUrl() + paths.decisionPackage(slug),
    demo: call.demo,
    call: { number: call.number, title: call.title, rulesVersion: input.rulesVersion },
    announcedOn: call.announcedOn,
    rules: {
      scale: rules.scale,
      criteria: rules.criteria.map(({ key, name, weight, levels }) => ({ key, name, weight, levels })),
      strategicWeight: rules.strategicWeight,
      thresholds: rules.thresholds.map((one) => one.text),
      bonus: rules.bonus ? [...rules.bonus.points, rules.bonus].map((one) => one.text) : [],
      tieBreak: rules.tieBreak.map((one) => one.text),
      objective: rules.objective,
      decimals: rules.decimals,
    },
    funds: input.funds.map(({ purpose, year, name }) => ({ purpose, year, name })),
    scores: rules.criteria.map(({ key }) =>
      distributionOf(
        key,
        rules.scale,
        given,
        reach.find((one) => one.criterion === key),
      ),
    ),
    applications: cases
      .map((one) => ({
        id: labels.get(one.number) as string,
        name: one.published ? one.title : null,
        rank: one.rank,
        requested: one.rank === null && !one.published ? null : `${one.requestedOre}`,
        proposed: `${one.proposedOre}`,
        outcome: one.outcome,
        decided: `${one.amountOre}`,
        tranches: one.tranches.map(({ year, purpose, amountOre }) => ({ year, purpose, amount: `${amountOre}` })),
      }))
      // By their place, never by the registry number that an anonymous one had.
      .sort(
        (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || a.id.localeCompare(b.id, "sv"),
      ),
    ...(await proved(problem, cases, labels)),
  };
}

const textOf = (one: DecisionPackage): string => `${JSON.stringify(one, null, 2)}\n`;

/** The file, the same bytes every time. */
export async function decisionPackageFile(slug: string) {
  const one = await decisionPackageOf(slug);
  return one
    ? { type: "application/json; charset=utf-8", body: textOf(one), filename: `beslut-${slug}.json` }
    : { status: 404 as const, errors: [] };
}

/** For the page about it: what the package says in figures, and the fingerprint of the file. Sums are texts of öre, as in the file. */
export async function decisionPackageView(slug: string): Promise<DecisionPackageView | null> {
  const one = await decisionPackageOf(slug);
  if (!one) return null;
  const { proposal, call, announcedOn, rules, funds, scores, applications, departures, withheld } = one;
  const best = new Map(proposal?.answer.grants.map((grant) => [grant.application, grant.amount]));
  return {
    slug,
    site: publicUrl(),
    sha256: sha256(textOf(one)),
    call,
    announcedOn,
    rules,
    funds,
    scores,
    departures,
    withheld,
    solver: proposal?.solver ?? null,
    applications: applications.map((row) => ({ ...row, best: proposal && (best.get(row.id) ?? "0") })),
  };
}

export const decidedCalls = async () => (await queries.decidedCalls()).map(({ slug, title }) => ({ slug, title }));
export const isDecided = async (slug: string): Promise<boolean> => (await queries.decidedCall(slug)) !== null;
