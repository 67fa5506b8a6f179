import { amountCell, type Cell, dateCell, type TableBlock, textCell } from "#app/documents/document.ts";
import { localDate } from "#app/kernel/time.ts";
import { officeTexts } from "#app/rooms/applications/office.texts.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import type { RoundLine } from "#app/rooms/applications/queries/office.server.ts";
import { formatOrganisationNumber } from "#app/rooms/people/organisation.ts";
import type { Language } from "#app/texts/language.ts";

const none: Cell = textCell("");

/** A round as a table to work on: the same rows as the board shows, all of them. */
export function roundTable(
  rows: readonly RoundLine[],
  language: Language,
  /** the names of the automatic checks, which belong to a later room */
  checks: Readonly<Record<string, string>>,
): TableBlock {
  const named = (keys: readonly string[] | null) => textCell((keys ?? []).map((key) => checks[key] ?? key).join(", "));
  const { round: t, case: c, stages } = officeTexts[language];
  const paper = paperTexts[language];
  return {
    kind: "table",
    caption: t.table,
    columns: [
      { key: "diarienummer", label: t.number, align: "start" },
      { key: "projekt", label: t.project, align: "start" },
      { key: "sokande", label: t.organisation, align: "start" },
      { key: "organisationsnummer", label: c.organisationNumber, align: "start" },
      { key: "kommun", label: t.seat, align: "start" },
      { key: "sokt", label: t.requested, align: "end" },
      { key: "total_kostnad", label: t.total, align: "end" },
      { key: "start", label: t.started, align: "start" },
      { key: "slut", label: t.ended, align: "start" },
      { key: "inkom", label: t.submitted, align: "start" },
      { key: "satt", label: paper.wayIn, align: "start" },
      { key: "lage", label: t.stage, align: "start" },
      { key: "handlaggare", label: t.officer, align: "start" },
      { key: "stammer_inte", label: t.warnings, align: "start" },
      { key: "ta_stallning", label: t.toJudge, align: "start" },
    ],
    rows: rows.map((row) => ({
      cells: [
        textCell(row.number ?? ""),
        textCell(row.title),
        textCell(row.organisation),
        textCell(formatOrganisationNumber(row.organisationNumber)),
        textCell(row.municipality ?? ""),
        row.requestedOre === null ? none : amountCell(row.requestedOre, language),
        row.totalOre === null ? none : amountCell(row.totalOre, language),
        row.startsOn ? dateCell(row.startsOn, language) : none,
        row.endsOn ? dateCell(row.endsOn, language) : none,
        row.submittedAt ? dateCell(row.paperReceivedOn ?? localDate(row.submittedAt), language) : none,
        textCell(row.paperReceivedOn ? paper.ways.paper : paper.ways.drum),
        textCell(stages[row.stage]),
        textCell(row.officer ?? ""),
        named(row.faults),
        named(row.questions),
      ],
    })),
  };
}
