import { z } from "zod";
import { type Ore, parseKronor } from "#app/kernel/money.ts";

/** Where a case stands for the office. The database keeps it in one column (`application.stage`), computed from the rooms a case has passed through. */
export const officeStages = ["received", "returned", "eligible", "ineligible", "granted", "rejected", "withdrawn"] as const;
export type OfficeStage = (typeof officeStages)[number];

export const roundSorts = ["number", "title", "organisation", "requested", "submitted"] as const;
export type RoundSort = (typeof roundSorts)[number];

/** fault = something does not hold · question = something to judge · none = every automatic check holds */
export const roundWarnings = ["fault", "question", "none"] as const;
export type RoundWarning = (typeof roundWarnings)[number];

const kronor = z
  .string()
  .max(30)
  .transform((text): Ore | null => {
    const ore = parseKronor(text);
    return ore !== null && ore >= 0n && ore < 10n ** 17n ? ore : null;
  })
  .catch(null);

/** What a board's address asks for; anything that cannot be read is simply not asked. The two files ask in the same words. */
const address = z.object({
  lage: z.enum(officeStages).nullable().catch(null),
  sok: z.string().max(200).catch(""),
  handlaggare: z
    .union([z.literal("ingen"), z.uuid()])
    .nullable()
    .catch(null),
  kommun: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .catch(null),
  fran: kronor,
  till: kronor,
  kontroll: z.enum(roundWarnings).nullable().catch(null),
  sortera: z.enum(roundSorts).catch("number"),
  ordning: z.enum(["stigande", "fallande"]).catch("stigande"),
  sida: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type RoundAddress = z.output<typeof address>;

export const readRoundAddress = (search: URLSearchParams): RoundAddress =>
  address.parse(Object.fromEntries(Object.keys(address.shape).map((name) => [name, search.get(name)])));

/** The same in an address again; what says nothing is left out. */
export function roundQuery(asked: RoundAddress): string {
  const query = new URLSearchParams();
  if (asked.lage) query.set("lage", asked.lage);
  if (asked.sok) query.set("sok", asked.sok);
  if (asked.handlaggare) query.set("handlaggare", asked.handlaggare);
  if (asked.kommun) query.set("kommun", asked.kommun);
  if (asked.fran !== null) query.set("fran", plainKronor(asked.fran));
  if (asked.till !== null) query.set("till", plainKronor(asked.till));
  if (asked.kontroll) query.set("kontroll", asked.kontroll);
  if (asked.sortera !== "number") query.set("sortera", asked.sortera);
  if (asked.ordning !== "stigande") query.set("ordning", asked.ordning);
  if (asked.sida > 1) query.set("sida", `${asked.sida}`);
  return query.size > 0 ? `?${query}` : "";
}

/** "250000" or "250000,50", as it is typed. */
export const plainKronor = (ore: Ore): string =>
  ore % 100n === 0n ? `${ore / 100n}` : `${ore / 100n},${(ore % 100n).toString().padStart(2, "0")}`;

/** Whether anything narrows the list but the stage, whose tabs stand by themselves. */
export const isNarrowed = (asked: RoundAddress): boolean =>
  Boolean(asked.sok || asked.handlaggare || asked.kommun || asked.kontroll) || asked.fran !== null || asked.till !== null;

/** What is sought or sorted by what stands in the cases is sought in those that the reader has answered for; number, title and organisation are told of all. */
export const asksOfContent = (asked: RoundAddress): boolean =>
  asked.sok.trim() !== "" ||
  asked.fran !== null ||
  asked.till !== null ||
  asked.sortera === "requested" ||
  Boolean(asked.kommun || asked.kontroll);

// ── responsible officer ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** One post: the ticked cases, and who is to answer for them (blank: nobody). */
export const responsibleForm = z.object({
  officer: z.union([z.literal("ingen"), z.uuid()], "chooseOfficer"),
  cases: z
    .union([z.string().transform((one) => [one]), z.array(z.string())], "chooseCases")
    .pipe(z.array(z.uuid("unknown")).min(1, "chooseCases").max(200, "unknown")),
});

/** Why one case of many was not done. `not-found`: hidden from the one who asked, or gone. */
export const unassignable = ["conflict", "withdrawn", "not-an-officer", "not-found"] as const;
export type Unassignable = (typeof unassignable)[number];
export type AssignmentTally = { readonly done: number; readonly refused: Readonly<Partial<Record<Unassignable, number>>> };

/** The tally in an address, so that the page after the post can tell it: "klara=3&jav=1". */
const tallyNames: Readonly<Record<Unassignable, string>> = {
  conflict: "jav",
  withdrawn: "avslutade",
  "not-an-officer": "obehorig",
  "not-found": "saknade",
};
export function tallyQuery({ done, refused }: AssignmentTally): string {
  const query = new URLSearchParams({ klara: `${done}` });
  for (const reason of unassignable) if (refused[reason]) query.set(tallyNames[reason], `${refused[reason]}`);
  return `${query}`;
}
export function readTally(search: URLSearchParams): AssignmentTally | null {
  const count = (name: string) => z.coerce.number().int().min(0).max(200).catch(0).parse(search.get(name));
  if (!search.has("klara")) return null;
  return { done: count("klara"), refused: Object.fromEntries(unassignable.map((reason) => [reason, count(tallyNames[reason])])) };
}
