import { z } from "zod";
import { type Ore, parseKronor } from "#app/kernel/money.ts";
import { readAnswers, typedAnswers } from "#app/rooms/applications/answers.ts";
import {
  type BudgetRow,
  comparators,
  type FinancingRow,
  keyed,
  type SectionKey,
  type Sections,
  type Share,
  sectionBySlug,
} from "#app/rooms/applications/application.ts";
import { amountOf, type BudgetRules, isAutomatic, reckoned } from "#app/rooms/applications/budget.ts";
import { roleField, shareField } from "#app/rooms/applications/check.ts";
import type { Question } from "#app/rooms/calls/questions.ts";
import { organisationNumber } from "#app/rooms/people/organisation.ts";
import { formatKronor } from "#app/texts/format.ts";
import { cleanText, parseDate, parseNumber, parsePercent } from "#app/texts/typed.ts";

/**
 * A draft may be saved however unfinished it is, so these schemas ask only whether what was typed can be read and fits; whether the
 * application is whole is the check page's matter. Messages are keys of the room's texts.
 */
export const limits = { line: 200, unit: 100, short: 1_000, text: 5_000, rows: 100 } as const;
/** 1 000 000 000 000 kr: sums of a hundred such rows still fit a bigint column of öre. */
const largest: Ore = 100_000_000_000_000n;

const typed = z.string("unknown").default("").transform(cleanText);
const line = (max: number = limits.line) =>
  typed.transform((text) => text.replace(/\s+/g, " ")).pipe(z.string().max(max, "tooLong"));
/** What a person writes in a large field: kept as written, at most `max` signs. */
export const freeText = (max: number = limits.text) => typed.pipe(z.string().max(max, "tooLong"));

/** Blank is null; anything else is read by `read`, whose null means that it could not be. */
const reading = <Value>(read: (text: string) => Value | null, fault: string) =>
  typed.transform((value, context): Value | null => {
    if (value === "") return null;
    const result = read(value);
    if (result === null) context.addIssue({ code: "custom", message: fault });
    return result;
  });

const date = reading(parseDate, "notADate");
const year = reading((value) => (/^(19|20|21)\d{2}$/.test(value) ? Number(value) : null), "choose");
const amount = typed.transform((value, context): Ore | null => {
  if (value === "") return null;
  const ore = parseKronor(value);
  const fault = ore === null ? "notAnAmount" : ore < 0n ? "negativeAmount" : ore > largest ? "amountTooLarge" : null;
  if (fault) context.addIssue({ code: "custom", message: fault });
  return ore;
});

const number = reading(parseNumber, "notANumber");

/** A row's key comes back as it was given; one that somebody has made up in another shape is none. */
const key = typed.transform((text) => (/^[a-z\d]{1,12}$/.test(text) ? text : ""));

/** Rows of a list by number. The form always has empty ones at the end; those say nothing and are left out, as are gaps. */
const rows = <Row extends z.ZodType<{ readonly key?: string }>>(row: Row, blank: (row: z.output<Row>) => boolean) =>
  z
    .array(row.optional(), "unknown")
    .max(limits.rows, "tooManyRows")
    .default([])
    .transform((list) =>
      keyed(
        list.filter(
          (item): item is Exclude<typeof item, undefined> => item !== undefined && !blank(item as z.output<Row>),
        ) as z.output<Row>[],
      ),
    );

/** No box ticked sends nothing at all, one a text, several a list. */
const ticked = z
  .union([z.string(), z.array(z.string())], "unknown")
  .optional()
  .transform((value) => [value ?? []].flat());

const project = z.object({
  title: line(),
  summary: freeText(limits.short),
  period: z.object({ from: date, to: date }, "unknown").default({ from: null, to: null }),
  contact: z
    .object(
      {
        name: line(),
        title: line(),
        email: line(254).refine((value) => value === "" || z.email().safeParse(value).success, "notAnEmail"),
        phone: line(40).refine((value) => value === "" || /^[+\d][\d\s()/-]{4,}$/.test(value), "notAPhone"),
      },
      "unknown",
    )
    .default({ name: "", title: "", email: "", phone: "" }),
});

const need = z.object({ need: freeText(), purpose: freeText(), targetGroup: freeText() });

/** What the strategy page offers: the nodes of each framework in the framework's own order. */
export type StrategyChoices = readonly { readonly field: string; readonly shares: boolean; readonly nodes: readonly string[] }[];

const strategy = (choices: StrategyChoices) =>
  z
    .object(
      Object.fromEntries(
        choices.map(({ field }) => [
          field,
          z
            .object(
              {
                nodes: ticked,
                share: z.array(reading(parsePercent, "notAShare").optional(), "unknown").max(500, "unknown").default([]),
              },
              "unknown",
            )
            .default({ nodes: [], share: [] }),
        ]),
      ),
    )
    .transform((typedShares) => ({
      shares: Object.fromEntries(
        choices.map(({ field, shares, nodes }): [string, Share[]] => {
          const given = typedShares[field] as { nodes: string[]; share: (number | null | undefined)[] };
          const chosen = nodes.flatMap((node, index): Share[] =>
            given.nodes.includes(node) ? [{ node, basisPoints: shares ? (given.share[index] ?? null) : null }] : [],
          );
          const [only] = chosen;
          // A single choice without a part is the whole project.
          return [
            field,
            shares && only && chosen.length === 1 && only.basisPoints === null ? [{ ...only, basisPoints: 10_000 }] : chosen,
          ];
        }),
      ),
    }));

const municipalities = (codes: readonly string[]) =>
  z
    .object({
      codes: ticked,
      role: z.object(Object.fromEntries(codes.map((code) => [roleKey(code), line(limits.short)])), "unknown").prefault({}),
      perspective: freeText(),
    })
    .transform(({ codes: chosen, role, perspective }) => ({
      municipalities: codes
        .filter((code) => chosen.includes(code))
        .map((code) => ({ code, role: (role as Record<string, string>)[roleKey(code)] ?? "" })),
      perspective,
    }));
const roleKey = (code: string) => roleField(code).slice("role.".length);

const isOfIndicator = (row: unknown): row is { readonly indicator: string; readonly unit: string } =>
  typeof row === "object" &&
  row !== null &&
  "indicator" in row &&
  Boolean(row.indicator) &&
  "unit" in row &&
  typeof row.unit === "string";

const goals = z.object({
  activities: rows(
    z.object({ key, title: line(), text: freeText(limits.short), from: date, to: date, responsible: line() }, "unknown"),
    (row) => !row.title && !row.text && !row.from && !row.to && !row.responsible,
  ),
  goals: rows(
    z
      .preprocess(
        // An indicator brings its own unit: one of the row's own goes along unseen and is never a fault to be told of.
        (row) => (isOfIndicator(row) ? { ...row, unit: row.unit.slice(0, limits.unit) } : row),
        z.object(
          {
            key,
            indicator: line(100),
            text: line(500),
            unit: line(limits.unit),
            baseline: number,
            target: number,
            comparator: z.enum(comparators, "choose").default("at-least"),
            targetWomen: number,
            targetMen: number,
          },
          "unknown",
        ),
      )
      .transform((row) => (row.comparator === "yes" && row.text && !row.indicator ? { ...row, target: 1 } : row)),
    (row) => !row.indicator && !row.text && !row.unit && row.baseline === null && row.target === null,
  ),
});

const hours = reading((value) => {
  const number = parseNumber(value);
  return number === null || number < 0 || number > 100_000 || !Number.isInteger(Math.round(number * 1e6) / 1e4) ? null : number;
}, "notHours");

const budget = (rules: BudgetRules) =>
  z.object({
    rows: rows(
      z
        .object(
          {
            key,
            costType: line(100),
            year,
            amount,
            note: line(limits.short),
            how: z.enum(["amount", "hours", "monthly"], "choose").default("amount"),
            hours,
            rate: amount,
          },
          "unknown",
        )
        .superRefine((row, context) => {
          // Hours and pay that are each right can together be more than any amount may be.
          if ((amountOf(row, rules.pay) ?? 0n) > largest)
            context.addIssue({ code: "custom", path: ["rate"], message: "amountTooLarge" });
        }),
      (row) => !row.costType && row.amount === null && !row.note && row.hours === null && row.rate === null,
    ).transform((list) => keyed(reckoned(list, rules))),
  });

/** A number that is right is kept as ten digits; one that is not stays as it was typed and is a fault of the check. */
const registered = line(40).transform((value) => organisationNumber(value) ?? value);
const declared = z
  .string("unknown")
  .optional()
  .transform((value) => value !== undefined && value !== "");
const among = <const Keys extends readonly string[]>(keys: Keys) => z.enum(["", ...keys], "choose").default("");

const financing = z.object({
  rows: rows(
    z.object(
      {
        key,
        source: line(100),
        name: line(),
        year,
        kind: z.enum(["cash", "own-work"], "choose").default("cash"),
        amount,
      },
      "unknown",
    ),
    (row) => !row.source && !row.name && row.amount === null,
  ),
});

const support = (lowerLevels: number) =>
  z.object({
    levels: z
      .array(z.object({ amount, leftOut: freeText(), remains: freeText() }, "unknown").optional(), "unknown")
      .max(lowerLevels, "unknown")
      .default([])
      .transform((list) =>
        list.flatMap((level) => (level && (level.amount !== null || level.leftOut || level.remains) ? [level] : [])),
      ),
  });

const plan = z.object({
  longTermPlan: freeText(),
  risks: rows(
    z.object({ key, risk: line(limits.short), measure: line(limits.short) }, "unknown"),
    (row) => !row.risk && !row.measure,
  ),
  equality: freeText(),
  sustainability: freeText(),
  stateAid: freeText(),
});

const aid = z.object({
  economic: among(["no", "yes"]),
  favoured: among(["nobody", "all-alike", "applicant", "businesses"]),
  ground: among(["de-minimis", "block-exemption", "unclear"]),
  reasons: freeText(),
  undertakings: rows(
    z.object({ key, number: registered, name: line(), planned: amount, group: line(500), signer: line(), declared }, "unknown"),
    (row) => !row.number && !row.name && row.planned === null && !row.group && !row.signer && !row.declared,
  ),
  received: rows(
    z.object({ key, number: registered, on: date, giver: line(), amount }, "unknown"),
    (row) => !row.number && row.on === null && !row.giver && row.amount === null,
  ),
  earlier: rows(
    z.object({ key, what: line(500), giver: line(), year, amount }, "unknown"),
    (row) => !row.what && !row.giver && row.year === null && row.amount === null,
  ),
});

const questions = (asked: readonly Question[]) =>
  z.looseObject({}).transform((given, context) => {
    const { answers, unreadable } = readAnswers(asked, given);
    for (const { field, fault } of unreadable) context.addIssue({ code: "custom", path: field.split("."), message: fault });
    return { answers };
  });

export type FormChoices = {
  readonly frameworks: StrategyChoices;
  readonly municipalities: readonly string[];
  readonly questions: readonly Question[];
  readonly budget: BudgetRules;
  readonly lowerLevels: number;
  /** a later step asks more of the call's own questions than this one */
  readonly unasked?: boolean;
};

/** The form of one section. The strategy and municipalities forms know what the call offers; the others are always the same. */
export const sectionForm = (
  section: SectionKey,
  choices: FormChoices,
): z.ZodType<Sections[SectionKey], Record<string, unknown>> =>
  ({
    project,
    need,
    strategy: strategy(choices.frameworks),
    municipalities: municipalities(choices.municipalities),
    goals,
    budget: budget(choices.budget),
    financing,
    support: support(choices.lowerLevels),
    plan,
    aid,
    questions: questions(choices.questions),
  })[section] as unknown as z.ZodType<Sections[SectionKey], Record<string, unknown>>;

/** A part's address: the application and the part's own word. */
export const sectionParams = z.object({
  id: z.uuid(),
  section: z.string().transform((slug, context): SectionKey => {
    const section = sectionBySlug(slug);
    if (!section) context.addIssue({ code: "custom", message: "unknown" });
    return section ?? "project";
  }),
});

/** What every section's form carries beside its own fields. */
export const sectionEnvelope = z.looseObject({
  version: z.coerce.number("unknown").int("unknown"),
  addRow: z.string().max(40).optional(),
});

/** A form's values as the page holds them: what was seen, and what is there now. More names than any form has are not from a page of ours. */
const pageValues = z
  .record(z.string().max(120), z.union([z.string().max(20_000), z.array(z.string().max(200)).max(500)]), "unknown")
  .refine((values) => Object.keys(values).length <= 3_000, "unknown");
/** What the page sends while somebody writes; both parts as JSON texts, since a form has no other way to say so much at once. */
export const writingForm = z.object({
  base: z.string("unknown").transform(fromJson).pipe(pageValues),
  typed: z.string("unknown").transform(fromJson).pipe(pageValues),
});
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const startForm = z.object({
  /** made by the server when the page was drawn, so that a second press is the same application */
  id: z.uuid("unknown"),
  organisationId: z.uuid("chooseOrganisation"),
  title: line().refine((value) => value !== "", "titleMissing"),
});

export const copyForm = z.object({
  id: z.uuid("unknown"),
  slug: z.string("chooseCall").min(1, "chooseCall").max(200, "chooseCall"),
  title: line().refine((value) => value !== "", "titleMissing"),
  follows: declared,
});

export const withdrawForm = z.object({
  version: z.coerce.number("unknown").int("unknown"),
  reason: freeText(limits.short),
});

export const submitForm = z.object({
  version: z.coerce.number("unknown").int("unknown"),
  declaration: z.literal("on", "declarationMissing"),
});

// ── the other way: what is stored, as a form shows it ───────────────────────────────────────────────────────────────────────

export type TypedValues = Record<string, string | string[]>;

const shown = (ore: Ore | null): string => (ore === null ? "" : formatKronor(ore, "sv", false));
const decimal = (value: number | null): string => (value === null ? "" : `${value}`.replace(".", ","));
const percent = (basisPoints: number | null): string => (basisPoints === null ? "" : decimal(basisPoints / 100));

/** Reading these values again gives the same content. */
export function typedValues(section: SectionKey, sections: Sections, choices: FormChoices): TypedValues {
  const values: TypedValues = {};
  const put = (at: string, fields: Readonly<Record<string, string | number | null>>) => {
    for (const [name, value] of Object.entries(fields)) values[`${at}${name}`] = `${value ?? ""}`;
  };
  switch (section) {
    case "project": {
      const { title, summary, period, contact } = sections.project;
      put("", { title, summary });
      put("period.", period);
      put("contact.", contact);
      break;
    }
    case "need":
      put("", sections.need);
      break;
    case "strategy":
      for (const { field, nodes } of choices.frameworks) {
        const chosen = sections.strategy.shares[field] ?? [];
        values[`${field}.nodes`] = chosen.map((item) => item.node);
        for (const item of chosen) put("", { [shareField(field, item.node, nodes)]: percent(item.basisPoints) });
      }
      break;
    case "municipalities":
      values.codes = sections.municipalities.municipalities.map((item) => item.code);
      for (const item of sections.municipalities.municipalities) values[roleField(item.code)] = item.role;
      put("", { perspective: sections.municipalities.perspective });
      break;
    case "goals":
      for (const [index, row] of sections.goals.activities.entries()) put(`activities.${index}.`, row);
      for (const [index, { baseline, target, targetWomen, targetMen, ...row }] of sections.goals.goals.entries())
        put(`goals.${index}.`, {
          ...row,
          baseline: decimal(baseline),
          target: decimal(target),
          targetWomen: decimal(targetWomen),
          targetMen: decimal(targetMen),
        });
      break;
    case "budget":
      for (const [index, { amount: ore, hours: worked, rate, ...row }] of sections.budget.rows
        .filter((one) => !isAutomatic(choices.budget, one.costType))
        .entries())
        put(`rows.${index}.`, {
          ...row,
          amount: row.how === "amount" ? shown(ore) : "",
          hours: decimal(worked),
          rate: shown(rate),
        });
      break;
    case "financing":
      for (const [index, { amount: ore, confirmed: _once, ...row }] of sections.financing.rows.entries())
        put(`rows.${index}.`, { ...row, amount: shown(ore) });
      break;
    case "support":
      for (const [index, { amount: ore, ...level }] of sections.support.levels.entries())
        put(`levels.${index}.`, { ...level, amount: shown(ore) });
      break;
    case "plan": {
      const { risks, ...rest } = sections.plan;
      put("", rest);
      for (const [index, row] of risks.entries()) put(`risks.${index}.`, row);
      break;
    }
    case "aid": {
      const { economic, favoured, ground, reasons, undertakings, received, earlier } = sections.aid;
      put("", { economic, favoured, ground, reasons });
      for (const [index, { planned, declared: certified, ...row }] of undertakings.entries())
        put(`undertakings.${index}.`, { ...row, planned: shown(planned), declared: certified ? "on" : "" });
      for (const [index, { amount: ore, ...row }] of received.entries())
        put(`received.${index}.`, { ...row, amount: shown(ore) });
      for (const [index, { amount: ore, ...row }] of earlier.entries()) put(`earlier.${index}.`, { ...row, amount: shown(ore) });
      break;
    }
    case "questions":
      Object.assign(values, typedAnswers(choices.questions, sections.questions.answers));
      break;
  }
  return values;
}

/** How many rows of a list a form holds, those in between that were left empty included. */
export const rowsIn = (values: Readonly<Record<string, unknown>>, list: string): number =>
  Object.keys(values).reduce((most, name) => {
    const [head, index] = name.split(".");
    return head === list && /^\d{1,3}$/.test(index ?? "") ? Math.max(most, Number(index) + 1) : most;
  }, 0);

// What can be made out of a form while it is being written, for sums that follow the typing. Unreadable amounts count as nothing.
type Loose = Readonly<Record<string, unknown>>;
const looseRows = (typed: Loose): Loose[] =>
  (Array.isArray(typed.rows) ? typed.rows : []).filter((row): row is Loose => typeof row === "object" && row !== null);
const looseText = (value: unknown) => (typeof value === "string" ? value : "");
const looseRow = (row: Loose) => ({ year: Number(looseText(row.year)) || null, amount: parseKronor(looseText(row.amount)) });

const looseHow = (value: unknown): BudgetRow["how"] => (value === "hours" || value === "monthly" ? value : "amount");
export const looseBudget = (typed: Loose, rules: BudgetRules): BudgetRow[] =>
  reckoned(
    looseRows(typed).map((row) => ({
      ...looseRow(row),
      costType: looseText(row.costType),
      note: "",
      how: looseHow(row.how),
      hours: parseNumber(looseText(row.hours)),
      rate: parseKronor(looseText(row.rate)),
    })),
    rules,
  );
export const looseFinancing = (typed: Loose): FinancingRow[] =>
  looseRows(typed).map((row) => ({
    ...looseRow(row),
    source: looseText(row.source),
    name: "",
    kind: row.kind === "own-work" ? "own-work" : "cash",
  }));

const looseList = (typed: Loose, name: string): Loose[] => looseRows({ rows: typed[name] });
/** Undertakings and what they have had, as they are being written: the sums follow. */
export const looseAid = (typed: Loose): Pick<Sections["aid"], "undertakings" | "received"> => ({
  undertakings: looseList(typed, "undertakings").map((row) => ({
    number: looseText(row.number),
    name: looseText(row.name),
    planned: parseKronor(looseText(row.planned)),
    group: "",
    signer: "",
    declared: false,
  })),
  received: looseList(typed, "received").map((row) => ({
    number: looseText(row.number),
    on: parseDate(looseText(row.on)),
    giver: "",
    amount: parseKronor(looseText(row.amount)),
  })),
});
