import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { applicationForTeam, receiptFor } from "#app/rooms/applications/applications.server.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { SealedAttachments } from "#app/rooms/applications/ui/attachment-list.tsx";
import { PaperNotice } from "#app/rooms/applications/ui/paper-notice.tsx";
import { formatDate, formatInstantExact, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Prose, Section } from "#app/ui/layout.tsx";
import { Confirmation } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { content, sha256, submittedAt, facts, attachments } = found(await receiptFor(actor, params.id));
  const application = content.paper ? await applicationForTeam(actor, params.id) : null;
  return {
    heading: applicationTexts[language].receipt.title,
    id: params.id,
    content,
    attachments,
    sha256,
    submittedAt,
    requestedOre: facts.requestedOre,
    // What the officer who entered a paper is to do next; its own team is told as every other.
    entered: application?.relations.includes("registrar") ? { email: application.paperEmail } : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.content.number} – Drum` }];

export default function Receipt() {
  const { id, content, attachments, sha256, submittedAt, requestedOre, entered } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const language = useLanguage();
  const paper = useTexts(paperTexts);
  const t = room.receipt;
  return (
    <>
      <Confirmation title={entered ? paper.sealed : t.title} reference={{ label: t.number, value: content.number }}>
        <p>{!entered ? t.mail : entered.email ? paper.receiptMailed(entered.email) : paper.receiptPrint}</p>
      </Confirmation>
      <SummaryList
        rows={[
          ...(content.paper
            ? [
                { label: paper.receivedOn, value: formatDate(content.paper.receivedOn, language) },
                { label: paper.registeredAt, value: formatInstantExact(new Date(content.paper.registeredAt)) },
              ]
            : [{ label: t.received, value: `${formatInstantExact(submittedAt)}, ${t.receivedNote}` }]),
          { label: room.fields.title, value: <bdi>{content.sections.project.title}</bdi> },
          { label: t.applicant, value: <bdi>{content.organisation.name}</bdi> },
          { label: t.call, value: inLanguage(content.call.title, language) },
          ...(requestedOre === null ? [] : [{ label: room.sums.requested, value: formatKronor(requestedOre, language) }]),
          { label: content.paper ? paper.enteredBy : t.by, value: <bdi>{content.submittedBy.name}</bdi> },
          {
            label: t.hash,
            value: (
              <>
                <p className="hash">{sha256}</p>
                <p>{t.hashNote}</p>
              </>
            ),
          },
        ]}
      />
      <p className="cluster">
        <LinkButton href={paths.applicationReceiptPdf(id)} kind="secondary">
          {t.pdf}
        </LinkButton>
        {entered ? <a href={paths.case(id)}>{paper.toCase}</a> : <a href={paths.application(id)}>{t.toApplication}</a>}
      </p>
      {!entered && (
        <Section title={t.next}>
          <Prose>
            <ol>
              {t.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </Prose>
        </Section>
      )}
      <PaperNotice paper={content.paper} />
      <Section title={t.contentHeading}>
        <ApplicationView sections={content.sections} names={content.names} confirmations={content.confirmations} level={3} />
        <SealedAttachments
          attachments={attachments}
          annexes={content.names.annexes}
          hrefOf={(file) => paths.attachment(id, file)}
        />
      </Section>
    </>
  );
}
