import { slug } from "#app/kernel/slug.ts";
import { localDate, localMinute } from "#app/kernel/time.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { freeKey, readContent, typedKronor } from "#app/rooms/calls/fields.ts";
import { type CallDraft, callParts, type Part, type PartKey, partKeys, scaleValues } from "#app/rooms/calls/parts.ts";
import type { Condition, Question } from "#app/rooms/calls/questions.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** Stored parts as a draft; a part that nobody has saved is empty. */
export const readDraft = (stored: Partial<Record<PartKey, unknown>>): CallDraft =>
  Object.fromEntries(partKeys.map((key) => [key, readContent(callParts[key], stored[key])])) as unknown as CallDraft;

/** `framework@version#level`: what a call lets applicants choose among. */
export const levelId = (framework: string, version: string, nodeType: string) => `${framework}@${version}#${nodeType}`;
export function readLevelId(id: string): { framework: string; version: string; nodeType: string } | null {
  const match = /^([^@]+)@([^#]+)#(.+)$/.exec(id);
  return match && { framework: match[1] as string, version: match[2] as string, nodeType: match[3] as string };
}

const lines = (texts: readonly Bilingual[]): Bilingual => ({
  sv: texts.map((text) => text.sv).join("\n"),
  en: texts.map((text) => text.en).join("\n"),
});

export type CallFund = { readonly fundId: string; readonly limitOre: bigint | null };

/** A condition's value as an officer writes it: an amount in kronor, a number with a decimal comma. */
function typedCondition({ on, value }: Condition, questions: readonly Question[]): string {
  const kind = questions.find((question) => question.key === on)?.kind;
  return kind === "money" ? typedKronor(value) : kind === "number" ? value.replace(".", ",") : value;
}

/** A call's rules as the parts of a new one: for copying a call and for starting from a template. Keys are kept, so references hold. */
export function rulesAsParts(rules: CallRules): Omit<CallDraft, "basics" | "texts" | "money" | "time" | "sketch"> & {
  readonly money: Omit<Part<"money">, "funds">;
  readonly sketch: Pick<Part<"sketch">, "sections" | "questions" | "binding">;
} {
  const { limits, scale, strategicScale } = rules;
  return {
    money: {
      minAmount: limits.minOre.toString(),
      maxAmount: limits.maxOre.toString(),
      minCoFinancing: limits.minCoFinancing,
      maxOwnWork: limits.maxOwnWork,
      minMunicipalities: limits.minMunicipalities,
      lowerLevels: limits.lowerLevels,
    },
    sketch: rules.sketch ?? { sections: [], questions: [], binding: false },
    strategies: {
      choices: rules.frameworks.map(
        ({ framework, version, nodeType, label, help, min, max, shares, offered, demanded, field }) => ({
          key: field,
          level: levelId(framework, version, nodeType),
          label,
          help,
          min,
          max,
          shares,
          offered,
          demanded,
        }),
      ),
    },
    indicators: { indicators: rules.indicators.map(({ key, required }) => ({ key, indicator: key, required })) },
    conditions: { questions: rules.eligibility },
    criteria: {
      scaleMin: scale.min,
      scaleMax: scale.max,
      criteria: rules.criteria.map(({ key, name, weight, about, levels, questions, answeredIn }) => ({
        key,
        name,
        weight,
        about,
        levels: levels.map((level) => level.text),
        questions: lines(questions),
        answeredIn,
      })),
    },
    contribution: {
      strategy: rules.frameworks.find((choice) => rules.strategic.nodes[0]?.node.startsWith(`${choice.framework}/`))?.field ?? "",
      about: rules.strategic.nodes.length > 0 ? rules.strategic.about : { sv: "", en: "" },
      weight: rules.strategic.nodes.length > 0 ? rules.strategicWeight : null,
      scaleMin: strategicScale.min,
      scaleMax: strategicScale.max,
      answeredIn: rules.strategic.answeredIn,
      nodes: rules.strategic.nodes.map(({ node, levels }) => ({ key: node, levels: levels.map((level) => level.text) })),
    },
    ranking: {
      assessors: rules.assessorsPerApplication,
      othersScores: rules.othersScores,
      commonScores: rules.commonScores,
      decimals: rules.decimals,
      objective: rules.objective,
      thresholds: rules.thresholds.map((threshold, index) => ({
        key: `grans-${index + 1}`,
        on: threshold.on === "total" ? "total" : `criterion:${threshold.key}`,
        atLeast: threshold.atLeastHundredths,
      })),
      bonus: (rules.bonus?.points ?? []).map(({ key, name, by, atLeast, hundredths }) => ({
        key,
        name,
        fact: by,
        least: atLeast,
        points: hundredths,
      })),
      bonusMost: rules.bonus?.mostHundredths ?? null,
      tieBreak: rules.tieBreak.map((rule, index) => ({
        key: `ordning-${index + 1}`,
        by: `${rule.by === "criterion" ? `criterion:${rule.key}` : rule.by}:${rule.direction}`,
      })),
    },
    costs: {
      yearHours: rules.pay.yearHours,
      socialCharges: rules.pay.socialCharges,
      types: rules.costTypes.map(({ key, name, help, flatRate, wages }) => ({
        key,
        name,
        help,
        maxShare: flatRate?.maxBasisPoints ?? null,
        of: flatRate?.of ?? [],
        automatic: flatRate?.automatic ?? false,
        wages,
      })),
    },
    sources: { confirmations: rules.confirmations, types: rules.sourceTypes },
    aid: {
      asked: rules.stateAid !== null,
      required: rules.stateAid?.required ?? false,
      regulation: rules.stateAid?.regulation ?? { sv: "", en: "" },
      ceilingEuro: rules.stateAid?.ceilingEuro ?? null,
      years: rules.stateAid?.years ?? null,
      euroRate: rules.stateAid?.orePerEuro.toString() ?? null,
      earlier: rules.earlierSupport,
    },
    annexes: { annexes: rules.annexes },
    questions: {
      asked: rules.questions.map(({ options, condition, ...question }, index) => ({
        ...question,
        // A heading is written once, above the first that stands under it.
        under: question.under.sv === rules.questions[index - 1]?.under.sv ? { sv: "", en: "" } : question.under,
        options: lines(options.map((option) => option.text)),
        on: condition?.on ?? "",
        test: condition?.test ?? "",
        value: condition ? typedCondition(condition, rules.questions) : "",
      })),
    },
    terms: {
      title: rules.terms.title,
      termsVersion: rules.terms.version,
      payments: rules.terms.payments,
      acceptance: rules.terms.acceptance,
      paragraphs: rules.terms.paragraphs.map(({ number, heading, text }) => ({ key: `paragraf-${number}`, heading, text })),
    },
  };
}

/** Everything of a call as a draft: what it was, to be changed. The copy gets a number and a time of its own from its builder. */
export function draftOf(call: CallWithRules, funds: readonly CallFund[]): CallDraft {
  const { limits } = call.rules;
  const parts = rulesAsParts(call.rules);
  const clock = (instant: Date) => localMinute(instant).slice(11);
  return {
    ...parts,
    basics: {
      kind: call.kind,
      title: call.title,
      number: call.number,
      summary: call.summary,
      contactName: call.contact.name,
      contactEmail: call.contact.email,
      contactPhone: call.contact.phone,
      contactNote: call.contact.note,
      invited: [],
    },
    texts: call.texts,
    time: {
      opensOn: localDate(call.opensAt),
      opensAt: clock(call.opensAt),
      closesOn: localDate(call.closesAt),
      closesAt: clock(call.closesAt),
      questionsUntil: call.questionsUntil,
      decisionOn: call.decisionOn,
      earliestStart: limits.earliestStart,
      latestEnd: limits.latestEnd,
      maxMonths: limits.maxMonths,
    },
    sketch: {
      ...parts.sketch,
      closesOn: call.sketchClosesAt && localDate(call.sketchClosesAt),
      closesAt: call.sketchClosesAt ? clock(call.sketchClosesAt) : "",
      answerOn: call.sketchAnswerOn,
    },
    money: {
      ...parts.money,
      funds: funds.map(({ fundId, limitOre }) => ({ key: fundId, fund: fundId, limit: limitOre?.toString() ?? null })),
    },
  };
}

/** A copy's dates, number and money belong to another year: whoever builds it says them anew. */
export const forNewCall = (draft: CallDraft, title: Bilingual): CallDraft => ({
  ...draft,
  basics: { ...draft.basics, title, number: "", invited: [] },
  time: {
    ...readContent(callParts.time, {}),
    opensAt: draft.time.opensAt,
    closesAt: draft.time.closesAt,
    maxMonths: draft.time.maxMonths,
  },
  sketch: { ...draft.sketch, closesOn: null, answerOn: null },
  money: { ...draft.money, funds: [] },
});

/** What a scale and a strategy say about how many texts there are to write: rows and fields follow them, nothing written is lost. */
export type Surroundings = {
  /** nodes of the strategy level that the contribution is scored against, in order */
  readonly contributionNodes: readonly string[];
  /** the goals of each strategy level */
  readonly levelNodes: ReadonlyMap<string, readonly string[]>;
};

const resized = (levels: readonly Bilingual[], count: number): Bilingual[] =>
  count === 0 ? [...levels] : Array.from({ length: count }, (_, index) => levels[index] ?? { sv: "", en: "" });

type Rowed = Readonly<Record<string, unknown>> & { readonly key: string };

/** Rows get keys from their names the first time they are saved with one, and keep them whatever they are called later. */
function keyed<R extends Rowed>(rows: readonly R[], wanted: (row: R) => string): R[] {
  const taken = new Set(rows.map((row) => row.key).filter(Boolean));
  return rows.map((row) => {
    const name = wanted(row);
    if (row.key || name === "") return row;
    const key = freeKey(slug(name), taken);
    taken.add(key);
    return { ...row, key };
  });
}

/** What a row is called; rows that have no words of their own are called by their list. */
function nameOf(row: Rowed, list: string): string {
  const said = row.name ?? row.label ?? row.heading ?? row.text;
  return said === undefined ? list : (said as Bilingual).sv;
}

/** A part as it is kept: keys given, and as many level texts as the scale has values. */
export function settled<Key extends PartKey>(key: Key, part: Part<Key>, around: Surroundings): Part<Key> {
  const content = part as unknown as Record<string, unknown>;
  const next: Record<string, unknown> = { ...content };
  for (const [name, field] of Object.entries(callParts[key])) {
    if (field.kind !== "rows") continue;
    const rows = content[name] as Rowed[];
    next[name] = keyed(rows, (row) => nameOf(row, name));
  }
  if (key === "criteria") {
    const count = scaleValues(content.scaleMin as number | null, content.scaleMax as number | null).length;
    next.criteria = (next.criteria as { levels: Bilingual[] }[]).map((row) => ({ ...row, levels: resized(row.levels, count) }));
  }
  // A choice that was moved to another strategy leaves the goals of the first behind.
  if (key === "strategies")
    next.choices = (next.choices as { level: string; offered: string[]; demanded: string[] }[]).map((row) => {
      const nodes = around.levelNodes.get(row.level) ?? [];
      const there = (ids: string[]) => ids.filter((id) => nodes.includes(id));
      return { ...row, offered: there(row.offered), demanded: there(row.demanded) };
    });
  if (key === "contribution") {
    const count = scaleValues(content.scaleMin as number | null, content.scaleMax as number | null).length;
    const written = new Map((content.nodes as { key: string; levels: Bilingual[] }[]).map((row) => [row.key, row.levels]));
    next.nodes = around.contributionNodes.map((node) => ({ key: node, levels: resized(written.get(node) ?? [], count) }));
  }
  return next as unknown as Part<Key>;
}

/** What a button in a list of rows asks for: `criteria.2.up`, `criteria.2.down`, `criteria.2.remove`, `criteria.add`. */
export type RowMove = { readonly list: string; readonly index: number; readonly move: "up" | "down" | "remove" | "add" };
export function readMove(key: PartKey, text: string): RowMove | null {
  const match = /^([a-zA-Z]+)\.(?:(\d{1,3})\.(up|down|remove)|(add))$/.exec(text);
  const list = match?.[1] ?? "";
  if (!match || (callParts[key] as Record<string, { kind: string }>)[list]?.kind !== "rows") return null;
  return { list, index: Number(match[2] ?? 0), move: (match[3] ?? "add") as RowMove["move"] };
}

/** The part with the row moved, taken away or added. Positions outside the list change nothing. */
export function moved<Key extends PartKey>(key: Key, part: Part<Key>, { list, index, move }: RowMove): Part<Key> {
  const content = part as unknown as Record<string, unknown>;
  const rows = [...(content[list] as Rowed[])];
  const field = (callParts[key] as Record<string, { kind: string; most: number; fields: object }>)[list];
  if (move === "add") {
    if (field && rows.length < field.most) rows.push({ ...(readContent(field.fields as never, {}) as object), key: "" });
  } else if (move === "remove") {
    rows.splice(index, 1);
  } else {
    const to = move === "up" ? index - 1 : index + 1;
    const [row, other] = [rows[index], rows[to]];
    if (row && other) {
      rows[index] = other;
      rows[to] = row;
    }
  }
  return { ...content, [list]: rows } as unknown as Part<Key>;
}
