import type { AgendaPage } from "#app/rooms/decisions/agenda.server.ts";
import { agendaChangeTexts } from "#app/rooms/decisions/agenda-changes.texts.ts";
import type { StepProps } from "#app/rooms/decisions/ui/step.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Check, Field, Select, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** A matter that the notice of meeting did not tell of (KL 5:52, or the standing order). */
export function ExtraForm({
  data: { meeting, extraRule, quorum, proposals, amendments, unreported },
  unaccepted,
  hidden,
}: { data: AgendaPage } & Pick<StepProps<"meeting">, "unaccepted" | "hidden">) {
  const t = useTexts(agendaChangeTexts);
  if (extraRule === "never") return null;
  return (
    <CommandForm version={meeting.version} {...(hidden ? { hidden } : {})} {...unaccepted}>
      <Select
        name="matter"
        label={t.matter}
        defaultValue="own"
        options={[
          { value: "own", label: t.own },
          ...proposals.map((one) => ({ value: `proposal:${one.allocationId}`, label: t.proposal(one.callTitle) })),
          ...amendments.map((one) => ({ value: `amendment:${one.id}`, label: t.amendment(one.project) })),
          ...(unreported > 0 ? [{ value: "report", label: t.report(unreported) }] : []),
        ]}
      />
      <Field name="title" label={t.ownTitle} hint={t.ownHint} width="long" />
      <TextArea name="background" label={t.background} rows={3} optional />
      <Field name="clause" label={t.clause} width="long" optional />
      <TextArea name="why" label={t.why[extraRule]} hint={t.whyHint} rows={2} />
      <Check name="agreed" label={t.agreed[extraRule](quorum.present)} />
      <Button>{t.add}</Button>
    </CommandForm>
  );
}
