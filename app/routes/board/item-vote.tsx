import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { voteForm } from "#app/rooms/decisions/decisions.forms.ts";
import { itemPage, takeItemVote, withdrawItemVote } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { chairOf, choices, proposalSides } from "#app/rooms/decisions/meeting.ts";
import { hasProposal } from "#app/rooms/decisions/proposal-on-table.ts";
import { Answer } from "#app/rooms/decisions/ui/answer.tsx";
import { MotionFields } from "#app/rooms/decisions/ui/motion-fields.tsx";
import { NotNow } from "#app/rooms/decisions/ui/not-now.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field, Hidden } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Grid, PageHeading, Section } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language }) => ({
  heading: decisionTexts[language].vote.title,
  ...found(await itemPage(actor, id, itemId)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.item.title} – Drum` }];

export const action = command({
  params,
  form: voteForm,
  run: ({ actor, params: { id, itemId }, form }) => {
    if (form.do === "withdraw") return withdrawItemVote({ actor, id, itemId, version: form.version });
    const { version, votes, motions, order, yes, no, proposalSide } = form;
    return takeItemVote({ actor, id, itemId, version, votes, proceedings: { motions, order, yes, no, proposalSide } });
  },
  done: ({ params: { id, itemId } }) => paths.meetingItem(id, itemId),
});

export default function ItemVote() {
  const { meeting, item, may, taking } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.vote;
  const back = paths.meetingItem(meeting.id, item.id);
  if (!may.includes("vote") || item.settled) return <NotNow title={t.title} message={message} code={code} href={back} />;
  const { yes, no, proposalSide } = item.proceedings;
  return (
    <>
      <CommandForm version={meeting.version} hidden={{ do: "take" }} {...unaccepted}>
        <PageHeading title={t.title} caption={item.title} lead={t.lead} back={{ href: back, label: room.item.backToItem }} />
        <Answer message={message} code={code} />
        <Section title={t.motions}>
          <MotionFields members={meeting.members} item={item} orderHint={t.orderHint} />
        </Section>
        <Grid>
          <Field name="yes" label={t.yes} defaultValue={yes} />
          <Field name="no" label={t.no} defaultValue={no} />
        </Grid>
        {hasProposal(item) && (
          <Choice
            name="proposalSide"
            label={t.proposalSide}
            hint={t.proposalSideHint}
            inline
            defaultValue={proposalSide ?? ""}
            options={proposalSides.map((value) => ({ value, label: t.proposalSides[value] }))}
          />
        )}
        <Section title={t.roll}>
          <Grid>
            {taking.map((member, index) => (
              <div key={member.personId}>
                <Hidden name={`votes.${index}.personId`} value={member.personId} />
                <Choice
                  name={`votes.${index}.choice`}
                  label={
                    <>
                      <bdi>{member.name}</bdi>
                      {chairOf(meeting, item) === member.personId && ` (${room.item.chairs})`}
                    </>
                  }
                  inline
                  defaultValue={item.votes.find((vote) => vote.personId === member.personId)?.choice ?? ""}
                  options={choices.map((choice) => ({ value: choice, label: t.choices[choice] }))}
                />
              </div>
            ))}
          </Grid>
        </Section>
        <Button>{t.save}</Button>
      </CommandForm>
      {item.votes.length > 0 && (
        <CommandForm version={meeting.version} hidden={{ do: "withdraw" }}>
          <Button kind="danger">{t.withdraw}</Button>
        </CommandForm>
      )}
    </>
  );
}
