import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type SectionKey, sectionsWith, sumOf } from "#app/rooms/applications/application.ts";
import type { Sealed } from "#app/rooms/applications/sealing.ts";
import { isPublished, type PublishedField, publication, publishedApplication } from "#app/rooms/reporting/publication.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/**
 * What everybody will see of a case, before they see it. What is shown of the application is worked out by the same function that the
 * register asks (`publishedApplication`), so that this page cannot promise anything else.
 *
 * - `waiting`: nothing is shown; it will be if the case is granted and the minutes are adjusted
 * - `published`: it stands in the register
 * - `not-granted`: rejected or withdrawn; the register never shows it
 */
export type PreviewStanding = "waiting" | "published" | "not-granted";

/** What the award has besides the application, or will have. */
export const awardFields = [
  "project",
  "owner",
  "ownerNumber",
  "ownerType",
  "seat",
  "call",
  "period",
  "granted",
  "requested",
  "total",
  "decided",
  "pots",
  "goalShares",
  "municipalities",
  "results",
] as const;
export type AwardField = (typeof awardFields)[number];

export type PreviewLine = {
  readonly field: AwardField | PublishedField;
  /** one line each; none: nothing to show, or not known before the decision */
  readonly lines: readonly string[];
  /** the sum, öre, of a line that is one */
  readonly ore: Ore | null;
  /** `until-end`: it leaves the register after the project's last day; `gone`: it has */
  readonly when: "always" | "until-end" | "gone" | "when-decided";
  readonly openData: boolean;
};

/** Why something stays inside: see the room's texts. */
export type HeldReason = "not-needed" | "may-be-person" | "on-request" | "assessing" | "in-minutes";
export type HeldLine = { readonly what: SectionKey | HeldThing; readonly reason: HeldReason };
export type HeldThing = "contactPhone" | "sender" | "partners" | "attachments" | "scores" | "conflicts";

/** Of each section, why the rest of it is not shown; null when all of it is. */
const restOf: Readonly<Record<SectionKey, HeldReason | null>> = {
  project: null,
  need: "on-request",
  strategy: null,
  municipalities: "on-request",
  goals: "on-request",
  budget: "on-request",
  financing: "may-be-person",
  support: "on-request",
  plan: "on-request",
  aid: "on-request",
  questions: "on-request",
};

/** Fields that go out as open data too (360Giving, CommonGrants). */
const inOpenData: ReadonlySet<AwardField | PublishedField> = new Set([
  "project",
  "owner",
  "ownerNumber",
  "call",
  "period",
  "granted",
  "requested",
  "decided",
  "goalShares",
  "municipalities",
  "number",
  "summary",
]);

export type PreviewFacts = {
  readonly ownerType: string | null;
  readonly seat: string | null;
  readonly requestedOre: Ore | null;
  readonly totalOre: Ore | null;
  readonly period: string;
  /** null before the decision is in force for everybody to see */
  readonly award: {
    readonly grantedOre: Ore | null;
    readonly decidedOn: string;
    readonly pots: readonly string[];
    readonly results: readonly string[];
  } | null;
  readonly endsOn: LocalDate | null;
};

export type PublicPreview = { readonly shown: readonly PreviewLine[]; readonly held: readonly HeldLine[] };

export function publicPreview(
  sealed: Sealed,
  facts: PreviewFacts,
  { today, language, hasFiles }: { today: LocalDate; language: Language; hasFiles: boolean },
): PublicPreview {
  const { endsOn, award } = facts;
  const { names, sections, organisation, call } = sealed;
  // The day that shows most: the project's last one. What has left the register since then is told by `when`.
  const fullest = publishedApplication(sealed, { today: endsOn !== null && endsOn < today ? endsOn : today, endsOn, language });
  const line = (
    field: AwardField | PublishedField,
    lines: readonly (string | null)[],
    { ore = null, when }: { ore?: Ore | null; when?: PreviewLine["when"] } = {},
  ): PreviewLine => ({
    field,
    lines: lines.flatMap((text) => (text === null || text === "" ? [] : [text])),
    ore,
    when: when ?? (field in publication ? leaving(field as PublishedField) : "always"),
    openData: inOpenData.has(field),
  });
  const leaving = (field: PublishedField): PreviewLine["when"] =>
    publication[field] === "always" ? "always" : isPublished(field, today, endsOn) ? "until-end" : "gone";
  const decided = award === null ? ({ when: "when-decided" } as const) : {};
  const nodes = Object.values(sections.strategy.shares)
    .flat()
    .flatMap(({ node }) => {
      const title = names.nodes[node];
      return title ? [inLanguage(title, language)] : [];
    });
  const shown = [
    line("project", [sections.project.title]),
    line("owner", [organisation.name]),
    line("ownerNumber", [organisation.number]),
    line("ownerType", [facts.ownerType]),
    line("seat", [facts.seat]),
    line("number", [fullest.number]),
    line("call", [inLanguage(call.title, language)]),
    line("period", [facts.period]),
    line("requested", [], { ore: facts.requestedOre }),
    line("granted", [], { ore: award?.grantedOre ?? null, ...decided }),
    line("total", [], { ore: facts.totalOre }),
    line("decided", [award?.decidedOn ?? null], decided),
    line("pots", award?.pots ?? [], decided),
    line("summary", [fullest.summary]),
    line(
      "goals",
      fullest.goals.map(({ name, target }) => (target === "" ? name : `${name}: ${target}`)),
    ),
    line("results", award?.results ?? [], decided),
    line("goalShares", nodes),
    line(
      "municipalities",
      sections.municipalities.municipalities.map(({ code }) => names.municipalities[code] ?? code),
    ),
    line(
      "coFinancing",
      fullest.coFinancing.map(({ label }) => label),
      {
        ore: sumOf(fullest.coFinancing.map(({ amountOre }) => ({ amount: amountOre }))),
      },
    ),
    line("partners", fullest.partners.names),
    line("contactName", [fullest.contact?.name ?? null]),
    line("contactEmail", [fullest.contact?.email ?? null]),
  ];
  const held: HeldLine[] = [
    { what: "contactPhone", reason: "not-needed" },
    { what: "sender", reason: "not-needed" },
    ...(fullest.partners.unnamed > 0 ? [{ what: "partners", reason: "may-be-person" } as const] : []),
    ...sectionsWith(names).flatMap((what): HeldLine[] => {
      const reason = restOf[what];
      return reason === null ? [] : [{ what, reason }];
    }),
    ...(hasFiles ? [{ what: "attachments", reason: "on-request" } as const] : []),
    { what: "scores", reason: "assessing" },
    { what: "conflicts", reason: "in-minutes" },
  ];
  return { shown, held };
}
