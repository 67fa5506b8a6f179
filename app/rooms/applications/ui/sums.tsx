import { type ReactNode, useEffect, useState } from "react";
import { looseBudget, looseFinancing } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import {
  amountsByYear,
  type BudgetRow,
  costsByType,
  type FinancingRow,
  shareOf,
  sumOf,
  type Totals,
  totalsOf,
} from "#app/rooms/applications/application.ts";
import type { BudgetRules } from "#app/rooms/applications/budget.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { formObject } from "#app/ui/form-object.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText } from "#app/ui/layout.tsx";

/** What a form holds at this moment, as nested texts; null until the page has come alive, and then the server's own figures stand. */
export function useTyped(form: string): Record<string, unknown> | null {
  const [typed, setTyped] = useState<Record<string, unknown> | null>(null);
  useEffect(() => {
    const element = document.getElementById(form);
    if (!(element instanceof HTMLFormElement)) return;
    const read = () => setTyped(formObject(new FormData(element)));
    element.addEventListener("input", read);
    element.addEventListener("change", read);
    return () => {
      element.removeEventListener("input", read);
      element.removeEventListener("change", read);
    };
  }, [form]);
  return typed;
}

/** Said aloud when the typing pauses, not at every key. */
export function Spoken({ words }: { words: string }) {
  const [spoken, setSpoken] = useState("");
  const [before] = useState(words);
  useEffect(() => {
    if (words === before && spoken === "") return;
    const pause = setTimeout(() => setSpoken(words), 1000);
    return () => clearTimeout(pause);
  }, [words, before, spoken]);
  return (
    <span className="hidden-text" aria-live="polite">
      {spoken}
    </span>
  );
}

type Line = { label: string; value: string; note?: string; strong?: boolean };

function Ledger({ title, lines, children }: { title: string; lines: readonly Line[]; children?: ReactNode }) {
  return (
    <div className="sums">
      <h2 className="sums__title">{title}</h2>
      <dl className="sums__lines">
        {lines.map((line) => (
          <div className={line.strong ? "sums__line sums__line--strong" : "sums__line"} key={line.label}>
            <dt>{line.label}</dt>
            <dd>
              {line.value}
              {line.note && <span className="sums__note">{line.note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  );
}

export function BudgetSums({
  form,
  rows,
  financing,
  rules,
}: {
  form: string;
  rows: readonly BudgetRow[];
  financing: readonly FinancingRow[];
  rules: BudgetRules & Pick<CallRules, "sourceTypes">;
}) {
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  const typed = useTyped(form);
  const now = typed ? looseBudget(typed, rules) : rows;
  const names = new Map(rules.costTypes.map((type) => [type.key, inLanguage(type.name, language)]));
  const total = formatKronor(sumOf(now), language);
  const yearless = sumOf(now.filter((row) => row.year === null));
  const totals = totalsOf(now, financing, rules);
  const balance = financing.length === 0 ? null : balanceWords(t.sums, totals);
  return (
    <Ledger
      title={t.sums.title}
      lines={[
        ...[...costsByType(now)]
          .filter(([, ore]) => ore > 0n)
          .map(([key, ore]) => ({ label: names.get(key) ?? key, value: formatKronor(ore, language) })),
        ...[...amountsByYear(now)]
          .filter(([, ore]) => ore > 0n)
          .map(([year, ore]) => ({ label: `${year}`, value: formatKronor(ore, language) })),
        ...(yearless > 0n ? [{ label: t.sums.noYear, value: formatKronor(yearless, language) }] : []),
        { label: t.sums.total, value: total, strong: true },
      ]}
    >
      {balance && <Balance words={balance} even={totals.balance === 0n} />}
      <p className="sums__foot">{typed ? t.sums.typed : t.sums.stored}</p>
      <Spoken words={`${t.sums.total} ${total}${balance ? `. ${t.sums.balance}: ${balance}` : ""}`} />
    </Ledger>
  );
}

type Sums = (typeof applicationTexts)["sv"]["sums"];

const balanceWords = (t: Sums, { cost, financing, balance }: Totals): string =>
  cost === 0n && financing === 0n ? t.nothing : balance < 0n ? t.short(-balance) : balance > 0n ? t.over(balance) : t.even;

function Balance({ words, even }: { words: string; even: boolean }) {
  const t = useTexts(applicationTexts);
  return (
    <p className={even ? "sums__balance sums__balance--even" : "sums__balance"}>
      <strong>{`${t.sums.balance}:`}</strong>
      {` ${words}`}
    </p>
  );
}

type FinancingSumsProps = {
  form: string;
  rows: readonly FinancingRow[];
  budget: readonly BudgetRow[];
  rules: Pick<CallRules, "sourceTypes">;
};

export function FinancingSums({ form, rows, budget, rules }: FinancingSumsProps) {
  const t = useTexts(applicationTexts);
  const language = useLanguage();
  const typed = useTyped(form);
  const totals = totalsOf(budget, typed ? looseFinancing(typed) : rows, rules);
  const coShare = shareOf(totals.coFinancing, totals.cost);
  const ownShare = shareOf(totals.ownWork, totals.coFinancing);
  const balance = balanceWords(t.sums, totals);
  return (
    <Ledger
      title={t.sums.title}
      lines={[
        { label: t.sums.cost, value: formatKronor(totals.cost, language) },
        { label: t.sums.financing, value: formatKronor(totals.financing, language) },
        { label: t.sums.requested, value: formatKronor(totals.requested, language) },
        {
          label: t.sums.coFinancing,
          value: formatKronor(totals.coFinancing, language),
          ...(coShare === null ? {} : { note: t.sums.ofCost(coShare) }),
        },
        {
          label: t.sums.ownWork,
          value: formatKronor(totals.ownWork, language),
          ...(ownShare === null || totals.ownWork === 0n ? {} : { note: t.sums.ofCoFinancing(ownShare) }),
        },
      ]}
    >
      <Balance words={balance} even={totals.balance === 0n} />
      <p className="sums__foot">{typed ? t.sums.typed : t.sums.stored}</p>
      <Spoken words={`${t.sums.balance}: ${balance}`} />
    </Ledger>
  );
}

/** "60 % fördelade, 40 % kvar" under the shares of one framework. */
export function ShareSum({ total }: { total: number }) {
  const t = useTexts(applicationTexts);
  const words =
    total === 10_000
      ? t.fields.sharesWhole
      : total < 10_000
        ? t.fields.sharesLeft(10_000 - total)
        : t.fields.sharesOver(total - 10_000);
  return (
    <p className={total === 10_000 ? "share-sum share-sum--whole" : "share-sum"}>
      <HiddenText>{t.fields.sharesTotal}: </HiddenText>
      {words}
      <Spoken words={words} />
    </p>
  );
}
