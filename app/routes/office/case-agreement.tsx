import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { caseAgreementForm } from "#app/rooms/decisions/agreement.forms.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { acceptAgreementOnPaper, agreementAtOffice, remindOfAgreement } from "#app/rooms/decisions/agreements.server.ts";
import { AgreementTag } from "#app/rooms/decisions/ui/agreement.tsx";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, notFound, page } from "#app/web/doors.server.ts";

const roles = ["officer", "secretary", "controller", "auditor", "admin"] as const;

export const loader = page(idParams, { roles: [...roles] }, async ({ actor, params, language }) => ({
  heading: agreementTexts[language].caseTitle,
  ...found(await agreementAtOffice(actor, params.id, language)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

export const action = command({
  params: idParams,
  form: caseAgreementForm,
  roles: ["officer", "secretary"],
  run: async ({ actor, params, form, language }): Promise<Result<unknown, string>> => {
    const agreement = await agreementAtOffice(actor, params.id, language);
    if (!agreement) throw notFound();
    const { do: what, version, ...paper } = form;
    const at = { actor, id: agreement.decisionId, version };
    if (what === "remind" || !("signedBy" in paper)) return remindOfAgreement(at);
    return acceptAgreementOnPaper({ ...at, ...paper });
  },
  done: ({ params }) => paths.caseAgreement(params.id),
});

/** Whether the applicant has taken on the terms, and what the office can do when nobody has. */
export default function CaseAgreement() {
  const agreement = useLoaderData<typeof loader>();
  const t = useTexts(agreementTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { state, may, version, signatories, answeredAt, paperOn, remindedAt } = agreement;
  return (
    <>
      <PageHeading
        title={t.caseTitle}
        caption={`${agreement.number} ${agreement.title}`}
        lead={t.caseLead}
        tag={<AgreementTag state={state} />}
        back={{ href: paths.case(agreement.applicationId), label: t.backToCase }}
      />
      <Answer message={message} code={code} />
      {!agreement.holds && (
        <Notice tone="warning" title={t.goneTitle}>
          {t.goneText}
        </Notice>
      )}
      <SummaryList
        rows={[
          { label: t.released, value: formatDate(localDate(agreement.releasedAt), language) },
          { label: t.signatories, value: signatories.length > 0 ? <bdi>{signatories.join(", ")}</bdi> : t.nobody },
          ...(remindedAt ? [{ label: t.reminded, value: formatInstant(remindedAt, language) }] : []),
          ...(answeredAt
            ? [
                {
                  label: t.by,
                  value: (
                    <>
                      <bdi>{agreement.answeredAs}</bdi>,{" "}
                      {paperOn ? t.paper(formatDate(paperOn, language)) : formatInstant(answeredAt, language)}
                    </>
                  ),
                },
              ]
            : []),
          ...(agreement.lead ? [{ label: t.lead, value: <bdi>{agreement.lead}</bdi> }] : []),
          ...(agreement.words ? [{ label: t.said, value: <bdi>{agreement.words}</bdi> }] : []),
        ]}
      />
      <p>
        <a href={paths.applicationAgreementPdf(agreement.applicationId)}>{t.pdf}</a>
      </p>
      {may.includes("remind") && signatories.length > 0 && (
        <Section title={t.remind} lead={t.remindText} rule>
          <CommandForm version={version} hidden={{ do: "remind" }}>
            <Button>{t.remind}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("accept-on-paper") && (
        <Section title={t.paperTitle} lead={t.paperText} rule>
          <CommandForm version={version} hidden={{ do: "accept-on-paper" }} {...unaccepted}>
            <Field name="signedBy" label={t.signedBy} hint={t.signedByHint} width="long" />
            <Field name="lead" label={t.lead} width="long" />
            <Field name="signedOn" label={t.signedOn} type="date" width="medium" />
            <Button kind="secondary">{t.register}</Button>
          </CommandForm>
        </Section>
      )}
    </>
  );
}
