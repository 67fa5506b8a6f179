import { paths } from "#app/paths.ts";
import { asQuery, pageSize, type RegisterQuestion } from "#app/rooms/reporting/register.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { RegisterTable } from "#app/rooms/reporting/ui/register-table.tsx";
import type { Choice, RegisterView } from "#app/rooms/reporting/views.ts";
import { formatKronor, formatNumber } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field, Hidden, Select } from "#app/ui/fields.tsx";
import { Filters } from "#app/ui/filters.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { MunicipalityMap } from "#app/ui/map.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import topology from "#data/geo/kommuner-sjuharad-varberg.topo.json";

export function RegisterPage({ question, view }: { question: RegisterQuestion; view: RegisterView }) {
  const language = useLanguage();
  const texts = useTexts(reportingTexts);
  const t = texts.register;
  const any: Choice = { value: "", label: t.any };
  const asked = question.sok ?? question.ar ?? question.kommun ?? question.agare ?? question.mal;
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
          <LinkButton href={paths.fundingReport()} kind="secondary">
            {t.report}
          </LinkButton>
        }
      />
      <Filters
        action={paths.register()}
        label={t.filters}
        {...(asked !== undefined ? { reset: paths.register() } : {})}
        values={{
          sok: question.sok ?? "",
          ar: question.ar === undefined ? "" : String(question.ar),
          kommun: question.kommun ?? "",
          agare: question.agare ?? "",
          mal: question.mal ?? "",
        }}
      >
        <Field name="sok" type="search" label={t.search} />
        <Select
          name="ar"
          label={t.year}
          options={[any, ...view.years.map((year) => ({ value: String(year), label: String(year) }))]}
        />
        <Select name="kommun" label={t.municipality} options={[any, ...view.municipalities]} />
        <Select name="agare" label={t.ownerType} options={[any, ...view.ownerTypes, { value: "okand", label: t.unknown }]} />
        <Select name="mal" label={t.goal} options={[any]} groups={view.goals} />
        {question.ordning && <Hidden name="ordning" value={question.ordning} />}
        {question.riktning && <Hidden name="riktning" value={question.riktning} />}
      </Filters>
      {view.count === 0 ? (
        <EmptyState
          title={t.none}
          action={
            <LinkButton href={paths.register()} kind="secondary">
              {t.showAll}
            </LinkButton>
          }
        />
      ) : (
        <>
          <Section title={summary}>
            <RegisterTable awards={view.awards} question={question} caption={t.table} />
            <Pagination
              page={question.sida ?? 1}
              pages={Math.ceil(view.count / pageSize)}
              href={(page) => paths.register() + asQuery({ ...question, sida: page === 1 ? undefined : page })}
            />
          </Section>
          <Section>
            <MunicipalityMap
              title={t.map}
              description={t.mapDescription}
              labelHeading={t.municipality}
              valueHeading={t.mapValue}
              topology={topology}
              values={view.participation}
              format={formatNumber}
              source={texts.report.chartSource}
            />
          </Section>
        </>
      )}
    </>
  );
}
