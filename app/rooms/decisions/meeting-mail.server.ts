import type { FollowUp } from "#app/gate/outbox.server.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { lastDayToAdjust, lastDayToAnnounce } from "#app/rooms/decisions/appeal.ts";
import { readMeeting } from "#app/rooms/decisions/meeting.store.server.ts";
import { meetingMailTexts } from "#app/rooms/decisions/meeting-mail.texts.ts";
import { type MeetingMailKind, meetingMails } from "#app/rooms/decisions/meeting-mail.ts";
import { announcersOf, type MailAbout, mailAbout } from "#app/rooms/decisions/queries/meeting-mail.server.ts";
import { awaitedIn } from "#app/rooms/decisions/signing.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { isLanguage } from "#app/texts/language.ts";

/** Whether there still is reason for it when it is to go: a mail waits in line, and a reminder for days. */
async function stillHolds(
  tx: Executor,
  what: MeetingMailKind,
  meetingId: string,
  personId: string,
  at: MailAbout,
): Promise<boolean> {
  if (what === "called" || what === "moved") return at.isCalled && at.state === "planned";
  if (what === "called-off") return at.isCalled && at.state === "called-off";
  if (what === "announce") return at.state === "adjusted";
  if (at.state !== "closed") return false;
  const meeting = await readMeeting(tx, meetingId, false);
  return meeting !== null && awaitedIn(meeting).some((signer) => signer.personId === personId);
}

/** Day, place and link, nothing of any matter: whoever has a conflict of interest is called as everybody else is. */
export async function meetingMail(
  tx: Executor,
  order: { readonly what: string; readonly meetingId: string; readonly personId: string },
): Promise<{ to: string; subject: string; text: string } | null> {
  const { meetingId, personId } = order;
  const what = meetingMails.find((one) => one === order.what);
  const at = what ? await mailAbout(tx, meetingId, personId) : null;
  if (!what || !at || !(await stillHolds(tx, what, meetingId, personId, at))) return null;
  const language = isLanguage(at.language) ? at.language : "sv";
  const held = what === "corrected" || what === "adjust" || what === "announce";
  const link = held ? (what === "announce" ? paths.minutesNotice : paths.minutesAdjustment) : paths.meeting;
  const by = what === "announce" && at.adjustedAt ? lastDayToAnnounce(localDate(at.adjustedAt)) : lastDayToAdjust(at.heldOn);
  const words = meetingMailTexts[language].mails[what];
  const about = {
    name: at.name,
    body: at.body,
    when: held ? formatDate(at.heldOn, language) : formatInstant(at.startsAt, language),
    place: at.place,
    by: formatDate(by, language),
    reason: what === "called-off" ? at.calledOffReason : (at.moves.at(-1)?.reason ?? ""),
    link: publicUrl() + link(meetingId),
    papers: publicUrl() + paths.meetingBundle(meetingId),
    sender: installation.name,
  };
  return { to: at.email, subject: words.subject(about), text: words.text(about) };
}

/** One message is one mail: each secretary gets a message of their own. */
export const announceReminders = async (tx: Executor, meetingId: string): Promise<FollowUp[]> =>
  (await announcersOf(tx, meetingId, localDate(now()))).map((personId) => ({
    kind: "mail-meeting",
    payload: { what: "announce", meetingId, personId },
    dedupeKey: `mail-meeting:announce:${meetingId}:${personId}`,
  }));
