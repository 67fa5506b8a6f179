import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";

// Messages are text keys; `assignmentTexts.errors` holds the words.

export const assignmentScopes = ["passed", "pending"] as const;
export type AssignmentScope = (typeof assignmentScopes)[number];

/** What is decided by whoever proposes; all of it stands in the address, so that a proposal can be linked to and computed anew. */
export type AssignmentWishes = {
  readonly perApplication: number;
  /** only what has passed the check of eligibility, or also what still waits for it */
  readonly scope: AssignmentScope;
  readonly preferAreas: boolean;
  readonly apart: readonly (readonly [string, string])[];
};

export type PairFault = "choosePerson" | "samePerson";
export type ReadWishes = {
  readonly wishes: AssignmentWishes;
  /** a pair that was begun and is none: what was chosen, and what is wrong */
  readonly pair: { readonly one: string; readonly other: string; readonly fault: PairFault } | null;
  /** what was typed as the number of assessors and cannot be one */
  readonly number: string | null;
};

const isPerson = (text: string) => z.uuid().safeParse(text).success;
const scopeWords: Readonly<Record<AssignmentScope, string>> = { passed: "godkanda", pending: "alla" };

/** `usual`: how many the call's own rules want. An odd address shows the usual proposal. */
export function readWishes(query: URLSearchParams, usual: number): ReadWishes {
  const typed = query.get("antal")?.trim() ?? "";
  const perApplication = /^[1-9]$/.test(typed) ? Number(typed) : usual;
  const asked = query.has("antal");
  const apart = query
    .getAll("par")
    .map((pair) => pair.split("."))
    .filter((pair): pair is [string, string] => pair.length === 2 && pair.every(isPerson) && pair[0] !== pair[1]);
  const [one, other] = [query.get("ena") ?? "", query.get("andra") ?? ""];
  const fault =
    one === "" && other === "" ? null : !isPerson(one) || !isPerson(other) ? "choosePerson" : one === other ? "samePerson" : null;
  if (fault === null && one !== "") apart.push([one, other]);
  const known = new Map(apart.map((pair) => [pair.toSorted().join("."), pair.toSorted() as [string, string]]));
  return {
    wishes: {
      perApplication,
      scope: query.get("omfattning") === scopeWords.pending ? "pending" : "passed",
      preferAreas: asked ? query.get("omraden") === "1" : true,
      apart: [...known.values()],
    },
    pair: fault === null ? null : { one, other, fault },
    number: typed !== "" && perApplication !== Number(typed) ? typed : null,
  };
}

export const wishValues = ({ perApplication, scope, preferAreas, apart }: AssignmentWishes) => ({
  antal: `${perApplication}`,
  omfattning: scopeWords[scope],
  ...(preferAreas ? { omraden: "1" } : {}),
  par: apart.map((pair) => pair.join(".")),
});

export function wishQuery(wishes: AssignmentWishes, more: Readonly<Record<string, string>> = {}): string {
  const { par, ...rest } = wishValues(wishes);
  return `?${new URLSearchParams([...Object.entries({ ...rest, ...more }), ...par.map((pair) => ["par", pair])]).toString()}`;
}

/** Yes to a proposal as it was shown, or no more waiting for one. */
export const proposalForm = z.discriminatedUnion("command", [
  z.object({
    command: z.literal("assign"),
    /** of the proposal that was read */
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/, "proposalGone"),
    dueOn: z
      .string()
      .default("")
      .refine((text) => text === "" || isLocalDate(text), "notADate")
      .transform((text): LocalDate | null => (text === "" ? null : text)),
  }),
  z.object({ command: z.literal("stop") }),
]);
