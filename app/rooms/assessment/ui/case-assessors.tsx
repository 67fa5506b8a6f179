import { paths } from "#app/paths.ts";
import type { Candidate, CaseAssessment, CaseConflict } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { editionTexts } from "#app/rooms/assessment/edition.texts.ts";
import { ProposalList } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Choices, Field, TextArea } from "#app/ui/fields.tsx";
import type { FormErrors, FormValues } from "#app/ui/form-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, Panel, Section } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";
import "./assessment.css";

type Answered = { values?: FormValues; errors?: FormErrors };

const stateTones: Readonly<Record<CaseAssessment["state"], Tone>> = {
  assigned: "attention",
  begun: "info",
  submitted: "positive",
  recused: "negative",
  released: "neutral",
};
const conflictTones: Readonly<Record<CaseConflict["state"], Tone>> = {
  none: "neutral",
  declared: "attention",
  confirmed: "negative",
  dismissed: "positive",
};

export function AssessorsAssigned({
  applicationId,
  assessments,
  officer,
  blind,
  closed,
  auditor,
}: {
  applicationId: string;
  assessments: readonly CaseAssessment[];
  officer: boolean;
  auditor: boolean;
  /** the reader has an assessment of their own to hand in first */
  blind: boolean;
  /** nothing is scored any more */
  closed: boolean;
}) {
  const room = useTexts(assessmentTexts);
  const versions = useTexts(editionTexts);
  const t = room.office;
  const language = useLanguage();
  return (
    <DataTable
      caption={t.assigned}
      captionHidden
      rows={assessments}
      rowKey={(one) => one.id}
      empty={t.none}
      columns={[
        { key: "assessor", label: t.assessor, rowHeader: true, cell: (one) => <bdi>{one.assessor}</bdi> },
        {
          key: "state",
          label: t.state,
          nowrap: true,
          cell: (one) => (
            <>
              <Tag tone={stateTones[one.state]}>{room.states[one.state]}</Tag>
              {(officer || auditor) && !blind && one.editions > 0 && (
                <a className="ranking__note" href={paths.assessmentEditions(applicationId, one.id)}>
                  {versions.link(one.editions)}
                  <HiddenText> {one.assessor}</HiddenText>
                </a>
              )}
            </>
          ),
        },
        { key: "progress", label: t.progress, numeric: true, cell: (one) => t.ofAll(one.scored, one.toScore) },
        {
          key: "due",
          label: t.due,
          nowrap: true,
          cell: (one) => (one.dueOn ? formatDate(one.dueOn, language) : <Muted>{room.list.noDue}</Muted>),
        },
        ...(officer && assessments.some((one) => turnOf(one, closed))
          ? [
              {
                key: "action",
                label: t.action,
                cell: (one: CaseAssessment) => {
                  const turn = turnOf(one, closed);
                  return (
                    turn && (
                      <a href={`${paths.caseAssessors(applicationId)}?${turn === "reopen" ? "oppna" : "entbind"}=${one.id}`}>
                        {t[turn]}
                        <HiddenText> {one.assessor}</HiddenText>
                      </a>
                    )
                  );
                },
              },
            ]
          : []),
      ]}
    />
  );
}

/** What an officer may do with an assessment in its state: the lifecycle's own two. */
const turns: Partial<Record<CaseAssessment["state"], "reopen" | "release">> = {
  assigned: "release",
  begun: "release",
  submitted: "reopen",
};
const turnOf = ({ state }: CaseAssessment, closed: boolean) => (closed && state === "submitted" ? undefined : turns[state]);

export function TurningForm({
  applicationId,
  assessment,
  turn,
  unaccepted,
}: {
  applicationId: string;
  assessment: CaseAssessment;
  turn: "reopen" | "release";
  unaccepted: Answered;
}) {
  const t = useTexts(assessmentTexts).office;
  return (
    <Panel tone="accent" title={t[`${turn}Title`](assessment.assessor)}>
      <CommandForm
        action={paths.caseAssessors(applicationId)}
        version={assessment.version}
        hidden={{ command: turn, assessment: assessment.id }}
        {...unaccepted}
      >
        <TextArea name="reason" label={t.reopenReason} hint={t[`${turn}Hint`]} rows={3} maxLength={2000} />
        <ButtonGroup>
          <Button>{t[turn]}</Button>
          <LinkButton kind="quiet" href={paths.caseAssessors(applicationId)}>
            {t.back}
          </LinkButton>
        </ButtonGroup>
      </CommandForm>
    </Panel>
  );
}

export function AssignmentForm({
  applicationId,
  candidates,
  unaccepted,
}: {
  applicationId: string;
  candidates: readonly Candidate[];
  unaccepted: Answered;
}) {
  const t = useTexts(assessmentTexts).office;
  return (
    <Section id="utse" title={t.choose} lead={<Muted>{t.chooseHint}</Muted>} rule>
      {candidates.length === 0 ? (
        <p>{t.noCandidates}</p>
      ) : (
        <CommandForm action={paths.caseAssessors(applicationId)} hidden={{ command: "assign" }} {...unaccepted}>
          <Choices
            name="assessors"
            label={t.candidates}
            options={candidates.map((candidate) => ({
              value: candidate.id,
              label: (
                <>
                  <bdi>{candidate.name}</bdi>
                  {candidate.title && (
                    <Muted>
                      , <bdi>{candidate.title}</bdi>
                    </Muted>
                  )}
                </>
              ),
              hint: (
                <>
                  {t.load(candidate.open, candidate.inCall)}
                  {candidate.proposals.length > 0 && (
                    <div className="candidate__conflict">
                      <Tag tone="attention">{t.possible}</Tag>
                      <ProposalList proposals={candidate.proposals} />
                    </div>
                  )}
                </>
              ),
            }))}
          />
          <Field name="dueOn" label={t.dueOn} hint={t.dueHint} optional width="short" />
          <ButtonGroup>
            <Button>{t.assign}</Button>
          </ButtonGroup>
        </CommandForm>
      )}
    </Section>
  );
}

export function ConflictsAnswered({
  applicationId,
  conflicts,
  own,
  officer,
}: {
  applicationId: string;
  conflicts: readonly CaseConflict[];
  own: string;
  officer: boolean;
}) {
  const room = useTexts(assessmentTexts);
  const t = room.office;
  const language = useLanguage();
  const without = conflicts.filter(({ state }) => state === "none");
  return (
    <>
      <DataTable
        caption={t.conflicts}
        captionHidden
        rows={conflicts.filter(({ state }) => state !== "none")}
        rowKey={(one) => one.personId}
        empty={without.length > 0 ? t.noneDeclared : t.noConflicts}
        columns={[
          {
            key: "person",
            label: t.person,
            rowHeader: true,
            cell: (one) => (
              <>
                <bdi>{one.name}</bdi>
                {one.title && <span className="ranking__note">{one.title}</span>}
              </>
            ),
          },
          {
            key: "state",
            label: t.state,
            nowrap: true,
            cell: (one) => <Tag tone={conflictTones[one.state]}>{room.conflictStates[one.state]}</Tag>,
          },
          {
            key: "ground",
            label: t.ground,
            cell: (one) =>
              one.ground && (
                <>
                  {room.groundShort(one.ground)}
                  <span className="ranking__note as-typed declared__reason">{one.reason}</span>
                </>
              ),
          },
          { key: "declared", label: t.declared, cell: (one) => formatInstant(one.declaredAt, language) },
          {
            key: "action",
            label: t.action,
            cell: (one) => (
              <a href={paths.caseConflict(applicationId, one.personId)}>
                {officer && one.state === "declared" && one.personId !== own ? t.rule : t.see}
                <HiddenText> {one.name}</HiddenText>
              </a>
            ),
          },
        ]}
      />
      {without.length > 0 && (
        <Details summary={t.without(without.length)}>
          <ul>
            {without.map((one) => (
              <li key={one.personId}>
                <bdi>{one.name}</bdi> <Muted>{formatInstant(one.declaredAt, language)}</Muted>
              </li>
            ))}
          </ul>
        </Details>
      )}
      <p>
        <a href={paths.caseConflict(applicationId, own)}>{t.own}</a>
      </p>
    </>
  );
}
