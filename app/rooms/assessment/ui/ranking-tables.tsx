import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { carryingWords, mostStacked } from "#app/rooms/assessment/ranking-rows.ts";
import type { ShownRanking } from "#app/rooms/assessment/ui/shown-ranking.ts";
import { Explained } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import "./assessment.css";

type Heading = { key: string; label: string; note?: string; numeric?: boolean };

/**
 * The frame of `DataTable` around rows that one of the files named `…-rows.ts` has finished and escaped; `stacked` where those rows carry
 * their columns' words, for a telephone. Where they do not, `count` says how many they are: a list that is not too long gets the words here. A
 * longer one shows its first columns where there is no room for all, and says so.
 */
export function FinishedTable({
  caption,
  className,
  columns,
  rows,
  stacked: carrying,
  count = Number.POSITIVE_INFINITY,
}: {
  caption: string;
  className?: string;
  columns: readonly Heading[];
  rows: string;
  stacked?: boolean;
  count?: number;
}) {
  const stacked = carrying || count <= mostStacked;
  const finished =
    stacked && !carrying
      ? carryingWords(
          rows,
          columns.map(({ label }) => label),
        )
      : rows;
  const t = useTexts(assessmentTexts).ranking;
  const shape = stacked ? ["table--stacked", columns.length > 6 && "table--wide"] : ["table--slim"];
  const role = (name: string) => (stacked ? { role: name } : {});
  return (
    <div className={["table", className, ...shape].filter(Boolean).join(" ")}>
      {!stacked && <p className="table__slim-note">{t.slim}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, a region that scrolls must be reachable by keyboard */}
      <section className="table__scroll" tabIndex={0} aria-label={caption}>
        <table {...role("table")}>
          <caption className="hidden-text">{caption}</caption>
          <thead {...role("rowgroup")}>
            <tr {...role("row")}>
              {columns.map(({ key, label, note, numeric }) => (
                <th key={key} scope="col" className={numeric ? "numeric" : undefined} {...role("columnheader")}>
                  {label}
                  {note && <span className="ranking__note">{note}</span>}
                </th>
              ))}
            </tr>
          </thead>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it has gone through `escaped` (…-rows.test.ts) */}
          <tbody {...role("rowgroup")} dangerouslySetInnerHTML={{ __html: finished }} />
        </table>
      </section>
    </div>
  );
}

export function RankingTables({ shown, owed }: { shown: ShownRanking; owed: number }) {
  const t = useTexts(assessmentTexts).ranking;
  const common = useTexts(discussionTexts).ranking;
  const { ranked, unranked, criteria } = shown;
  return (
    <>
      {owed > 0 && <Notice>{t.owed(owed)}</Notice>}
      <KeyFigures
        items={[
          { label: t.counts.ranked, value: `${ranked.count}` },
          { label: t.counts.unranked, value: `${unranked.count}` },
          { label: t.counts.requested, value: ranked.requested },
        ]}
      />
      <Explained
        summary={t.how}
        lines={[...t.howText, shown.strategicWeight > 0 ? t.strategicWeighs(shown.strategicWeight) : t.strategicBeside]}
      >
        {shown.thresholds.length > 0 && (
          <>
            <h3>{t.thresholds}</h3>
            <ul>
              {shown.thresholds.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
        {shown.bonus.length > 0 && (
          <>
            <h3>{t.bonus}</h3>
            <ul>
              {shown.bonus.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
        <h3>{t.ties}</h3>
        <ol>
          {[...shown.ties, t.tiesEnd].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Explained>
      {shown.besides.some(({ key }) => key === "common") && <Notice>{common.about}</Notice>}
      {ranked.count === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <FinishedTable
          caption={t.caption}
          className="table--dense ranking ranking--wide"
          rows={ranked.rows}
          count={ranked.count}
          columns={[
            { key: "place", label: t.place, numeric: true },
            { key: "application", label: t.application },
            { key: "total", label: t.total, numeric: true },
            ...(shown.bonus.length > 0 ? [{ key: "bonus", label: t.bonus, note: t.bonusNote, numeric: true }] : []),
            ...shown.besides.map((beside) => ({ ...beside, numeric: true })),
            ...criteria.map(({ key, name, weight }) => ({ key, label: name, note: t.weight(weight), numeric: true })),
            { key: "strategic", label: t.strategic, numeric: true },
            { key: "assessments", label: t.assessments, numeric: true },
            { key: "requested", label: t.requested, numeric: true },
          ]}
        />
      )}
      {unranked.count > 0 && (
        <Section title={t.unranked} lead={<Muted>{t.unrankedLead}</Muted>} rule>
          <FinishedTable
            caption={t.unranked}
            className="table--dense ranking"
            stacked
            rows={unranked.rows}
            columns={[
              { key: "application", label: t.application },
              { key: "reason", label: t.reason },
              { key: "total", label: t.total, numeric: true },
              { key: "assessments", label: t.assessments, numeric: true },
              { key: "requested", label: t.requested, numeric: true },
            ]}
          />
        </Section>
      )}
    </>
  );
}
