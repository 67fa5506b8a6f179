import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
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
import { papersOf } from "#app/rooms/decisions/item-papers.server.ts";
import { chairOf } from "#app/rooms/decisions/meeting.ts";
import { BreakOutForm } from "#app/rooms/decisions/ui/break-out-form.tsx";
import { useForceDay } from "#app/rooms/decisions/ui/force.tsx";
import { Course, MatterCases, MatterPapers, MatterText, PutOffHere, TakingPart } from "#app/rooms/decisions/ui/item-parts.tsx";
import { ItemTag } from "#app/rooms/decisions/ui/item-tag.tsx";
import { OwnTies } from "#app/rooms/decisions/ui/own-ties.tsx";
import { PutBack, Reopen } from "#app/rooms/decisions/ui/undoing.tsx";
import { tallyOf } from "#app/rooms/decisions/voting.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, PageHeading, Section, TwoColumns } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId } }) => {
  const item = found(await itemPage(actor, id, itemId));
  const standing = item.isConcealed ? null : ((await forceOfMeeting(actor, id))[itemId] ?? null);
  return { ...item, standing, papers: await papersOf(actor, item) };
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
  done: ({ params: { id, itemId }, value }) => paths.meetingItem(id, value?.itemId ?? itemId),
});

export default function ItemPage() {
  const data = useLoaderData<typeof loader>();
  const { meeting, item, may, cases, isConcealed } = data;
  const room = useTexts(decisionTexts);
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.item;
  const legal = useTexts(appealTexts);
  const forceDay = useForceDay();
  const apart =
    item.kind === "allocation" ? meeting.items.filter((one) => one.applicationId && one.allocationId === item.allocationId) : [];
  const index = meeting.items.findIndex((one) => one.id === item.id);
  const [before, after] = [meeting.items[index - 1], meeting.items[index + 1]];
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
      <PutOffHere data={data} />
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
      {!item.settled && <OwnTies ties={data.ownTies} />}
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
            <MatterText data={data} />
          </>
        }
        aside={meeting.openedAt === null ? null : <TakingPart data={data} />}
      />
      <MatterPapers data={data} papers={data.papers} />
      <MatterCases data={data} />
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
      <Course data={data} />
      {may.includes("break-out") && item.kind === "allocation" && !item.settled && cases.length > 1 && (
        <Details summary={t.breakOutTitle} open={message !== undefined || Object.keys(unaccepted.errors).length > 0}>
          <BreakOutForm data={data} unaccepted={unaccepted} hidden={{ do: "break-out" }} />
        </Details>
      )}
      <PutBack data={data} hidden={{ do: "put-back" }} />
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
      <Reopen data={data} hidden={{ do: "reopen" }} />
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
