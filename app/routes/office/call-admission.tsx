import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { callAdmissionTexts } from "#app/rooms/calls/call-admission.texts.ts";
import { admissionForm } from "#app/rooms/calls/calls.forms.ts";
import { admissionsOfCall, admitLate, publishedForOffice, usualAdmission } from "#app/rooms/calls/calls.server.ts";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language, url }) => {
  const { call, version, may } = found(await publishedForOffice(actor, params.id));
  found(may.includes("admit-late") || null);
  return {
    heading: callAdmissionTexts[language].title,
    id: call.id,
    title: call.title,
    closesAt: call.closesAt,
    usual: usualAdmission(call),
    version,
    admissions: found(await admissionsOfCall(actor, call.id)),
    given: url.searchParams.get("klart") === "1",
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: admissionForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => admitLate({ actor, id: params.id, ...form }),
  done: ({ params }) => `${paths.callAdmission(params.id)}?klart=1`,
});

export default function CallAdmission() {
  const { id, title, closesAt, usual, version, admissions, given } = useLoaderData<typeof loader>();
  const t = useTexts(callAdmissionTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={<bdi>{inLanguage(title, language)}</bdi>}
        lead={t.lead}
        back={{ href: paths.round(id), label: t.back }}
      />
      {given && (
        <Notice tone="success" title={t.done} live>
          {t.doneText}
        </Notice>
      )}
      <Answer message={message} code={code} />
      <Callout label={t.closes} value={formatInstant(closesAt, language)} note={t.forAll} />
      <CommandForm version={version} {...unaccepted}>
        <Field name="number" label={t.number} hint={t.numberHint} inputMode="numeric" width="medium" autoComplete="off" />
        <Field name="date" label={t.date} hint={t.dateHint} type="date" defaultValue={usual.date} width="medium" />
        <Field name="time" label={t.time} hint={t.timeHint} defaultValue={usual.time} width="short" />
        <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={4} maxLength={1_000} />
        <Button>{t.submit}</Button>
      </CommandForm>
      {admissions.length > 0 && (
        <Section title={t.earlier} rule>
          <DataTable
            caption={t.earlier}
            captionHidden
            rows={admissions}
            rowKey={(row) => row.id}
            columns={[
              { key: "organisation", label: t.organisation, rowHeader: true, cell: (row) => <bdi>{row.organisation}</bdi> },
              { key: "until", label: t.until, cell: (row) => formatInstant(row.until, language) },
              { key: "reason", label: t.reason, cell: (row) => row.reason },
              { key: "by", label: t.by, cell: (row) => `${row.givenBy}, ${formatInstant(row.givenAt, language)}` },
            ]}
          />
        </Section>
      )}
    </>
  );
}
