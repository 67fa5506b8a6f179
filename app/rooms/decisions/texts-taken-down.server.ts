import { type Actor, hasRole } from "#app/gate/actor.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { type Answer, type OnMeeting, onMeetingKnowing } from "#app/rooms/decisions/at-meeting.server.ts";
import { type PutUpRefusal, putUpAgain, type TakeDownRefusal, takeDown } from "#app/rooms/decisions/commands/take-down.ts";
import { minutesMonths } from "#app/rooms/decisions/decisions.server.ts";
import { minutesArePublic } from "#app/rooms/decisions/minutes-term.ts";
import * as meetings from "#app/rooms/decisions/queries/meetings.server.ts";
import * as queries from "#app/rooms/decisions/queries/texts-taken-down.server.ts";
import type { TakenDown } from "#app/rooms/decisions/text-taken-down.ts";

/** Published minutes off the web before their term, and on it again. The notice is no part of this: it stands (KL 8:11). */

/** Whether somebody answers for what is on the web: the secretary, and the administrator when there is none at work. */
export const publishes = (actor: Actor): boolean => hasRole(actor, "secretary", "admin");

export type TakingDownPage = {
  readonly id: string;
  readonly version: number;
  readonly body: string;
  readonly heldOn: string;
  readonly appealUntil: string | null;
  readonly first: number | null;
  readonly last: number | null;
  /** whether there is anything on the web to take down, or a term to put it up again for */
  readonly term: boolean;
  readonly paragraphs: readonly meetings.ParagraphLine[];
  readonly texts: readonly (TakenDown & queries.WhyTakenDown)[];
};

/** For those who answer for what is on the web: all of it is, or has been, public. */
export async function takingDownPage(actor: Actor, id: string): Promise<TakingDownPage | null> {
  const line = publishes(actor) ? await meetings.announcedMeeting(id) : null;
  if (!line) return null;
  const [paragraphs, texts, why, meeting] = await Promise.all([
    meetings.paragraphsOf([id]),
    queries.textsTakenDown([id]),
    queries.whyTakenDown(id),
    meetings.meetingById(id),
  ]);
  const { body, heldOn, appealUntil, first, last } = line;
  return {
    id,
    version: meeting?.version ?? 0,
    body,
    heldOn,
    appealUntil,
    first,
    last,
    term: minutesArePublic(line, localDate(now()), minutesMonths()),
    paragraphs,
    texts: texts.flatMap((text) => {
      const told = why.find((one) => one.id === text.id);
      return told ? [{ ...text, ...told }] : [];
    }),
  };
}

const onWeb = (id: string) => async (tx: Executor) => {
  const line = await meetings.announcedMeeting(id, tx);
  return {
    term: line !== null && minutesArePublic(line, localDate(now()), minutesMonths()),
    texts: await queries.textsTakenDown([id], tx),
  };
};

export const takeDownText = (
  order: OnMeeting & { readonly itemId: string | null; readonly reason: string },
): Answer<TakeDownRefusal> =>
  onMeetingKnowing(order, "take-down", onWeb(order.id), (meeting, known) => takeDown(meeting, known, { ...order, id: newId() }));

export const putTextUpAgain = (order: OnMeeting & { readonly textId: string; readonly reason: string }): Answer<PutUpRefusal> =>
  onMeetingKnowing(order, "put-up-again", onWeb(order.id), (_meeting, known) =>
    putUpAgain(known, { ...order, id: order.textId }),
  );
