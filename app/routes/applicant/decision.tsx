import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/documents/document-view.tsx";
import { paths } from "#app/paths.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { copyingTexts } from "#app/rooms/applications/copying.texts.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { agreementOf } from "#app/rooms/decisions/agreements.server.ts";
import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import { releasedAmendments } from "#app/rooms/decisions/amendments.server.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import { standingOfCase } from "#app/rooms/decisions/appeals.server.ts";
import { decisionFor } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { AgreementNotice, AgreementTag } from "#app/rooms/decisions/ui/agreement.tsx";
import { AmendmentChain } from "#app/rooms/decisions/ui/amendments.tsx";
import { useForceDay } from "#app/rooms/decisions/ui/force.tsx";
import { formatDate } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { BackLink, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const decision = found(await decisionFor(actor, params.id, language));
  const application = await applicationForTeam(actor, params.id);
  return {
    id: params.id,
    ...decision,
    standing: await standingOfCase(params.id),
    later: await releasedAmendments(params.id),
    terms: await agreementOf(actor, params.id, language),
    // Who writes in the organisation's applications goes on from a granted one to the next.
    next:
      decision.outcome === "grant" && application?.relations.includes("editor")
        ? application.call.kind === "pre-study"
          ? ("pre-study" as const)
          : ("continuation" as const)
        : null,
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.document.title} – Drum` }];

export default function DecisionPage() {
  const { id, document, appealUntil, next, standing, later, terms } = useLoaderData<typeof loader>();
  const { decision: t } = useTexts(decisionTexts);
  const legal = useTexts(appealTexts);
  const change = useTexts(amendmentTexts);
  const agreed = useTexts(agreementTexts);
  const forceDay = useForceDay();
  const copying = useTexts(copyingTexts);
  const language = useLanguage();
  return (
    <>
      <BackLink href={paths.application(id)} label={t.back} />
      {later.length > 0 && (
        <Section title={change.chain} lead={change.chainLead}>
          <AmendmentChain chain={later} letterOf={(one) => paths.applicationAmendment(id, one)} />
        </Section>
      )}
      {standing?.force.kind === "quashed" && (
        <Notice tone="danger" title={legal.forTeam.quashedTitle}>
          <p>{forceDay(standing.force)}</p>
          <p>{legal.forTeam.quashedText}</p>
        </Notice>
      )}
      {standing?.force.kind === "appealed" && (
        <Notice tone="warning" title={legal.forTeam.appealedTitle}>
          <p>{forceDay(standing.force)}</p>
          <p>{legal.forTeam.appealedText}</p>
        </Notice>
      )}
      {terms?.state === "out" && terms.holds && (
        <>
          <AgreementNotice agreement={terms} />
          <p>
            <LinkButton href={paths.applicationAgreement(id)}>{agreed.toAgreement}</LinkButton>
          </p>
        </>
      )}
      {terms && terms.state !== "out" && (
        <p>
          <a href={paths.applicationAgreement(id)}>{agreed.toAnswered}</a> <AgreementTag {...terms} />
        </p>
      )}
      <DocumentView document={document} />
      {standing && (
        <Callout
          label={legal.standing}
          value={legal.force[standing.force.kind]}
          note={
            <>
              {forceDay(standing.force)}
              {standing.waits && standing.outcome === "grant" && standing.force.kind !== "final" && ` ${legal.forTeam.waits}`}
            </>
          }
        />
      )}
      <Callout
        label={t.appeal}
        value={appealUntil ? formatDate(appealUntil, language) : t.appealLater}
        note={<a href={paths.noticeBoard()}>{t.board}</a>}
        action={
          <LinkButton kind="secondary" href={paths.applicationDecisionPdf(id)}>
            {t.pdf}
          </LinkButton>
        }
      />
      {next && (
        <p>
          <LinkButton href={paths.applicationCopy(id)}>{copying.useGranted[next]}</LinkButton>
        </p>
      )}
    </>
  );
}
