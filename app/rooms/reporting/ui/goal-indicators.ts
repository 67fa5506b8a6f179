import { type Block, type Cell, textCell } from "#app/documents/document.ts";
import { goalValue } from "#app/rooms/applications/application.ts";
import { indicatorsTexts } from "#app/rooms/reporting/indicators.texts.ts";
import { readyReportTexts } from "#app/rooms/reporting/ready-report.texts.ts";
import type { IndicatorView } from "#app/rooms/reporting/views.ts";
import { type FrameworkNode, nodeLabel } from "#app/rooms/strategy/framework.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/** What the goals of a strategy are measured by: what projects have reached of each in the years asked for, and each value up to the last of them with its source. */
export function indicatorBlocks(
  nodes: readonly FrameworkNode[],
  indicators: readonly IndicatorView[],
  { from, to }: { readonly from: number | null; readonly to: number | null },
  language: Language,
): Block[] {
  const t = readyReportTexts[language];
  const own = indicatorsTexts[language];
  const measured = nodes.flatMap((node) =>
    indicators.filter((one) => one.nodes.includes(node.id)).map((indicator) => ({ node, indicator })),
  );
  if (measured.length === 0) return [];
  const name = (indicator: IndicatorView) => inLanguage(indicator.name, language);
  const unit = (indicator: IndicatorView) => inLanguage(indicator.unit, language);
  const number = (value: number): Cell => ({ text: goalValue(value, language), value });
  const reached = ({ outcomes }: IndicatorView): Cell => {
    const sums = outcomes
      .filter(({ year }) => (from === null || year >= from) && (to === null || year <= to))
      .map(({ sum }) => sum);
    return sums.length === 0 || sums.includes(null)
      ? textCell("–")
      : number(sums.reduce<number>((all, sum) => all + (sum ?? 0), 0));
  };
  const values = [...new Set(measured.map(({ indicator }) => indicator))].flatMap((indicator) =>
    indicator.values.filter(({ year }) => to === null || year <= to).map((value) => ({ ...value, indicator })),
  );
  return [
    { kind: "heading", level: 1, text: t.indicators },
    { kind: "paragraph", text: t.indicatorsLead },
    {
      kind: "table",
      caption: t.indicatorsCaption,
      columns: [
        { key: "goal", label: t.page.goal, align: "start", width: 0.34 },
        { key: "indicator", label: t.indicator, align: "start", width: 0.32 },
        { key: "unit", label: own.unit, align: "start", width: 0.16 },
        { key: "reached", label: own.outcomes, align: "end", width: 0.18 },
      ],
      rows: measured.map(({ node, indicator }) => ({
        cells: [textCell(nodeLabel(node, language)), textCell(name(indicator)), textCell(unit(indicator)), reached(indicator)],
      })),
    },
    ...(values.length === 0
      ? [{ kind: "paragraph" as const, text: own.noValues }]
      : [
          {
            kind: "table" as const,
            caption: t.indicatorValues,
            columns: [
              { key: "indicator", label: t.indicator, align: "start" as const, width: 0.32 },
              { key: "year", label: own.year, align: "end" as const, width: 0.08 },
              { key: "value", label: own.value, align: "end" as const, width: 0.12 },
              { key: "unit", label: own.unit, align: "start" as const, width: 0.16 },
              { key: "source", label: own.source, align: "start" as const, width: 0.32 },
            ],
            rows: values.map(({ indicator, year, value, source }) => ({
              cells: [
                textCell(name(indicator)),
                { text: `${year}`, value: year },
                number(value),
                textCell(unit(indicator)),
                textCell(source),
              ],
            })),
          },
        ]),
  ];
}
