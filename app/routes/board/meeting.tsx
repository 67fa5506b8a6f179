import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { agendaChangeTexts } from "#app/rooms/decisions/agenda-changes.texts.ts";
import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import { changesOf } from "#app/rooms/decisions/amendment-letter.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import { forceOfMeeting } from "#app/rooms/decisions/appeals.server.ts";
import { agendaForm } from "#app/rooms/decisions/decisions.forms.ts";
import {
  addItem,
  callMeeting,
  meetingPage,
  putAmendmentOnAgenda,
  putProposalOnAgenda,
  putReportOnAgenda,
} from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { type Item, type Meeting, type Member, nameIn } from "#app/rooms/decisions/meeting.ts";
import { hasLeft } from "#app/rooms/decisions/presence.ts";
import { signersOf } from "#app/rooms/decisions/signing.ts";
import { sittingTexts } from "#app/rooms/decisions/sitting.texts.ts";
import { afterItem, inHandOf } from "#app/rooms/decisions/sitting.ts";
import { CallNotice } from "#app/rooms/decisions/ui/call-notice.tsx";
import { ForceTag } from "#app/rooms/decisions/ui/force.tsx";
import { ItemTag } from "#app/rooms/decisions/ui/item-tag.tsx";
import { MeetingTag } from "#app/rooms/decisions/ui/meeting-tag.tsx";
import { sittingAt } from "#app/rooms/decisions/ui/sitting-parts.tsx";
import { formatDate, formatInstant, formatTime } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Panel, Section, TwoColumns } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => ({
  heading: decisionTexts[language].meetings.title,
  ...found(await meetingPage(actor, params.id)),
  force: await forceOfMeeting(actor, params.id),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.meeting.body} ${data?.meeting.heldOn} – Drum` },
];

export const action = command({
  params: idParams,
  form: agendaForm,
  run: ({ actor, params, form }): Promise<Result<unknown, string>> => {
    const on = { actor, id: params.id, version: form.version };
    if (form.do === "call") return callMeeting(on);
    if (form.do === "report") return putReportOnAgenda(on);
    if (form.do === "put-on-proposal") return putProposalOnAgenda({ ...on, allocationId: form.allocationId });
    return form.do === "put-on"
      ? putAmendmentOnAgenda({ ...on, amendmentId: form.amendmentId })
      : addItem({ ...on, title: form.title, background: form.background, clause: form.clause });
  },
  done: ({ params }) => paths.meeting(params.id),
});

export default function MeetingRoom() {
  const { meeting, may, quorum, concealed, force, waiting, unreported, proposals } = useLoaderData<typeof loader>();
  const room = useTexts(decisionTexts);
  const appeal = useTexts(appealTexts);
  const later = useTexts(amendmentTexts);
  const delegation = useTexts(delegationTexts);
  const changes = useTexts(agendaChangeTexts);
  const sitting = useTexts(sittingTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const t = room.meeting;
  const inHand = inHandOf(meeting);
  const current = inHand?.settled ? afterItem(meeting, inHand) : inHand;
  const name = (personId: string | null) => meeting.members.find((member) => member.personId === personId)?.name ?? t.notChosen;
  const actions = [
    meeting.state === "open" && (
      <LinkButton key="sitting" href={sittingAt(meeting.id)}>
        {sitting.open}
      </LinkButton>
    ),
    may.includes("open") && (
      <LinkButton key="open" href={paths.meetingOpening(meeting.id)}>
        {t.open}
      </LinkButton>
    ),
    may.includes("move") && (
      <LinkButton key="move" kind="secondary" href={paths.meetingRescheduling(meeting.id)}>
        {room.reschedule.link}
      </LinkButton>
    ),
    may.includes("close") && !current && (
      <LinkButton key="close" href={paths.meetingClosing(meeting.id)}>
        {t.close}
      </LinkButton>
    ),
    (may.includes("adjust") || may.includes("sign")) && (
      <LinkButton key="adjust" href={paths.minutesAdjustment(meeting.id)}>
        {t.adjust}
      </LinkButton>
    ),
    may.includes("announce") && (
      <LinkButton key="announce" href={paths.minutesNotice(meeting.id)}>
        {t.announce}
      </LinkButton>
    ),
    <LinkButton key="bundle" kind="secondary" href={paths.meetingBundle(meeting.id)}>
      {t.bundle}
    </LinkButton>,
    meeting.openedAt !== null && (
      <LinkButton key="minutes" kind="secondary" href={paths.minutes(meeting.id)}>
        {t.minutes}
      </LinkButton>
    ),
  ].filter(Boolean);
  return (
    <>
      <PageHeading
        title={meeting.body}
        caption={t.caption(formatDate(meeting.heldOn, language), formatTime(meeting.startsAt, language), meeting.place)}
        tag={<MeetingTag state={meeting.state} />}
        back={{ href: paths.meetings(), label: t.all }}
        actions={<ButtonGroup>{actions}</ButtonGroup>}
      />
      <Answer message={message} code={code} />
      {meeting.state === "called-off" && <Notice title={room.reschedule.calledOff}>{meeting.calledOffReason}</Notice>}
      {meeting.moves.length > 0 && (
        <Notice title={room.reschedule.moved}>
          <ul className="plain-list">
            {meeting.moves.map((from) => (
              <li key={`${from.startsAt} ${from.place}`}>
                {room.reschedule.movedFrom(
                  formatDate(from.heldOn, language),
                  formatTime(new Date(from.startsAt), language),
                  from.place,
                )}{" "}
                {from.reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {meeting.state === "open" && current && (
        <Callout
          label={current.paragraph === null ? t.next : t.now}
          value={current.paragraph === null ? current.title : `${room.item.paragraph(current.paragraph)} ${current.title}`}
          action={
            <LinkButton kind="secondary" href={paths.meetingItem(meeting.id, current.id)}>
              {t.goTo}
            </LinkButton>
          }
        />
      )}
      {meeting.announcedAt && meeting.appealUntil && (
        <Callout label={t.appealUntil} value={formatDate(meeting.appealUntil, language)} />
      )}
      <TwoColumns
        main={
          <Section title={t.agenda}>
            <DataTable
              caption={t.agenda}
              captionHidden
              rows={meeting.items}
              rowKey={(item) => item.id}
              columns={[
                {
                  key: "paragraph",
                  label: "§",
                  nowrap: true,
                  cell: (item) => (item.paragraph === null ? "–" : room.item.paragraph(item.paragraph)),
                },
                {
                  key: "title",
                  label: t.matter,
                  rowHeader: true,
                  cell: (item) => (
                    <>
                      <a href={paths.meetingItem(meeting.id, item.id)}>{item.title}</a>
                      <Notes item={item} concealed={concealed.includes(item.id)} />
                    </>
                  ),
                },
                {
                  key: "state",
                  label: meeting.announcedAt ? appeal.short : room.meetings.columns.state,
                  cell: (item) => {
                    const standing = item.deferral ? undefined : force[item.id];
                    return standing ? <ForceTag force={standing} /> : <ItemTag item={item} />;
                  },
                },
              ]}
            />
            {(may.includes("order-agenda") || may.includes("add-extra")) && (
              <p>
                <LinkButton kind="quiet" href={paths.meetingAgenda(meeting.id)}>
                  {may.includes("order-agenda") ? changes.link : changes.extraLink}
                </LinkButton>
              </p>
            )}
            {proposals.length > 0 && (
              <Section title={t.proposalsWaiting} level={3}>
                <ul className="plain-list stack">
                  {proposals.map((one) => (
                    <li key={one.allocationId}>
                      <strong>
                        <bdi>{one.callTitle}</bdi>
                      </strong>
                      <br />
                      <Muted>{room.plan.proposal(one.applications, one.proposedOre)}</Muted>
                      <CommandForm version={meeting.version} hidden={{ do: "put-on-proposal", allocationId: one.allocationId }}>
                        <Button kind="secondary">{t.putOn}</Button>
                      </CommandForm>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {unreported > 0 && (
              <Section title={delegation.reportWaiting(unreported)} level={3}>
                <CommandForm version={meeting.version} hidden={{ do: "report" }}>
                  <Button kind="secondary">{delegation.putOn}</Button>
                </CommandForm>
              </Section>
            )}
            {may.includes("add-item") && waiting.length > 0 && (
              <Section title={later.waiting} level={3}>
                <ul className="plain-list stack">
                  {waiting.map((one) => (
                    <li key={one.id}>
                      <strong>
                        {later.kinds[one.kind]}: <bdi>{one.project}</bdi>
                      </strong>
                      <br />
                      <Muted>
                        {one.number} · {changesOf(one, { amountOre: one.beforeOre }, language).join(". ")}
                      </Muted>
                      <CommandForm version={meeting.version} hidden={{ do: "put-on", amendmentId: one.id }}>
                        <Button kind="secondary">{later.putOn}</Button>
                      </CommandForm>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {may.includes("add-item") && (
              <Details summary={t.addItem} open={Object.keys(unaccepted.errors).length > 0}>
                <CommandForm version={meeting.version} hidden={{ do: "add" }} {...unaccepted}>
                  <Field name="title" label={t.addTitle} />
                  <TextArea name="background" label={t.addBackground} rows={3} optional />
                  <Field name="clause" label={t.addClause} optional />
                  <Button kind="secondary">{t.add}</Button>
                </CommandForm>
              </Details>
            )}
          </Section>
        }
        aside={
          <>
            {may.includes("call") && <CallNotice meeting={meeting} />}
            <Panel title={t.presence} tone={meeting.state === "open" && quorum.met ? "accent" : "sunken"}>
              {meeting.openedAt !== null && (
                <p>
                  <Tag tone={quorum.met ? "positive" : "negative"}>{quorum.met ? t.quorum : t.notQuorum}</Tag>
                  {` ${t.quorumOf(quorum.present, quorum.seats)}`}
                  <br />
                  <Muted>{t.needed(quorum.needed)}</Muted>
                </p>
              )}
              <Presence meeting={meeting} />
              {may.includes("note-attendance") && (
                <LinkButton kind="secondary" href={paths.meetingAttendance(meeting.id)}>
                  {t.attendance}
                </LinkButton>
              )}
            </Panel>
            <SummaryList
              compact
              rows={[
                { label: t.chair, value: <bdi>{name(meeting.chairId)}</bdi> },
                { label: t.secretary, value: <bdi>{name(meeting.secretaryId)}</bdi> },
                { label: t.adjuster, value: <bdi>{name(meeting.adjusterId)}</bdi> },
                ...(["closed", "adjusted", "announced"].includes(meeting.state)
                  ? [{ label: t.signatures, value: <Signatures meeting={meeting} /> }]
                  : []),
                ...(meeting.adjustedAt
                  ? [{ label: t.adjustedAt, value: formatDate(localDate(meeting.adjustedAt), language) }]
                  : []),
                ...(meeting.announcedAt
                  ? [{ label: t.announcedAt, value: formatDate(localDate(meeting.announcedAt), language) }]
                  : []),
              ]}
            />
          </>
        }
      />
    </>
  );
}

function Notes({ item, concealed }: { item: Item; concealed: boolean }) {
  const { meeting: t } = useTexts(decisionTexts);
  const recused = item.absences.filter((absence) => absence.kind === "conflict").length;
  const notes = [
    recused > 0 && t.recused(recused),
    item.reservations.length > 0 && t.reservations(item.reservations.length),
    concealed && t.concealed,
  ].filter(Boolean);
  return notes.length === 0 ? null : (
    <>
      <br />
      <Muted>{notes.join(" · ")}</Muted>
    </>
  );
}

/** Who has signed the minutes, and who is awaited. */
function Signatures({ meeting }: { meeting: Meeting }) {
  const { meeting: t } = useTexts(decisionTexts);
  const language = useLanguage();
  return (
    <ul className="plain-list">
      {signersOf(meeting).map((signer) => (
        <li key={signer.personId}>
          <bdi>{nameIn(meeting, signer.personId)}</bdi>, {t.signerRoles[signer.capacity]}
          <br />
          <Muted>{signer.signedAt ? t.signedAt(formatInstant(signer.signedAt, language)) : t.awaited}</Muted>
        </li>
      ))}
    </ul>
  );
}

function Presence({ meeting }: { meeting: Meeting }) {
  const { meeting: t, capacities } = useTexts(decisionTexts);
  const state = (member: Member) => {
    if (meeting.openedAt === null) return "";
    if (!member.present) return t.absent;
    if (meeting.state === "open" && hasLeft(meeting, member.personId)) return t.left;
    if (member.capacity !== "substitute") return "";
    return member.servesFor
      ? t.serves(meeting.members.find((seat) => seat.personId === member.servesFor)?.name ?? "")
      : t.notServing;
  };
  return (
    <SummaryList
      compact
      rows={(["member", "substitute", "adjunct", "officer"] as const)
        .map((capacity) => ({ capacity, members: meeting.members.filter((member) => member.capacity === capacity) }))
        .filter(({ members }) => members.length > 0)
        .map(({ capacity, members }) => ({
          label: capacities[capacity],
          value: (
            <ul className="plain-list">
              {members.map((member) => (
                <li key={member.personId}>
                  <bdi>{member.name}</bdi>
                  {state(member) && <Muted> {state(member)}</Muted>}
                </li>
              ))}
            </ul>
          ),
        }))}
    />
  );
}
