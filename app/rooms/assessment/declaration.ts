import type { LocalDate } from "#app/kernel/time.ts";
import type { Proposal } from "#app/rooms/assessment/proposals.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** What a reader is about to open, and so which cases the question is about; the words stand in the address. */
export const declarationScopes = [
  "arende",
  "utlysning",
  "scenario",
  "beredning",
  "sammantrade",
  "delegation",
  "projekt",
] as const;
export type DeclarationScope = (typeof declarationScopes)[number];

/** One case, and not a round or a meeting of them. */
export const isOneCase = (scope: DeclarationScope): boolean =>
  scope === "arende" || scope === "delegation" || scope === "projekt";

/** As many cases as one page asks about; those that are left come when it has been answered. */
export const mostAsked = 100;

/** What may be told of a case before the answer: number, title, who applies and with whom, and what is known of the reader's ties to them. */
export type AskedCase = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly partners: readonly string[];
  readonly proposals: readonly Proposal[];
};

export type AskedAbout = {
  readonly callId: string;
  readonly callTitle: Bilingual;
  /** of a meeting */
  readonly body: string | null;
  readonly heldOn: LocalDate | null;
  readonly cases: readonly AskedCase[];
  /** of the same meeting or round, those on this page among them */
  readonly total: number;
  /** of one case: how many of its call wait for an answer */
  readonly inCall: number;
};

const uuid = "([0-9a-f]{8}-[0-9a-f-]{27})";
/** Where contents, files, scores and proposals stand. The queries withhold them all the same; this says what to ask about first. */
const asking: readonly (readonly [RegExp, DeclarationScope])[] = (
  [
    [`/handlaggning/arenden/${uuid}`, "arende"],
    [`/handlaggning/utlysningar/${uuid}/(?:rangordning|fordelning|bedomare|yttranden|ansokningar)`, "utlysning"],
    [`/handlaggning/projekt/${uuid}`, "projekt"],
    [`/scenarier/utlysningar/${uuid}`, "utlysning"],
    [`/scenarier/${uuid}`, "scenario"],
    [`/beredning/utlysningar/${uuid}`, "utlysning"],
    [`/beredning/${uuid}`, "beredning"],
    [`/sammantraden/${uuid}`, "sammantrade"],
    [`/delegationsbeslut/${uuid}`, "delegation"],
    [`/ansokningar/${uuid}`, "arende"],
  ] as const
).map(([path, scope]) => [new RegExp(`^${path}(?![0-9a-f])`), scope]);

/** Which cases an address is about; null where none is read. */
export function askedAt(path: string): { readonly scope: DeclarationScope; readonly id: string } | null {
  for (const [shape, scope] of asking) {
    const id = shape.exec(path)?.[1];
    if (id) return { scope, id };
  }
  return null;
}
