import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { sum } from "#app/kernel/money.ts";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { scenarioPage } from "#app/rooms/allocation/scenario.server.ts";
import { putOff } from "#app/rooms/decisions/decisions.server.ts";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import { casesWithStatement } from "#app/rooms/decisions/statements.server.ts";
import { PutOffNotice } from "#app/rooms/decisions/ui/put-off.tsx";
import { meetingForm } from "#app/rooms/preparation/preparation.forms.ts";
import {
  callOffPreparation,
  closePreparation,
  notePresence,
  openPreparation,
  preparationPage,
  recommendRest,
} from "#app/rooms/preparation/preparation.server.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { PreparationTag } from "#app/rooms/preparation/ui/preparation-tag.tsx";
import { Recommended } from "#app/rooms/preparation/ui/recommended.tsx";
import { formatInstant, formatKronor, formatRational } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Choices, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, HiddenText, Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const shown = found(await preparationPage(actor, params.id));
  // Only for whoever may see every case that is weighed.
  const scenario = async (id: string | null) => {
    const seen = id && !shown.partial ? await scenarioPage(actor, id) : null;
    return seen && { id: seen.id, name: seen.name };
  };
  const { proposalScenarioId, scenarioId } = shown.preparation;
  const finished = await casesWithStatement(shown.cases);
  return {
    withStatement: finished.map(({ applicationId }) => applicationId),
    heading: preparationTexts[language].title,
    ...shown,
    putOff: await putOff(actor, { allocationId: shown.preparation.allocationId }),
    frozen: await scenario(proposalScenarioId),
    changed: await scenario(scenarioId),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.heading}: ${data?.preparation.callNumber} – Drum` },
];

export const action = command({
  params: idParams,
  form: meetingForm,
  run: ({ actor, params, form }): Promise<Result<unknown, string>> => {
    const on = { actor, id: params.id, version: form.version };
    if (form.do === "open") return openPreparation({ ...on, present: form.present });
    if (form.do === "presence") return notePresence({ ...on, present: form.present });
    if (form.do === "rest") return recommendRest(on);
    if (form.do === "close") return closePreparation({ ...on, notes: form.notes });
    return callOffPreparation({ ...on, reason: form.reason });
  },
  done: ({ params }) => paths.preparation(params.id),
});

/** A meeting of the beredning: the proposal, what is recommended so far, and for the officer who keeps the notes the meeting itself. */
export default function PreparationPage() {
  const { preparation, may, members, partial, short, frozen, changed, cases, putOff: matters } = useLoaderData<typeof loader>();
  const room = useTexts(preparationTexts);
  const t = room.meeting;
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const { state, version } = preparation;
  const chair = members.find((member) => member.personId === preparation.chairId);
  const left = cases.filter((one) => !one.gone && one.recommendation === null).length;
  const people = members.map((member) => ({
    value: member.personId,
    label: member.name,
    ...(member.title ? { hint: member.title } : {}),
  }));
  const present = members.filter((member) => member.present);
  return (
    <>
      <PageHeading
        title={preparation.body}
        caption={`${preparation.callNumber} · ${inLanguage(preparation.callTitle, language)}`}
        lead={room.decidesNothing}
        tag={<PreparationTag state={state} />}
        back={{ href: paths.preparations(), label: t.back }}
        {...(preparation.openedAt === null
          ? {}
          : {
              actions: (
                <Cluster>
                  <LinkButton kind="secondary" href={paths.preparationNotes(preparation.id)}>
                    {t.readNotes}
                  </LinkButton>
                  <a href={paths.preparationNotesPdf(preparation.id)}>{t.pdf}</a>
                </Cluster>
              ),
            })}
      />
      <Answer message={message} code={code} />
      <PutOffNotice matters={matters} readsMeetings={false} />
      {state === "called-off" && <Notice title={t.calledOff}>{preparation.calledOffReason}</Notice>}
      {state === "closed" && <Notice tone="success">{t.closedNote}</Notice>}
      {partial && <Notice>{t.hidden}</Notice>}
      {short && <Notice tone="warning">{t.short(inLanguage(short.name, language), short.byOre)}</Notice>}
      <Section title={t.facts}>
        <SummaryList
          rows={[
            { label: t.when, value: formatInstant(preparation.startsAt, language) },
            { label: t.place, value: preparation.place },
            { label: t.chair, value: <bdi>{chair?.name}</bdi> },
            { label: t.called, value: members.map((member) => member.name).join(", ") },
            ...(preparation.openedAt ? [{ label: t.present, value: present.map((member) => member.name).join(", ") }] : []),
            { label: t.plannedBy, value: <bdi>{preparation.plannedBy}</bdi> },
            ...(frozen ? [{ label: t.frozen, value: <a href={paths.scenario(frozen.id)}>{frozen.name}</a> }] : []),
            ...(changed ? [{ label: t.changed, value: <a href={paths.scenario(changed.id)}>{changed.name}</a> }] : []),
          ]}
        />
        {!partial && (
          <p>
            <a href={paths.scenarios(preparation.callId)}>{t.whatIf}</a>
          </p>
        )}
      </Section>
      {may.includes("open") && (
        <Section title={t.openTitle} lead={t.openLead} rule>
          <CommandForm version={version} hidden={{ do: "open" }} {...unaccepted}>
            <Choices name="present" label={t.present} options={people} />
            <Button>{t.open}</Button>
          </CommandForm>
        </Section>
      )}
      <Section title={state === "planned" ? t.proposal : t.cases} rule>
        <Cases />
      </Section>
      {may.includes("recommend") && left > 0 && left < cases.length && (
        <Section title={t.restTitle} lead={t.restLead(left)}>
          <CommandForm version={version} hidden={{ do: "rest" }}>
            <Button kind="secondary">{t.rest}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("note-presence") && (
        <Details summary={t.presence} open={unaccepted.errors.present !== undefined}>
          <CommandForm version={version} hidden={{ do: "presence" }} {...unaccepted}>
            <Choices name="present" label={t.present} options={people} defaultValue={present.map((member) => member.personId)} />
            <Button kind="secondary">{t.savePresence}</Button>
          </CommandForm>
        </Details>
      )}
      {may.includes("close") && left === 0 && (
        <Section title={t.closeTitle} lead={t.closeLead} rule>
          <CommandForm version={version} hidden={{ do: "close" }} {...unaccepted}>
            <TextArea name="notes" label={t.notes} hint={t.notesHint} rows={5} optional />
            <Button>{t.close}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("call-off") && (
        <Details summary={t.callOffTitle} open={unaccepted.errors.reason !== undefined}>
          <CommandForm version={version} hidden={{ do: "call-off" }} {...unaccepted}>
            <TextArea name="reason" label={t.callOffReason} hint={t.callOffHint} rows={3} />
            <Button kind="danger">{t.callOff}</Button>
          </CommandForm>
        </Details>
      )}
    </>
  );
}

function Cases() {
  const { preparation, cases, partial, withStatement } = useLoaderData<typeof loader>();
  const room = useTexts(preparationTexts);
  const statement = useTexts(statementTexts);
  const t = room.meeting;
  const language = useLanguage();
  const opened = preparation.openedAt !== null;
  const standing = cases.filter((one) => !one.gone);
  return (
    <DataTable
      caption={t.cases}
      captionHidden
      rows={cases}
      rowKey={(one) => one.applicationId}
      columns={[
        { key: "rank", label: t.columns.rank, numeric: true, cell: (one) => one.rank ?? t.noRank },
        {
          key: "application",
          label: t.columns.application,
          rowHeader: true,
          cell: (one) => (
            <>
              <a href={paths.preparedCase(preparation.id, one.applicationId)}>
                <bdi>{one.title}</bdi>
              </a>
              <br />
              <Muted>
                <bdi>{one.organisation}</bdi> · {one.number}
                {one.score && ` · ${room.case.score} ${formatRational(one.score, one.decimals, language)}`}
                {one.common > 0 && ` · ${room.common.count(one.common)}`}
              </Muted>
              {withStatement.includes(one.applicationId) && (
                <>
                  <br />
                  <Muted>
                    <a href={paths.preparedStatement(preparation.id, one.applicationId)}>
                      {statement.pdf}
                      <HiddenText> {one.title}</HiddenText>
                    </a>
                  </Muted>
                </>
              )}
              {one.recused.length > 0 && (
                <>
                  <br />
                  <Muted>{t.recused(one.recused.join(", "))}</Muted>
                </>
              )}
            </>
          ),
        },
        {
          key: "requested",
          label: t.columns.requested,
          numeric: true,
          nowrap: true,
          cell: (one) => formatKronor(one.requestedOre, language),
        },
        {
          key: "proposed",
          label: t.columns.proposed,
          numeric: true,
          nowrap: true,
          cell: (one) =>
            one.proposedOre > 0n ? formatKronor(one.proposedOre, language) : <Tag tone="neutral">{room.reject}</Tag>,
        },
        ...(opened
          ? [
              {
                key: "recommended",
                label: t.columns.recommended,
                numeric: true,
                nowrap: true,
                cell: (one: (typeof cases)[number]) =>
                  one.gone ? (
                    <Tag tone="neutral">{t.gone}</Tag>
                  ) : one.recommendation ? (
                    <Recommended recommendation={one.recommendation} amountOre={one.amountOre} />
                  ) : (
                    <Muted>{t.notYet}</Muted>
                  ),
              },
            ]
          : []),
      ]}
      {...(partial
        ? {}
        : {
            foot: {
              application: t.total,
              requested: formatKronor(sum(cases.map((one) => one.requestedOre)), language),
              proposed: formatKronor(sum(cases.map((one) => one.proposedOre)), language),
              ...(opened
                ? {
                    recommended: formatKronor(
                      sum(standing.map((one) => (one.recommendation === null ? one.proposedOre : one.amountOre))),
                      language,
                    ),
                  }
                : {}),
            },
          })}
    />
  );
}
