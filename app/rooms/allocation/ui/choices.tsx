import { bondName } from "#app/rooms/allocation/answer-view.ts";
import type { Basis, Choices } from "#app/rooms/allocation/basis.ts";
import { groupsOf, limitIn, limitsOf, potsOf } from "#app/rooms/allocation/basis.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** What differs from the call, in words: one row for each thing that somebody has changed. */
function rowsOf(basis: Basis, choices: Choices, language: Language): { label: string; value: string }[] {
  const t = scenarioTexts[language].page;
  const rows: { label: string; value: string }[] = [];
  if (choices.objective)
    rows.push({ label: t.objective, value: t.asBefore(t.objectives[choices.objective], t.objectives[basis.objective]) });
  for (const { key, name, weight } of basis.criteria) {
    const now = choices.weights?.[key];
    if (now !== undefined && now !== weight)
      rows.push({ label: `${t.weights}: ${inLanguage(name, language)}`, value: t.asBefore(`${now} %`, `${weight} %`) });
  }
  for (const { fund, pot } of potsOf(basis)) {
    const now = choices.pots.find((one) => one.pot === pot.id);
    if (now)
      rows.push({
        label: t.pot(pot.source, inLanguage(fund.name, language)),
        value: t.asBefore(formatKronor(now.total, language), formatKronor(pot.total, language)),
      });
  }
  for (const { fund, limit } of limitsOf(basis)) {
    const now = limitIn(choices, fund.id, limit);
    if (now !== limit)
      rows.push({
        label: t.limit(inLanguage(fund.name, language)),
        value: t.asBefore(formatKronor(now, language), formatKronor(limit, language)),
      });
  }
  for (const group of groupsOf(basis)) {
    const bound = choices.bounds.find((one) => one.group === group.key);
    if (!bound) continue;
    const parts = [
      ...(bound.floor === null ? [] : [`${t.floor}: ${formatKronor(bound.floor, language, false)}`]),
      ...(bound.ceiling === null ? [] : [`${t.ceiling}: ${formatKronor(bound.ceiling, language, false)}`]),
      ...(bound.atLeast === null ? [] : [`${t.atLeast}: ${bound.atLeast}`]),
      ...(bound.atMost === null ? [] : [`${t.atMost}: ${bound.atMost}`]),
    ];
    rows.push({ label: inLanguage(group.name, language), value: parts.join(", ") });
  }
  for (const pin of choices.pins) {
    const one = basis.applications.find((application) => application.id === pin.application);
    const word = pin.pin === "must-not" ? "must-not" : pin.level === null ? "must" : (`must-${pin.level}` as "must-0");
    rows.push({ label: one?.title ?? pin.application, value: `${t.pin[word]}. ${pin.reason}` });
  }
  for (const { kind, applications, reason } of choices.bonds) {
    const titles = applications.map((id) => basis.applications.find((one) => one.id === id)?.title ?? id);
    rows.push({ label: t.bondKinds[kind], value: `${inLanguage(bondName(kind, titles), language)}. ${reason}` });
  }
  return rows;
}

export function ChoicesList({ basis, choices }: { basis: Basis; choices: Choices }) {
  const language = useLanguage();
  const t = useTexts(scenarioTexts).page;
  const rows = rowsOf(basis, choices, language);
  return rows.length === 0 ? <p>{t.unchanged}</p> : <SummaryList compact rows={rows} />;
}
