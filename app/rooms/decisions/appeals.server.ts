import type { Actor } from "#app/gate/actor.ts";
import { hasRole, system } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { enqueue, type FollowUp } from "#app/gate/outbox.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { type AppealSubject, absentAppeal, appealKind } from "#app/rooms/decisions/appeal.store.server.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import {
  type AppealRefusal,
  type AppealWanted,
  answerAppeal,
  registerAppeal as judgeAppeal,
} from "#app/rooms/decisions/commands/judge-appeal.ts";
import { becomeFinal, contestForce, type FinalRefusal, quash } from "#app/rooms/decisions/commands/legal-force.ts";
import { decisionKind } from "#app/rooms/decisions/decision.store.server.ts";
import { type ItemPage, itemPage, legalForceMessage, meetingPage } from "#app/rooms/decisions/decisions.server.ts";
import { type CourtAnswer, concerning, type Force, forceOf, leastCertain } from "#app/rooms/decisions/legal-force.ts";
import type { Item, Meeting } from "#app/rooms/decisions/meeting.ts";
import * as queries from "#app/rooms/decisions/queries/appeals.server.ts";
import { mailFacts } from "#app/rooms/decisions/queries/meetings.server.ts";
import { isLanguage } from "#app/texts/language.ts";

/** From the notice on the board to legal force, and what a court has to say about it. */
export type { Appeal, DecisionOfCase } from "#app/rooms/decisions/queries/appeals.server.ts";

const wait = installation.legalForceWaitDays;
/** The first moment of a Swedish day. */
const morning = (day: LocalDate): Date => instantAt(day, "00:00") as Date;
type Answer<Code extends string> = Promise<Result<unknown, Code | GateRefusal>>;

// ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Standing = {
  readonly decisionId: string | null;
  readonly applicationId: string | null;
  readonly force: Force;
};

/** Where a paragraph stands: decision by decision, or as a whole when there is none in it. */
function standingsOf(
  meeting: Meeting,
  item: Item,
  appeals: readonly queries.Appeal[],
  noted: ReadonlyMap<string, LocalDate | null>,
): Standing[] {
  const today = localDate(now());
  const mine = appeals.filter((appeal) => appeal.itemId === item.id);
  const { appealUntil } = meeting;
  if (item.decisions.length === 0)
    return [
      {
        decisionId: null,
        applicationId: null,
        force: forceOf({ appealUntil, appeals: mine, finalOn: null }, today, wait),
      },
    ];
  return item.decisions.map(({ id, applicationId }) => ({
    decisionId: id,
    applicationId,
    force: forceOf({ appealUntil, appeals: concerning(mine, id), finalOn: noted.get(id) ?? null }, today, wait),
  }));
}

const notedIn = async (meetingId: string) =>
  new Map((await queries.notedOfMeeting(meetingId)).map(({ decisionId, finalOn }) => [decisionId, finalOn]));

/** How each paragraph of an announced meeting stands, for who may see what is in it. */
export async function forceOfMeeting(actor: Actor, id: string): Promise<Readonly<Record<string, Force>>> {
  const found = await meetingPage(actor, id);
  if (!found?.meeting.announcedAt) return {};
  const { meeting, concealed } = found;
  const [appeals, noted] = await Promise.all([queries.appealsOfMeeting(id), notedIn(id)]);
  return Object.fromEntries(
    meeting.items
      .filter((item) => item.paragraph !== null && !concealed.includes(item.id))
      .map((item) => [item.id, leastCertain(standingsOf(meeting, item, appeals, noted).map((one) => one.force)) as Force]),
  );
}

export type AppealsPage = Pick<ItemPage, "meeting" | "item" | "cases"> & {
  readonly standings: readonly Standing[];
  readonly appeals: readonly queries.Appeal[];
  readonly registers: boolean;
  /** legal force may be noted by hand: the period is over, and the machine still waits */
  readonly mayNote: boolean;
};

/** The appeals of one paragraph; null - as for a paragraph that is not there - before the notice and for who has a conflict in it. */
export async function appealsPage(actor: Actor, id: string, itemId: string): Promise<AppealsPage | null> {
  const found = await itemPage(actor, id, itemId);
  if (!found || found.isConcealed || found.meeting.announcedAt === null || found.item.paragraph === null) return null;
  const { meeting, item, cases } = found;
  const [all, noted] = await Promise.all([queries.appealsOfMeeting(id), notedIn(id)]);
  const standings = standingsOf(meeting, item, all, noted);
  const registers = hasRole(actor, "officer", "secretary");
  return {
    meeting,
    item,
    cases,
    standings,
    appeals: all.filter((appeal) => appeal.itemId === itemId),
    registers,
    mayNote: registers && standings.some((one) => one.decisionId !== null && one.force.kind === "awaited"),
  };
}

/** How the decision on a case stands, with what became of it; null before it is released. The caller has shown that the reader may see the case. */
export async function standingOfCase(
  applicationId: string,
): Promise<(queries.DecisionOfCase & { readonly force: Force }) | null> {
  const found = await queries.decisionOfCase(applicationId);
  return found && { ...found, force: forceOf(found, localDate(now()), wait) };
}

// ── the register of appeals ─────────────────────────────────────────────────────────────────────────────────────────────────

const told = (subject: AppealSubject, appealId: string, what: string): FollowUp[] =>
  subject.teams
    .filter(({ decisionId }) => subject.decisionId === null || decisionId === subject.decisionId)
    .map(({ decisionId, personId }) => ({
      kind: "decision-news-mail",
      payload: { decisionId, personId },
      dedupeKey: `decision-news-mail:${appealId}:${what}:${decisionId}:${personId}`,
    }));

const concerned = (subject: AppealSubject): string[] =>
  subject.decisions.map((one) => one.id).filter((id) => subject.decisionId === null || id === subject.decisionId);

export const registerAppeal = (
  order: { actor: Actor; meetingId: string; itemId: string } & AppealWanted,
): Answer<AppealRefusal> => {
  const { actor, meetingId, itemId, ...wanted } = order;
  const id = newId();
  return execute({
    kind: appealKind,
    command: "register",
    actor,
    id,
    load: absentAppeal(meetingId, itemId),
    decide: (subject, at) => {
      const judged = judgeAppeal(subject, wanted, at.now);
      if (!judged.ok) return judged;
      const on = { ...subject, decisionId: wanted.decisionId };
      return accept({
        ...judged.value,
        follow: [
          ...concerned(on).map((decisionId) => ({
            kind: "decision-contest",
            payload: { decisionId },
            dedupeKey: `decision-contest:${id}:${decisionId}`,
          })),
          ...told(on, id, "registered"),
        ],
      });
    },
  });
};

type OnAppeal = { readonly actor: Actor; readonly id: string; readonly version: number };

export const noteCourtCase = ({ actor, id, version, caseNumber }: OnAppeal & { caseNumber: string }): Answer<never> =>
  execute({
    kind: appealKind,
    command: "note-case",
    actor,
    id,
    version,
    decide: () => accept({ events: [{ type: "CourtCaseNoted" as const, caseNumber }] }),
  });

/** What the court has answered, and what follows: legal force when nothing else is open, or the end of the decision. */
export const noteCourtAnswer = ({
  actor,
  id,
  version,
  ...wanted
}: OnAppeal & { answer: CourtAnswer; on: LocalDate; note: string }): Answer<AppealRefusal> =>
  execute({
    kind: appealKind,
    command: wanted.answer,
    actor,
    id,
    version,
    decide: (subject, at) => {
      const judged = answerAppeal(subject, wanted, at.now);
      if (!judged.ok) return judged;
      const { appealUntil } = subject;
      const next = concerned(subject).flatMap((decisionId): FollowUp[] => {
        if (wanted.answer === "return" || !appealUntil) return [];
        return wanted.answer === "quash"
          ? [{ kind: "decision-quash", payload: { decisionId }, dedupeKey: `decision-quash:${decisionId}` }]
          : [legalForceMessage(decisionId, appealUntil, id)];
      });
      if (wanted.answer === "quash" && subject.amendment) {
        const { id: amendmentId } = subject.amendment;
        next.push({ kind: "amendment-quash", payload: { amendmentId }, dedupeKey: `amendment-quash:${amendmentId}` });
      }
      return accept({ ...judged.value, follow: [...next, ...told(subject, id, `${wanted.answer} ${wanted.on}`)] });
    },
  });

// ── legal force ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

const becomeFinalBy = (actor: Actor, decisionId: string): Answer<FinalRefusal> =>
  execute({
    kind: decisionKind,
    command: "become-final",
    actor,
    id: decisionId,
    decide: (subject, at) => becomeFinal(subject, actor.personId !== "", at.now, wait),
  });

/**
 * A person has asked the court and been told that nothing has come in: legal force is noted for the paragraph's decisions, each by
 * itself, at once instead of when the waiting time is over.
 */
export async function noteLegalForce(order: {
  actor: Actor;
  meetingId: string;
  itemId: string;
}): Answer<FinalRefusal | "nothing-to-note"> {
  const found = await appealsPage(order.actor, order.meetingId, order.itemId);
  if (!found) return refuse("not-found");
  if (!found.registers) return refuse("not-yours-to-do");
  const waiting = found.standings.filter((one) => one.force.kind === "awaited");
  if (waiting.length === 0) {
    const open = found.standings.some((one) => one.force.kind === "appealed");
    const runs = found.standings.some((one) => one.force.kind === "running");
    return refuse(open ? "appeal-open" : runs ? "period-runs" : "nothing-to-note");
  }
  for (const { decisionId } of waiting) {
    const done = decisionId === null ? accept(null) : await becomeFinalBy(order.actor, decisionId);
    if (!done.ok && done.refusal.code !== "not-in-this-state") return done;
  }
  return accept(null);
}

/**
 * What the calendar does, once: legal force when the period is over and no appeal is open. Too early, it is put off to the day; with an
 * appeal open, the court's answer sets it going again. Said twice, done once.
 */
export async function reachLegalForce(tx: Executor, decisionId: string): Promise<void> {
  const done = await becomeFinalBy(system, decisionId);
  if (done.ok) return;
  const { code, values } = done.refusal;
  if ((code === "too-early" || code === "period-runs") && values?.next)
    return enqueue(
      tx,
      [
        {
          kind: "decision-final",
          payload: { decisionId },
          dedupeKey: `decision-final:${decisionId}:${values.next}`,
          after: morning(`${values.next}`),
        },
      ],
      now(),
    );
  // Already final or annulled, or not out yet: only the last is worth another try.
  if (code === "not-in-this-state" && !(await isOver(decisionId))) throw new Error("the decision has not been released yet");
  if (code !== "not-in-this-state" && code !== "appeal-open" && code !== "not-found")
    throw new Error(`legal force could not be noted: ${code}`);
}

const isOver = async (decisionId: string): Promise<boolean> => (await queries.stateOfDecision(decisionId)) !== "recorded";

/** An appeal that came in time takes the note of legal force back; where there is none, nothing is done. */
export async function contestDecision(decisionId: string): Promise<void> {
  await execute({
    kind: decisionKind,
    command: "contest",
    actor: system,
    id: decisionId,
    decide: (subject, at) => contestForce(subject, at.now, wait),
  });
}

/** What follows from a court's annulment, once: money not paid goes back to the pots, and the decision holds no longer. */
export async function quashDecision(decisionId: string): Promise<void> {
  const done = await execute({
    kind: decisionKind,
    command: "quash",
    actor: system,
    id: decisionId,
    decide: (subject, at) => quash(subject, at.now, wait),
  });
  if (!done.ok && done.refusal.code !== "not-in-this-state")
    throw new Error(`an annulled decision could not be ended: ${done.refusal.code}`);
}

/** Number and link, nothing of the case. */
export async function decisionNewsMail(
  tx: Executor,
  decisionId: string,
  personId: string,
): Promise<{ to: string; subject: string; text: string } | null> {
  const facts = await mailFacts(tx, decisionId, personId);
  if (!facts) return null;
  const t = appealTexts[isLanguage(facts.language) ? facts.language : "sv"];
  const link = publicUrl() + paths.applicationDecision(facts.applicationId);
  return { to: facts.email, subject: t.mailSubject(facts.number), text: t.mailBody(facts.name, facts.number, link) };
}
