import { type Block, type DrumDocument, textCell } from "#app/documents/document.ts";
import type { Ore } from "#app/kernel/money.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { statementWords as w } from "#app/rooms/decisions/statement.texts.ts";
import { formatDate, formatKronor, formatPeriod } from "#app/texts/format.ts";

/** What an officer writes; a draft may lack any of it. A refusal has neither sum nor conditions. */
export type StatementContent = {
  readonly outcome: "grant" | "reject" | null;
  readonly amountOre: Ore | null;
  readonly summary: string;
  readonly reasons: string;
  readonly conditions: string;
};

/** The assessors' scores in summary, as they are printed: a finished statement says them as they were that day. */
export type StatementScores = {
  readonly submitted: number;
  readonly total: string;
  /** place in the proposal's ranking; null: it has none, or there is no proposal yet */
  readonly place: number | null;
  readonly strategic: string | null;
  /** part of the total, for facts that the call gives a bonus for; null: none */
  readonly bonus: string | null;
  readonly rows: readonly {
    readonly name: string;
    readonly weight: number | null;
    readonly mean: string;
    readonly lowest: number | null;
    readonly highest: number | null;
    readonly leftOut: number;
  }[];
  /** common scores, beside the independent ones; null when none is set */
  readonly common: {
    readonly total: string;
    readonly rows: readonly { readonly name: string; readonly value: number; readonly reason: string }[];
  } | null;
};

/** What networks and municipalities have answered, in words; beside the scores and never in them. */
export type StatementAdvice = {
  readonly given: readonly {
    readonly body: string;
    /** stance, and that it came late, as one clause */
    readonly stance: string;
    readonly by: string;
    readonly words: string;
  }[];
  /** asked and silent */
  readonly missing: readonly string[];
};

export type StatementCase = {
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly call: string;
  readonly requestedOre: Ore;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly demo: boolean;
};

export type StatementFacts = {
  readonly about: StatementCase;
  readonly content: StatementContent;
  /** null: nobody has assessed it */
  readonly scores: StatementScores | null;
  readonly advice: StatementAdvice;
  readonly edition: number;
  readonly officer: string;
  readonly at: Date;
  readonly organisation: { readonly name: string; readonly address: readonly string[] };
};

const heading = (text: string): Block => ({ kind: "heading", level: 2, text });
const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((one) => ({ kind: "paragraph", text: one }));

function scoresIn(scores: StatementScores): Block[] {
  return [
    heading(w.scores),
    { kind: "paragraph", text: w.scoresAbout(scores.submitted) },
    {
      kind: "keyValues",
      rows: [
        { label: w.rows.total, value: scores.total },
        ...(scores.bonus === null ? [] : [{ label: w.rows.bonus, value: scores.bonus }]),
        ...(scores.strategic === null ? [] : [{ label: w.rows.strategic, value: scores.strategic }]),
        ...(scores.place === null ? [] : [{ label: w.rows.place, value: `${scores.place}` }]),
      ],
    },
    {
      kind: "table",
      caption: w.table,
      columns: [
        { key: "criterion", label: w.columns.criterion, align: "start" },
        { key: "weight", label: w.columns.weight, align: "end" },
        { key: "mean", label: w.columns.mean, align: "end" },
        { key: "spread", label: w.columns.spread, align: "end" },
        { key: "leftOut", label: w.columns.leftOut, align: "end" },
      ],
      rows: scores.rows.map((row) => ({
        cells: [
          textCell(row.name),
          textCell(row.weight === null ? "–" : `${row.weight} %`),
          textCell(row.mean),
          textCell(row.lowest === null || row.highest === null ? "–" : w.spread(row.lowest, row.highest)),
          textCell(`${row.leftOut}`),
        ],
      })),
    },
    ...(scores.common === null
      ? []
      : [
          { kind: "heading" as const, level: 3 as const, text: w.common },
          { kind: "paragraph" as const, text: w.commonAbout(scores.common.total, scores.total) },
          ...scores.common.rows.flatMap(({ name, value, reason }) => paragraphs(`${name}: ${value}. ${reason}`)),
        ]),
  ];
}

function adviceIn({ given, missing }: StatementAdvice): Block[] {
  if (given.length === 0 && missing.length === 0) return [];
  return [
    heading(w.advice),
    { kind: "paragraph", text: w.adviceAbout },
    ...given.flatMap(({ body, stance, by, words }): Block[] => [
      { kind: "heading", level: 3, text: `${body}: ${stance}` },
      ...paragraphs(words),
      { kind: "paragraph", text: by },
    ]),
    ...(missing.length > 0 ? [{ kind: "paragraph" as const, text: w.adviceMissing(missing.join(", ")) }] : []),
  ];
}

/** What is proposed, in one clause: "att …". A draft without an outcome says so. */
function clauseOf({ about, content }: Pick<StatementFacts, "about" | "content">): string {
  const { organisation, title, number } = about;
  if (content.outcome === "reject") return w.reject(organisation, title, number);
  if (content.outcome === "grant") return w.grant(organisation, formatKronor(content.amountOre ?? 0n), title, number);
  return w.noOutcome;
}

/** The statement as it is read by the board and kept: what is proposed first, then the case, the reasons and the scores. */
export function officerStatement(facts: StatementFacts): DrumDocument {
  const { about, content, scores, advice, at } = facts;
  const day = formatDate(localDate(at));
  const granted = content.outcome === "grant";
  return {
    title: w.title(about.title),
    language: "sv",
    author: facts.officer,
    subject: w.subject(about.number),
    issuedAt: at,
    dateLabel: day,
    kind: "statement",
    reference: about.number,
    letterhead: { organisation: facts.organisation.name, address: facts.organisation.address },
    ...(about.demo ? { demo: true } : {}),
    blocks: [
      {
        kind: "keyValues",
        rows: [
          { label: w.rows.number, value: about.number },
          { label: w.rows.applicant, value: about.organisation },
          { label: w.rows.call, value: about.call },
          { label: w.rows.requested, value: formatKronor(about.requestedOre) },
          ...(about.startsOn && about.endsOn
            ? [{ label: w.rows.period, value: formatPeriod(about.startsOn, about.endsOn) }]
            : []),
          { label: w.rows.officer, value: w.written(facts.officer, day, facts.edition) },
        ],
      },
      heading(w.proposal),
      { kind: "list", items: [w.that(clauseOf(facts))] },
      ...(granted && content.conditions ? [heading(w.conditions), ...paragraphs(content.conditions)] : []),
      heading(w.summary),
      ...paragraphs(content.summary),
      heading(w.reasons),
      ...paragraphs(content.reasons),
      ...(scores ? scoresIn(scores) : []),
      ...adviceIn(advice),
      { kind: "notice", text: w.notice },
    ],
  };
}
