import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/documents/document-view.tsx";
import { paths } from "#app/paths.ts";
import { daysSince, minutesOf, signAndAdjust } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { nameIn } from "#app/rooms/decisions/meeting.ts";
import { awaitedIn } from "#app/rooms/decisions/signing.ts";
import { Answer } from "#app/rooms/decisions/ui/answer.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Panel } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page, versionForm } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const minutes = found(await minutesOf(actor, params.id));
  return {
    heading: decisionTexts[language].adjustment.title,
    ...minutes,
    days: daysSince(minutes.meeting.heldOn),
    me: actor.personId,
    hasSigned: minutes.meeting.signatures.some((signature) => signature.personId === actor.personId),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: versionForm,
  run: ({ actor, params }) => signAndAdjust({ actor, id: params.id }),
  done: ({ params }) => paths.meeting(params.id),
});

export default function Adjustment() {
  const { meeting, may, document, days, hasSigned, me } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code } = useUnaccepted(room);
  const t = room.adjustment;
  const isLast = may.includes("adjust");
  const others = awaitedIn(meeting).filter((signer) => signer.personId !== me);
  if (!isLast && !may.includes("sign"))
    return (
      <NotNow
        title={t.title}
        message={message ?? (meeting.state === "closed" ? (hasSigned ? t.signedAlready : t.notYours) : undefined)}
        code={code}
        href={paths.meeting(meeting.id)}
      />
    );
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} back={{ href: paths.meeting(meeting.id), label: room.item.back }} />
      <Answer message={message} code={code} />
      {days > 14 && <Notice tone="warning">{t.late(days)}</Notice>}
      <DocumentView document={document} titled />
      <CommandForm version={meeting.version}>
        {isLast ? (
          <Panel title={t.follow} tone="accent">
            <p>{t.last}</p>
            <ol>
              {t.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <Button>{t.submitLast}</Button>
          </Panel>
        ) : (
          <Panel title={t.remaining} tone="accent">
            <ul>
              {others.map((signer) => (
                <li key={signer.personId}>
                  <bdi>{nameIn(meeting, signer.personId)}</bdi>, {room.meeting.signerRoles[signer.capacity]}
                </li>
              ))}
            </ul>
            <Button>{t.submit}</Button>
          </Panel>
        )}
      </CommandForm>
    </>
  );
}
