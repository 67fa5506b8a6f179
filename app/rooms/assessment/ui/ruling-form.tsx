import type { ConflictView } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { ConflictState } from "#app/rooms/assessment/conflict.lifecycle.ts";
import { conflictLifecycle } from "#app/rooms/assessment/conflict.lifecycle.ts";
import { formatInstant } from "#app/texts/format.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Choice, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import "./assessment.css";

/** What was declared, and what was ruled. */
export function ConflictFacts({ conflict }: { conflict: NonNullable<ConflictView["conflict"]> }) {
  const t = useTexts(assessmentTexts);
  const language = useLanguage();
  return (
    <SummaryList
      rows={[
        { label: t.conflict.state, value: t.conflictStates[conflict.state] },
        { label: t.conflict.declaredAt, value: formatInstant(conflict.declaredAt, language) },
        ...(conflict.ground
          ? [
              {
                label: t.conflict.ground,
                value: `${t.grounds[conflict.ground as keyof typeof t.grounds] ?? ""} (${t.groundShort(conflict.ground)})`,
              },
            ]
          : []),
        ...(conflict.reason ? [{ label: t.conflict.reason, value: <div className="as-typed">{conflict.reason}</div> }] : []),
        ...(conflict.ruledAt && conflict.ruledBy
          ? [
              { label: t.conflict.ruledBy, value: `${conflict.ruledBy}, ${formatInstant(conflict.ruledAt, language)}` },
              { label: t.conflict.rulingReason, value: <div className="as-typed">{conflict.rulingReason}</div> },
            ]
          : []),
      ]}
    />
  );
}

/** Only the rulings that the lifecycle allows from here. */
export function RulingFields({ state }: { state: ConflictState }) {
  const t = useTexts(assessmentTexts).conflict;
  const open = conflictLifecycle[state];
  return (
    <Section title={t.ruling} rule>
      <Choice
        name="ruling"
        label={t.ruling}
        labelHidden
        options={[
          ...(open.confirm ? [{ value: "confirm", label: t.confirm, hint: t.confirmHint }] : []),
          ...(open.dismiss ? [{ value: "dismiss", label: t.dismiss, hint: t.dismissHint }] : []),
        ]}
      />
      <TextArea name="reason" label={t.rulingReasonField} hint={t.rulingReasonHint} rows={4} maxLength={2000} />
      <ButtonGroup>
        <Button>{t.send}</Button>
      </ButtonGroup>
    </Section>
  );
}
