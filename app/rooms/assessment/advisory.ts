import type { FollowUp } from "#app/gate/outbox.server.ts";
import { addDays, instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import type { AdvisoryState } from "#app/rooms/assessment/advisory.lifecycle.ts";

/** How a body stands to the application; words say why. None of them is a number, and none is ever added to a score. */
export const stances = ["supports", "supports-in-part", "does-not-support", "no-view"] as const;
export type Stance = (typeof stances)[number];

export const longestQuestion = 2_000;
export const longestAdvice = 10_000;

export type Advisory = {
  readonly id: string;
  readonly state: AdvisoryState;
  readonly version: number;
  /** the network or municipality */
  readonly body: string;
  readonly contact: { readonly name: string; readonly email: string };
  readonly question: string;
  readonly dueOn: LocalDate;
  readonly askedAt: Date;
  readonly askedBy: string;
  /** for one recused too: `stance` is then null and the words say why */
  readonly answer: {
    readonly at: Date;
    readonly name: string;
    readonly title: string;
    readonly stance: Stance | null;
    readonly words: string;
  } | null;
};

export type AdvisoryStanding = "answered" | "late" | "waiting" | "overdue" | "recused" | "withdrawn";

/** The last day is inclusive. A late answer is taken in and marked: it may say something that must not be missed (FL 23 §). */
export function standingOf(
  { state, dueOn, answer }: Pick<Advisory, "state" | "dueOn" | "answer">,
  today: LocalDate,
): AdvisoryStanding {
  if (state === "asked") return today > dueOn ? "overdue" : "waiting";
  if (state !== "answered") return state;
  return answer && localDate(answer.at) > dueOn ? "late" : "answered";
}

/** Once, three days before the last day, or the day before when there are fewer; none when there is not even that. */
export const reminderOf = (email: string, dueOn: LocalDate, now: Date): FollowUp[] => {
  const after = [3, 1].map((days) => instantAt(addDays(dueOn, -days), "08:00")).find((one) => one !== null && one > now);
  return after
    ? [
        {
          kind: "mail-advisories-due",
          payload: { email, dueOn },
          dedupeKey: `advisories-due ${email} ${dueOn}`,
          after,
        },
      ]
    : [];
};
