import { type Block, type Column, dateCell, numberCell, textCell } from "#app/documents/document.ts";
import { daysBetween } from "#app/kernel/time.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { decisionPackageTexts } from "#app/rooms/reporting/decision-package.texts.ts";
import type { HandledCall } from "#app/rooms/reporting/queries/handling.server.ts";
import { readyReportTexts } from "#app/rooms/reporting/ready-report.texts.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

type Handled = HandledCall & { readonly rules: CallRules };

const counts = ["received", "withdrawn", "ineligible", "assessed", "assessments", "granted", "rejected"] as const;
const column = (label: string): Column => ({ label, align: "end" });

/** How the calls were handled and by which criteria, as VGR asks. `others`: calls in the report of which this is not known, or not over. */
export function handlingBlocks(calls: readonly Handled[], others: number, language: Language): Block[] {
  const { handling: t } = readyReportTexts[language];
  const title = (call: Handled) => inLanguage(call.title, language);
  const name: Column = { label: t.call, align: "start" };
  const rest = others > 0 ? [{ kind: "paragraph" as const, text: t.others(others) }] : [];
  if (calls.length === 0) return others === 0 ? [] : [{ kind: "heading", level: 1, text: t.title }, ...rest];
  return [
    { kind: "heading", level: 1, text: t.title },
    { kind: "paragraph", text: t.lead },
    {
      kind: "table",
      caption: t.counts,
      columns: [name, ...counts.map((key) => column(t.columns[key]))],
      rows: calls.map((call) => ({ cells: [textCell(title(call)), ...counts.map((key) => numberCell(call[key]))] })),
      totals: [
        textCell(builderTexts[language].sum),
        ...counts.map((key) => numberCell(calls.reduce((sum, call) => sum + call[key], 0))),
      ],
    },
    {
      kind: "table",
      caption: t.times,
      columns: [name, column(t.closed), column(t.firstDecided), column(t.lastDecided), column(t.fromClose), column(t.median)],
      rows: calls.map((call) => ({
        cells: [
          textCell(title(call)),
          dateCell(call.closedOn, language),
          dateCell(call.firstDecidedOn, language),
          dateCell(call.lastDecidedOn, language),
          numberCell(daysBetween(call.closedOn, call.lastDecidedOn)),
          numberCell(call.medianDays),
        ],
      })),
    },
    ...rest,
    ...alike(calls, language).flatMap((group) => criteriaOf(group, language)),
  ];
}

/** Calls that were judged by the same words and weights are told together. */
function alike(calls: readonly Handled[], language: Language): (readonly [Handled, ...Handled[]])[] {
  const groups = new Map<string, [Handled, ...Handled[]]>();
  for (const call of calls) {
    const key = JSON.stringify(judgedBy(call.rules, language));
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return [...groups.values()];
}

function judgedBy(rules: CallRules, language: Language) {
  const { handling: t } = readyReportTexts[language];
  const p = decisionPackageTexts[language];
  const words = (all: readonly { readonly text: { readonly sv: string; readonly en: string } }[]) =>
    all.map((one) => inLanguage(one.text, language));
  const bonus = rules.bonus ? words([...rules.bonus.points, rules.bonus]) : [];
  return {
    criteria: rules.criteria.map((one) => ({ name: inLanguage(one.name, language), weight: one.weight })),
    how: [
      t.scale(rules.scale.min, rules.scale.max, rules.assessorsPerApplication),
      ...(rules.strategicWeight > 0 ? [p.strategic(rules.strategicWeight)] : []),
    ],
    lists: [
      { title: t.thresholds, items: words(rules.thresholds), ordered: false },
      { title: p.bonus, items: bonus, ordered: false },
      { title: p.tieBreak, items: words(rules.tieBreak), ordered: true },
    ].filter(({ items }) => items.length > 0),
  };
}

function criteriaOf(group: readonly [Handled, ...Handled[]], language: Language): Block[] {
  const { handling: t } = readyReportTexts[language];
  const p = decisionPackageTexts[language];
  const { criteria, how, lists } = judgedBy(group[0].rules, language);
  const names = group.map((call) => inLanguage(call.title, language)).join(", ");
  return [
    { kind: "heading", level: 2, text: t.criteria(names) },
    { kind: "paragraph", text: how.join(" ") },
    {
      kind: "table",
      caption: t.criteria(names),
      columns: [{ label: p.criterion, align: "start" }, column(t.weight)],
      rows: criteria.map(({ name, weight }) => ({ cells: [textCell(name), numberCell(weight)] })),
      totals: [textCell(builderTexts[language].sum), numberCell(criteria.reduce((sum, one) => sum + one.weight, 0))],
    },
    ...lists.flatMap(({ title, items, ordered }): Block[] => [
      { kind: "heading", level: 3, text: title },
      { kind: "list", items, ...(ordered ? { ordered } : {}) },
    ]),
  ];
}
