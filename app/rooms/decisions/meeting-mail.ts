import type { FollowUp } from "#app/gate/outbox.server.ts";
import { addDays, instantAt, localDate } from "#app/kernel/time.ts";
import { lastDayToAdjust, lastDayToAnnounce } from "#app/rooms/decisions/appeal.ts";
import type { Meeting } from "#app/rooms/decisions/meeting.ts";
import { signersOf } from "#app/rooms/decisions/signing.ts";

export const meetingMails = ["called", "moved", "called-off", "corrected", "adjust", "announce"] as const;
export type MeetingMailKind = (typeof meetingMails)[number];

type Subject = Pick<Meeting, "id" | "version">;

/** One mail to each; said twice of the same version of the meeting, sent once. */
const mails = (what: MeetingMailKind, { id, version }: Subject, personIds: readonly string[]): FollowUp[] =>
  [...new Set(personIds)].map((personId) => ({
    kind: "mail-meeting",
    payload: { what, meetingId: id, personId },
    dedupeKey: `mail-meeting:${what}:${id}:${version}:${personId}`,
  }));

/** The notice of meeting to all who are called, but not to the one who sends it. */
export const noticeMails = (meeting: Pick<Meeting, "id" | "version" | "members">, sentBy: string): FollowUp[] =>
  mails(
    "called",
    meeting,
    meeting.members.map(({ personId }) => personId).filter((personId) => personId !== sentBy),
  );

/** Who has been called is told that it is moved, or not held; while nobody has been called there is nothing to take back. */
export const changeMails = (
  meeting: Pick<Meeting, "id" | "version" | "calledAt">,
  what: "moved" | "called-off",
  personIds: readonly string[],
  changedBy: string,
): FollowUp[] =>
  meeting.calledAt === null
    ? []
    : mails(
        what,
        meeting,
        personIds.filter((personId) => personId !== changedBy),
      );

/** Everybody who is to sign reads the new version; whoever had signed does so again. */
export const correctionMails = (meeting: Meeting): FollowUp[] =>
  mails(
    "corrected",
    meeting,
    signersOf(meeting).map(({ personId }) => personId),
  );

/** Days before the last that minutes may be adjusted on, when those who have not signed are reminded. */
const adjustReminderDays = 4;

/** Each who is to sign is reminded once before the fourteen days are over, if the name is still awaited then (KL 5:69). */
export const adjustReminders = (meeting: Meeting): FollowUp[] =>
  signersOf(meeting).map(({ personId }) => ({
    kind: "mail-meeting",
    payload: { what: "adjust", meetingId: meeting.id, personId },
    dedupeKey: `mail-meeting:adjust:${meeting.id}:${personId}`,
    after: instantAt(addDays(lastDayToAdjust(meeting.heldOn), -adjustReminderDays), "08:00") as Date,
  }));

/** The morning after the adjusting, if the notice is not up yet: it must be by the second day (KL 8:12). */
export const announceReminder = (meetingId: string, adjustedAt: Date): FollowUp => ({
  kind: "meeting-announce-reminder",
  payload: { meetingId },
  dedupeKey: `meeting-announce-reminder:${meetingId}`,
  after: instantAt(addDays(lastDayToAnnounce(localDate(adjustedAt)), -1), "08:00") as Date,
});
