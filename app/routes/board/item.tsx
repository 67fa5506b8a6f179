import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { scenarioList } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { attachmentsOfAgendaItem } from "#app/rooms/applications/attachments.server.ts";
import { SealedAttachments } from "#app/rooms/applications/ui/attachment-list.tsx";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import { forceOfMeeting } from "#app/rooms/decisions/appeals.server.ts";
import { itemForm } from "#app/rooms/decisions/decisions.forms.ts";
import {
  breakOutApplication,
  itemPage,
  putBackApplication,
  reopenItemForDecision,
  takeUpItem,
} from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { chairOf, nameIn } from "#app/rooms/decisions/meeting.ts";
import { minutesWords } from "#app/rooms/decisions/minutes.texts.ts";
import { toldOfExtra } from "#app/rooms/decisions/minutes.ts";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import { casesWithStatement } from "#app/rooms/decisions/statements.server.ts";
import { Answer } from "#app/rooms/decisions/ui/answer.tsx";
import { useForceDay } from "#app/rooms/decisions/ui/force.tsx";
import { ItemCases } from "#app/rooms/decisions/ui/item-cases.tsx";
import { ItemTag } from "#app/rooms/decisions/ui/item-tag.tsx";
import { tallyOf } from "#app/rooms/decisions/voting.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, PageHeading, Panel, Prose, Section, TwoColumns } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId } }) => {
  const item = found(await itemPage(actor, id, itemId));
  // What if: only where somebody has shared one, and only for whoever may see every case that is weighed.
  const list = item.item.callId ? await scenarioList(actor, item.item.callId) : null;
  const scenarios = list && list.scenarios.length > 0 ? paths.scenarios(list.call.id) : null;
  const standing = item.isConcealed ? null : ((await forceOfMeeting(actor, id))[itemId] ?? null);
  const statements = await casesWithStatement(item.cases);
  return {
    ...item,
    standing,
    scenarios,
    statements,
    files: item.isConcealed ? [] : await attachmentsOfAgendaItem(actor, itemId),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.item.paragraph === null ? "" : `§ ${data?.item.paragraph} `}${data?.item.title} – Drum` },
];

export const action = command({
  params,
  form: itemForm,
  run: ({ actor, params: { id, itemId }, form }): Promise<Result<{ itemId: string } | undefined, string>> => {
    const on = { actor, id, itemId, version: form.version };
    if (form.do === "break-out") return breakOutApplication({ ...on, applicationId: form.applicationId });
    if (form.do === "put-back") return putBackApplication(on);
    return form.do === "take-up" ? takeUpItem(on) : reopenItemForDecision(on);
  },
  done: ({ params: { id, itemId }, form, value }) =>
    form.do === "put-back" ? paths.meeting(id) : paths.meetingItem(id, value?.itemId ?? itemId),
});

export default function ItemPage() {
  const data = useLoaderData<typeof loader>();
  const { meeting, item, may, cases, isConcealed } = data;
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.item;
  const files = useTexts(attachmentTexts);
  const legal = useTexts(appealTexts);
  const statement = useTexts(statementTexts);
  const forceDay = useForceDay();
  const whatIf = useTexts(scenarioTexts).list;
  const apart =
    item.kind === "allocation" ? meeting.items.filter((one) => one.applicationId && one.allocationId === item.allocationId) : [];
  const index = meeting.items.findIndex((one) => one.id === item.id);
  const [before, after] = [meeting.items[index - 1], meeting.items[index + 1]];
  const { clauses } = data;
  return (
    <>
      <PageHeading
        title={item.title}
        caption={item.paragraph === null ? t.noParagraph : `${meeting.body} ${t.paragraph(item.paragraph)}`}
        tag={<ItemTag item={item} />}
        back={{ href: paths.meeting(meeting.id), label: t.back }}
        {...(item.paragraph !== null && !(isConcealed && meeting.adjustedAt === null)
          ? {
              actions: (
                <LinkButton kind="secondary" href={paths.minutesExtract(meeting.id, item.id)}>
                  {room.minutes.extract}
                </LinkButton>
              ),
            }
          : {})}
      />
      <Answer message={message} code={code} />
      {item.deferral && (
        <Notice tone="warning">
          <p>
            {t.putOffOutcome[item.deferral.kind]}
            {item.deferral.by === "minority" &&
              ` ${t.putOffMinority(item.deferral.requestedBy.map((personId) => nameIn(meeting, personId)).join(", "))}`}
          </p>
          {item.deferral.reasons && (
            <blockquote lang="sv">
              {item.deferral.reasons.split(/\n{2,}/).map((text) => (
                <p key={text}>{text}</p>
              ))}
            </blockquote>
          )}
        </Notice>
      )}
      {data.standing && !item.deferral && (
        <Callout
          label={legal.standing}
          value={legal.force[data.standing.kind]}
          note={forceDay(data.standing)}
          action={
            <LinkButton kind="secondary" href={paths.meetingItemAppeals(meeting.id, item.id)}>
              {legal.title}
            </LinkButton>
          }
        />
      )}
      {isConcealed && <Notice tone="warning">{t.concealed}</Notice>}
      {!data.proposalLocked && !item.settled && <Notice tone="warning">{t.unlocked}</Notice>}
      {may.includes("take-up") && item.paragraph === null && (
        <CommandForm version={meeting.version} hidden={{ do: "take-up" }}>
          <Cluster>
            <Button>{t.takeUp}</Button>
            <Muted>{t.takeUpLead}</Muted>
          </Cluster>
        </CommandForm>
      )}
      <TwoColumns
        main={
          <>
            {may.includes("record-decision") && item.paragraph !== null && <Steps />}
            {item.proceedings.extra && <p lang="sv">{toldOfExtra(meeting.body, item.proceedings.extra)}</p>}
            {item.background && (
              <Section title={t.background}>
                <Prose>
                  {item.background.split(/\n{2,}/).map((text) => (
                    <p key={text}>{text}</p>
                  ))}
                </Prose>
              </Section>
            )}
            {(item.settled || !item.allocationId) && clauses.length > 0 && (
              <Section title={item.settled ? t.clauses : t.proposal}>
                <ul lang="sv">
                  {clauses.map((clause) => (
                    <li key={clause}>{t.that(clause)}</li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        }
        aside={meeting.openedAt === null ? null : <TakingPart />}
      />
      {data.scenarios && item.allocationId && (
        <p>
          <a href={data.scenarios}>{whatIf.fromItem}</a>
        </p>
      )}
      {data.statements.length > 0 && (
        <Section title={statement.onAgenda}>
          <ul>
            {data.statements.map((one) => (
              <li key={one.applicationId}>
                <a href={paths.agendaStatement(meeting.id, item.id, one.applicationId)}>
                  <bdi>{one.title}</bdi> (PDF)
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data.files.length > 0 && (
        <Details summary={files.list}>
          {data.files.map((one) => (
            <SealedAttachments
              staff
              key={one.applicationId}
              title={one.title}
              attachments={one.attachments}
              annexes={one.annexes}
              hrefOf={(file) => paths.meetingAttachment(meeting.id, file)}
            />
          ))}
        </Details>
      )}
      {item.allocationId && !isConcealed && !(item.deferral && meeting.state !== "open") && (
        <Section title={item.settled && !item.deferral ? t.outcomeTable : t.proposalTable}>
          <ItemCases cases={cases} decisions={item.settled ? item.decisions : []} />
        </Section>
      )}
      {apart.length > 0 && (
        <Section title={t.brokenOut}>
          <ul>
            {apart.map((one) => (
              <li key={one.id}>
                <a href={paths.meetingItem(meeting.id, one.id)}>
                  {one.paragraph === null ? "" : `${t.paragraph(one.paragraph)} `}
                  {one.title}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {item.proceedings.motions.length > 0 && (
        <Section title={room.vote.motions}>
          <ul lang="sv">
            {item.proceedings.motions.map((motion) => (
              <li key={`${motion.personId} ${motion.text}`}>
                {minutesWords.motion(nameIn(meeting, motion.personId), motion.text)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!isConcealed && <Votes />}
      {item.reservations.length > 0 && (
        <Section title={t.reservations}>
          {item.reservations.map((reservation) => (
            <p key={reservation.personId}>
              <strong>
                <bdi>{nameIn(meeting, reservation.personId)}</bdi>
              </strong>
              : {reservation.text}
            </p>
          ))}
        </Section>
      )}
      {may.includes("break-out") && item.kind === "allocation" && !item.settled && cases.length > 1 && (
        <Details summary={t.breakOutTitle} open={message !== undefined || Object.keys(unaccepted.errors).length > 0}>
          <p>{t.breakOutLead}</p>
          <CommandForm version={meeting.version} hidden={{ do: "break-out" }} {...unaccepted}>
            <Select
              name="applicationId"
              label={t.breakOutWhich}
              placeholder={t.chooseApplication}
              options={cases.map((one) => ({ value: one.applicationId, label: `${one.title}, ${one.organisation}` }))}
            />
            <Button kind="secondary">{t.breakOut}</Button>
          </CommandForm>
        </Details>
      )}
      {may.includes("put-back") && item.applicationId && !isConcealed && item.paragraph === null && (
        <Details summary={t.putBackTitle}>
          <p>{t.putBackLead}</p>
          <CommandForm version={meeting.version} hidden={{ do: "put-back" }}>
            <Button kind="secondary">{t.putBack}</Button>
          </CommandForm>
        </Details>
      )}
      {may.includes("defer") && data.deferrable && !item.settled && !isConcealed && (
        <p>
          <LinkButton kind="secondary" href={paths.meetingItemDeferral(meeting.id, item.id)}>
            {t.putOff}
          </LinkButton>{" "}
          <Muted>{t.putOffLead}</Muted>
        </p>
      )}
      {may.includes("correct") && item.paragraph !== null && !isConcealed && (
        <p>
          <LinkButton kind="secondary" href={paths.minutesCorrection(meeting.id, item.id)}>
            {room.corrections.link}
          </LinkButton>
        </p>
      )}
      {may.includes("reopen-item") && item.settled && (
        <Details summary={t.reopenTitle}>
          <p>{t.reopenLead}</p>
          <CommandForm version={meeting.version} hidden={{ do: "reopen" }}>
            <Button kind="danger">{t.reopen}</Button>
          </CommandForm>
        </Details>
      )}
      <nav className="cluster" aria-label={room.meeting.agenda}>
        {before && (
          <LinkButton kind="quiet" icon="arrow-left" href={paths.meetingItem(meeting.id, before.id)}>
            {t.previousItem}
          </LinkButton>
        )}
        {after && (
          <LinkButton kind="secondary" href={paths.meetingItem(meeting.id, after.id)}>
            {t.nextItem}
          </LinkButton>
        )}
      </nav>
    </>
  );
}

function TakingPart() {
  const { meeting, item, taking, itemQuorum } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const t = room.item;
  return (
    <Panel title={t.taking} tone="sunken">
      <p>
        <Tag tone={itemQuorum.met ? "positive" : "negative"}>{itemQuorum.met ? room.meeting.quorum : room.meeting.notQuorum}</Tag>{" "}
        {t.quorum(taking.length)}
      </p>
      <ul className="plain-list">
        {taking.map((member) => (
          <li key={member.personId}>
            <bdi>{member.name}</bdi>
            {chairOf(meeting, item) === member.personId && <Muted> {t.chairs}</Muted>}
          </li>
        ))}
      </ul>
      {item.absences.length > 0 && (
        <>
          <h3>{t.away}</h3>
          <ul className="plain-list">
            {item.absences.map((absence) => (
              <li key={absence.personId}>
                <bdi>{nameIn(meeting, absence.personId)}</bdi>{" "}
                <Tag tone={absence.kind === "conflict" ? "attention" : "neutral"}>
                  {absence.kind === "conflict" ? t.conflict : t.gone}
                </Tag>
                {absence.ground && <Muted> {absence.ground}.</Muted>}
                {absence.replacedById && <Muted> {t.replacedBy(nameIn(meeting, absence.replacedById))}</Muted>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Steps() {
  const { meeting, item } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const t = room.item;
  const tally = tallyOf(item.votes, chairOf(meeting, item));
  const at = [meeting.id, item.id] as const;
  const open = !item.settled;
  return (
    <Section title={t.steps}>
      <TaskList
        label={t.steps}
        items={[
          {
            title: t.step.absence,
            ...(open ? { href: paths.meetingItemAbsence(...at) } : {}),
            status: { label: item.absences.length === 0 ? t.status.none : t.status.noted(item.absences.length) },
          },
          ...(item.rulings.length > 0
            ? [
                {
                  title: t.disputed,
                  ...(open ? { href: paths.meetingItemRuling(...at) } : {}),
                  status: { label: t.status.noted(item.rulings.length) },
                },
              ]
            : []),
          {
            title: t.step.vote,
            ...(open ? { href: paths.meetingItemVote(...at) } : {}),
            status: {
              label: tally.ok
                ? t.status.voted(tally.value.yes, tally.value.no)
                : item.deferral?.by === "minority"
                  ? t.status.minority
                  : t.status.acclamation,
            },
          },
          {
            title: t.step.decision,
            ...(open ? { href: paths.meetingItemDecision(...at) } : {}),
            status: {
              label: item.deferral
                ? room.meeting.itemStates[item.deferral.kind]
                : item.settled
                  ? t.status.decided
                  : t.status.notDecided,
              ...(open ? { tone: "attention" as const } : {}),
            },
          },
          {
            title: t.step.reservation,
            ...(open ? {} : { href: paths.meetingItemReservation(...at) }),
            status: { label: item.reservations.length === 0 ? t.status.none : t.status.noted(item.reservations.length) },
          },
        ]}
      />
    </Section>
  );
}

function Votes() {
  const { meeting, item } = useLoaderData<typeof loader>();
  const { item: t, vote: v } = useTexts(decisionTexts);
  const tally = tallyOf(item.votes, chairOf(meeting, item));
  if (!tally.ok) return null;
  return (
    <Section title={t.votes}>
      <p>
        <strong>{tally.value.carried === "yes" ? v.carriedYes : v.carriedNo}</strong>:{" "}
        {v.result(tally.value.yes, tally.value.no, tally.value.abstain)}
        {tally.value.castingVote && `. ${v.casting}`}
      </p>
      <p>
        {v.yes}: {item.proceedings.yes}
        {item.proceedings.proposalSide === "yes" && v.isProposal}
        <br />
        {v.no}: {item.proceedings.no}
        {item.proceedings.proposalSide === "no" && v.isProposal}
      </p>
      <ul className="plain-list">
        {item.votes.map((vote) => (
          <li key={vote.personId}>
            <bdi>{nameIn(meeting, vote.personId)}</bdi> <Muted>{v.choices[vote.choice]}</Muted>
          </li>
        ))}
      </ul>
    </Section>
  );
}
