import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/documents/document-view.tsx";
import { paths } from "#app/paths.ts";
import { minutesOf } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { takenDownTexts } from "#app/rooms/decisions/text-taken-down.texts.ts";
import { Corrections } from "#app/rooms/decisions/ui/corrections.tsx";
import { Extracts } from "#app/rooms/decisions/ui/extracts.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink, Cluster } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params }) => found(await minutesOf(actor, params.id)));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.document.title} – Drum` }];

export default function MinutesPage() {
  const { meeting, may, concealed, document, sha256 } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const t = room.minutes;
  const down = useTexts(takenDownTexts);
  return (
    <>
      <BackLink href={paths.meeting(meeting.id)} label={room.item.back} />
      <Cluster>
        {(may.includes("adjust") || may.includes("sign")) && (
          <LinkButton href={paths.minutesAdjustment(meeting.id)}>{room.meeting.adjust}</LinkButton>
        )}
        {may.includes("announce") && <LinkButton href={paths.minutesNotice(meeting.id)}>{room.meeting.announce}</LinkButton>}
        <LinkButton kind="secondary" href={paths.minutesPdf(meeting.id)}>
          {t.pdf}
        </LinkButton>
        {may.includes("take-down") && <a href={paths.textTakingDown(meeting.id)}>{down.link}</a>}
      </Cluster>
      <Extracts
        paragraphs={meeting.items.flatMap(({ id, paragraph, title }) =>
          paragraph === null || concealed.includes(id)
            ? []
            : [{ itemId: id, paragraph, title, href: paths.minutesExtract(meeting.id, id) }],
        )}
      />
      <Corrections meeting={meeting} corrects={may.includes("correct")} />
      <DocumentView document={document} />
      {sha256 && <SummaryList rows={[{ label: t.fingerprint, value: <span className="hash">{sha256}</span> }]} />}
    </>
  );
}
