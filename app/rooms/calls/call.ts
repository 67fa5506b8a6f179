import { endOfMinute, type LocalDate } from "#app/kernel/time.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type CallState = "drafted" | "published" | "withdrawn";

export type Call = {
  readonly id: string;
  readonly number: string;
  readonly slug: string;
  readonly state: CallState;
  readonly kind: "open" | "limited" | "pre-study" | "culture";
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly texts: {
    readonly purpose: Bilingual;
    readonly whoMayApply: Bilingual;
    readonly whatFor: Bilingual;
    readonly howJudged: Bilingual;
  };
  readonly opensAt: Date;
  /** inclusive: "kl. 23.59" lasts to 23:59:59.999 */
  readonly closesAt: Date;
  readonly decisionOn: LocalDate | null;
  readonly rulesVersion: number;
  readonly demo: boolean;
};

export type CallWithRules = Call & { readonly rules: CallRules };

export type Phase = "coming" | "open" | "closed";

/** "Open" is no state but a question to the server's clock; the closing minute is inclusive. */
export const phaseOf = (call: Pick<Call, "opensAt" | "closesAt">, now: Date): Phase =>
  now < call.opensAt ? "coming" : now <= endOfMinute(call.closesAt) ? "open" : "closed";
