import type { ReactNode } from "react";
import { sum } from "#app/kernel/money.ts";
import { divide, rational } from "#app/kernel/rational.ts";
import type { AnswerRow, AnswerView, RuleView } from "#app/rooms/allocation/answer-view.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { formatKronor, formatNumber, formatRational } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { type KeyFigure, KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";
import "./allocation.css";

/** Rules in the words of a sentence: "potten VGR, Tillväxtmedel 2027". */
export function useRuleWords(): (rules: readonly RuleView[]) => string[] {
  const t = useTexts(optimumTexts).rules;
  const language = useLanguage();
  return (rules) => rules.map(({ kind, name }) => t[kind](inLanguage(name, language)));
}

export const AnswerFigures = ({ view }: { view: AnswerView }) => <KeyFigures items={useFigures(view)} />;

/** What an answer comes to in a few figures, for the page and for who hears it said. */
export function useFigures(view: AnswerView): KeyFigure[] {
  const t = useTexts(optimumTexts);
  const language = useLanguage();
  const weighed = view.rows.filter((row) => row.unweighed === null).length;
  const { figures } = t;
  const worth =
    view.objective === "score-times-sum"
      ? {
          label: figures.perKrona,
          value:
            view.spent > 0n ? formatRational(divide(view.value, rational(view.spent)), view.decimals, language) : figures.none,
        }
      : { label: figures.points, value: formatRational(view.value, view.decimals, language) };
  return [
    {
      label: figures.spent,
      value: formatKronor(view.spent, language),
      note: figures.walked(formatKronor(view.walkedSpent, language)),
    },
    {
      label: figures.granted,
      value: figures.of(view.granted, weighed),
      note: figures.walked(`${view.walkedGranted}`),
    },
    { label: figures.differences, value: figures.projects(view.differences) },
    view.gain === null ? worth : { label: figures.gain, value: t.perCent(view.gain), note: figures.gainNote },
  ];
}

const change = (row: AnswerRow): { word: "in" | "out" | "more" | "less" | "same"; tone: Tone } =>
  row.best === row.walked
    ? { word: "same", tone: "neutral" }
    : row.walked === 0n
      ? { word: "in", tone: "positive" }
      : row.best === 0n
        ? { word: "out", tone: "negative" }
        : row.best > row.walked
          ? { word: "more", tone: "positive" }
          : { word: "less", tone: "attention" };

/** By rank: what each asks for, what the walk and the best give it, and what differs. */
export function AnswerTable({
  view,
  href,
  best,
  more,
}: {
  view: AnswerView;
  href?: (row: AnswerRow) => string;
  /** what the answer's own column is called, when it is not the call's best */
  best?: string;
  /** under the name of each application, where a narrow screen shows it too */
  more?: (row: AnswerRow) => ReactNode;
}) {
  const t = useTexts(optimumTexts);
  const { table } = t;
  const language = useLanguage();
  const money = (amount: bigint) => (amount === 0n ? <Muted>{table.none}</Muted> : formatKronor(amount, language));
  return (
    <DataTable
      caption={table.title}
      captionHidden
      rows={view.rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "rank", label: table.rank, numeric: true, cell: (row) => row.rank ?? <Muted>{table.none}</Muted> },
        {
          key: "application",
          label: table.application,
          rowHeader: true,
          cell: (row) => (
            <>
              {href ? (
                <a href={href(row)}>
                  <bdi>{row.title}</bdi>
                </a>
              ) : (
                <bdi>{row.title}</bdi>
              )}
              <br />
              <Muted>
                <bdi>{row.organisation}</bdi> · {row.number}
              </Muted>
              {more?.(row)}
            </>
          ),
        },
        {
          key: "score",
          label: table.score,
          numeric: true,
          cell: (row) => (row.score ? formatRational(row.score, view.decimals, language) : <Muted>{table.none}</Muted>),
        },
        {
          key: "requested",
          label: table.requested,
          numeric: true,
          nowrap: true,
          cell: (row) => formatKronor(row.requested, language),
        },
        { key: "walked", label: table.walked, numeric: true, nowrap: true, cell: (row) => money(row.walked) },
        {
          key: "best",
          label: best ?? table.best,
          numeric: true,
          nowrap: true,
          cell: (row) => (
            <>
              {money(row.best)}
              {row.level !== null && row.level > 0 && (
                <>
                  <br />
                  <Muted>{table.lower}</Muted>
                </>
              )}
            </>
          ),
        },
        {
          key: "difference",
          label: table.difference,
          cell: (row) => {
            const { word, tone } = change(row);
            return (
              <div className="cluster">
                {row.fixed ? (
                  <Tag tone="info">{t.unweighed[row.fixed]}</Tag>
                ) : row.unweighed ? (
                  <Tag>{t.unweighed[row.unweighed.code]}</Tag>
                ) : (
                  <Tag tone={tone}>{table[word]}</Tag>
                )}
                {row.pin && <Tag tone="strong">{table[row.pin.pin]}</Tag>}
                {row.tied && <Tag tone="info">{table.tied}</Tag>}
              </div>
            );
          },
        },
      ]}
      foot={{
        application: table.total,
        requested: formatKronor(sum(view.rows.map((row) => row.requested)), language),
        walked: formatKronor(view.walkedSpent, language),
        best: formatKronor(view.spent, language),
      }}
    />
  );
}

/** What stands behind the answer, in words a board can repeat. */
export function Proof({ view, solver, children }: { view: AnswerView; solver: string; children?: ReactNode }) {
  const t = useTexts(optimumTexts);
  const { proof } = t;
  const { ties } = view;
  const equal =
    ties === null
      ? proof.unknownTies
      : ties.count === 1n
        ? proof.unique
        : [
            ties.count === null ? proof.atLeast(formatNumber(ties.atLeast)) : proof.ties(formatNumber(ties.count)),
            ...(view.differ && view.differ.length > 0 ? [proof.differ(view.differ)] : []),
            view.tieBroken ? proof.tieBroken : proof.tieOpen,
          ].join(" ");
  return (
    <Section title={proof.title}>
      <SummaryList
        rows={[
          {
            label: proof.answer,
            value:
              view.kind === "optimal"
                ? proof.optimal
                : view.gap === null
                  ? proof["gap-unknown"]
                  : proof["not-proved"](t.perCent(view.gap)),
          },
          { label: t.objective.label, value: t.objective[view.objective] },
          { label: proof.equal, value: equal },
          { label: proof.checked, value: proof.checkedWhat },
          { label: proof.solver, value: `${proof.by[view.by]} (${solver})` },
          { label: proof.timeLabel, value: proof.time(view.milliseconds) },
          ...(children ? [{ label: proof.recompute, value: children }] : []),
        ]}
      />
    </Section>
  );
}

export function WalkBreaks({ view }: { view: AnswerView }) {
  const t = useTexts(optimumTexts);
  const words = useRuleWords();
  return view.broken.length > 0 ? <Notice>{t.walkBreaks(words(view.broken))}</Notice> : null;
}

export function PotsTable({ view }: { view: AnswerView }) {
  const t = useTexts(optimumTexts).pots;
  const language = useLanguage();
  const pots = (
    <DataTable
      caption={t.title}
      captionHidden
      rows={view.pots}
      rowKey={(pot) => pot.id}
      columns={[
        { key: "fund", label: t.fund, rowHeader: true, cell: (pot) => inLanguage(pot.fund, language) },
        { key: "source", label: t.source, cell: (pot) => pot.source },
        { key: "total", label: t.total, numeric: true, nowrap: true, cell: (pot) => formatKronor(pot.total, language) },
        { key: "bound", label: t.bound, numeric: true, nowrap: true, cell: (pot) => formatKronor(pot.bound, language) },
        { key: "used", label: t.used, numeric: true, nowrap: true, cell: (pot) => formatKronor(pot.used, language) },
        {
          key: "left",
          label: t.left,
          numeric: true,
          nowrap: true,
          cell: (pot) => formatKronor(pot.total - pot.bound - pot.used, language),
        },
      ]}
    />
  );
  if (view.limits.length === 0) return pots;
  return (
    <Stack gap="large">
      {pots}
      <DataTable
        caption={t.limits}
        rows={view.limits}
        rowKey={(limit) => limit.id}
        columns={[
          { key: "fund", label: t.fund, rowHeader: true, cell: (limit) => inLanguage(limit.fund, language) },
          { key: "most", label: t.limit, numeric: true, cell: (limit) => formatKronor(limit.most, language) },
          { key: "used", label: t.used, numeric: true, cell: (limit) => formatKronor(limit.used, language) },
          { key: "left", label: t.left, numeric: true, cell: (limit) => formatKronor(limit.most - limit.used, language) },
        ]}
      />
    </Stack>
  );
}

/** Money by focus area, priority, municipality and owner. Lengths of bars are whole kronor; the tables say the same in figures. */
export function MoneyPicture({ view }: { view: AnswerView }) {
  const t = useTexts(optimumTexts).picture;
  const language = useLanguage();
  const kronor = (ore: bigint) => Number(ore / 100n);
  return (
    <Stack gap="large">
      {view.pictures.map((picture) => (
        <BarChart
          key={picture.key}
          title={inLanguage(picture.name, language)}
          labelHeading={t.group}
          valueHeading={t.best}
          series={[t.asked, t.best, t.walked]}
          rows={picture.groups.map((group) => ({
            label: `${inLanguage(group.name, language)}${group.prioritised ? ` (${t.prioritised})` : ""}`,
            values: [kronor(group.asked), kronor(group.best), kronor(group.walked)],
          }))}
          format={(value) => formatKronor(BigInt(Math.round(value)) * 100n, language)}
        />
      ))}
    </Stack>
  );
}
