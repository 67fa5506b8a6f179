import type { At, Case, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { addDays, type LocalDate, localDate } from "#app/kernel/time.ts";
import type { AdviceForm, AskedAdvisory } from "#app/rooms/assessment/advisory.forms.ts";
import type { AdvisoryState } from "#app/rooms/assessment/advisory.lifecycle.ts";
import { reminderOf, type Stance } from "#app/rooms/assessment/advisory.ts";

export type AdvisorySubject = Case<AdvisoryState | "absent"> & {
  readonly applicationId: string;
  readonly dueOn: LocalDate | null;
  /** people with a conflict of interest in the case, and the applicant's own team */
  readonly barred: readonly string[];
  /** addresses of the same people */
  readonly barredEmails: readonly string[];
  /** the case still waits for its decision */
  readonly open: boolean;
  /** addresses with an ask that waits for its answer in the case */
  readonly waiting: readonly string[];
};

export type AdvisoryEvent =
  | ({ readonly type: "AdvisoryAsked"; readonly batchId: string; readonly language: string } & AskedAdvisory)
  | {
      readonly type: "AdvisoryAnswered";
      readonly stance: Stance | null;
      readonly words: string;
      readonly name: string;
      readonly title: string;
      readonly late: boolean;
    }
  | { readonly type: "AdvisoryWithdrawn" };

type Decided = Decision<AdvisoryEvent, undefined>;

export function ask(
  subject: AdvisorySubject,
  { now, actor }: At,
  asked: AskedAdvisory,
  batchId: string,
): Result<Decided, "advisory-closed" | "already-asked" | "advisory-in-conflict" | "advisory-date"> {
  if (!subject.open) return refuse("advisory-closed");
  const today = localDate(now);
  if (asked.dueOn < today || asked.dueOn > addDays(today, 366))
    return refuse("advisory-date", { fields: { dueOn: "dueOnRange" } });
  if (subject.barredEmails.includes(asked.email)) return refuse("advisory-in-conflict", { fields: { email: "inConflict" } });
  if (subject.waiting.includes(asked.email)) return refuse("already-asked", { fields: { email: "alreadyAsked" } });
  return accept({
    events: [{ type: "AdvisoryAsked", batchId, language: actor.language, ...asked }],
    follow: [
      {
        kind: "mail-advisories-asked",
        payload: { batchId, email: asked.email },
        dedupeKey: `advisories-asked ${batchId} ${asked.email}`,
      },
      ...reminderOf(asked.email, asked.dueOn, now),
    ],
  });
}

/** Taken in after the last day too, and marked; not once the case is decided, when it could change nothing. */
export function answer(
  subject: AdvisorySubject,
  { now }: At,
  { step, stance, words, name, title }: AdviceForm,
): Result<Decided, "advisory-closed"> {
  if (!subject.open) return refuse("advisory-closed");
  const late = subject.dueOn !== null && localDate(now) > subject.dueOn;
  return accept({
    events: [{ type: "AdvisoryAnswered", stance: step === "answer" ? (stance ?? null) : null, words, name, title, late }],
    follow: [
      { kind: "mail-advisory-answered", payload: { advisoryId: subject.id }, dedupeKey: `advisory-answered ${subject.id}` },
    ],
  });
}

export const withdraw = (subject: AdvisorySubject): Result<Decided, never> =>
  accept({
    events: [{ type: "AdvisoryWithdrawn" }],
    follow: [
      { kind: "mail-advisory-withdrawn", payload: { advisoryId: subject.id }, dedupeKey: `advisory-withdrawn ${subject.id}` },
    ],
  });
