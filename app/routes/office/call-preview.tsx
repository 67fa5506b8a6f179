import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionSlugs, sectionsWith } from "#app/rooms/applications/application.ts";
import { QuestionFields } from "#app/rooms/applications/ui/question-fields.tsx";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callNewsTexts } from "#app/rooms/calls/call-news.texts.ts";
import { previewOfCall } from "#app/rooms/calls/calls.server.ts";
import { CallBody } from "#app/rooms/calls/ui/call-body.tsx";
import { CallSummary } from "#app/rooms/calls/ui/call-summary.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const shown = found(await previewOfCall(actor, params.id, language));
    return {
      heading: buildingTexts[language].preview.banner,
      id: params.id,
      shown,
      parts: "call" in shown ? sectionsWith(shown.call.rules) : [],
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const handle = { interactive: true };

const formId = "preview-form";

/** The call's page as the public will meet it. */
export default function CallPreview() {
  const { id, shown, parts } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const t = room.preview;
  const { questions: application, sections } = useTexts(applicationTexts);
  const form = useTexts(callNewsTexts);
  if (!("call" in shown))
    return (
      <>
        <PageHeading title={t.banner} back={{ href: paths.callBuilding(id), label: room.part.back }} />
        <EmptyState title={t.notYet} action={<a href={paths.callPublishing(id)}>{room.overview.check}</a>} />
      </>
    );
  return (
    <>
      <BackLink href={paths.callBuilding(id)} label={room.part.back} />
      <Notice title={t.banner}>
        <p>
          {t.text} <a href={paths.callPreviewForm(id)}>{form.wholeForm}</a>
        </p>
      </Notice>
      <CallSummary call={shown.call} phase={shown.phase} daysLeft={shown.daysLeft} invited={shown.invited} preview />
      <CallBody call={shown.call} names={shown.names} choices={shown.choices} money={shown.money} changes={[]} />
      <Section title={t.form} lead={t.formLead} rule>
        <ol>
          {parts.map((part) => (
            <li key={part}>
              <a href={paths.callPreviewSection(id, sectionSlugs[part])}>{sections[part].title}</a>
            </li>
          ))}
        </ol>
      </Section>
      {shown.call.rules.questions.length > 0 && (
        <Section id="fragor" title={application.preview} lead={application.previewLead} rule>
          <form id={formId} className="form">
            <QuestionFields form={formId} questions={shown.call.rules.questions} answers={{}} values={{}} more={0} />
          </form>
        </Section>
      )}
    </>
  );
}
