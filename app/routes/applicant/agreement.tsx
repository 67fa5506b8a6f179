import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/documents/document-view.tsx";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { AttachmentLine } from "#app/rooms/applications/ui/attachment-list.tsx";
import { agreementForm } from "#app/rooms/decisions/agreement.forms.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { acceptAgreement, agreementOf, declineAgreement } from "#app/rooms/decisions/agreements.server.ts";
import { AgreementNotice, AllTerms } from "#app/rooms/decisions/ui/agreement.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Check, Field, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink, Section } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, notFound, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language, url }) =>
  found(await agreementOf(actor, params.id, language, url.searchParams.get("beslut"))),
);
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.document.title} – Drum` }];

export const action = command({
  params: idParams,
  form: agreementForm,
  run: async ({ actor, params, form, language }): Promise<Result<unknown, string>> => {
    const agreement = await agreementOf(actor, params.id, language, form.agreementId);
    if (!agreement) throw notFound();
    const at = { actor, id: agreement.id, version: form.version };
    if (form.do === "decline") return declineAgreement({ ...at, why: form.why });
    return acceptAgreement({ ...at, lead: form.do === "accept" ? form.lead : "" });
  },
  done: ({ params, form }) => paths.applicationAgreement(params.id, form.agreementId),
});

/** What holds for the money, and the organisation's answer to it: first the terms, then who may answer does. */
export default function Agreement() {
  const agreement = useLoaderData<typeof loader>();
  const t = useTexts(agreementTexts);
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { id, may, version, applicationId, organisation } = agreement;
  const isChange = agreement.amendmentId !== null;
  const accepting = isChange ? "accept-change" : "accept";
  const faults = (word: string) => (unaccepted.values?.do === word ? unaccepted : {});
  return (
    <>
      <BackLink href={paths.applicationDecision(applicationId)} label={t.back} />
      <Answer message={message} code={code} />
      <AgreementNotice agreement={agreement} />
      <AllTerms all={agreement.all} shown={id} hrefOf={(one) => paths.applicationAgreement(applicationId, one)} />
      <DocumentView document={agreement.document} />
      <p>
        <LinkButton kind="secondary" href={paths.applicationAgreementPdf(applicationId, id)}>
          {t.pdf}
        </LinkButton>
      </p>
      {agreement.papers.length > 0 && (
        <Section title={t.papers}>
          {agreement.papers.map((file) => (
            <AttachmentLine key={file.id} file={file} href={paths.attachment(applicationId, file.id)} />
          ))}
        </Section>
      )}
      {may.includes("accept") && (
        <Section title={isChange ? t.changeTitle : t.acceptTitle} rule>
          <CommandForm version={version} hidden={{ do: accepting, agreementId: id }} {...faults(accepting)}>
            {!isChange && <Field name="lead" label={t.lead} hint={t.leadHint} width="long" autoComplete="off" />}
            <Check name="agree" label={(isChange ? t.changeAgree : t.agree)(organisation)} />
            <Button>{isChange ? t.changeTitle : t.accept}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("decline") && (
        <Details summary={isChange ? t.changeDeclineTitle : t.declineTitle} open={unaccepted.values?.do === "decline"}>
          <CommandForm version={version} hidden={{ do: "decline", agreementId: id }} {...faults("decline")}>
            <TextArea
              name="why"
              label={isChange ? t.changeWhy : t.why}
              hint={isChange ? t.changeWhyHint : t.whyHint}
              rows={4}
              maxLength={1_000}
            />
            <Button kind="danger">{isChange ? t.changeDecline : t.decline}</Button>
          </CommandForm>
        </Details>
      )}
    </>
  );
}
