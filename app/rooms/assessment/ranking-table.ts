import { amountCell, numberCell, type TableBlock, textCell } from "#app/documents/document.ts";
import { type Rational, rational, toDecimal } from "#app/kernel/rational.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { meanOf, type Ranking, type Standing, spreadOf } from "#app/rooms/assessment/ranking.ts";
import { bonusNames, reasonOf } from "#app/rooms/assessment/ranking-rows.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/** The ranking as a table to compute on: means with six decimals, so that the totals can be checked elsewhere. */
export function rankingTable(
  { ranked, unranked }: Ranking<RankedApplication>,
  rules: CallRules,
  language: Language,
  /** the order that common scores would give: two columns last */
  common: Ranking<RankedApplication> | null = null,
): TableBlock {
  const t = assessmentTexts[language].ranking;
  const figure = (value: Rational | null) => (value === null ? textCell("") : numberCell(Number(toDecimal(value, 6))));
  const beside = common && new Map([...common.ranked, ...common.unranked].map((one) => [one.contender.applicationId, one]));
  const columns: TableBlock["columns"] = [
    { key: "plats", label: t.place, align: "end" },
    { key: "delad", label: t.shared, align: "start" },
    { key: "diarienummer", label: t.number, align: "start" },
    { key: "projekt", label: t.application, align: "start" },
    { key: "organisation", label: t.organisation, align: "start" },
    { key: "totalt", label: t.total, align: "end" },
    ...(rules.bonus
      ? [
          { key: "bonus", label: t.bonus, align: "end" as const },
          { key: "bonus_for", label: t.bonusFor, align: "start" as const },
        ]
      : []),
    ...rules.criteria.flatMap(({ key, name }) => [
      { key, label: inLanguage(name, language), align: "end" as const },
      { key: `${key}_spridning`, label: t.spreadColumn(inLanguage(name, language)), align: "end" as const },
    ]),
    { key: "strategiskt", label: t.strategic, align: "end" },
    { key: "bedomningar", label: t.assessments, align: "end" },
    { key: "sokt", label: t.requested, align: "end" },
    { key: "skal", label: t.reason, align: "start" },
    ...(beside
      ? [
          { key: "totalt_gemensam", label: discussionTexts[language].ranking.csvTotal, align: "end" as const },
          { key: "plats_gemensam", label: discussionTexts[language].ranking.csvPlace, align: "end" as const },
        ]
      : []),
  ];
  const besideCells = (one: Standing<RankedApplication> | undefined) => [
    figure(one?.total ?? null),
    one?.rank ? numberCell(one.rank) : textCell(""),
  ];
  const row = ({ contender, rank, shared, total, strategic, bonus, unranked: stopped }: Standing<RankedApplication>) => ({
    cells: [
      rank === null ? textCell("") : numberCell(rank),
      textCell(shared ? t.shared : ""),
      textCell(contender.number),
      textCell(contender.title),
      textCell(contender.organisation),
      figure(total),
      ...(rules.bonus ? [figure(rational(bonus.hundredths, 100)), textCell(bonusNames(rules, bonus, language).join(", "))] : []),
      ...rules.criteria.flatMap(({ key }) => {
        const spread = spreadOf(contender.tallies[key]);
        return [figure(meanOf(contender.tallies[key])), spread === null ? textCell("") : numberCell(spread)];
      }),
      figure(strategic),
      numberCell(contender.submitted),
      amountCell(contender.requestedOre, language),
      textCell(stopped ? reasonOf(stopped, rules, t, language) : ""),
      ...(beside ? besideCells(beside.get(contender.applicationId)) : []),
    ],
  });
  return { kind: "table", caption: t.title, columns, rows: [...ranked, ...unranked].map(row) };
}
