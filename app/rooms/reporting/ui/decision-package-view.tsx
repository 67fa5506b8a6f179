import { paths } from "#app/paths.ts";
import { withoutYear } from "#app/rooms/money/fund.ts";
import { decisionPackageTexts } from "#app/rooms/reporting/decision-package.texts.ts";
import { CommandLine } from "#app/rooms/reporting/ui/command-line.tsx";
import type { DecisionPackageView } from "#app/rooms/reporting/views.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Heading, PageHeading, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";

/** On the call's own page, once everything in it is decided and announced. */
export function DecisionLink({ slug }: { slug: string }) {
  const t = useTexts(decisionPackageTexts);
  return (
    <Notice>
      <p>
        {t.linkText} <a href={paths.callDecision(slug)}>{t.link}</a>
      </p>
    </Notice>
  );
}

/** What the package is, its figures, and how it is checked. */
export function DecisionPackagePage({ view }: { view: DecisionPackageView }) {
  const t = useTexts(decisionPackageTexts);
  const language = useLanguage();
  const title = inLanguage(view.call.title, language);
  const file = `beslut-${view.slug}.json`;
  return (
    <>
      <PageHeading title={t.title} lead={t.lead(title)} back={{ href: paths.call(view.slug), label: t.toCall }} />
      <Section title={t.facts}>
        <SummaryList
          rows={[
            { label: t.announced, value: formatDate(view.announcedOn, language) },
            { label: t.facts, value: <a href={paths.decisionPackage(view.slug)}>{t.file}</a> },
            { label: t.sha, value: <code>{view.sha256}</code> },
            ...(view.solver === null ? [] : [{ label: t.solver, value: view.solver }]),
            { label: t.license, value: <a href="https://creativecommons.org/publicdomain/zero/1.0/deed.sv">CC0 1.0</a> },
          ]}
        />
        <Prose>
          <p>{t.anonymous}</p>
        </Prose>
      </Section>
      <Scores view={view} />
      <Decisions view={view} />
      <Section title={t.check} lead={t.checkLead} rule>
        <CommandLine title={t.steps.fetch}>{`curl -s '${view.site}${paths.decisionPackage(view.slug)}' -o ${file}`}</CommandLine>
        <CommandLine title={t.steps.sum}>{`sha256sum ${file}`}</CommandLine>
        {view.withheld === null && <CommandLine title={t.steps.solve}>{`npm run drum -- allocate ${file}`}</CommandLine>}
        <Prose>
          <p>
            {t.fields} <a href={paths.openApi()}>OpenAPI</a>
          </p>
        </Prose>
      </Section>
    </>
  );
}

function Scores({ view: { rules, scores } }: { view: DecisionPackageView }) {
  const t = useTexts(decisionPackageTexts);
  const language = useLanguage();
  const name = (key: string) => inLanguage(rules.criteria.find((one) => one.key === key)?.name ?? { sv: key, en: key }, language);
  const told = scores.flatMap(({ criterion, counts }) => (counts ? [{ label: name(criterion), counts }] : []));
  const hidden = scores.filter((one) => one.counts === null).map((one) => name(one.criterion));
  const values = Array.from({ length: rules.scale.max - rules.scale.min + 1 }, (_, place) => rules.scale.min + place);
  const leftOut = told.some(({ counts }) => counts.notAssessable > 0);
  return (
    <Section title={t.scores} lead={t.scoresLead} rule>
      {told.length > 0 && (
        <BarChart
          title={t.chart}
          labelHeading={t.criterion}
          valueHeading={t.number}
          mode="stacked"
          series={[...values.map(t.level), ...(leftOut ? [t.notAssessable] : [])]}
          rows={told.map(({ label, counts }) => ({
            label,
            values: [...counts.levels.map((level) => level.count), ...(leftOut ? [counts.notAssessable] : [])],
          }))}
          format={(value) => `${value}`}
        />
      )}
      {hidden.length > 0 && (
        <Prose>
          <p>{t.hidden(hidden.join(", "))}</p>
        </Prose>
      )}
      <DataTable
        caption={t.weights}
        columns={[
          { key: "name", label: t.criterion, rowHeader: true, cell: (one) => inLanguage(one.name, language) },
          { key: "weight", label: t.weight, numeric: true, cell: (one) => `${one.weight} %` },
        ]}
        rows={rules.criteria}
        rowKey={(one) => one.key}
      />
      <Prose>
        {rules.strategicWeight > 0 && <p>{t.strategic(rules.strategicWeight)}</p>}
        {rules.bonus.length > 0 && (
          <>
            <Heading level={3}>{t.bonus}</Heading>
            <ul>
              {rules.bonus.map((one) => (
                <li key={one.sv}>{inLanguage(one, language)}</li>
              ))}
            </ul>
          </>
        )}
        {rules.tieBreak.length === 0 ? (
          <p>{t.noTieBreak}</p>
        ) : (
          <>
            <Heading level={3}>{t.tieBreak}</Heading>
            <ol>
              {rules.tieBreak.map((one) => (
                <li key={one.sv}>{inLanguage(one, language)}</li>
              ))}
            </ol>
          </>
        )}
      </Prose>
    </Section>
  );
}

function Decisions({ view: { applications, departures, withheld, funds } }: { view: DecisionPackageView }) {
  const t = useTexts(decisionPackageTexts);
  const language = useLanguage();
  const kronor = (ore: string | null) => (ore === null ? "–" : formatKronor(BigInt(ore), language, false));
  const named = (id: string) => {
    const name = applications.find((one) => one.id === id)?.name;
    return name ? `${id} ${name}` : id;
  };
  const money = (purpose: string) => {
    const fund = funds.find((one) => one.purpose === purpose);
    return fund ? inLanguage(withoutYear(fund.name, fund.year), language) : purpose;
  };
  const otherFund = departures.filter((one) => one.why === "fund").length;
  const otherwise = departures.length - otherFund;
  return (
    <Section title={t.decision} lead={t.decisionLead} rule>
      {withheld !== null ? (
        <Notice tone="warning">{t.withheld[withheld]}</Notice>
      ) : (
        <Notice>
          <p>{departures.length === 0 ? t.same : otherwise === 0 ? t.sameSums : t.departed(otherwise)}</p>
          {otherFund > 0 && <p>{t.otherFund(otherFund)}</p>}
        </Notice>
      )}
      <DataTable
        caption={t.decision}
        captionHidden
        columns={[
          { key: "id", label: t.application, rowHeader: true, cell: (one) => <bdi>{named(one.id)}</bdi> },
          { key: "rank", label: t.rank, numeric: true, cell: (one) => one.rank ?? "–" },
          { key: "requested", label: t.requested, numeric: true, cell: (one) => kronor(one.requested) },
          ...(withheld === null
            ? [
                {
                  key: "best",
                  label: t.best,
                  numeric: true,
                  cell: (one: DecisionPackageView["applications"][number]) => kronor(one.best),
                },
              ]
            : []),
          { key: "proposed", label: t.proposed, numeric: true, cell: (one) => kronor(one.proposed) },
          {
            key: "decided",
            label: t.decided,
            numeric: true,
            cell: (one) => (one.outcome === "withdrawn" ? t.withdrawn : kronor(one.decided)),
          },
          {
            key: "from",
            label: t.paidFrom,
            cell: (one) => [...new Set(one.tranches.map((part) => part.purpose))].map(money).join(", ") || "–",
          },
        ]}
        rows={applications}
        rowKey={(one) => one.id}
      />
      {departures.length > 0 && (
        <Prose>
          <Heading level={3}>{t.departures}</Heading>
          <ul>
            {departures.map(({ application, why, bestFrom, decidedFrom }) => (
              <li key={application}>
                <strong>
                  <bdi>{named(application)}</bdi>
                </strong>
                : {t.reasons[why]}
                {bestFrom !== null && decidedFrom !== null && bestFrom !== decidedFrom && (
                  <> {t.instead(money(decidedFrom), money(bestFrom))}</>
                )}
              </li>
            ))}
          </ul>
        </Prose>
      )}
    </Section>
  );
}
