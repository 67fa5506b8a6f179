import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type FinancingRow, isOwnSource, sumOf } from "#app/rooms/applications/application.ts";
import { goalInWords } from "#app/rooms/applications/goal-words.ts";
import type { Sealed } from "#app/rooms/applications/sealing.ts";
import { organisationsIn } from "#app/rooms/reporting/partner-names.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/**
 * What the register shows of an application that has been granted, field by field. Nothing else of it is published: the rest is a public
 * document that is asked for, and gone through for secrecy (TF 2 kap., OSL), before it is handed out. A field that is not here is not shown.
 *
 * - `always`: as long as the project stands in the register
 * - `while-running`: from the decision to the project's last day, which is included; personal data has no reason to stay longer (GDPR art. 5.1 c, e)
 */
export const publication = {
  number: "always",
  summary: "always",
  goals: "always",
  coFinancing: "always",
  partners: "always",
  contactName: "while-running",
  contactEmail: "while-running",
} as const satisfies Record<string, "always" | "while-running">;
export type PublishedField = keyof typeof publication;

export const isPublished = (field: PublishedField, today: LocalDate, endsOn: LocalDate | null): boolean =>
  publication[field] === "always" || (endsOn !== null && today <= endsOn);

/** What others than the fund put in, by kind of source. No sum is told with a name: of two, that of the one who is not named would be told too. */
export type CoFinancing = { readonly label: string; readonly amountOre: Ore };

export type PublishedApplication = {
  readonly number: string;
  readonly summary: string;
  readonly goals: readonly { readonly name: string; readonly target: string }[];
  readonly coFinancing: readonly CoFinancing[];
  /** who else pays, where the name is an organisation's (partner-names.ts); `unnamed`: how many others there are */
  readonly partners: { readonly names: readonly string[]; readonly unnamed: number };
  /** null when the project has ended, or nobody was named */
  readonly contact: { readonly name: string; readonly email: string } | null;
};

/** `endsOn`: of the award, which a later decision may have moved. */
export function publishedApplication(
  sealed: Sealed,
  { today, endsOn, language }: { today: LocalDate; endsOn: LocalDate | null; language: Language },
): PublishedApplication {
  const { sections, names } = sealed;
  const shown = (field: PublishedField) => isPublished(field, today, endsOn);
  const { contact } = sections.project;
  const rules = {
    sourceTypes: Object.keys(names.sourceTypes).map((key) => ({ key, own: names.ownSources.includes(key) })),
  };
  const others = sections.financing.rows.filter((row) => !isOwnSource(rules, row.source));
  return {
    number: shown("number") ? sealed.number : "",
    summary: shown("summary") ? sections.project.summary : "",
    goals: shown("goals")
      ? sections.goals.goals.map((goal) => {
          const { name, target } = goalInWords(goal, names.indicators ?? [], language);
          return { name, target };
        })
      : [],
    coFinancing: shown("coFinancing")
      ? Object.entries(names.sourceTypes).flatMap(([key, label]) => {
          const amountOre = sumOf(others.filter((row) => row.source === key));
          return amountOre > 0n ? [{ label: inLanguage(label, language), amountOre }] : [];
        })
      : [],
    partners: shown("partners") ? partnersIn(sealed, others) : { names: [], unnamed: 0 },
    contact:
      shown("contactName") && contact.name !== ""
        ? { name: contact.name, email: shown("contactEmail") ? contact.email : "" }
        : null,
  };
}

/** In the order of the form, each once, without the applicant itself. */
function partnersIn({ organisation, names }: Sealed, others: readonly FinancingRow[]): PublishedApplication["partners"] {
  const written = [...new Set(others.map(({ name }) => name.trim()))].filter((name) => name !== "" && name !== organisation.name);
  const found = written.map((name) => organisationsIn(name, Object.values(names.municipalities)));
  return {
    names: [...new Set(found.flat())].filter((name) => name !== organisation.name),
    unnamed: found.filter((named) => named.length === 0).length,
  };
}
