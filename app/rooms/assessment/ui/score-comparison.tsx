import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { Item, Score, ShownAssessor } from "#app/rooms/assessment/assessment.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { standsOut } from "#app/rooms/assessment/moderated-score.ts";
import { meanOf, spreadOf, tally } from "#app/rooms/assessment/ranking.ts";
import { formatRational, formatShare } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Section, Stack } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import "./assessment.css";

export type Sheet = {
  readonly assessor: ShownAssessor;
  readonly own?: boolean;
  readonly summary: string;
  readonly scores: readonly Score[];
};

/** "Maria Lind", or "Bedömare 2" where the call shows no names: the same person is the same number wherever the case is read. */
export function useAssessorName(): (assessor: ShownAssessor, own?: boolean) => string {
  const t = useTexts(assessmentTexts).submitted;
  return (assessor, own = false) =>
    typeof assessor === "string" ? assessor : own ? t.numberedYou(assessor) : t.numbered(assessor);
}

const scoreOf = (sheet: Sheet, key: string) => sheet.scores.find((score) => score.key === key);

/** Submitted assessments side by side: scores first, then the words behind them. The sheets given are the ones that count. */
export function ScoreComparison({
  items,
  sheets,
  decimals = 2,
  caption,
  common,
}: {
  items: readonly Item[];
  sheets: readonly Sheet[];
  decimals?: number;
  caption: string;
  /** a column beside the independent scores, where common ones are spoken of */
  common?: Readonly<Record<string, number>>;
}) {
  const t = useTexts(assessmentTexts);
  const discussed = useTexts(discussionTexts);
  const language = useLanguage();
  const nameOf = useAssessorName();
  const outlying = new Map(items.map(({ key }) => [key, standsOut(sheets.map((sheet) => scoreOf(sheet, key)?.value ?? null))]));
  const tallies = tally(sheets.map(({ scores }) => ({ counts: true, scores })));
  // One person's own scores have no mean and no spread.
  const several = sheets.length > 1;
  const part = (item: Item) =>
    item.kind === "criterion"
      ? t.page.weight(formatShare((item.weight ?? 0) * 100, language))
      : t.page.share(formatShare(item.share ?? 0, language));
  return (
    <Stack gap="large">
      <DataTable
        caption={caption}
        dense
        rows={items}
        rowKey={(item) => item.key}
        columns={[
          {
            key: "item",
            label: t.submission.criterion,
            rowHeader: true,
            cell: (item) => (
              <>
                {inLanguage(item.name, language)} <Muted>{part(item)}</Muted>
              </>
            ),
          },
          ...sheets.map((sheet, index) => ({
            key: `${index}`,
            label: <bdi>{nameOf(sheet.assessor, sheet.own)}</bdi>,
            words: nameOf(sheet.assessor, sheet.own),
            numeric: true,
            cell: (item: Item) => {
              const score = scoreOf(sheet, item.key);
              if (score === undefined) return "–";
              if (score.notAssessable) return <Muted>{t.page.notAssessed}</Muted>;
              return (
                <>
                  {score.value}
                  {outlying.get(item.key)?.[index] && <span className="ranking__note">{discussed.outlier}</span>}
                </>
              );
            },
          })),
          ...(several
            ? [
                {
                  key: "mean",
                  label: t.submitted.mean,
                  numeric: true,
                  cell: (item: Item) => {
                    const mean = meanOf(tallies[item.key]);
                    const leftOut = tallies[item.key]?.leftOut ?? 0;
                    return (
                      <>
                        {mean === null ? "–" : <strong>{formatRational(mean, decimals, language)}</strong>}
                        {leftOut > 0 && (
                          <>
                            <br />
                            <Muted>{t.office.leftOut(leftOut)}</Muted>
                          </>
                        )}
                      </>
                    );
                  },
                },
                {
                  key: "spread",
                  label: t.submitted.spread,
                  numeric: true,
                  cell: (item: Item) => spreadOf(tallies[item.key]) ?? "–",
                },
              ]
            : []),
          ...(common
            ? [
                {
                  key: "common",
                  label: discussed.commonColumn,
                  numeric: true,
                  cell: (item: Item) => (common[item.key] === undefined ? "–" : <strong>{common[item.key]}</strong>),
                },
              ]
            : []),
        ]}
      />
      <Section title={t.submitted.motivations} level={3}>
        <div className="motivations-list">
          {items.map((item) => (
            <Details key={item.key} summary={inLanguage(item.name, language)}>
              <dl className="motivations">
                {sheets.map((sheet) => {
                  const score = scoreOf(sheet, item.key);
                  return (
                    <div key={sheet.assessor}>
                      <dt>
                        <bdi>{nameOf(sheet.assessor, sheet.own)}</bdi>:{" "}
                        {score === undefined ? "–" : score.notAssessable ? t.page.notAssessable : score.value}
                      </dt>
                      <dd className="as-typed">{score?.motivation}</dd>
                    </div>
                  );
                })}
              </dl>
            </Details>
          ))}
        </div>
      </Section>
      <Section title={t.submitted.summaries} level={3}>
        <dl className="motivations">
          {sheets.map((sheet) => (
            <div key={sheet.assessor}>
              <dt>
                <bdi>{nameOf(sheet.assessor, sheet.own)}</bdi>
              </dt>
              <dd className="as-typed">{sheet.summary || <Muted>{t.submitted.noSummary}</Muted>}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Stack>
  );
}
