import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { newApplicationId, papersToEnter, registerPaperApplication } from "#app/rooms/applications/applications.server.ts";
import { paperForm } from "#app/rooms/applications/paper.forms.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { publishedForOffice } from "#app/rooms/calls/calls.server.ts";
import { legalForms } from "#app/rooms/people/organisation.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, Fieldset, Hidden, Select } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { uiTexts } from "#app/ui/ui.texts.ts";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const { call } = found(await publishedForOffice(actor, params.id));
  const [papers, places] = await Promise.all([papersToEnter(actor, call.id), municipalities()]);
  return {
    heading: paperTexts[language].title,
    call: { id: call.id, title: call.title },
    open: call.state === "published",
    fresh: newApplicationId(),
    papers,
    places,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: paperForm,
  roles: ["officer"],
  run: ({ actor, params, form: { id, title, receivedOn, email, ...organisation } }) =>
    registerPaperApplication({ actor, id, callId: params.id, organisation, title, receivedOn, email }),
  done: ({ value }) => paths.application(value.id),
});

/** The day a paper reached the office, its number at once, and the papers that are still being entered. */
export default function PaperApplications() {
  const { call, open, fresh, papers, places } = useLoaderData<typeof loader>();
  const t = useTexts(paperTexts);
  const people = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const language = useLanguage();
  const { message, code, values, errors } = useUnaccepted(t);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={<bdi>{inLanguage(call.title, language)}</bdi>}
        lead={t.lead}
        back={{ href: paths.round(call.id), label: t.back }}
      />
      <Answer message={message} code={code} />
      {open ? (
        <CommandForm {...(values ? { values } : {})} errors={errors}>
          <Hidden name="id" {...(values?.id ? {} : { value: fresh })} />
          <Stack gap="large">
            <Fieldset legend={t.what} legendSize="large">
              <Field name="receivedOn" label={t.day} hint={t.dayHint} type="date" width="medium" />
              <Field name="title" label={t.project} hint={t.projectHint} width="long" autoComplete="off" />
            </Fieldset>
            <Fieldset legend={t.who} legendSize="large">
              <Field name="number" label={t.number} hint={t.numberHint} inputMode="numeric" width="medium" autoComplete="off" />
              <Field name="email" label={t.email} hint={t.emailHint} type="email" optional width="long" autoComplete="off" />
            </Fieldset>
            <Fieldset legend={t.isNew} hint={t.isNewHint}>
              <Field name="name" label={t.name} width="long" autoComplete="off" />
              <Select
                name="legalForm"
                label={t.legalForm}
                placeholder={ui.choose}
                width="medium"
                options={legalForms.map((value) => ({ value, label: people.legalForms[value] }))}
              />
              <Select
                name="municipalityCode"
                label={t.municipality}
                placeholder={ui.choose}
                width="medium"
                options={[...places.map(({ code, name }) => ({ value: code, label: name })), { value: "0000", label: t.outside }]}
              />
              <Field name="address" label={t.address} optional width="long" autoComplete="off" />
            </Fieldset>
            <div>
              <Button>{t.register}</Button>
            </div>
          </Stack>
        </CommandForm>
      ) : (
        <Notice>{t.refusals["call-not-open"]}</Notice>
      )}
      <Section title={t.list} rule>
        {papers.length === 0 ? (
          <p>{t.listNone}</p>
        ) : (
          <DataTable
            caption={t.list}
            captionHidden
            rows={papers}
            rowKey={(row) => row.id}
            columns={[
              { key: "number", label: t.columns.number, nowrap: true, cell: (row) => row.number },
              {
                key: "title",
                label: t.columns.project,
                rowHeader: true,
                cell: (row) => (
                  <a href={paths.application(row.id)}>
                    <bdi>{row.title}</bdi>
                  </a>
                ),
              },
              { key: "organisation", label: t.columns.organisation, cell: (row) => <bdi>{row.organisation}</bdi> },
              { key: "day", label: t.columns.day, cell: (row) => formatDate(row.receivedOn, language) },
              {
                key: "state",
                label: t.columns.state,
                cell: (row) => <Tag tone={row.state === "registered" ? "attention" : "neutral"}>{t.states[row.state]}</Tag>,
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}
