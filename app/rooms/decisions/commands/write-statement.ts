import type { Case, Decision } from "#app/gate/execute.server.ts";
import type { Ore } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { StatementState } from "#app/rooms/decisions/statement.lifecycle.ts";
import type { StatementContent } from "#app/rooms/decisions/statement.ts";

export type StatementSubject = Case<StatementState> & {
  readonly content: StatementContent;
  /** finished editions so far */
  readonly editions: number;
  readonly requestedOre: Ore;
  /** the board or somebody with delegation has decided the case */
  readonly decided: boolean;
  readonly organisationId: string;
  /** people with a declared or confirmed conflict in the case, and the applicant's own team */
  readonly barred: readonly string[];
};

/** What is in a draft is working material and not in the journal (TF 2:12); a finished edition is known there by its fingerprint. */
export type StatementEvent =
  | { readonly type: "StatementSaved" }
  | { readonly type: "StatementSealed"; readonly edition: number; readonly sha256: string }
  | { readonly type: "StatementReopened" };

type Answer<Code extends string> = Result<Decision<StatementEvent, undefined>, Code>;

export const saveStatement = (subject: StatementSubject): Answer<"decided"> =>
  subject.decided ? refuse("decided") : accept({ events: [{ type: "StatementSaved" }] });

/** What a finished statement must have, by field; empty: nothing is missing. */
export function missingIn(content: StatementContent, requestedOre: Ore): Record<string, string> {
  const { outcome, amountOre, summary, reasons } = content;
  const amount =
    outcome !== "grant"
      ? null
      : amountOre === null || amountOre === 0n
        ? "amountMissing"
        : amountOre > requestedOre
          ? "aboveRequested"
          : null;
  return {
    ...(outcome === null ? { outcome: "chooseOutcome" } : {}),
    ...(amount ? { amount } : {}),
    ...(summary === "" ? { summary: "describeCase" } : {}),
    ...(reasons === "" ? { reasons: "giveReasons" } : {}),
  };
}

export function sealStatement(subject: StatementSubject, sha256: string): Answer<"decided" | "not-complete"> {
  if (subject.decided) return refuse("decided");
  const fields = missingIn(subject.content, subject.requestedOre);
  if (Object.keys(fields).length > 0) return refuse("not-complete", { fields });
  return accept({ events: [{ type: "StatementSealed", edition: subject.editions + 1, sha256 }] });
}

export const reopenStatement = (subject: StatementSubject): Answer<"decided"> =>
  subject.decided ? refuse("decided") : accept({ events: [{ type: "StatementReopened" }] });
