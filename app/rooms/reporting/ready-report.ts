import { z } from "zod";
import type { BuilderKnown } from "#app/rooms/reporting/builder-question.ts";
import type { Tally } from "#app/rooms/reporting/built-report.ts";

/** Reports that are asked for every year, each with its own few choices; they stand in the address like any other. */
export const readyKinds = ["utlysning", "vgr", "kommun", "strategi"] as const;
export type ReadyKind = (typeof readyKinds)[number];

export type ReadyQuestion = {
  readonly kind: ReadyKind;
  readonly from: number | null;
  readonly to: number | null;
  readonly call: string | null;
  readonly municipality: string | null;
  readonly framework: string | null;
};

const blank = (value: unknown) => (value === "" || value === undefined || value === null ? null : value);
const year = z.preprocess(blank, z.coerce.number("yearOdd").int("yearOdd").min(1990, "yearOdd").max(2100, "yearOdd").nullable());
const among = (known: readonly string[], fault: string) =>
  z.preprocess(blank, z.string().nullable()).refine((one) => one === null || known.includes(one), fault);

/** What each kind needs, and the field where it is missed. */
const needs: Readonly<Record<ReadyKind, { readonly field: "utlysning" | "kommun" | "strategi"; readonly fault: string } | null>> =
  {
    utlysning: { field: "utlysning", fault: "chooseCall" },
    vgr: null,
    kommun: { field: "kommun", fault: "chooseMunicipality" },
    strategi: { field: "strategi", fault: "chooseStrategy" },
  };

export const readySchema = (known: BuilderKnown) =>
  z
    .object({
      mall: z.enum(readyKinds, "readyUnknown"),
      fran: year,
      till: year,
      utlysning: among(known.calls, "callUnknown"),
      kommun: among(known.municipalities, "municipalityUnknown"),
      strategi: among(
        known.frameworks.map(({ id }) => id),
        "frameworkMissing",
      ),
    })
    .superRefine((given, context) => {
      const need = needs[given.mall];
      if (need && given[need.field] === null) context.addIssue({ code: "custom", path: [need.field], message: need.fault });
      if (given.fran !== null && given.till !== null && given.fran > given.till)
        context.addIssue({ code: "custom", path: ["till"], message: "periodReversed" });
    })
    .transform(
      ({ mall: kind, fran, till, utlysning, kommun, strategi }): ReadyQuestion => ({
        kind,
        // A call has its years already, and a report on it leaves none of its cases out.
        from: kind === "utlysning" ? null : fran,
        to: kind === "utlysning" ? null : till,
        call: kind === "utlysning" ? utlysning : null,
        municipality: kind === "kommun" ? kommun : null,
        framework: kind === "strategi" ? strategi : null,
      }),
    );

export const readyValues = (search: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    ["mall", "fran", "till", "utlysning", "kommun", "strategi"].map((name) => [name, search.get(name)?.trim() ?? ""]),
  );

export function readyQuery({ kind, from, to, call, municipality, framework }: ReadyQuestion): string {
  const search = new URLSearchParams({ mall: kind });
  for (const [name, value] of Object.entries({
    fran: from,
    till: to,
    utlysning: call,
    kommun: municipality,
    strategi: framework,
  }))
    if (value !== null) search.set(name, `${value}`);
  return `?${search.toString().replaceAll("%40", "@")}`;
}

/** Goals that got less than half of what an even share of all that was placed would be: a place to look, and no judgement. */
export function gotLittle<Line extends { readonly key: string | null; readonly tally: Pick<Tally, "sums"> }>(
  lines: readonly Line[],
): Line[] {
  const goals = lines.filter(({ key }) => key !== null);
  const placed = goals.reduce((all, { tally }) => all + tally.sums.granted, 0n);
  return placed <= 0n ? [] : goals.filter(({ tally }) => tally.sums.granted * 2n * BigInt(goals.length) < placed);
}
