import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { hasRole } from "#app/gate/actor.ts";
import type { Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { AttachmentLine } from "#app/rooms/applications/ui/attachment-list.tsx";
import { caseAgreementForm } from "#app/rooms/decisions/agreement.forms.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { acceptAgreementOnPaper, agreementAtOffice, remindOfAgreement } from "#app/rooms/decisions/agreements.server.ts";
import { AgreementNotice, AgreementTag, AllTerms } from "#app/rooms/decisions/ui/agreement.tsx";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, notFound, page } from "#app/web/doors.server.ts";

const roles = ["officer", "secretary", "controller", "auditor", "admin"] as const;

export const loader = page(idParams, { roles: [...roles] }, async ({ actor, params, language, url }) => ({
  heading: agreementTexts[language].caseTitle,
  proposes: hasRole(actor, "officer"),
  ...found(await agreementAtOffice(actor, params.id, language, url.searchParams.get("beslut"))),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

export const action = command({
  params: idParams,
  form: caseAgreementForm,
  roles: ["officer", "secretary"],
  run: async ({ actor, params, form, language }): Promise<Result<unknown, string>> => {
    const agreement = await agreementAtOffice(actor, params.id, language, form.agreementId);
    if (!agreement) throw notFound();
    const at = { actor, id: agreement.id, version: form.version };
    if (form.do === "remind") return remindOfAgreement(at);
    const { signedBy, signedOn } = form;
    return acceptAgreementOnPaper({ ...at, signedBy, signedOn, lead: form.do === "accept-on-paper" ? form.lead : "" });
  },
  done: ({ params, form }) => paths.caseAgreement(params.id, form.agreementId),
});

/** Whether the applicant has taken on the terms, and what the office can do when nobody has. */
export default function CaseAgreement() {
  const agreement = useLoaderData<typeof loader>();
  const t = useTexts(agreementTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { id, applicationId, state, may, version, signatories, answeredAt, paperOn, papers, remindedAt } = agreement;
  const isChange = agreement.amendmentId !== null;
  const onPaper = isChange ? "accept-change-on-paper" : "accept-on-paper";
  return (
    <>
      <PageHeading
        title={t.caseTitle}
        caption={`${agreement.number} ${agreement.title}`}
        lead={t.caseLead}
        tag={<AgreementTag {...agreement} />}
        back={{ href: paths.case(applicationId), label: t.backToCase }}
      />
      <Answer message={message} code={code} />
      {!agreement.holds && <AgreementNotice agreement={agreement} />}
      {agreement.holds && state === "declined" && (
        <Notice tone="warning" title={isChange ? t.changeNextTitle : t.nextTitle}>
          <p>
            {[isChange ? t.changeNextText : t.nextText, ...(isChange && agreement.beforePayment ? [t.changeNextHeld] : [])].join(
              " ",
            )}
          </p>
          {agreement.proposes && <a href={paths.caseAmendment(applicationId)}>{t.propose}</a>}
        </Notice>
      )}
      <AllTerms all={agreement.all} shown={id} hrefOf={(one) => paths.caseAgreement(applicationId, one)} />
      <SummaryList
        rows={[
          { label: t.columns.terms, value: isChange ? t.change : t.first },
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
        <a href={paths.applicationAgreementPdf(applicationId, id)}>{t.pdf}</a>
      </p>
      {paperOn && (
        <Section title={t.papers} rule>
          {papers.length === 0 ? (
            <p>{t.papersNone}</p>
          ) : (
            papers.map((file) => (
              <AttachmentLine key={file.id} file={file} href={paths.caseAttachment(applicationId, file.id)} staff />
            ))
          )}
          {may.includes("add-paper") && (
            <p>
              <LinkButton kind="secondary" href={paths.caseAgreementPaper(applicationId, id)}>
                {t.addPaper}
              </LinkButton>
            </p>
          )}
        </Section>
      )}
      {may.includes("remind") && signatories.length > 0 && (
        <Section title={t.remind} lead={t.remindText} rule>
          <CommandForm version={version} hidden={{ do: "remind", agreementId: id }}>
            <Button>{t.remind}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("accept-on-paper") && (
        <Section title={t.paperTitle} lead={t.paperText} rule>
          <CommandForm version={version} hidden={{ do: onPaper, agreementId: id }} {...unaccepted}>
            <Field name="signedBy" label={t.signedBy} hint={t.signedByHint} width="long" />
            {!isChange && <Field name="lead" label={t.lead} width="long" />}
            <Field name="signedOn" label={t.signedOn} type="date" width="medium" />
            <Button kind="secondary">{t.register}</Button>
          </CommandForm>
        </Section>
      )}
    </>
  );
}
