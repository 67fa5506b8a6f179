import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { askForAdvice, caseAdvisories, withdrawAdvisory } from "#app/rooms/assessment/advisories.server.ts";
import { caseAdvisoryForm } from "#app/rooms/assessment/advisory.forms.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { AdvisoriesShown, AskFields, StandingTag } from "#app/rooms/assessment/ui/advisories.tsx";
import { formatDate } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading, Section } from "#app/ui/layout.tsx";
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
      page: found(await caseAdvisories(actor, params.id)),
      done: url.searchParams.get("klart"),
    }),
);

export const action = command({
  params: idParams,
  form: caseAdvisoryForm,
  roles: ["officer"],
  run: ({ actor, params: { id: applicationId }, form }): Promise<Result<unknown, string>> => {
    if (form.step === "withdraw") return withdrawAdvisory({ actor, applicationId, id: form.advisory, version: form.version });
    const { step: _, ...asked } = form;
    return askForAdvice({ actor, applicationIds: [applicationId], asked });
  },
  done: ({ params, form }) => paths.caseAdvisories(params.id, form.step === "ask" ? "?klart=skickad" : "?klart=atertagen"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function CaseAdvisories() {
  const { page: shown, done } = useLoaderData<typeof loader>();
  const t = useTexts(advisoryTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { application, advisories, today, may } = shown;
  return (
    <>
      <ErrorSummary errors={unaccepted.errors} />
      <PageHeading
        title={t.title}
        caption={
          <>
            {application.number} <bdi>{application.title}</bdi>
          </>
        }
        lead={t.office.lead}
        back={{ href: paths.case(application.id), label: t.office.back }}
      />
      <Answer message={message} code={code} />
      {done && !message && <Notice tone="success" title={done === "skickad" ? t.office.sent : t.office.withdrawn} live />}
      {advisories.length > 0 && (
        <Section title={t.title}>
          <AdvisoriesShown advisories={advisories} today={today} />
        </Section>
      )}
      <Section title={t.office.asked} rule>
        <DataTable
          caption={t.office.asked}
          captionHidden
          empty={t.office.noneAsked}
          rows={advisories}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "body",
              label: t.office.body,
              rowHeader: true,
              cell: (one) => (
                <>
                  <bdi>{one.body}</bdi>
                  <span className="ranking__note">
                    <bdi>
                      {one.contact.name}, {one.contact.email}
                    </bdi>
                  </span>
                  <div className="as-typed">
                    <Muted>{one.question}</Muted>
                  </div>
                </>
              ),
            },
            { key: "due", label: t.office.due, nowrap: true, cell: ({ dueOn }) => formatDate(dueOn, language) },
            { key: "standing", label: t.office.standing, cell: (one) => <StandingTag advisory={one} today={today} /> },
            ...(may
              ? [
                  {
                    key: "action",
                    label: t.office.action,
                    labelHidden: true,
                    cell: (one: (typeof advisories)[number]) =>
                      one.state === "asked" && (
                        <CommandForm version={one.version} hidden={{ step: "withdraw", advisory: one.id }}>
                          <Button kind="quiet">
                            {t.office.withdraw}
                            <HiddenText>: {one.body}</HiddenText>
                          </Button>
                        </CommandForm>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {may ? (
        <Section title={t.office.askTitle} rule>
          <CommandForm hidden={{ step: "ask" }} {...unaccepted} summary={false}>
            <AskFields />
            <Button>{t.office.send}</Button>
          </CommandForm>
        </Section>
      ) : (
        !application.open && <p>{t.office.closed}</p>
      )}
    </>
  );
}
