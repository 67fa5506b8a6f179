import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { proposalForm, readWishes, wishQuery } from "#app/rooms/assessment/assignment.forms.ts";
import { assignByProposal, assignmentPage, stopAssignment, usualAssessors } from "#app/rooms/assessment/assignment.server.ts";
import { assignmentTexts } from "#app/rooms/assessment/assignment.texts.ts";
import { AssignmentProposal } from "#app/rooms/assessment/ui/assignment-proposal.tsx";
import { AssignmentWishesForm } from "#app/rooms/assessment/ui/assignment-wishes.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Explained } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Panel, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

const told = z.object({
  utsedda: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
  inte: z.coerce.number().int().min(0).max(100_000).catch(0),
  avbrutet: z.literal("1").optional().catch(undefined),
});

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, url, language }) => {
  const usual = found(await usualAssessors(actor, params.id));
  const read = readWishes(url.searchParams, usual);
  const { utsedda, inte, avbrutet } = told.parse(Object.fromEntries(url.searchParams));
  return unsent({
    heading: assignmentTexts[language].title,
    usual,
    read,
    done: utsedda === undefined ? null : { assigned: utsedda, refused: inte },
    ...found(await assignmentPage(actor, params.id, read.wishes, avbrutet === "1")),
  });
});

export const action = command({
  params: idParams,
  form: proposalForm,
  roles: ["officer"],
  run: async ({ actor, params, form, url }) => {
    const { wishes } = readWishes(url.searchParams, (await usualAssessors(actor, params.id)) ?? 1);
    const order = { actor, callId: params.id, wishes };
    return form.command === "stop" ? stopAssignment(actor, params.id, wishes) : assignByProposal({ ...order, ...form });
  },
  done: ({ params, url, value }) => {
    const { wishes } = readWishes(url.searchParams, 1);
    return paths.assignment(
      params.id,
      wishQuery(wishes, value === null ? { avbrutet: "1" } : { utsedda: `${value.assigned}`, inte: `${value.refused}` }),
    );
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function AssignmentOfRound() {
  const { call, people, owed, standing, usual, read, done } = useLoaderData<typeof loader>();
  const t = useTexts(assignmentTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const here = paths.assignment(call.id, wishQuery(read.wishes));
  return (
    <>
      <PageHeading
        title={t.title}
        caption={inLanguage(call.title, language)}
        lead={t.lead}
        back={{ href: paths.round(call.id), label: t.back }}
        actions={<a href={paths.assessorList()}>{t.people}</a>}
      />
      <Answer message={message} code={code} />
      {done && !message && (
        <Notice
          tone={done.refused > 0 || done.assigned === 0 ? "warning" : "success"}
          title={done.assigned === 0 ? t.doneNone : t.done(done.assigned)}
          live
        >
          {done.refused > 0 && <p>{t.refused(done.refused)}</p>}
        </Notice>
      )}
      {owed > 0 && <Notice>{t.owed(owed)}</Notice>}
      <Section title={t.wishes}>
        <AssignmentWishesForm read={read} usual={usual} people={people} action={paths.assignment(call.id)} />
        <Explained summary={t.how} lines={t.howText} />
      </Section>
      {standing.kind === "no-cases" && <EmptyState title={t.noCases}>{t.noCasesText}</EmptyState>}
      {standing.kind === "no-assessors" && <EmptyState title={t.noAssessors}>{t.noAssessorsText}</EmptyState>}
      {standing.kind === "stopped" && <Notice title={t.stopped}>{t.stoppedText}</Notice>}
      {standing.kind === "late" && (
        <Notice tone="warning" title={t.late}>
          {t.lateText}
        </Notice>
      )}
      {standing.kind === "working" && (
        <Panel title={t.working} tone="accent">
          <p>{t.workingText(standing.cases, standing.seconds)}</p>
          <p>{t.steps[standing.step]}</p>
          <CommandForm action={here} hidden={{ command: "stop" }}>
            <ButtonGroup>
              <LinkButton href={here}>{t.look}</LinkButton>
              <Button kind="secondary">{t.stop}</Button>
            </ButtonGroup>
          </CommandForm>
        </Panel>
      )}
      {standing.kind === "proposal" && (
        <>
          <Section title={t.proposal} rule>
            <AssignmentProposal proposal={standing.proposal} />
          </Section>
          {standing.proposal.count === 0 ? (
            <Notice>{t.nothing}</Notice>
          ) : (
            <Panel title={t.confirm} tone="sunken">
              <p>{t.confirmLead(standing.proposal.count, standing.proposal.loads.filter(({ more }) => more > 0).length)}</p>
              <CommandForm
                action={here}
                hidden={{ command: "assign", fingerprint: standing.proposal.fingerprint }}
                {...unaccepted}
              >
                <Field name="dueOn" label={t.dueOn} hint={t.dueHint} optional width="medium" autoComplete="off" />
                <ButtonGroup>
                  <Button>{t.confirmButton}</Button>
                </ButtonGroup>
              </CommandForm>
            </Panel>
          )}
        </>
      )}
    </>
  );
}
