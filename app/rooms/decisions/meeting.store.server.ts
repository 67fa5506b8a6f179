import { type Actor, hasRole, isBoard, isStaff } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { moveAllocation } from "#app/rooms/allocation/allocation.server.ts";
import { recordOutcome } from "#app/rooms/decisions/amendment.store.server.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import {
  type MeetingCommand,
  type MeetingRelation,
  type MeetingState,
  meetingLifecycle,
} from "#app/rooms/decisions/meeting.lifecycle.ts";
import {
  type Correction,
  conflictsOf,
  type Item,
  type ItemDecision,
  itemOf,
  type Meeting,
  noProceedings,
  type Remark,
  type Reservation,
  type Signature,
} from "#app/rooms/decisions/meeting.ts";
import { decidesLine } from "#app/rooms/decisions/queries/on-agenda.server.ts";
import { awaitedIn } from "#app/rooms/decisions/signing.ts";
import { post } from "#app/rooms/money/money.server.ts";

export type MeetingSubject = Omit<Meeting, "state"> & { readonly state: MeetingState };

type Of<Row> = Row & { itemId: string };

/** A whole meeting: people, paragraphs, and all that was noted on them. */
export async function readMeeting(db: Executor, id: string, lock: boolean): Promise<Meeting | null> {
  const row = await db.maybe<Omit<Meeting, "members" | "items" | "signatures" | "corrections" | "remarks">>(sql`
    select id, state, version, body, held_on, starts_at, place, opened_at, closed_at, adjusted_at, announced_at, appeal_until, chair_id, secretary_id, adjuster_id, in_hand_id, demo, moves, called_at, called_off_reason
    from meeting where id = ${id} ${lock ? sql`for update` : sql``}`);
  if (!row) return null;
  const mine = sql`(select id from agenda_item where meeting_id = ${id})`;
  const members = await db.many<Meeting["members"][number]>(sql`
    select mm.person_id, p.name, p.title, mu.name as municipality, mm.capacity, mm.present, mm.serves_for, mm.position
    from meeting_member mm join person p on p.id = mm.person_id
    left join lateral (select max(municipality_code) as code from person_role pr where pr.person_id = p.id) at on true
    left join municipality mu on mu.code = at.code
    where mm.meeting_id = ${id} order by mm.position`);
  const items = await db.many<Omit<Item, "absences" | "votes" | "reservations" | "decisions">>(sql`
    select id, position, year, paragraph, kind, title, call_id, allocation_id, application_id, amendment_id, background, clauses, procedure, proceedings, chair_id, settled, deferral, rulings
    from agenda_item where meeting_id = ${id} order by position`);
  const absences = await db.many<Of<Item["absences"][number]>>(
    sql`select item_id, person_id, kind, ground, application_id, other_ids, replaced_by_id from item_absence where item_id in ${mine} order by person_id`,
  );
  const votes = await db.many<Of<Item["votes"][number]>>(
    sql`select item_id, person_id, choice from vote where item_id in ${mine} order by person_id`,
  );
  const reservations = await db.many<Of<Reservation>>(
    sql`select item_id, person_id, text, at from reservation where item_id in ${mine} order by at, person_id`,
  );
  const decisions = await db.many<Of<Omit<ItemDecision, "tranches">>>(sql`
    select d.item_id, d.id, d.application_id, d.state, d.version, d.outcome, d.amount_ore, d.reasons, d.conditions
    from decision d join application a on a.id = d.application_id where d.item_id in ${mine} order by a.number`);
  const tranches = await db.many<ItemDecision["tranches"][number] & { decisionId: string }>(sql`
    select t.decision_id, t.year, t.fund_id, t.amount_ore, t.standing from tranche t join decision d on d.id = t.decision_id where d.item_id in ${mine} order by t.year`);
  const signatures = await db.many<Signature>(
    sql`select person_id, capacity, signed_at from minutes_signature where meeting_id = ${id}
      and edition = (select count(*) + 1 from minutes_correction where meeting_id = ${id}) order by signed_at, person_id`,
  );
  const corrections = await db.many<Correction>(
    sql`select number, item_id, changes, reason, voided, corrected_at from minutes_correction where meeting_id = ${id} order by number`,
  );
  const remarks = await db.many<Remark>(
    sql`select item_id, person_id, words, said_at from minutes_remark where meeting_id = ${id} order by said_at, id`,
  );
  const of = <Row>(rows: readonly Of<Row>[], itemId: string): Row[] =>
    rows.filter((one) => one.itemId === itemId).map(({ itemId: _, ...rest }) => rest as Row);
  return {
    ...row,
    members,
    signatures,
    corrections,
    remarks,
    items: items.map((item) => ({
      ...item,
      proceedings: { ...noProceedings, ...item.proceedings },
      absences: of(absences, item.id),
      votes: of(votes, item.id),
      reservations: of(reservations, item.id),
      decisions: of(decisions, item.id).map((decision) => ({
        ...decision,
        tranches: tranches
          .filter((tranche) => tranche.decisionId === decision.id)
          .map(({ decisionId: _, ...tranche }) => tranche),
      })),
    })),
  };
}

/**
 * Paragraphs run through the year and are never given twice. Whoever needs the next number waits for the one who is taking it; the
 * unique index on year and number is the second lock.
 */
export async function nextParagraph(tx: Executor, year: number): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(7302, ${year}::int)`);
  const { next } = await tx.one<{ next: number }>(sql`
    select greatest(coalesce(max(paragraph), 0) + 1, (select (value ->> 'from')::int from setting where key = ${`paragraphs ${year}`}))::int as next
    from agenda_item where year = ${year} and series = 'board'`);
  return next;
}

export function relationsTo(
  meeting: Pick<MeetingSubject, "chairId" | "adjusterId" | "items" | "signatures">,
  actor: Actor,
): MeetingRelation[] {
  const awaited = awaitedIn(meeting);
  const signs = actor.personId !== "" && awaited.some((signer) => signer.personId === actor.personId);
  return [
    ...(hasRole(actor, "secretary") ? (["secretary"] as const) : []),
    ...(hasRole(actor, "secretary", "admin") ? (["publisher"] as const) : []),
    ...(actor.personId !== "" && actor.personId === meeting.chairId ? (["chair"] as const) : []),
    ...(signs ? [awaited.length === 1 ? ("last-signer" as const) : ("signer" as const)] : []),
    ...(isBoard(actor) || isStaff(actor) ? (["reader"] as const) : []),
  ];
}

const stamps: Partial<Record<MeetingEvent["type"], ReturnType<typeof sql>>> = {
  MeetingCalled: sql`called_at`,
  MeetingOpened: sql`opened_at`,
  MeetingClosed: sql`closed_at`,
  MinutesAdjusted: sql`adjusted_at`,
  MeetingAnnounced: sql`announced_at`,
};

async function insertItem(
  tx: Executor,
  meetingId: string,
  year: number,
  item: Extract<MeetingEvent, { type: "ItemAdded" }>["item"],
  position: number,
) {
  await tx.run(sql`
    insert into agenda_item (id, meeting_id, position, year, kind, title, call_id, allocation_id, application_id, amendment_id, background, clauses, procedure, proceedings)
    values (${item.id}, ${meetingId}, ${position}, ${year}, ${item.kind}, ${item.title}, ${item.callId}, ${item.allocationId}, ${item.applicationId}, ${item.amendmentId}, ${item.background},
      ${JSON.stringify(item.clauses)}::jsonb, ${item.clauses.length === 0 && !item.allocationId ? "none" : "acclamation"}, ${JSON.stringify(item.extra ? { extra: item.extra } : {})}::jsonb)`);
  if (item.matters)
    await tx.run(
      sql`update delegated_matter set reported_item_id = ${item.id} where id = any(${[...item.matters]}::uuid[]) and reported_item_id is null`,
    );
}

async function applyOne(tx: Executor, meeting: MeetingSubject, event: MeetingEvent, actor: Actor, now: Date): Promise<void> {
  const stamp = stamps[event.type];
  if (stamp) await tx.run(sql`update meeting set ${stamp} = ${now} where id = ${meeting.id}`);
  switch (event.type) {
    case "MeetingPlanned": {
      const { body, heldOn, startsAt, place, chairId, demo } = event;
      await tx.run(sql`
        insert into meeting (id, state, body, held_on, starts_at, place, chair_id, secretary_id, demo)
        values (${meeting.id}, 'planned', ${body}, ${heldOn}, ${startsAt}, ${place}, ${chairId}, ${actor.personId}, ${demo})`);
      for (const [position, member] of event.members.entries())
        await tx.run(
          sql`insert into meeting_member (meeting_id, person_id, capacity, position) values (${meeting.id}, ${member.personId}, ${member.capacity}, ${position + 1})`,
        );
      for (const [index, item] of event.items.entries())
        await insertItem(tx, meeting.id, Number(heldOn.slice(0, 4)), item, index + 1);
      return;
    }
    case "ItemAdded": {
      // The closing stays last.
      const last = meeting.items.at(-1);
      const before = last?.kind === "closing";
      const position = (last?.position ?? 0) + 1;
      if (before) await tx.run(sql`update agenda_item set position = ${position} where id = ${last.id}`);
      return insertItem(tx, meeting.id, Number(meeting.heldOn.slice(0, 4)), event.item, before ? last.position : position);
    }
    case "AgendaOrdered":
      // Two never stand in one place: everything steps aside first.
      await tx.run(sql`update agenda_item set position = -position where meeting_id = ${meeting.id}`);
      await tx.run(sql`
        update agenda_item i set position = o.place from unnest(${[...event.itemIds]}::uuid[]) with ordinality o(id, place)
        where i.id = o.id and i.meeting_id = ${meeting.id}`);
      return;
    case "ItemRemoved":
      await tx.run(
        sql`update delegated_matter set reported_item_id = null where reported_item_id = any(${[...event.itemIds]}::uuid[])`,
      );
      await tx.run(sql`delete from agenda_item where id = any(${[...event.itemIds]}::uuid[]) and paragraph is null`);
      return;
    case "ItemBrokenOut":
      return breakOutItem(tx, meeting, event);
    case "ItemPutBack":
      await tx.run(
        sql`update item_absence set item_id = ${event.toItemId} where item_id = ${event.itemId} and person_id = any(${[...event.moved]}::uuid[])`,
      );
      // Whoever is recused from both is recused from the one paragraph because of all.
      await tx.run(sql`
        update item_absence b set other_ids = array_append(b.other_ids, o.application_id) from item_absence o
        where b.item_id = ${event.toItemId} and o.item_id = ${event.itemId} and o.person_id = b.person_id and b.kind = 'conflict' and o.kind = 'conflict'
          and o.application_id is not null and b.application_id is distinct from o.application_id and o.application_id <> all(b.other_ids)`);
      await tx.run(sql`delete from item_absence where item_id = ${event.itemId}`);
      await tx.run(sql`update decision set item_id = ${event.toItemId} where item_id = ${event.itemId}`);
      await tx.run(sql`delete from agenda_item where id = ${event.itemId} and paragraph is null`);
      return;
    case "RollCalled":
      await tx.run(sql`update meeting set chair_id = ${event.chairId} where id = ${meeting.id}`);
      for (const seat of event.seats)
        await tx.run(
          sql`update meeting_member set present = ${seat.present}, serves_for = ${seat.servesFor} where meeting_id = ${meeting.id} and person_id = ${seat.personId}`,
        );
      return;
    case "ItemTakenUp":
      await tx.run(sql`update agenda_item set paragraph = ${event.paragraph} where id = ${event.itemId} and paragraph is null`);
      return turnTo(tx, meeting.id, event.itemId);
    case "ItemTurnedTo":
      return turnTo(tx, meeting.id, event.itemId);
    case "AbsenceNoted":
      await tx.run(sql`
        insert into item_absence (item_id, person_id, kind, ground, application_id, other_ids, replaced_by_id)
        values (${event.itemId}, ${event.personId}, ${event.kind}, ${event.ground.text}, ${event.applicationId}, ${[...(event.otherIds ?? [])]}::uuid[], ${event.replacedById})`);
      // From here on the case is hidden from the person everywhere (KL 6:30).
      if (event.kind === "conflict")
        await tx.run(sql`
          insert into conflict (person_id, application_id, state, ground, declared_at, ruled_by_id, ruled_at)
          select ${event.personId}, x, 'confirmed', ${event.ground.text}, ${now}, ${actor.personId}, ${now} from unnest(${conflictsOf(event)}::uuid[]) x
          on conflict (person_id, application_id) do update
          set state = 'confirmed', ground = excluded.ground, version = conflict.version + 1, ruled_by_id = excluded.ruled_by_id, ruled_at = excluded.ruled_at`);
      return;
    case "AbsenceWithdrawn":
      await tx.run(sql`delete from item_absence where item_id = ${event.itemId} and person_id = ${event.personId}`);
      await tx.run(sql`
        delete from conflict where person_id = ${event.personId} and application_id = any(${[...event.applicationIds]}::uuid[]) and state = 'confirmed' and declared_at = ruled_at`);
      // A note that was wrong decides nothing: what the person had declared stands as declared, and what they had denied as denied.
      await tx.run(sql`
        update conflict set state = case when reason = '' then 'none' else 'declared' end, version = version + 1, ruled_by_id = null, ruled_at = null
        where person_id = ${event.personId} and application_id = any(${[...event.applicationIds]}::uuid[]) and state = 'confirmed'`);
      return;
    case "ConflictRuled":
      return ruleOnConflict(tx, meeting, event, now);
    case "ItemChairNamed":
      await tx.run(sql`update agenda_item set chair_id = ${event.chairId} where id = ${event.itemId}`);
      return;
    case "VoteTaken":
      await tx.run(sql`delete from vote where item_id = ${event.itemId}`);
      for (const vote of event.votes)
        await tx.run(
          sql`insert into vote (item_id, person_id, choice) values (${event.itemId}, ${vote.personId}, ${vote.choice})`,
        );
      await tx.run(
        sql`update agenda_item set procedure = 'vote', proceedings = ${JSON.stringify(event.proceedings)}::jsonb where id = ${event.itemId}`,
      );
      return;
    case "VoteWithdrawn":
      await tx.run(sql`delete from vote where item_id = ${event.itemId}`);
      await tx.run(sql`update agenda_item set procedure = 'acclamation' where id = ${event.itemId}`);
      return;
    case "ItemRecorded":
      return recordItem(tx, event, actor, now);
    case "AmendmentRecorded":
      return recordOutcome(tx, { ...event, id: event.amendmentId, command: event.adopted ? "record" : "decline", actor, now });
    case "ItemDeferred":
      return deferItem(tx, event, actor, now);
    case "AdjusterChosen":
      await tx.run(sql`update meeting set adjuster_id = ${event.personId} where id = ${meeting.id}`);
      return;
    case "ItemReopened":
      await tx.run(sql`update agenda_item set settled = false, deferral = null where id = ${event.itemId}`);
      await tx.run(sql`delete from reservation where item_id = ${event.itemId}`);
      return;
    case "ReservationNoted":
      await tx.run(
        sql`insert into reservation (item_id, person_id, text, at) values (${event.itemId}, ${event.personId}, ${event.text}, ${now})`,
      );
      return;
    case "MinutesCorrected":
      return correct(tx, meeting.id, event, actor, now);
    case "CorrectionAsked":
      await tx.run(sql`
        insert into minutes_remark (id, meeting_id, item_id, person_id, words, said_at)
        values (${event.remarkId}, ${meeting.id}, ${event.itemId}, ${event.personId}, ${event.words.text}, ${now})`);
      return;
    case "MinutesSigned":
      await tx.run(
        sql`insert into minutes_signature (meeting_id, person_id, capacity, edition, signed_at) values (${meeting.id}, ${event.personId}, ${event.capacity}, ${meeting.corrections.length + 1}, ${now})`,
      );
      return;
    case "MinutesAdjusted":
      await tx.run(
        sql`insert into minutes (meeting_id, version, document, sha256, created_at) values (${meeting.id}, ${meeting.corrections.length + 1}, ${event.document}::jsonb, ${event.sha256}, ${now})`,
      );
      return;
    case "MeetingAnnounced":
      await tx.run(sql`update meeting set appeal_until = ${event.appealUntil} where id = ${meeting.id}`);
      await tx.run(sql`
        update meeting set state = 'announced', version = version + 1, announced_at = ${now}, appeal_until = ${event.appealUntil}
        where id = any(${[...event.reported]}::uuid[]) and state = 'adjusted'`);
      for (const letter of event.letters)
        await tx.run(sql`update letter set document = ${letter.document}::jsonb where decision_id = ${letter.decisionId}`);
      return;
    case "MeetingClosed":
      await tx.run(sql`update agenda_item set freed = true where id = any(${[...event.freed]}::uuid[])`);
      for (const [id, items] of Object.entries(event.referred)) {
        await moveAllocation(tx, { actor, id, now, command: "refer-back" });
        await tx.run(sql`
          insert into referral (item_id, application_id, allocation_id, rank, score_num, score_den, proposal, amount_ore, purpose, reason, referred_at)
          select i.id, l.application_id, l.allocation_id, l.rank, l.score_num, l.score_den, l.proposal, l.amount_ore, l.purpose, l.reason, ${now}
          from agenda_item i join allocation_line l on ${decidesLine} join application a on a.id = l.application_id
          where i.id = any(${[...items]}::uuid[]) and a.state = 'submitted'`);
        await tx.run(sql`
          update allocation_line l set handed_over_at = null from referral r
          where r.item_id = any(${[...items]}::uuid[]) and l.allocation_id = r.allocation_id and l.application_id = r.application_id`);
      }
      return;
    case "TextTakenDown":
      await tx.run(sql`
        insert into text_taken_down (id, meeting_id, item_id, reason, taken_down_at, taken_down_by_id)
        values (${event.id}, ${meeting.id}, ${event.itemId}, ${event.reason.text}, ${now}, ${actor.personId})`);
      return;
    case "TextPutUp":
      await tx.run(sql`
        update text_taken_down set put_up_at = ${now}, put_up_by_id = ${actor.personId}, put_up_reason = ${event.reason.text}
        where id = ${event.id}`);
      return;
    case "MeetingMoved":
      return moveMeeting(tx, meeting.id, event);
    case "MeetingCalledOff":
      await tx.run(sql`update meeting set called_off_reason = ${event.reason} where id = ${meeting.id}`);
      await tx.run(sql`update agenda_item set freed = true where id = any(${[...event.freed]}::uuid[])`);
      // What it was to be told of on delegation is told at the next one instead, in that meeting's words.
      await tx.run(
        sql`update delegated_matter set reported_item_id = null where reported_item_id = any(${[...event.freed]}::uuid[])`,
      );
      await tx.run(sql`update agenda_item set background = '' where kind = 'report' and id = any(${[...event.freed]}::uuid[])`);
      return;
    case "MeetingCalled":
    case "MeetingOpened":
      return;
  }
}

async function turnTo(tx: Executor, meetingId: string, itemId: string): Promise<void> {
  await tx.run(sql`update meeting set in_hand_id = ${itemId} where id = ${meetingId}`);
}

/** The body's word on a disputed conflict of interest: kept with the paragraph, and what hides the case or shows it from now on. */
async function ruleOnConflict(
  tx: Executor,
  meeting: MeetingSubject,
  { type: _, itemId, ground, reasons, ...said }: Extract<MeetingEvent, { type: "ConflictRuled" }>,
  now: Date,
): Promise<void> {
  const item = itemOf(meeting, itemId);
  const others = item?.rulings.filter((one) => one.personId !== said.personId) ?? [];
  const rulings = [...others, { ...said, ground: ground.text, reasons: reasons.text }];
  await tx.run(sql`update agenda_item set rulings = ${JSON.stringify(rulings)}::jsonb where id = ${itemId}`);
  await tx.run(sql`
    insert into conflict (person_id, application_id, state, ground, declared_at, ruled_at, ruling_reason, ruled_by_body)
    select ${said.personId}, x, ${said.outcome === "conflict" ? "confirmed" : "dismissed"}, ${ground.text}, ${now}, ${now}, ${reasons.text}, ${item?.paragraph ? `${meeting.body} § ${item.paragraph}` : meeting.body}
    from unnest(${[...said.applicationIds]}::uuid[]) x
    on conflict (person_id, application_id) do update set state = excluded.state, ground = excluded.ground, version = conflict.version + 1,
      ruled_by_id = null, ruled_at = excluded.ruled_at, ruling_reason = excluded.ruling_reason, ruled_by_body = excluded.ruled_by_body`);
}

async function correct(
  tx: Executor,
  meetingId: string,
  { itemId, number, changes, reason, voided }: Extract<MeetingEvent, { type: "MinutesCorrected" }>,
  actor: Actor,
  now: Date,
): Promise<void> {
  for (const { part, applicationId, after } of changes) {
    if (part === "background") await tx.run(sql`update agenda_item set background = ${after} where id = ${itemId}`);
    if (part === "clauses")
      await tx.run(sql`update agenda_item set clauses = ${JSON.stringify(after.split("\n"))}::jsonb where id = ${itemId}`);
    if (part === "deferral")
      await tx.run(
        sql`update agenda_item set deferral = jsonb_set(deferral, '{reasons}', ${JSON.stringify(after)}::jsonb) where id = ${itemId}`,
      );
    if (part === "reasons")
      await tx.run(
        sql`update decision set reasons = ${after}, version = version + 1 where item_id = ${itemId} and application_id = ${applicationId} and state = 'recorded'`,
      );
  }
  await tx.run(sql`
    insert into minutes_correction (meeting_id, number, item_id, changes, reason, voided, corrected_at, corrected_by_id)
    values (${meetingId}, ${number}, ${itemId}, ${JSON.stringify(changes)}::jsonb, ${reason}, ${[...voided]}::uuid[], ${now}, ${actor.personId})`);
}

async function moveMeeting(
  tx: Executor,
  id: string,
  { from, heldOn, startsAt, place, reason, members }: Extract<MeetingEvent, { type: "MeetingMoved" }>,
): Promise<void> {
  const moved = JSON.stringify([{ ...from, startsAt: from.startsAt.toISOString(), reason }]);
  await tx.run(
    sql`update meeting set held_on = ${heldOn}, starts_at = ${startsAt}, place = ${place}, moves = moves || ${moved}::jsonb where id = ${id}`,
  );
  // Numbers run through the year of the day that the meeting is held.
  await tx.run(sql`update agenda_item set year = ${Number(heldOn.slice(0, 4))} where meeting_id = ${id} and paragraph is null`);
  if (!members) return;
  await tx.run(sql`delete from meeting_member where meeting_id = ${id}`);
  for (const [position, member] of members.entries())
    await tx.run(
      sql`insert into meeting_member (meeting_id, person_id, capacity, position) values (${id}, ${member.personId}, ${member.capacity}, ${position + 1})`,
    );
}

/** Right after the last paragraph of the same allocation; what a decision since opened again had set aside goes along. */
async function breakOutItem(
  tx: Executor,
  meeting: MeetingSubject,
  { fromItemId, item, chairId, moved, copied, split }: Extract<MeetingEvent, { type: "ItemBrokenOut" }>,
): Promise<void> {
  const last = meeting.items.filter((one) => one.allocationId === item.allocationId).at(-1);
  const position = (last?.position ?? 0) + 1;
  for (const later of meeting.items.filter((one) => one.position >= position).toReversed())
    await tx.run(sql`update agenda_item set position = position + 1 where id = ${later.id}`);
  await insertItem(tx, meeting.id, Number(meeting.heldOn.slice(0, 4)), item, position);
  await tx.run(sql`update agenda_item set chair_id = ${chairId} where id = ${item.id}`);
  await tx.run(
    sql`update item_absence set item_id = ${item.id} where item_id = ${fromItemId} and person_id = any(${[...moved]}::uuid[])`,
  );
  await tx.run(sql`
    insert into item_absence (item_id, person_id, kind, ground, application_id, replaced_by_id)
    select ${item.id}::uuid, person_id, kind, ground, application_id, replaced_by_id from item_absence
    where item_id = ${fromItemId} and person_id = any(${[...copied, ...split]}::uuid[])`);
  await tx.run(
    sql`update item_absence set application_id = ${item.applicationId} where item_id = ${item.id} and person_id = any(${[...split]}::uuid[])`,
  );
  await tx.run(sql`
    update item_absence set application_id = case when application_id = ${item.applicationId} then other_ids[1] else application_id end,
      other_ids = case when application_id = ${item.applicationId} then other_ids[2:] else array_remove(other_ids, ${item.applicationId}::uuid) end
    where item_id = ${fromItemId} and person_id = any(${[...split]}::uuid[])`);
  await tx.run(
    sql`update decision set item_id = ${item.id} where item_id = ${fromItemId} and application_id = ${item.applicationId}`,
  );
}

async function recordItem(
  tx: Executor,
  event: Extract<MeetingEvent, { type: "ItemRecorded" }>,
  actor: Actor,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update agenda_item set clauses = ${JSON.stringify(event.clauses)}::jsonb, procedure = ${event.procedure}, proceedings = ${JSON.stringify(event.proceedings)}::jsonb,
      background = ${event.background}, settled = true where id = ${event.itemId}`);
  for (const decision of event.decisions) {
    await tx.run(sql`
      insert into decision (id, application_id, item_id, state, outcome, amount_ore, reasons, conditions, recorded_at)
      values (${decision.id}, ${decision.applicationId}, ${event.itemId}, 'recorded', ${decision.outcome}, ${decision.amountOre}, ${decision.reasons}, ${decision.conditions}, ${now})
      on conflict (id) do update set version = decision.version + 1, outcome = excluded.outcome, amount_ore = excluded.amount_ore,
        reasons = excluded.reasons, conditions = excluded.conditions, recorded_at = excluded.recorded_at`);
    await tx.run(sql`delete from tranche where decision_id = ${decision.id}`);
    for (const tranche of decision.tranches)
      await tx.run(sql`
        insert into tranche (decision_id, year, fund_id, amount_ore, standing)
        values (${decision.id}, ${tranche.year}, ${tranche.fundId}, ${tranche.amountOre}, ${tranche.standing})`);
    await appendToJournal(tx, {
      subjectType: "decision",
      subjectId: decision.id,
      caseId: decision.applicationId,
      at: now,
      actorId: actor.personId,
      command: "record",
      payload: { to: "recorded", itemId: event.itemId, outcome: decision.outcome, amountOre: decision.amountOre },
    });
  }
  for (const transaction of event.ledger) await post(tx, transaction, now, actor.personId);
  if (event.settles) await moveAllocation(tx, { actor, id: event.settles, now, command: "settle" });
}

/** Nothing is decided in the matter: what an earlier record of the paragraph had put down is taken out again, money first. */
async function deferItem(
  tx: Executor,
  event: Extract<MeetingEvent, { type: "ItemDeferred" }>,
  actor: Actor,
  now: Date,
): Promise<void> {
  const { itemId, deferral, procedure } = event;
  await tx.run(
    sql`update agenda_item set deferral = ${JSON.stringify(deferral)}::jsonb, procedure = ${procedure}, settled = true where id = ${itemId}`,
  );
  if (event.amendmentId) return recordOutcome(tx, { id: event.amendmentId, command: "defer", ledger: event.ledger, actor, now });
  for (const transaction of event.ledger) await post(tx, transaction, now, actor.personId);
  const gone = await tx.many<{ id: string; applicationId: string }>(
    sql`select id, application_id from decision where item_id = ${itemId} and state = 'recorded'`,
  );
  for (const { id, applicationId } of gone) {
    await tx.run(sql`delete from tranche where decision_id = ${id}`);
    await tx.run(sql`delete from decision where id = ${id}`);
    await appendToJournal(tx, {
      subjectType: "decision",
      subjectId: id,
      caseId: applicationId,
      at: now,
      actorId: actor.personId,
      command: "defer",
      payload: { from: "recorded", to: "absent", itemId },
    });
  }
  if (event.unsettles) await moveAllocation(tx, { actor, id: event.unsettles, now, command: "unsettle" });
}

export const meetingKind: CaseKind<MeetingState, MeetingCommand, MeetingRelation, MeetingSubject, MeetingEvent> = {
  name: "meeting",
  lifecycle: meetingLifecycle,
  load: (tx, id) => readMeeting(tx, id, true),
  relationsTo,
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const event of events) await applyOne(tx, subject, event, actor, now);
    if (subject.state !== "absent")
      await tx.run(sql`update meeting set state = ${next}, version = version + 1 where id = ${subject.id}`);
  },
  caseId: () => null,
};

export const absentMeeting = (id: string): MeetingSubject => ({
  id,
  state: "absent",
  version: 0,
  body: "",
  heldOn: "",
  startsAt: new Date(0),
  place: "",
  openedAt: null,
  closedAt: null,
  adjustedAt: null,
  announcedAt: null,
  appealUntil: null,
  chairId: null,
  secretaryId: null,
  adjusterId: null,
  inHandId: null,
  demo: false,
  moves: [],
  calledAt: null,
  calledOffReason: "",
  members: [],
  items: [],
  signatures: [],
  corrections: [],
  remarks: [],
});
