import {
  amountCell,
  type Block,
  type Cell,
  type Column,
  type DrumDocument,
  numberCell,
  shareCell,
  type TableBlock,
  textCell,
} from "#app/documents/document.ts";
import { localDate } from "#app/kernel/time.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import {
  type BuilderQuestion,
  isMoney,
  type Measure,
  type MoneyMeasure,
  measured,
} from "#app/rooms/reporting/builder-question.ts";
import {
  type Axis,
  type BuiltLine,
  type BuiltReport,
  type BuiltTable,
  emptyTally,
  rateOf,
  type Tally,
} from "#app/rooms/reporting/built-report.ts";
import { chartFormat, chartKronor, lowered } from "#app/rooms/reporting/report-words.ts";
import type { ReportFrame } from "#app/rooms/reporting/ui/funding-report-document.ts";
import { mapCaption, reportMap } from "#app/rooms/reporting/ui/report-map.ts";
import { formatDate, formatInstant, formatKronor, formatShare } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";
import { barChart } from "#app/ui/charts/bars.ts";
import { columnChart } from "#app/ui/charts/columns.ts";

// One document for the page, the paper, the workbook and the text file: each shows these very cells.

/** A row has room for no more columns than this on paper; a wider table goes on in another. */
const widest = 5;

export const periodOf = ({ from, to }: Pick<BuilderQuestion, "from" | "to">, language: Language): string => {
  const t = builderTexts[language].document.period;
  if (from !== null && to !== null) return from === to ? t.one(from) : t.between(from, to);
  if (from !== null) return t.from(from);
  return to === null ? t.all : t.to(to);
};

const labelOf = (axis: Axis, { label }: Pick<BuiltLine, "label">, language: Language) =>
  inLanguage(label ?? axis.unknown, language);
export const axisName = (axis: Axis, language: Language) => lowered(inLanguage(axis.heading, language));

const dash = textCell("–");

type Plain = Exclude<Measure, "by-source">;

/** Of how many cases nobody has said it. */
function missing(tally: Tally, measure: Plain): number {
  if (isMoney(measure)) return tally.unknown[measure];
  return measure === "goals" ? tally.goalsUnknown : measure === "reached" ? tally.reachedUnknown : 0;
}

/** What is known of some says that it is at least so much. */
export const atLeast = (cell: Cell, language: Language): Cell => ({
  ...cell,
  text: builderTexts[language].atLeast(cell.text),
  bound: "least",
});

/** What a tally says of a measure. Nothing known is a dash and never nought; what is known of some says that it is at least so much. */
export function measureCell(tally: Tally, measure: Plain, language: Language): Cell {
  const cell = wholeCell(tally, measure, language);
  return cell !== dash && missing(tally, measure) > 0 ? atLeast(cell, language) : cell;
}

function wholeCell(tally: Tally, measure: Plain, language: Language): Cell {
  switch (measure) {
    case "applied":
      return numberCell(tally.applied);
    case "count":
      return numberCell(tally.count);
    case "rate": {
      const rate = rateOf(tally);
      return rate === null ? dash : shareCell(rate, language);
    }
    case "goals":
      return tally.count > 0 && tally.goalsUnknown === tally.count ? dash : numberCell(tally.goals);
    case "reached":
      return tally.count > 0 && tally.reachedUnknown === tally.count ? dash : numberCell(tally.reached);
    default:
      return moneyCell(tally, measure, language);
  }
}

const nothingKnown = (tally: Tally, measure: MoneyMeasure) => tally.known[measure] === 0 && tally.unknown[measure] > 0;

/** Nought of some and unknown of others is no figure to give. */
const nothingToTell = (tally: Tally, measure: MoneyMeasure) => tally.sums[measure] === 0n && tally.unknown[measure] > 0;

const moneyCell = (tally: Tally, measure: MoneyMeasure, language: Language): Cell =>
  nothingToTell(tally, measure) ? dash : amountCell(tally.sums[measure], language);

const headed = (measure: Measure, language: Language) => {
  const t = builderTexts[language];
  return isMoney(measure) ? t.kronor(t.measureNames[measure]) : t.measureNames[measure];
};

/** Where lines of text and figures stand in a table of the report. */
const column = (label: string, key: string, align: "start" | "end" = "end"): Column => ({ label, key, align });

function measuresTable(
  report: Pick<BuiltReport, "whole" | "table">,
  wanted: readonly Plain[],
  caption: string,
  language: Language,
): TableBlock {
  const { table, whole } = report;
  const t = builderTexts[language];
  return {
    kind: "table",
    caption,
    columns: [
      column(inLanguage(table.rows.heading, language), "line", "start"),
      ...wanted.map((measure) => column(headed(measure, language), measure)),
    ],
    rows: table.lines.map((line) => ({
      cells: [
        textCell(labelOf(table.rows, line, language)),
        ...wanted.map((measure) => measureCell(line.tally, measure, language)),
      ],
    })),
    totals: [textCell(t.sum), ...wanted.map((measure) => measureCell(whole, measure, language))],
  };
}

/** A measure in every row and column; the columns go on in a further table when they are many, and the sum stands in the last. */
function crossedTables(report: BuiltReport, measure: Plain, language: Language): TableBlock[] {
  const { table, whole } = report;
  const { rows, columns } = table;
  if (!columns) return [];
  const t = builderTexts[language];
  const nothing = emptyTally();
  const batches: (typeof table.across)[] = [];
  // Even parts, with room for the sum in the last.
  const size = Math.ceil((table.across.length + 1) / Math.ceil((table.across.length + 1) / widest));
  for (let at = 0; at < Math.max(1, table.across.length); at += size) batches.push(table.across.slice(at, at + size));
  const name = t.measureNames[measure];
  const caption = t.document.byBoth(name, axisName(rows, language), axisName(columns, language));
  return batches.map((batch, index) => {
    const last = index === batches.length - 1;
    return {
      kind: "table",
      caption: batches.length === 1 ? caption : `${caption}${t.document.partOf(index + 1, batches.length)}`,
      columns: [
        column(inLanguage(rows.heading, language), "line", "start"),
        ...batch.map((of) => column(labelOf(columns, of, language), of.key ?? "unknown")),
        ...(last ? [column(isMoney(measure) ? t.kronor(t.sum) : t.sum, "sum")] : []),
      ],
      rows: table.lines.map((line) => ({
        cells: [
          textCell(labelOf(rows, line, language)),
          ...batch.map((of) => measureCell(table.cell(line.key, of.key) ?? nothing, measure, language)),
          ...(last ? [measureCell(line.tally, measure, language)] : []),
        ],
      })),
      totals: [
        textCell(t.sum),
        ...batch.map((of) => measureCell(table.below(of.key) ?? nothing, measure, language)),
        ...(last ? [measureCell(whole, measure, language)] : []),
      ],
    };
  });
}

const sourceTables = ({ table, whole, sources }: BuiltReport, language: Language): TableBlock[] =>
  tablesBySource(
    builderTexts[language].document.sources(axisName(table.rows, language)),
    inLanguage(table.rows.heading, language),
    table.lines.map((line) => ({ label: labelOf(table.rows, line, language), tally: line.tally })),
    { whole, sources },
    language,
  );

/** Who else pays, line by line: a column for each kind of source, and all of them together. */
export function tablesBySource(
  caption: string,
  heading: string,
  lines: readonly { readonly label: string; readonly tally: Tally }[],
  { whole, sources }: Pick<BuiltReport, "whole" | "sources">,
  language: Language,
): TableBlock[] {
  const t = builderTexts[language];
  const paidBy = (tally: Tally, ore: bigint): Cell => {
    const cell = amountCell(ore, language);
    const vague = tally.unknown.cash > 0;
    if (vague && ore === 0n) return dash;
    return vague ? atLeast(cell, language) : cell;
  };
  const cells = (tally: Tally): Cell[] => sources.map(({ key }) => paidBy(tally, tally.sources.get(key) ?? 0n));
  const both = (tally: Tally): Cell => paidBy(tally, tally.sums.cash + tally.sums["own-work"]);
  if (sources.length === 0) return [];
  const whole_: TableBlock = {
    kind: "table",
    caption,
    columns: [
      column(heading, "line", "start"),
      ...sources.map(({ key, label }) => column(t.kronor(inLanguage(label, language)), key)),
      column(t.kronor(t.sum), "sum"),
    ],
    rows: lines.map(({ label, tally }) => ({ cells: [textCell(label), ...cells(tally), both(tally)] })),
    totals: [textCell(t.sum), ...cells(whole), both(whole)],
  };
  return narrowed(whole_, t.document.partOf);
}

/** A table with more columns than a page has room for, as several that each name their rows. */
function narrowed(table: TableBlock, partOf: (part: number, parts: number) => string): TableBlock[] {
  const inner = table.columns.length - 1;
  if (inner <= widest + 1) return [table];
  const parts = Math.ceil(inner / widest);
  const size = Math.ceil(inner / parts);
  return Array.from({ length: parts }, (_, index) => {
    const pick = <Of>(list: readonly Of[]): Of[] => [list[0] as Of, ...list.slice(1 + index * size, 1 + (index + 1) * size)];
    return {
      ...table,
      caption: `${table.caption}${partOf(index + 1, parts)}`,
      columns: pick(table.columns),
      rows: table.rows.map((row) => ({ ...row, cells: pick(row.cells) })),
      ...(table.totals ? { totals: pick(table.totals) } : {}),
    };
  });
}

/** Money of each line, one bar a measure; `width` in the drawing's own units. Years stand, everything else lies; what is not known keeps its place and has no bar of nought. */
function drawn(table: BuiltTable, measures: readonly MoneyMeasure[], language: Language, width: number) {
  const format = chartFormat(language);
  const lines = table.lines.map((line) => ({
    label: labelOf(table.rows, line, language),
    values: measures.map((measure) => (nothingKnown(line.tally, measure) ? null : chartKronor(line.tally.sums[measure]))),
    known: line.key !== null,
  }));
  const series = measures.map((measure) => builderTexts[language].measureNames[measure]);
  return table.rows.choice.kind === "year"
    ? columnChart({ width, columns: lines.filter(({ known }) => known), series, format })
    : barChart({ width, rows: lines, series, format });
}

/** "Beviljat, utbetalt och kvar att betala ut". */
const namesOf = (measures: readonly Measure[], language: Language) => {
  const t = builderTexts[language];
  return t.and(measures.map((measure, index) => (index === 0 ? t.measureNames[measure] : lowered(t.measureNames[measure]))));
};

/** No figure of a single bar: it says nothing that its table does not. */
function figureOf(table: BuiltTable, measures: readonly MoneyMeasure[], language: Language): Block[] {
  const t = builderTexts[language];
  const shown = table.lines.filter(({ tally }) => measures.some((measure) => tally.sums[measure] > 0n));
  if (shown.length === 0 || table.lines.length < 2) return [];
  const caption = t.document.by(namesOf(measures, language), axisName(table.rows, language));
  const amounts = ({ tally }: BuiltLine) =>
    measures.map((measure) => (nothingKnown(tally, measure) ? "–" : formatKronor(tally.sums[measure], language))).join(" / ");
  return [
    {
      kind: "figure",
      caption,
      alt: t.document.alt(
        caption,
        shown.map((line) => t.document.altLine(labelOf(table.rows, line, language), amounts(line))).join(", "),
      ),
      ...drawn(table, measures, language, 640),
      narrow: drawn(table, measures, language, 320),
    },
  ];
}

/** What a map can show of a tally; null when nobody has said. */
const onMap = (tally: Tally, measure: Plain, language: Language): number | null => {
  const { value } = measureCell(tally, measure, language);
  return typeof value === "bigint" ? chartKronor(value) : typeof value === "number" ? value : null;
};

/** A measure of each municipality on the map; what lies outside it, or is not known, stands in the table. */
function mapOf(
  axis: Axis,
  lines: readonly { readonly line: Pick<BuiltLine, "key" | "label">; readonly tally: Tally }[],
  measure: Plain,
  language: Language,
): Block[] {
  const t = builderTexts[language];
  const shown = lines.filter(({ tally }) => (onMap(tally, measure, language) ?? 0) > 0);
  const values = Object.fromEntries(
    lines.flatMap(({ line: { key }, tally }) => (key === null ? [] : [[key, onMap(tally, measure, language)]])),
  );
  const map = reportMap(values, isMoney(measure) ? "kronor" : "number", language);
  if (shown.length === 0 || map === null) return [];
  const caption = t.document.by(t.measureNames[measure], axisName(axis, language));
  return [
    {
      kind: "figure",
      caption: mapCaption(caption, language),
      alt: t.document.mapAlt(
        caption,
        shown
          .map(({ line, tally }) =>
            t.document.altLine(
              labelOf(axis, line, language),
              isMoney(measure) ? formatKronor(tally.sums[measure], language) : measureCell(tally, measure, language).text,
            ),
          )
          .join(", "),
      ),
      ...map(640),
      narrow: map(320),
      shrinks: true,
    },
  ];
}

/** A map where municipalities stand in the rows, bars otherwise; and a map too where they stand in the columns. */
function figuresOf({ table, whole }: BuiltReport, wanted: readonly Plain[], language: Language): Block[] {
  // What was sought is drawn beside what was granted where both are known of all; otherwise what was granted comes first.
  const both = (["sought", "granted"] as const).filter((measure) => wanted.includes(measure) && whole.unknown[measure] === 0);
  const money = wanted.includes("granted") ? "granted" : wanted.find(isMoney);
  const mapped = money ?? wanted.find((measure) => measure !== "rate");
  const { rows, columns, lines, across, below } = table;
  const nothing = emptyTally();
  const byRow =
    mapped && rows.choice.kind === "municipality"
      ? mapOf(
          rows,
          lines.map((line) => ({ line, tally: line.tally })),
          mapped,
          language,
        )
      : [];
  const byColumn =
    mapped && columns?.choice.kind === "municipality"
      ? mapOf(
          columns,
          across.map((line) => ({ line, tally: below(line.key) ?? nothing })),
          mapped,
          language,
        )
      : [];
  return [...(byRow.length > 0 || !money ? byRow : figureOf(table, both.length === 2 ? both : [money], language)), ...byColumn];
}

const numbers = ["applied", "count", "rate", "goals", "reached"] as const;
const amounts = ["sought", "granted", "turnover", "paid", "remaining", "returned"] as const;
const financing = ["cash", "own-work"] as const;

/** Figure and tables of one division: rows, and columns where there are any. */
export function tablesOfReport(report: BuiltReport, language: Language): Block[] {
  const { question, table } = report;
  const t = builderTexts[language];
  const wanted = question.measures.filter((measure) => measure !== "by-source");
  const rows = axisName(table.rows, language);
  const blocks: Block[] = figuresOf(report, wanted, language);
  if (table.columns) for (const measure of wanted) blocks.push(...crossedTables(report, measure, language));
  else if (wanted.length > 0 && wanted.length <= widest)
    blocks.push(
      measuresTable(
        report,
        wanted,
        t.document.by(wanted.length <= 3 ? namesOf(wanted, language) : t.document.groups.all, rows),
        language,
      ),
    );
  else
    for (const [name, group] of [
      ["numbers", numbers],
      ["money", amounts],
      ["financing", financing],
    ] as const) {
      const own = group.filter((measure) => wanted.includes(measure));
      if (own.length > 0)
        blocks.push(
          ...narrowed(measuresTable(report, own, t.document.by(t.document.groups[name], rows), language), t.document.partOf),
        );
    }
  if (question.measures.includes("by-source")) blocks.push(...sourceTables(report, language));
  return blocks;
}

/** A difference of two shares, in percentage points. */
const pointsCell = (value: number, language: Language): Cell => ({
  text: `${value < 0 ? "\u2212" : ""}${formatShare(Math.round(Math.abs(value) * 1_000) * 10, language).replace(/\s*%$/, "")}`,
  value,
});

/** Each measure in the period, in the years before it, and the change; in the order of the lines of the period. */
export function comparedBlocks(report: BuiltReport, language: Language): Block[] {
  const { before, question, table, whole } = report;
  if (!before) return [];
  const t = builderTexts[language];
  const [now, then] = [periodOf(question, language), periodOf(before, language)];
  const keys = [...table.lines, ...before.table.lines.filter(({ key }) => !table.lines.some((line) => line.key === key))];
  const nothing = emptyTally();
  const of = (lines: readonly BuiltLine[], key: string | null) => lines.find((line) => line.key === key)?.tally ?? nothing;
  const difference = (a: Cell, b: Cell, measure: Plain): Cell => {
    if (typeof a.value === "bigint" && typeof b.value === "bigint") return amountCell(a.value - b.value, language);
    if (typeof a.value !== "number" || typeof b.value !== "number") return dash;
    return measure === "rate" ? pointsCell(a.value - b.value, language) : numberCell(a.value - b.value);
  };
  const wanted = question.measures.filter((measure) => measure !== "by-source");
  return [
    { kind: "heading", level: 1, text: t.document.comparison(then) },
    ...wanted.map((measure): TableBlock => {
      const cells = (a: Tally, b: Tally) => {
        const [one, other] = [measureCell(a, measure, language), measureCell(b, measure, language)];
        // Between two sums that are at least so much nothing is known.
        const vague = missing(a, measure) > 0 || missing(b, measure) > 0;
        return [other, one, vague ? dash : difference(one, other, measure)];
      };
      return {
        kind: "table",
        caption: t.document.compared(
          measure === "rate" ? t.points(t.measureNames.rate) : headed(measure, language),
          axisName(table.rows, language),
        ),
        columns: [
          column(inLanguage(table.rows.heading, language), "line", "start"),
          column(then, "before"),
          column(now, "now"),
          column(t.change, "change"),
        ],
        rows: keys.map((line) => ({
          cells: [
            textCell(labelOf(table.rows, line, language)),
            ...cells(of(table.lines, line.key), of(before.table.lines, line.key)),
          ],
        })),
        totals: [textCell(t.sum), ...cells(whole, before.whole)],
      };
    }),
  ];
}

/** What the reader must know before trusting a sum. */
export function gapsOf(report: BuiltReport, language: Language): string[] {
  const t = builderTexts[language];
  const { question, whole } = report;
  // Measures that are unknown for as many are told in one breath.
  const unknown = new Map<number, Measure[]>();
  for (const measure of question.measures.filter(isMoney))
    if (whole.unknown[measure] > 0)
      unknown.set(whole.unknown[measure], [...(unknown.get(whole.unknown[measure]) ?? []), measure]);
  return [
    ...[...unknown].map(([n, names]) => t.document.gap(namesOf(names, language), n)),
    ...(measured(question, ["goals"]).length > 0 && whole.goalsUnknown > 0 ? [t.document.goalGap(whole.goalsUnknown)] : []),
    ...(measured(question, ["reached"]).length > 0 && whole.reachedUnknown > 0
      ? [t.document.reachedGap(whole.reachedUnknown)]
      : []),
    ...(report.withoutYear > 0 ? [t.document.withoutYear(report.withoutYear)] : []),
    ...(report.demo > 0 ? [t.document.demo(report.demo)] : []),
  ];
}

/** Granted, told apart by where it is known from: together they are the report's sum. */
export function checkTable(report: BuiltReport, language: Language): TableBlock {
  const t = builderTexts[language];
  const { ledger, older, whole } = report;
  const { from, projects, ore } = t.document.checkColumns;
  const sum = amountCell(older.ore, language);
  const olderCell = older.withoutAmount === 0 ? sum : older.ore === 0n ? dash : atLeast(sum, language);
  return {
    kind: "table",
    caption: t.document.check,
    columns: [column(from, "from", "start"), column(projects, "projects"), column(ore, "granted_sek")],
    rows: [
      { cells: [textCell(t.document.ledger), numberCell(ledger.awards), amountCell(ledger.ore, language)] },
      {
        cells: [textCell(t.document.older), numberCell(older.awards), olderCell],
      },
    ],
    totals: [textCell(t.sum), numberCell(whole.count), measureCell(whole, "granted", language)],
  };
}

/** The first sentences and the figures that everything else adds up to. */
export function summaryBlocks(report: BuiltReport, language: Language): Block[] {
  const t = builderTexts[language];
  const { question, whole } = report;
  const rate = rateOf(whole);
  const lead = t.document.lead(
    formatKronor(whole.sums.granted, language),
    t.document.projects(whole.count),
    selectionOf(report, language),
  );
  const shown = question.measures.filter((measure): measure is Plain => measure !== "by-source").slice(0, 6);
  return [
    { kind: "heading", level: 1, text: t.document.summary },
    {
      kind: "lead",
      text:
        rate === null || !question.measures.includes("rate")
          ? lead
          : `${lead} ${t.document.leadRate(whole.ownGranted, whole.ownDecided, formatShare(Math.round(rate / 10) * 10, language))}`,
    },
    {
      kind: "keyFigures",
      figures: shown.map((measure) => {
        const cell = wholeCell(whole, measure, language);
        return {
          label:
            missing(whole, measure) > 0
              ? t.knownOf(t.measureNames[measure], whole.count - missing(whole, measure), whole.count)
              : t.measureNames[measure],
          value: isMoney(measure) && typeof cell.value === "bigint" ? formatKronor(cell.value, language) : cell.text,
        };
      }),
    },
  ];
}

/** What a report is of. A call has its years in itself. */
export function selectionOf({ question, selection }: Pick<BuiltReport, "question" | "selection">, language: Language): string {
  const limits = selection.map((name) => inLanguage(name, language));
  const ofCalls = question.from === null && question.to === null && question.calls.length > 0;
  const text = [...(ofCalls ? [] : [periodOf(question, language)]), ...limits].join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function methodBlocks(report: BuiltReport, language: Language, frame: ReportFrame): Block[] {
  const t = builderTexts[language].document;
  return [
    { kind: "heading", level: 1, text: t.check },
    checkTable(report, language),
    { kind: "heading", level: 1, text: t.method },
    { kind: "list", items: t.methodLines },
    { kind: "heading", level: 1, text: t.about },
    {
      kind: "keyValues",
      rows: [
        { label: t.aboutRows.made, value: formatDate(localDate(frame.issuedAt), language) },
        { label: t.aboutRows.selection, value: selectionOf(report, language) },
        { label: t.aboutRows.question, value: [{ kind: "link", text: readable(frame.address), href: frame.address }] },
        { label: t.aboutRows.contact, value: frame.contact },
      ],
    },
  ];
}

/** An address as it is read: letters for their codes. */
const readable = (address: string) => decodeURIComponent(address.replaceAll("+", " "));

/** Whether all that a report counts is made up, or some of it. */
export const demoAmong = (demo: number, of: number): DrumDocument["demo"] => (demo > 0 && demo < of ? "partly" : demo > 0);
export const demoIn = ({ demo, whole }: Pick<BuiltReport, "demo" | "whole">) => demoAmong(demo, whole.applied);

/** The head that every report shares. */
export const reportHead = (
  title: string,
  period: string,
  demo: DrumDocument["demo"],
  language: Language,
  frame: ReportFrame,
): Omit<DrumDocument, "blocks"> => {
  const t = builderTexts[language].document;
  return {
    title,
    language,
    author: frame.author,
    subject: t.subject,
    issuedAt: frame.issuedAt,
    dateLabel: formatDate(localDate(frame.issuedAt), language),
    kind: "report",
    letterhead: frame.letterhead,
    demo,
    cover: { subtitle: t.subtitle(frame.region), period },
    contents: true,
  };
};

/** A frozen edition on paper says which it is, and the checksum that its content can be held against. */
export function asEdition(
  document: DrumDocument,
  { number, frozenAt, sha256 }: { readonly number: number; readonly frozenAt: Date; readonly sha256: string },
): DrumDocument {
  const { document: t, page } = builderTexts[document.language];
  const about = document.blocks.findLastIndex(({ kind }) => kind === "keyValues");
  const rows = [
    { label: t.editionRows.edition, value: t.editionRows.number(number, formatInstant(frozenAt, document.language)) },
    { label: page.checksum, value: sha256 },
  ];
  return {
    ...document,
    blocks: document.blocks.map((block, index) =>
      index === about && block.kind === "keyValues" ? { ...block, rows: [...block.rows, ...rows] } : block,
    ),
  };
}

export const gapBlocks = (gaps: readonly string[], language: Language): Block[] =>
  gaps.length === 0
    ? []
    : [
        { kind: "heading", level: 2, text: builderTexts[language].document.gaps },
        { kind: "list", items: gaps },
      ];

/** Of a report that is limited to pots: whose öre its sums are, since a project counts whole as soon as one of them pays any of it. */
export function potBlocks({ pots, whole }: Pick<BuiltReport, "pots" | "whole">, language: Language): Block[] {
  const t = builderTexts[language];
  if (pots.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: t.document.fromPots },
    { kind: "paragraph", text: t.document.fromPotsLead },
    {
      kind: "table",
      caption: t.document.fromPotsCaption,
      columns: [
        column(t.axes.pot, "pot", "start"),
        column(t.document.checkColumns.projects, "projects"),
        column(t.document.checkColumns.ore, "granted_sek"),
      ],
      rows: pots.map(({ label, tally }) => ({
        cells: [
          textCell(label ? inLanguage(label, language) : t.document.potUnknown),
          numberCell(tally.count),
          measureCell(tally, "granted", language),
        ],
      })),
      totals: [textCell(t.sum), numberCell(whole.count), measureCell(whole, "granted", language)],
    },
  ];
}

/** `name`: what a saved report is called; otherwise it is called by what it divides by. */
export function builtReportDocument(
  report: BuiltReport,
  language: Language,
  frame: ReportFrame,
  name: string | null,
): DrumDocument {
  const t = builderTexts[language];
  const { table } = report;
  const rows = axisName(table.rows, language);
  const title = table.columns ? t.document.across(rows, axisName(table.columns, language)) : t.document.title(rows);
  const empty = report.whole.applied === 0;
  return {
    ...reportHead(name ?? title, selectionOf(report, language), demoIn(report), language, frame),
    blocks: empty
      ? [{ kind: "lead", text: t.document.empty }, ...methodBlocks(report, language, frame)]
      : [
          ...summaryBlocks(report, language),
          ...gapBlocks(gapsOf(report, language), language),
          ...potBlocks(report, language),
          { kind: "heading", level: 1, text: title },
          ...tablesOfReport(report, language),
          ...comparedBlocks(report, language),
          ...methodBlocks(report, language, frame),
        ],
  };
}
