import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { deferralKinds } from "#app/rooms/decisions/meeting.ts";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Choices, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";

/** The matter is not decided at this meeting: tabled, or referred back (KL 5:49-50). */
export function DeferralForm({
  data: { meeting, item, taking, minority },
  unaccepted,
  hidden,
  heading,
}: StepProps<"meeting" | "item" | "taking" | "minority">) {
  const { deferral: t } = useTexts(decisionTexts);
  return (
    <CommandForm version={meeting.version} {...(hidden ? { hidden } : {})} {...unaccepted}>
      {heading}
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
