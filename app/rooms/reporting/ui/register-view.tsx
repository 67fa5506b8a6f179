import { paths } from "#app/paths.ts";
import { asQuery, pageSize, type RegisterQuestion, type UnknownChoice } from "#app/rooms/reporting/register.ts";
import { chartFormat, chartKronor, everyYear } from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { resultsTexts } from "#app/rooms/reporting/results.texts.ts";
import { RegisterTable } from "#app/rooms/reporting/ui/register-table.tsx";
import { UnknownChoices } from "#app/rooms/reporting/ui/unknown-choices.tsx";
import type { Choice, GoalChoice, RegisterView } from "#app/rooms/reporting/views.ts";
import { formatKronor, formatNumber } from "#app/texts/format.ts";
import { ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { ColumnChart } from "#app/ui/chart-columns.tsx";
import { Details } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field, Hidden, Select } from "#app/ui/fields.tsx";
import { Filters } from "#app/ui/filters.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Prose, Section } from "#app/ui/layout.tsx";
import { MunicipalityMap } from "#app/ui/map.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import topology from "#data/geo/kommuner-sjuharad-varberg.topo.json";

export function RegisterPage({
  question,
  unknown,
  view,
}: {
  question: RegisterQuestion;
  unknown: readonly UnknownChoice[];
  view: RegisterView;
}) {
  const language = useLanguage();
  const texts = useTexts(reportingTexts);
  const t = texts.register;
  const results = useTexts(resultsTexts);
  const any: Choice = { value: "", label: t.any };
  const further = question.utlysning ?? question.agare ?? question.mal;
  const asked = question.sok ?? question.ar ?? question.kommun ?? further;
  const goalOf = (goal: GoalChoice) => goal.options.find((option) => question.mal?.includes(option.value))?.value ?? "";
  const summary = [
    t.found(view.count),
    t.sum(formatKronor(view.grantedOre, language)),
    ...(view.unknown > 0 ? [t.gaps(view.unknown)] : []),
  ].join(" · ");
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonGroup>
            <LinkButton href={paths.moneyHere()} kind="secondary">
              {t.report}
            </LinkButton>
            <LinkButton href={paths.results()} kind="secondary">
              {results.link}
            </LinkButton>
          </ButtonGroup>
        }
      />
      <UnknownChoices unknown={unknown} />
      <Filters
        action={paths.register()}
        label={t.filters}
        {...(asked !== undefined ? { reset: paths.register() } : {})}
        values={{
          sok: question.sok ?? "",
          ar: question.ar === undefined ? "" : String(question.ar),
          kommun: question.kommun ?? "",
          agare: question.agare ?? "",
          utlysning: question.utlysning ?? "",
          ...Object.fromEntries(view.goals.map((goal) => [goal.field, goalOf(goal)])),
        }}
      >
        <Field name="sok" type="search" label={t.search} />
        <Select
          name="ar"
          label={t.year}
          options={[any, ...view.years.map((year) => ({ value: String(year), label: String(year) }))]}
        />
        <Select name="kommun" label={t.municipality} options={[any, ...view.municipalities]} />
        <div className="filters__further">
          <Details summary={t.further} open={further !== undefined}>
            <div className="filters__fields">
              <Select
                name="utlysning"
                label={t.call}
                options={[any, ...view.calls.map((call) => ({ value: call, label: call }))]}
              />
              <Select
                name="agare"
                label={t.ownerType}
                options={[any, ...view.ownerTypes, { value: "okand", label: t.unknown }]}
              />
              {view.goals.map((goal) => (
                <Select key={goal.field} name={goal.field} label={goal.label} options={[any, ...goal.options]} />
              ))}
            </div>
          </Details>
        </div>
        {question.ordning && <Hidden name="ordning" value={question.ordning} />}
        {question.riktning && <Hidden name="riktning" value={question.riktning} />}
      </Filters>
      {view.awards.length === 0 ? (
        <EmptyState
          title={view.all === 0 ? t.empty : t.none}
          {...(view.all === 0
            ? {}
            : {
                action: (
                  <LinkButton href={paths.register()} kind="secondary">
                    {t.showAll}
                  </LinkButton>
                ),
              })}
        >
          {view.all === 0 ? t.emptyText : t.noneText}
        </EmptyState>
      ) : (
        <>
          <Section title={summary}>
            <RegisterTable awards={view.awards} question={question} caption={t.table} />
            <Pagination
              page={view.page}
              pages={Math.ceil(view.count / pageSize)}
              href={(page) => paths.register() + asQuery({ ...question, sida: page === 1 ? undefined : page })}
            />
          </Section>
          {view.timeline.length > 1 && (
            <Section title={t.timeline} lead={t.timelineLead} rule>
              <ColumnChart
                title={t.timelineChart}
                labelHeading={t.year}
                valueHeading={texts.report.columns.granted}
                columns={everyYear(view.timeline).map(({ year, grantedOre }) => ({
                  label: String(year),
                  values: [chartKronor(grantedOre)],
                }))}
                format={chartFormat(language)}
                source={texts.report.chartSource}
              />
              <Prose>
                <ul className="year-links">
                  {view.timeline.toReversed().map(({ year, count }) => (
                    <li key={year}>
                      <a href={paths.register() + asQuery({ ...question, ar: year, sida: undefined })}>{year}</a>
                      {` ${texts.projects(count)}`}
                    </li>
                  ))}
                </ul>
              </Prose>
            </Section>
          )}
          <Section title={t.map} lead={t.mapDescription} rule>
            <MunicipalityMap
              title={t.mapValue}
              labelHeading={t.municipality}
              valueHeading={t.mapValue}
              topology={topology}
              values={view.participation}
              format={formatNumber}
              source={texts.report.chartSource}
            />
            <p>
              <a href={paths.moneyHere()}>{t.toMoney}</a>
            </p>
          </Section>
        </>
      )}
    </>
  );
}
