import { grounds } from "#app/rooms/assessment/assessment.forms.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { Proposal } from "#app/rooms/assessment/proposals.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { Choice, TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, Panel, Prose, Section, Stack } from "#app/ui/layout.tsx";
import "./assessment.css";

/** The points of the law in plain words: what somebody must know before answering. */
export function WhatConflictIs({ folded }: { folded?: boolean }) {
  const t = useTexts(assessmentTexts);
  return (
    <Details summary={t.declaration.what} open={!folded}>
      <Prose>
        <ul>
          {grounds.map((ground) => (
            <li key={ground}>
              {t.grounds[ground]} <Muted>({t.groundShort(ground)})</Muted>
            </li>
          ))}
        </ul>
        <p>{t.declaration.whatText}</p>
      </Prose>
    </Details>
  );
}

export function ProposedConflicts({ proposals, title, hint }: { proposals: readonly Proposal[]; title?: string; hint?: string }) {
  const t = useTexts(assessmentTexts);
  if (proposals.length === 0) return null;
  return (
    <Panel title={title ?? t.declaration.proposed} tone="accent">
      <Stack gap="small">
        {hint !== "" && <p>{hint ?? t.declaration.proposedHint}</p>}
        <ProposalList proposals={proposals} />
      </Stack>
    </Panel>
  );
}

export function ProposalList({ proposals }: { proposals: readonly Proposal[] }) {
  const t = useTexts(assessmentTexts);
  return (
    <ul className="ties">
      {proposals.map((proposal) => (
        <li key={`${proposal.kind} ${proposal.organisation} ${proposal.part} ${proposal.note}`}>
          <strong>{t.ties[proposal.kind](proposal.organisation)}</strong>, {t.parts[proposal.part]}.{" "}
          {proposal.note && <bdi>{proposal.note}</bdi>}{" "}
          <Muted>
            ({t.groundShort(proposal.ground)}) {proposal.byName ? t.byName : proposal.weak && t.weakTie}{" "}
            {proposal.controlled && t.controlled}
          </Muted>
        </li>
      ))}
    </ul>
  );
}

/** The answer itself. `onlyConflict`: later, when the content is open, there is nothing to declare but a conflict. */
export function DeclarationFields({ onlyConflict, noneHint }: { onlyConflict?: boolean; noneHint?: string }) {
  const t = useTexts(assessmentTexts);
  return (
    <Section title={t.declaration.question}>
      {!onlyConflict && (
        <Choice
          name="declaration"
          label={t.declaration.question}
          labelHidden
          options={[
            { value: "none", label: t.declaration.none, hint: noneHint ?? t.declaration.noneHint },
            { value: "conflict", label: t.declaration.conflict, hint: t.declaration.conflictHint },
          ]}
        />
      )}
      <div className={onlyConflict ? "stack" : "stack declaration__why"}>
        <Choice
          name="ground"
          label={t.declaration.ground}
          {...(onlyConflict ? {} : { hint: t.declaration.groundHint })}
          options={grounds.map((ground) => ({ value: ground, label: t.grounds[ground], hint: t.groundShort(ground) }))}
        />
        <TextArea name="reason" label={t.declaration.reason} hint={t.declaration.reasonHint} rows={4} maxLength={2000} />
      </div>
      <ButtonGroup>
        <Button kind={onlyConflict ? "danger" : "primary"}>
          {onlyConflict ? t.declaration.sendConflict : t.declaration.send}
        </Button>
      </ButtonGroup>
    </Section>
  );
}
