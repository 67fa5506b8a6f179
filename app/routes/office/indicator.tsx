import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { indicatorParams, indicatorSeriesForm } from "#app/rooms/reporting/indicator-series.forms.ts";
import { changeIndicator, indicatorPage } from "#app/rooms/reporting/indicators.server.ts";
import { indicatorsTexts } from "#app/rooms/reporting/indicators.texts.ts";
import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import { IndicatorFacts, IndicatorValues } from "#app/rooms/reporting/ui/indicator-view.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(indicatorParams, { roles: officeRoles }, async ({ actor, params, url, language }) => {
  const shown = found(await indicatorPage(actor, params.key, language));
  return {
    ...shown,
    title: inLanguage(shown.indicator.name, language),
    said: url.searchParams.has("sparad") ? ("saved" as const) : url.searchParams.has("borttagen") ? ("takenAway" as const) : null,
  };
});

export const action = command({
  params: indicatorParams,
  form: indicatorSeriesForm,
  roles: officeRoles,
  run: ({ actor, params, form }) => changeIndicator({ actor, key: params.key, form }),
  done: ({ params, form }) => paths.indicator(params.key, form.command === "record" ? "?sparad" : "?borttagen"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

/** An indicator's values, as they are collected. */
export default function Indicator() {
  const { indicator, version, mayRecord, title, said } = useLoaderData<typeof loader>();
  const room = useTexts(indicatorsTexts);
  const t = room.office;
  const back = useTexts(learningTexts).entry.back;
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading title={title} caption={inLanguage(indicator.unit, language)} back={{ href: paths.learning(), label: back }} />
      <Answer message={message} code={code} />
      {said && !message && <Notice tone="success" title={t[said]} live />}
      {mayRecord ? (
        <Section title={t.record} lead={t.recordLead}>
          <CommandForm version={version} hidden={{ command: "record" }} {...unaccepted} summary={false}>
            <TextArea name="lines" label={t.lines} hint={t.linesHint} rows={6} />
            <TextArea name="source" label={room.source} hint={t.sourceHint} maxLength={500} rows={3} />
            <Button>{t.save}</Button>
          </CommandForm>
        </Section>
      ) : (
        <p>
          <Muted>{t.readOnly}</Muted>
        </p>
      )}
      <IndicatorValues
        indicator={indicator}
        level={2}
        {...(mayRecord
          ? {
              action: {
                label: t.takeAway,
                cell: (year) => (
                  <CommandForm
                    className="form"
                    version={version}
                    hidden={{ command: "take-away", year: `${year}` }}
                    summary={false}
                  >
                    <Button kind="quiet">
                      {t.takeAway} <HiddenText>{t.takeAwayOf(year)}</HiddenText>
                    </Button>
                  </CommandForm>
                ),
              },
            }
          : {})}
      />
      <Section title={title} rule>
        <IndicatorFacts indicator={indicator} />
      </Section>
      <p>
        <a href={`${paths.indicators()}#${indicator.key}`}>{t.publicPage}</a>
      </p>
    </>
  );
}
