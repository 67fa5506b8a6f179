import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { reportBeingChanged, saveReport } from "#app/rooms/reporting/builder.server.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { readyReportTexts } from "#app/rooms/reporting/ready-report.texts.ts";
import { newReportForm } from "#app/rooms/reporting/saved-report.forms.ts";
import { BuilderForm, ReadyForm, ShownDocument } from "#app/rooms/reporting/ui/builder-view.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

const reportId = z.uuid().nullable().catch(null);

export const loader = page(noParams, { roles: officeRoles }, async ({ actor, url, language }) => {
  const search = new URLSearchParams(url.search);
  const id = reportId.parse(search.get("rapport"));
  for (const name of ["rapport", "_data", "index"]) search.delete(name);
  return {
    title: builderTexts[language].build,
    view: found(await composed("builderPage", actor, search.toString(), language)),
    changes: id === null ? null : await reportBeingChanged(actor, id),
  };
});

export const action = command({
  params: noParams,
  form: newReportForm,
  roles: ["officer", "controller"],
  run: ({ actor, form }) => saveReport({ actor, ...form }),
  done: ({ value }) => (value ? paths.savedReport(value, "?sparad") : paths.reports()),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export default function ReportBuilder() {
  const { view, changes } = useLoaderData<typeof loader>();
  const t = useTexts(builderTexts);
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { document, errors, query } = view;
  const ready = useTexts(readyReportTexts);
  const words: Readonly<Record<string, string>> = { ...t.errors, ...ready.errors };
  const wrong = Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, words[key] ?? key]));
  const form = view.ready ? (
    <ReadyForm {...view} ready={view.ready} errors={wrong} />
  ) : (
    <BuilderForm {...view} errors={wrong} changes={changes?.id ?? null} />
  );
  return (
    <>
      <ErrorSummary errors={{ ...wrong, ...unaccepted.errors }} />
      <PageHeading
        title={document ? document.title : view.ready ? ready.kinds[view.ready] : t.build}
        lead={document ? undefined : view.ready ? ready.leads[view.ready] : t.buildLead}
        {...(changes ? { caption: changes.name } : {})}
        back={changes ? { href: paths.savedReport(changes.id), label: changes.name } : { href: paths.reports(), label: t.back }}
      />
      <Answer message={message} code={code} />
      {document ? (
        <Details summary={t.choices}>{form}</Details>
      ) : (
        <Section title={t.choices} rule>
          {form}
        </Section>
      )}
      {document && (
        <>
          <ShownDocument document={document} file={(kind) => paths.reportBuilderFile(kind, query)} />
          {view.maySave && (
            <Section title={t.save.title} lead={t.save.lead} rule id="spara">
              {changes && (
                <CommandForm
                  action={paths.savedReport(changes.id)}
                  version={changes.version}
                  hidden={{ command: "ask", question: query }}
                  summary={false}
                >
                  <Button>{t.save.overwrite}</Button>
                </CommandForm>
              )}
              <CommandForm hidden={{ question: query }} {...unaccepted} summary={false}>
                <Field name="name" width="long" label={t.save.name} hint={t.save.nameHint} maxLength={150} autoComplete="off" />
                <Button kind={changes ? "secondary" : "primary"}>{t.save.button}</Button>
              </CommandForm>
            </Section>
          )}
        </>
      )}
    </>
  );
}
