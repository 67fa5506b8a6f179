import {
  amountCell,
  type Block,
  type Cell,
  type DrumDocument,
  type Letterhead,
  numberCell,
  shareCell,
  type TableBlock,
  textCell,
} from "#app/documents/document.ts";
import type { Drawing } from "#app/documents/shapes.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import type { Dimension, FundingReport } from "#app/rooms/reporting/funding-report.ts";
import type { Award } from "#app/rooms/reporting/register.ts";
import {
  amountWords,
  awardMonths,
  captionOf,
  chartFormat,
  chartKronor,
  firstColumn,
  gapLines,
  headingOf,
  leadWords,
  lineLabel,
  noteOf,
  periodWords,
  selectionWords,
  shareOf,
} from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { atLeast, demoAmong } from "#app/rooms/reporting/ui/built-report-document.ts";
import { mapCaption, reportMap } from "#app/rooms/reporting/ui/report-map.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";
import { barChart } from "#app/ui/charts/bars.ts";
import { columnChart } from "#app/ui/charts/columns.ts";

/** Whose report it is and where its facts are open. */
export type ReportFrame = {
  readonly letterhead: Letterhead;
  readonly author: string;
  readonly region: string;
  readonly contact: string;
  readonly address: string;
  readonly issuedAt: Date;
};

/** The drawing of a table: years stand, everything else lies. */
export function dimensionDrawing(dimension: Dimension, language: Language, width: number): Drawing {
  const format = chartFormat(language);
  if (dimension.kind === "year") {
    const known = dimension.lines.filter((line) => line.key !== null);
    return columnChart({
      width,
      columns: known.map((line) => ({ label: lineLabel(dimension, line, language), values: [chartKronor(line.grantedOre)] })),
      format,
    });
  }
  return barChart({
    width,
    rows: dimension.lines.map((line) => ({
      label: lineLabel(dimension, line, language),
      values: [chartKronor(line.grantedOre)],
    })),
    format,
  });
}

/** What the map shows, by municipality code. */
export const municipalityValues = ({ lines }: Dimension): Record<string, number> =>
  Object.fromEntries(lines.flatMap((line) => (line.key === null ? [] : [[line.key, chartKronor(line.grantedOre)]])));

export function dimensionTable(dimension: Dimension, report: Pick<FundingReport, "figures">, language: Language): TableBlock {
  const t = reportingTexts[language].report;
  const { figures } = report;
  const participation = dimension.kind === "municipality";
  const amount = (ore: bigint, awards: number, without: number): Cell =>
    awards > 0 && without === awards ? textCell("–") : amountCell(ore, language);
  // A column of its own says for how many nobody has stated the grant; of the turnover the figure says it itself.
  const turnover = (ore: bigint, awards: number, without: number): Cell => {
    const cell = amount(ore, awards, without);
    return without > 0 && without < awards ? atLeast(cell, language) : cell;
  };
  const share = (ore: bigint): Cell => {
    const points = shareOf(ore, figures.grantedOre);
    return points === null ? textCell("–") : shareCell(points, language);
  };
  return {
    kind: "table",
    caption: captionOf(dimension, language),
    columns: [
      { key: dimension.kind, label: firstColumn(dimension, language), align: "start" },
      { key: "projects", label: t.columns.projects, align: "end" },
      ...(participation ? [{ key: "takes_part_in", label: t.columns.takesPart, align: "end" as const }] : []),
      { key: "granted_sek", label: t.columns.granted, align: "end" },
      { key: "granted_share", label: t.columns.share, align: "end" },
      { key: "without_amount", label: t.columns.without, align: "end" },
      { key: "turnover_sek", label: t.columns.total, align: "end" },
    ],
    rows: dimension.lines.map((line) => ({
      cells: [
        textCell(lineLabel(dimension, line, language)),
        numberCell(line.awards),
        ...(participation ? [line.takesPart === undefined ? textCell("–") : numberCell(line.takesPart)] : []),
        amount(line.grantedOre, line.awards, line.withoutGranted),
        share(line.grantedOre),
        numberCell(line.withoutGranted),
        turnover(line.totalOre, line.awards, line.withoutTotal),
      ],
    })),
    totals: [
      textCell(t.columns.sum),
      numberCell(figures.awards),
      ...(participation ? [textCell("")] : []),
      amountCell(figures.grantedOre, language),
      figures.grantedOre > 0n ? shareCell(10_000, language) : textCell("–"),
      numberCell(figures.withoutGranted),
      turnover(figures.totalOre, figures.awards, figures.withoutTotal),
    ],
  };
}

export const projectName = ({ project, demo }: Pick<Award, "project" | "demo">, language: Language): string =>
  demo ? `${project} (${commonTexts[language].demoMark.toLowerCase()})` : project;

/** Every project on one line; what is not stated says so, with no value that a machine could add. */
export function projectTable(awards: readonly Award[], language: Language): TableBlock {
  const t = reportingTexts[language];
  const c = t.report.listColumns;
  const unknown = commonTexts[language].unknownAmount;
  // A column with the same call on every line tells nothing.
  const ofOne = new Set(awards.map(({ callName }) => callName)).size === 1;
  const amount = (award: Award): Cell => {
    if (award.grantedOre === null) return textCell(unknown);
    const cell = amountCell(award.grantedOre, language);
    const short = t.coverageShort[award.coverage];
    return short === "" ? cell : { ...cell, text: `${cell.text} ${short}`, note: short };
  };
  return {
    kind: "table",
    caption: t.report.listCaption,
    columns: [
      { key: "project", label: c.project, align: "start", width: ofOne ? 0.34 : 0.27 },
      { key: "owner", label: c.owner, align: "start", width: ofOne ? 0.29 : 0.22 },
      ...(ofOne ? [] : [{ key: "call", label: c.call, align: "start" as const, width: 0.14 }]),
      { key: "period", label: c.period, align: "start", width: 0.18 },
      { key: "granted_sek", label: c.granted, align: "end", width: 0.19 },
    ],
    rows: awards.map((award) => ({
      cells: [
        textCell(projectName(award, language)),
        textCell(award.ownerName ?? t.unknownOwner),
        ...(ofOne ? [] : [textCell(award.callName)]),
        textCell(awardMonths(award, language)),
        amount(award),
      ],
    })),
  };
}

/** The projects as open data: stable keys, empty where nothing is stated. */
export function openDataTable(awards: readonly Award[], language: Language): TableBlock {
  const c = reportingTexts[language].report.listColumns;
  const date = (value: LocalDate | null): Cell => (value === null ? textCell("") : { text: value, value });
  const amount = (ore: bigint | null): Cell => (ore === null ? textCell("") : amountCell(ore, language));
  const column = (key: string, label: string, align: "start" | "end" = "start") => ({ key, label, align });
  return {
    kind: "table",
    caption: reportingTexts[language].report.listCaption,
    columns: [
      column("id", c.id),
      column("year", c.year, "end"),
      column("call", c.call),
      column("project", c.project),
      column("owner", c.owner),
      column("owner_type", c.ownerType),
      column("owner_municipality", c.municipality),
      column("municipalities", reportingTexts[language].award.participants),
      column("granted_sek", c.granted, "end"),
      column("granted_covers", c.coverage),
      column("requested_sek", reportingTexts[language].award.requested, "end"),
      column("turnover_sek", c.total, "end"),
      column("starts_on", c.period),
      column("ends_on", c.period),
      column("period", c.period),
      column("goals", reportingTexts[language].award.goals),
      column("goal_in_words", reportingTexts[language].award.goalsInWords),
      column("decided_on", reportingTexts[language].award.decided),
      column("source", c.source),
      column("demo", c.demo),
    ],
    rows: awards.map((award) => ({
      cells: [
        textCell(award.id),
        award.year === null ? textCell("") : { text: `${award.year}`, value: award.year },
        textCell(award.callName),
        textCell(award.project),
        textCell(award.ownerName ?? ""),
        textCell(award.ownerType ?? ""),
        textCell(award.municipalityCode ?? ""),
        textCell(award.municipalities.join(" ")),
        amount(award.grantedOre),
        textCell(award.grantedOre === null ? "" : award.coverage),
        amount(award.requestedOre),
        amount(award.totalOre),
        date(award.startsOn),
        date(award.endsOn),
        textCell(award.startsOn ? "" : award.periodText),
        textCell(award.shares.map((share) => `${share.nodeId}=${share.basisPoints}`).join(" ")),
        textCell(award.focusText),
        date(award.decidedOn),
        textCell(award.source),
        { text: award.demo ? "1" : "0", value: award.demo ? 1 : 0 },
      ],
    })),
  };
}

const drawingWidth = 640;

export function fundingReportDocument(
  report: FundingReport,
  awards: readonly Award[],
  language: Language,
  frame: ReportFrame,
): DrumDocument {
  const t = reportingTexts[language].report;
  const { figures } = report;
  const period = periodWords(report.question, language);
  const selection = selectionWords(report, language);
  const gaps = gapLines(report, language);
  const today = localDate(frame.issuedAt);

  const chapter = (dimension: Dimension): Block[] => {
    const caption = captionOf(dimension, language);
    const note = noteOf(report, dimension, language);
    const shown = dimension.lines.filter((line) => line.grantedOre !== 0n);
    // A single bar of what is not known says nothing that its table does not.
    const drawn = shown.some((line) => line.key !== null);
    const map = dimension.kind === "municipality" ? reportMap(municipalityValues(dimension), "kronor", language) : null;
    return [
      ...(dimension === report.dimensions[0] ? [{ kind: "pageBreak" as const }] : []),
      { kind: "heading", level: 1, text: headingOf(dimension, language) },
      ...(note === "" ? [] : [{ kind: "paragraph" as const, text: note }]),
      ...(!drawn
        ? []
        : [
            {
              kind: "figure" as const,
              alt: (map ? t.mapAlt : t.alt)(
                caption,
                shown
                  .map((line) => t.altLine(lineLabel(dimension, line, language), formatKronor(line.grantedOre, language)))
                  .join(", "),
              ),
              caption: map ? mapCaption(caption, language) : caption,
              ...(map?.(drawingWidth) ?? dimensionDrawing(dimension, language, drawingWidth)),
              ...(map ? { shrinks: true as const } : {}),
            },
          ]),
      dimensionTable(dimension, report, language),
    ];
  };

  return {
    title: `${t.documentTitle} ${report.question.fran === undefined && report.question.till === undefined ? "" : period}`.trim(),
    language,
    author: frame.author,
    subject: t.subject,
    issuedAt: frame.issuedAt,
    dateLabel: formatDate(today, language),
    kind: "report",
    letterhead: frame.letterhead,
    demo: demoAmong(figures.demo, figures.awards),
    cover: { subtitle: t.subtitle(frame.region), period: selection },
    contents: true,
    blocks: [
      { kind: "heading", level: 1, text: t.summary },
      {
        kind: "lead",
        text: leadWords(report, language),
      },
      {
        kind: "keyFigures",
        figures: [
          { label: t.figures.granted, value: formatKronor(figures.grantedOre, language) },
          { label: t.figures.projects, value: String(figures.awards) },
          { label: t.figures.without, value: String(figures.withoutGranted) },
          {
            label:
              figures.withoutTotal === 0 || figures.withoutTotal === figures.awards
                ? t.figures.total
                : builderTexts[language].knownOf(t.figures.total, figures.awards - figures.withoutTotal, figures.awards),
            value: figures.withoutTotal === figures.awards ? t.totalUnknown : formatKronor(figures.totalOre, language),
          },
        ],
      },
      ...(gaps.length > 0
        ? [
            { kind: "heading" as const, level: 2 as const, text: t.gaps },
            { kind: "list" as const, items: gaps },
          ]
        : []),
      { kind: "heading", level: 2, text: t.method },
      { kind: "list", items: t.methodLines },
      ...(figures.awards === 0 ? [] : report.dimensions.flatMap(chapter)),
      ...(figures.awards === 0
        ? []
        : [
            { kind: "pageBreak" as const },
            { kind: "heading" as const, level: 1 as const, text: t.list },
            { kind: "paragraph" as const, text: t.listLead },
            projectTable(awards, language),
            ...sources(awards, language),
          ]),
      { kind: "heading", level: 1, text: t.about },
      {
        kind: "keyValues",
        rows: [
          { label: t.aboutRows.made, value: formatDate(today, language) },
          { label: t.aboutRows.selection, value: selection },
          { label: t.aboutRows.open, value: [{ kind: "link", text: frame.address, href: frame.address }] },
          { label: t.aboutRows.contact, value: frame.contact },
        ],
      },
    ],
  };
}

/** Where each fact was found: project by project, since a register of earlier years has many hands. */
function sources(awards: readonly Award[], language: Language): Block[] {
  const imported = awards.filter((award) => award.imported && award.source !== "");
  if (imported.length === 0) return [];
  const t = reportingTexts[language].report;
  return [
    { kind: "heading", level: 2, text: t.sources },
    {
      kind: "list",
      items: imported.map((award) => [
        { kind: "plain" as const, text: `${award.project}, ${amountWords(award.grantedOre, language)}: ` },
        /^https?:\/\//.test(award.source)
          ? { kind: "link" as const, text: award.source.replace(/^https?:\/\//, ""), href: award.source }
          : { kind: "plain" as const, text: award.source },
        ...(award.note ? [{ kind: "plain" as const, text: `. ${award.note}` }] : []),
      ]),
    },
  ];
}
