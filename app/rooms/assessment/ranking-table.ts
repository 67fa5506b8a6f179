import { amountCell, numberCell, type TableBlock, textCell } from "#app/documents/document.ts";
import { type Rational, toDecimal } from "#app/kernel/rational.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import { meanOf, type Ranking, type Standing, spreadOf } from "#app/rooms/assessment/ranking.ts";
import { reasonOf } from "#app/rooms/assessment/ranking-rows.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/** The ranking as a table to compute on: means with six decimals, so that the totals can be checked elsewhere. */
export function rankingTable({ ranked, unranked }: Ranking<RankedApplication>, rules: CallRules, language: Language): TableBlock {
  const t = assessmentTexts[language].ranking;
  const figure = (value: Rational | null) => (value === null ? textCell("") : numberCell(Number(toDecimal(value, 6))));
  const columns: TableBlock["columns"] = [
    { key: "plats", label: t.place, align: "end" },
    { key: "delad", label: t.shared, align: "start" },
    { key: "diarienummer", label: t.number, align: "start" },
    { key: "projekt", label: t.application, align: "start" },
    { key: "organisation", label: t.organisation, align: "start" },
    { key: "totalt", label: t.total, align: "end" },
    ...rules.criteria.flatMap(({ key, name }) => [
      { key, label: inLanguage(name, language), align: "end" as const },
      { key: `${key}_spridning`, label: t.spreadColumn(inLanguage(name, language)), align: "end" as const },
    ]),
    { key: "strategiskt", label: t.strategic, align: "end" },
    { key: "bedomningar", label: t.assessments, align: "end" },
    { key: "sokt", label: t.requested, align: "end" },
    { key: "skal", label: t.reason, align: "start" },
  ];
  const row = ({ contender, rank, shared, total, strategic, unranked: stopped }: Standing<RankedApplication>) => ({
    cells: [
      rank === null ? textCell("") : numberCell(rank),
      textCell(shared ? t.shared : ""),
      textCell(contender.number),
      textCell(contender.title),
      textCell(contender.organisation),
      figure(total),
      ...rules.criteria.flatMap(({ key }) => {
        const spread = spreadOf(contender.tallies[key]);
        return [figure(meanOf(contender.tallies[key])), spread === null ? textCell("") : numberCell(spread)];
      }),
      figure(strategic),
      numberCell(contender.submitted),
      amountCell(contender.requestedOre, language),
      textCell(stopped ? reasonOf(stopped, rules, t, language) : ""),
    ],
  });
  return { kind: "table", caption: t.title, columns, rows: [...ranked, ...unranked].map(row) };
}
