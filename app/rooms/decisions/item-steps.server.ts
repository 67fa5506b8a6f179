import type { z } from "zod";
import type { Actor } from "#app/gate/actor.ts";
import type { Result } from "#app/kernel/result.ts";
import { addExtraMatter } from "#app/rooms/decisions/agenda.server.ts";
import type { absenceForm, recordForm, rollForm, sittingForm, voteForm } from "#app/rooms/decisions/decisions.forms.ts";
import {
  breakOutApplication,
  changeAttendance,
  deferItemDecision,
  noteItemAbsence,
  putBackApplication,
  recordItemDecision,
  reopenItemForDecision,
  reserveAgainstItem,
  ruleOnItemConflict,
  takeItemVote,
  takeUpItem,
  turnToItem,
  withdrawItemAbsence,
  withdrawItemVote,
} from "#app/rooms/decisions/decisions.server.ts";

/** The paragraph that a step is taken in, and who takes it. */
type At = { readonly actor: Actor; readonly id: string; readonly itemId: string };

export const absenceStep = (at: At, form: z.output<typeof absenceForm>) => {
  if (form.do === "withdraw") return withdrawItemAbsence({ ...at, version: form.version, personId: form.personId });
  const { applicationIds, ...noted } = form;
  const [applicationId = null, ...otherIds] = applicationIds;
  return noteItemAbsence({ ...at, ...noted, applicationId, otherIds });
};

export const voteStep = (at: At, form: z.output<typeof voteForm>) => {
  if (form.do === "withdraw") return withdrawItemVote({ ...at, version: form.version });
  const { version, votes, motions, order, yes, no, proposalSide } = form;
  return takeItemVote({ ...at, version, votes, proceedings: { motions, order, yes, no, proposalSide } });
};

export const decisionStep = (at: At, { outcomes, amendment: adopted, ...form }: z.output<typeof recordForm>) =>
  recordItemDecision({
    ...at,
    adopted,
    ...form,
    outcomes: outcomes.map(({ amount, ...outcome }) => ({ ...outcome, amountOre: outcome.outcome === "grant" ? amount : 0n })),
  });

export const attendanceStep = (at: Omit<At, "itemId">, { version, chairId, roll }: z.output<typeof rollForm>) =>
  changeAttendance({ ...at, version, chairId, seats: roll });

/** Whatever the meeting's one screen was sent. Answers which paragraph to go on with, where it became another. */
export function stepAtSitting(
  where: { readonly actor: Actor; readonly id: string },
  { itemId, ...form }: z.output<typeof sittingForm>,
): Promise<Result<{ itemId: string } | undefined, string>> {
  const at = { ...where, itemId };
  switch (form.step) {
    case "take-up":
      return takeUpItem({ ...at, version: form.version });
    case "turn-to":
      return turnToItem({ ...at, version: form.version });
    case "reopen":
      return reopenItemForDecision({ ...at, version: form.version });
    case "put-back":
      return putBackApplication({ ...at, version: form.version });
    case "break-out":
      return breakOutApplication({ ...at, ...form });
    case "extra":
      return addExtraMatter({ ...where, ...form });
    case "absence":
      return absenceStep(at, form);
    case "ruling":
      return ruleOnItemConflict({ ...at, ...form });
    case "vote":
      return voteStep(at, form);
    case "decision":
      return decisionStep(at, form);
    case "deferral":
      return deferItemDecision({ ...at, ...form });
    case "reservation":
      return reserveAgainstItem({ ...at, ...form });
    case "attendance":
      return attendanceStep(where, form);
  }
}
