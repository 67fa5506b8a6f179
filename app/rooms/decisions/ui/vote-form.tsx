import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { chairOf, choices, proposalSides } from "#app/rooms/decisions/meeting.ts";
import { hasProposal } from "#app/rooms/decisions/proposal-on-table.ts";
import { CallingRoll } from "#app/rooms/decisions/ui/calling-roll.tsx";
import { MotionFields } from "#app/rooms/decisions/ui/motion-fields.tsx";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field, Hidden } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Grid, Section } from "#app/ui/layout.tsx";

/** Motions, what yes and no stand for, and the roll; a vote that was wrong is taken away again. */
export function VoteForm({
  data: { meeting, item, taking },
  unaccepted,
  hidden,
  heading,
  called = false,
}: StepProps<"meeting" | "item" | "taking"> & {
  /** the page is awake: votes are counted as they are given */
  called?: boolean;
}) {
  const room = useTexts(decisionTexts);
  const t = room.vote;
  const { yes, no, proposalSide } = item.proceedings;
  const roll = (
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
  );
  return (
    <>
      <CommandForm version={meeting.version} hidden={{ ...hidden, do: "take" }} {...unaccepted}>
        {heading}
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
        <Section title={t.roll}>{called ? <CallingRoll data={{ meeting, item, taking }}>{roll}</CallingRoll> : roll}</Section>
        <Button>{t.save}</Button>
      </CommandForm>
      {item.votes.length > 0 && (
        <CommandForm version={meeting.version} hidden={{ ...hidden, do: "withdraw" }}>
          <Button kind="danger">{t.withdraw}</Button>
        </CommandForm>
      )}
    </>
  );
}
