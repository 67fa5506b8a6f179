import type { Case } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import type { Call } from "#app/rooms/calls/call.ts";
import type { CompiledCall } from "#app/rooms/calls/compile.ts";
import type { CallDraft, PartKey } from "#app/rooms/calls/parts.ts";
import type { StoredCallRules } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** The words of a published call that may be corrected: none of them is a rule. */
export type CallWords = Pick<Call, "title" | "summary" | "texts" | "contact">;

export type CallSubject = Case<CallState> & {
  readonly number: string;
  readonly title: Bilingual;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** of a call in two steps: the last minute of the first */
  readonly sketchClosesAt: Date | null;
  readonly sketchAnswerOn: LocalDate | null;
  readonly decisionOn: LocalDate | null;
  /** of the part that is being saved; 0 before it has been saved */
  readonly partVersion: number;
  /** a draft of new rules: the published call that they are for */
  readonly revises: string | null;
};

export type CallEvent =
  | { readonly type: "CallCreated"; readonly title: Bilingual; readonly parts: CallDraft; readonly revises?: string }
  | {
      readonly type: "PartSaved";
      readonly part: PartKey;
      readonly content: unknown;
      readonly version: number;
      readonly title?: Bilingual;
    }
  | { readonly type: "CallPublished"; readonly call: Omit<CompiledCall, "rules">; readonly slug: string }
  | { readonly type: "TextCorrected"; readonly words: CallWords; readonly note: Bilingual }
  | {
      readonly type: "DeadlineExtended";
      readonly closesAt: Date;
      readonly decisionOn: LocalDate | null;
      readonly note: Bilingual;
    }
  | {
      readonly type: "SketchDeadlineExtended";
      readonly sketchClosesAt: Date;
      readonly sketchAnswerOn: LocalDate;
      readonly note: Bilingual;
    }
  | {
      readonly type: "RulesRevised";
      readonly version: number;
      readonly rules: StoredCallRules;
      readonly funds: CompiledCall["funds"];
      readonly changed: readonly PartKey[];
      readonly note: Bilingual;
    }
  | { readonly type: "LateAdmitted"; readonly id: string; readonly organisationId: string; readonly until: Date }
  | { readonly type: "CallDiscarded" }
  | { readonly type: "CallWithdrawn"; readonly note: Bilingual };
