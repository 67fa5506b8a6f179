import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { correctionForm } from "#app/rooms/decisions/decisions.forms.ts";
import { correctionPage, correctParagraph } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { nameIn } from "#app/rooms/decisions/meeting.ts";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Hidden, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, { roles: ["secretary"] }, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].corrections.title,
  ...found(await correctionPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: correctionForm,
  roles: ["secretary"],
  run: ({ actor, params: { id, itemId }, form: { version, why, ...to } }) =>
    correctParagraph({ actor, id, itemId, version, to, reason: why }),
  done: ({ params: { id } }) => paths.minutes(id),
});

export default function MinutesCorrection() {
  const { meeting, item, cases, remarks } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.corrections;
  const back = paths.minutes(meeting.id);
  if (meeting.state !== "closed") return <NotNow title={t.title} message={message} code={code} href={back} meeting={meeting} />;
  return (
    <CommandForm version={meeting.version} {...unaccepted}>
      <PageHeading
        title={t.title}
        caption={`${room.item.paragraph(item.paragraph ?? 0)} ${item.title}`}
        lead={t.lead}
        back={{ href: back, label: t.back }}
      />
      <Answer message={message} code={code} />
      {remarks.map((remark) => (
        <Notice key={remark.saidAt.toISOString()} title={t.askedBy(nameIn(meeting, remark.personId))}>
          {remark.words}
        </Notice>
      ))}
      <TextArea name="background" label={t.parts.background} rows={6} optional defaultValue={item.background} />
      {!item.deferral && (
        <TextArea
          name="clauses"
          label={t.parts.clauses}
          hint={room.record.clausesHint}
          rows={4}
          optional={item.clauses.length === 0}
          defaultValue={item.clauses.join("\n")}
        />
      )}
      {item.deferral?.reasons && (
        <TextArea name="deferral" label={t.parts.deferral} rows={4} defaultValue={item.deferral.reasons} />
      )}
      {item.decisions.map((decision, index) => (
        <div key={decision.id}>
          <Hidden name={`reasons.${index}.applicationId`} value={decision.applicationId} />
          <TextArea
            name={`reasons.${index}.text`}
            label={t.reasonsFor(cases.find((one) => one.applicationId === decision.applicationId)?.title ?? "")}
            rows={3}
            defaultValue={decision.reasons}
          />
        </div>
      ))}
      <TextArea name="why" label={t.why} hint={t.whyHint} rows={3} />
      <Button>{t.submit}</Button>
    </CommandForm>
  );
}
