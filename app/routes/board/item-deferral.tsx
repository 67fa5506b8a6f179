import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { deferralForm } from "#app/rooms/decisions/decisions.forms.ts";
import { deferItemDecision, itemPage } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { deferralKinds } from "#app/rooms/decisions/meeting.ts";
import { Answer } from "#app/rooms/decisions/ui/answer.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Choices, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].deferral.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: deferralForm,
  run: ({ actor, params: { id, itemId }, form }) => deferItemDecision({ actor, id, itemId, ...form }),
  done: ({ params: { id, itemId } }) => paths.meetingItem(id, itemId),
});

export default function ItemDeferral() {
  const { meeting, item, may, taking, minority, deferrable, isConcealed } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.deferral;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("defer") || item.settled || isConcealed || !deferrable)
    return <NotNow title={t.title} message={message} code={code} href={back} />;
  return (
    <CommandForm version={meeting.version} {...unaccepted}>
      <PageHeading
        title={t.title}
        caption={`${item.paragraph === null ? "" : `${room.item.paragraph(item.paragraph)} `}${item.title}`}
        lead={t.lead}
        back={{ href: back, label: room.item.backToItem }}
      />
      <Answer message={message} code={code} />
      <Choice
        name="kind"
        label={t.kind}
        options={deferralKinds.map((kind) => ({ value: kind, label: t.kinds[kind], hint: t.kindHints[kind] }))}
      />
      <Choice
        name="procedure"
        label={t.procedure}
        defaultValue={item.votes.length > 0 ? "vote" : "acclamation"}
        options={(["acclamation", "vote", ...(minority === null ? [] : (["minority"] as const))] as const).map((procedure) => ({
          value: procedure,
          label: t.procedures[procedure],
          ...(procedure === "minority" && minority !== null ? { hint: t.minorityHint(minority, taking.length) } : {}),
        }))}
      />
      {minority === null ? (
        <p>
          <Muted>{t.noMinority}</Muted>
        </p>
      ) : (
        <Choices
          name="requestedBy"
          label={t.requestedBy}
          hint={t.requestedByHint}
          options={taking.map((member) => ({ value: member.personId, label: <bdi>{member.name}</bdi> }))}
        />
      )}
      <TextArea name="reasons" label={t.reasons} hint={t.reasonsHint} rows={5} />
      <Button>{t.submit}</Button>
    </CommandForm>
  );
}
