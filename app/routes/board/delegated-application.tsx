import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { SealedAttachments } from "#app/rooms/applications/ui/attachment-list.tsx";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { AdvisoriesShown } from "#app/rooms/assessment/ui/advisories.tsx";
import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { delegatedApplication } from "#app/rooms/decisions/delegations.server.ts";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import { casesWithStatement } from "#app/rooms/decisions/statements.server.ts";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params }) => {
  const shown = found(await delegatedApplication(actor, params.id));
  return { ...shown, hasStatement: (await casesWithStatement([shown.matter])).length > 0 };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.matter.number} ${data?.matter.title} – Drum` }];

/** What is decided on, whole: the application as it was sealed, its files, and what others have said of it. */
export default function DelegatedApplication() {
  const { matter, sealed, advised, hasStatement } = useLoaderData<typeof loader>();
  const { application: t } = useTexts(delegationTexts);
  const advice = useTexts(advisoryTexts);
  const statement = useTexts(statementTexts);
  const { content } = sealed;
  return (
    <>
      <PageHeading
        title={<bdi>{matter.title}</bdi>}
        caption={`${matter.number} · ${matter.organisation}`}
        back={{ href: paths.delegation(matter.id), label: t.back }}
      />
      {hasStatement && (
        <p>
          <a href={paths.delegatedStatement(matter.id)}>{statement.pdf}</a>
        </p>
      )}
      {advised.advisories.length > 0 && (
        <Section title={advice.title} rule>
          <AdvisoriesShown {...advised} />
        </Section>
      )}
      <Section title={t.title} lead={t.lead} rule>
        <ApplicationView sections={content.sections} names={content.names} confirmations={content.confirmations} level={3} />
        <SealedAttachments
          staff
          attachments={sealed.attachments}
          annexes={content.names.annexes}
          hrefOf={(file) => paths.delegatedAttachment(matter.id, file)}
        />
      </Section>
    </>
  );
}
