import { endOfMinute, type LocalDate } from "#app/kernel/time.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import type { callKinds } from "#app/rooms/calls/parts.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import type { SketchDates } from "#app/rooms/calls/two-step.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** Whom to ask about a call, as it was written when it was published. */
export type Contact = { readonly name: string; readonly email: string; readonly phone: string; readonly note: Bilingual };

export type CallKind = (typeof callKinds)[number];

export type Call = SketchDates & {
  readonly id: string;
  readonly number: string;
  readonly slug: string;
  readonly state: Exclude<CallState, "absent">;
  readonly kind: CallKind;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly texts: {
    readonly purpose: Bilingual;
    readonly whoMayApply: Bilingual;
    readonly whatFor: Bilingual;
    readonly howJudged: Bilingual;
  };
  readonly opensAt: Date;
  readonly contact: Contact;
  /** inclusive: "kl. 23.59" lasts to 23:59:59.999 */
  readonly closesAt: Date;
  /** last day to ask; null: as long as the call is open */
  readonly questionsUntil: LocalDate | null;
  readonly decisionOn: LocalDate | null;
  readonly rulesVersion: number;
  readonly demo: boolean;
};

export type CallWithRules = Call & { readonly rules: CallRules };

export type Phase = "coming" | "open" | "closed";

/** "Open" is no state but a question to the server's clock; the closing minute is inclusive. */
export const phaseOf = (call: Pick<Call, "opensAt" | "closesAt">, now: Date): Phase =>
  now < call.opensAt ? "coming" : now <= endOfMinute(call.closesAt) ? "open" : "closed";
