import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/documents/document-view.tsx";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { signForm } from "#app/rooms/decisions/decisions.forms.ts";
import { askCorrection, daysSince, minutesOf, signAndAdjust } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { nameIn } from "#app/rooms/decisions/meeting.ts";
import { awaitedIn } from "#app/rooms/decisions/signing.ts";
import { Corrections } from "#app/rooms/decisions/ui/corrections.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Select, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Panel } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

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
  form: signForm,
  run: ({ actor, params: { id }, form }): Promise<Result<unknown, string>> =>
    form.do === "ask"
      ? askCorrection({ actor, id, itemId: form.itemId, words: form.words })
      : signAndAdjust({ actor, id, edition: form.version }),
  done: ({ params }) => paths.meeting(params.id),
});

export default function Adjustment() {
  const { meeting, may, document, days, hasSigned, me, edition, concealed } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.adjustment;
  const fix = room.corrections;
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
      <Corrections meeting={meeting} corrects={false} />
      <DocumentView document={document} titled />
      <CommandForm version={edition} hidden={{ do: "sign" }}>
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
      <Details summary={fix.askTitle} open={Object.keys(unaccepted.errors).length > 0}>
        <p>{fix.askLead}</p>
        <CommandForm version={edition} hidden={{ do: "ask" }} {...unaccepted}>
          <Select
            name="itemId"
            label={fix.which}
            placeholder={fix.choose}
            width="full"
            options={meeting.items.flatMap(({ id, paragraph, title }) =>
              paragraph === null || concealed.includes(id)
                ? []
                : [{ value: id, label: `${room.item.paragraph(paragraph)} ${title}` }],
            )}
          />
          <TextArea name="words" label={fix.words} rows={4} />
          <Button kind="secondary">{fix.ask}</Button>
        </CommandForm>
      </Details>
    </>
  );
}
