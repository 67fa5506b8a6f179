import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import { plans } from "#app/rooms/reporting/learning.ts";
import type { Beginning } from "#app/rooms/reporting/views.ts";
import { Check, Choice, Field, Hidden, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** Everything that is written about a point of the plan. */
export function PlanEntryFields({ begin }: { begin: Beginning }) {
  const texts = useTexts(learningTexts);
  const t = texts.entry;
  return (
    <>
      <Choice
        name="plan"
        label={t.plan}
        defaultValue={begin.plan}
        options={plans.map((plan) => ({ value: plan, label: texts.plans[plan], hint: t.planHints[plan] }))}
      />
      <Field name="title" label={t.title} hint={t.titleHint} defaultValue={begin.title} maxLength={200} autoComplete="off" />
      <Field name="from" label={t.from} hint={t.dayHint} defaultValue={begin.from} width="short" autoComplete="off" />
      <Field name="to" label={t.to} hint={t.toHint} defaultValue={begin.to} width="short" optional autoComplete="off" />
      <TextArea name="words" label={t.words} hint={t.wordsHint} defaultValue={begin.words} maxLength={2000} rows={4} optional />
      <Field name="byWhom" label={t.byWhom} defaultValue={begin.byWhom} maxLength={200} optional autoComplete="off" />
      <Field
        name="audience"
        label={t.audience}
        hint={t.audienceHint}
        defaultValue={begin.audience}
        maxLength={200}
        optional
        autoComplete="off"
      />
      <TextArea
        name="source"
        label={t.source}
        hint={t.sourceHint}
        defaultValue={begin.source}
        maxLength={500}
        rows={3}
        optional
      />
      <Check name="open" label={t.open} defaultChecked={begin.open} />
      {begin.station !== "" && <Hidden name="station" value={begin.station} />}
    </>
  );
}
