import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { askForAdvice, callAdvisories } from "#app/rooms/assessment/advisories.server.ts";
import { callAdvisoryForm } from "#app/rooms/assessment/advisory.forms.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { standingOf } from "#app/rooms/assessment/advisory.ts";
import { AskFields, StandingTag } from "#app/rooms/assessment/ui/advisories.tsx";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Choices } from "#app/ui/fields.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url, language }) =>
    unsent({
      heading: advisoryTexts[language].title,
      page: found(await callAdvisories(actor, params.id)),
      sent: url.searchParams.has("skickad"),
    }),
);

export const action = command({
  params: idParams,
  form: callAdvisoryForm,
  roles: ["officer"],
  run: ({ actor, form: { cases, ...asked } }) => askForAdvice({ actor, applicationIds: cases, asked }),
  done: ({ params }) => paths.callAdvisories(params.id, "?skickad"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

/** Who has been asked about the cases of a call, who has answered and who has not; and one question about many cases. */
export default function CallAdvisories() {
  const { page: shown, sent } = useLoaderData<typeof loader>();
  const t = useTexts(advisoryTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { call, cases, advisories, today, may } = shown;
  const count = (...wanted: string[]) => `${advisories.filter((one) => wanted.includes(standingOf(one, today))).length}`;
  const named = new Map(cases.map((one) => [one.id, one]));
  const open = cases.filter((one) => one.open);
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading
        title={t.title}
        caption={inLanguage(call.title, language)}
        lead={t.office.callLead}
        back={{ href: paths.round(call.id), label: t.office.backToCall }}
      />
      <Answer message={message} code={code} />
      {sent && !message && <Notice tone="success" title={t.office.sent} live />}
      <Section title={t.office.asked}>
        {advisories.length > 0 && (
          <KeyFigures
            items={[
              { label: t.office.counts.asked, value: `${advisories.filter(({ state }) => state !== "withdrawn").length}` },
              { label: t.office.counts.answered, value: count("answered", "late") },
              { label: t.office.counts.waiting, value: count("waiting") },
              { label: t.office.counts.overdue, value: count("overdue") },
            ]}
          />
        )}
        <DataTable
          caption={t.office.asked}
          captionHidden
          empty={t.office.noneAsked}
          rows={advisories}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "case",
              label: t.office.case,
              rowHeader: true,
              cell: ({ applicationId }) => (
                <a href={paths.caseAdvisories(applicationId)}>
                  {named.get(applicationId)?.number} <bdi>{named.get(applicationId)?.title}</bdi>
                </a>
              ),
            },
            { key: "body", label: t.office.body, cell: ({ body }) => <bdi>{body}</bdi> },
            { key: "due", label: t.office.due, nowrap: true, cell: ({ dueOn }) => formatDate(dueOn, language) },
            { key: "standing", label: t.office.standing, cell: (one) => <StandingTag advisory={one} today={today} /> },
          ]}
        />
      </Section>
      {may && (
        <Section title={t.office.askTitle} rule>
          {open.length === 0 ? (
            <p>{t.office.noCases}</p>
          ) : (
            <CommandForm {...unaccepted} summary={false}>
              <AskFields />
              <Choices
                name="cases"
                label={t.office.cases}
                options={open.map(({ id, number, title, organisation }) => ({
                  value: id,
                  label: (
                    <>
                      {number} <bdi>{title}</bdi>
                    </>
                  ),
                  hint: <bdi>{organisation}</bdi>,
                }))}
              />
              <Button>{t.office.send}</Button>
            </CommandForm>
          )}
        </Section>
      )}
    </>
  );
}
