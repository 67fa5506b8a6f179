import { type Ore, sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type AmendmentContent, type InForce, isWorse } from "#app/rooms/decisions/amendment.ts";
import type { Release } from "#app/rooms/decisions/commands/release.ts";
import {
  grant,
  type Held,
  type LedgerTransaction,
  releaseReservation,
  reserve,
  revoke,
  roomIn,
  type SharingPot,
} from "#app/rooms/money/ledger.ts";

export type AmendmentEvent =
  | ({ readonly type: "AmendmentProposed"; readonly before: InForce } & AmendmentContent)
  | { readonly type: "AmendmentTakenBack" }
  | {
      readonly type: "AmendmentReleased";
      readonly ledger: readonly LedgerTransaction[];
      readonly letter: string;
      /** the changed terms that the applicant is asked to accept, with their fingerprint */
      readonly agreement: Release["agreement"];
      readonly award: { readonly changeOre: Ore; readonly endsOn: LocalDate | null; readonly withdrawn: boolean };
    }
  | {
      readonly type: "AmendmentQuashed";
      readonly ledger: readonly LedgerTransaction[];
      /** what the register is to say again; null when the decision itself holds no longer */
      readonly award: { readonly beyondFirstOre: Ore; readonly endsOn: LocalDate | null; readonly restored: boolean } | null;
    };

/** The money of the granted year: what the award holds, and what its fund has left. */
export type AmendmentMoney = {
  readonly granted: readonly Held[];
  readonly paid: readonly Held[];
  readonly pots: readonly SharingPot[];
};

export type AmendmentGroundFacts = {
  readonly outcome: "grant" | "reject";
  readonly standing: "recorded" | "holds" | "quashed";
  readonly now: InForce;
  readonly startsOn: LocalDate | null;
  /** the last day a project of the call may end */
  readonly latestEnd: LocalDate;
  readonly requestedOre: Ore;
  readonly money: AmendmentMoney | null;
  readonly openProposal: boolean;
};

export type ProposeRefusal = "faulty-amendment" | "not-released" | "holds-no-longer" | "already-proposed" | "nothing-changed";
export type RecordAmendmentRefusal = "below-paid" | "amendment-over-pot" | "holds-no-longer";

const whole = (held: readonly Held[]): Ore => sum(held.map((part) => part.amountOre));

/**
 * What the office proposes to the board: a change of sum, period or conditions, the correction of an obvious slip, or the end of the
 * grant. Never below what is paid or above what was asked for and what the pot holds; to the project's disadvantage only with a ground.
 */
export function proposeAmendment(
  facts: AmendmentGroundFacts,
  wanted: AmendmentContent,
): Result<{ events: readonly AmendmentEvent[] }, ProposeRefusal> {
  if (facts.standing === "recorded") return refuse("not-released");
  if (facts.standing === "quashed" || facts.now.withdrawn) return refuse("holds-no-longer");
  if (facts.openProposal) return refuse("already-proposed");
  const fields: Record<string, string> = {};
  const { now, money } = facts;
  if (wanted.kind !== "correction" && facts.outcome !== "grant") fields.kind = "onlyGrants";
  if (wanted.kind === "correction" && wanted.correction === "") fields.correction = "correctionNeeded";
  const content: AmendmentContent = {
    ...wanted,
    amountOre: wanted.kind === "change" && wanted.amountOre !== now.amountOre ? wanted.amountOre : null,
    endsOn: wanted.kind === "change" && wanted.endsOn !== now.endsOn ? wanted.endsOn : null,
    conditions: wanted.kind === "change" && wanted.conditions !== now.conditions ? wanted.conditions : null,
    correction: wanted.kind === "correction" ? wanted.correction : "",
  };
  const { amountOre, endsOn } = content;
  if (amountOre !== null && money) {
    if (amountOre <= 0n) fields.amount = "notAnAmount";
    else if (amountOre < whole(money.paid)) fields.amount = "belowPaid";
    else if (amountOre > facts.requestedOre) fields.amount = "moreThanRequested";
    else if (amountOre - now.amountOre > roomIn(money.pots)) fields.amount = "overPot";
  }
  if (endsOn !== null && facts.startsOn !== null && endsOn < facts.startsOn) fields.endsOn = "beforeStart";
  if (endsOn !== null && endsOn > facts.latestEnd) fields.endsOn = "afterLatestEnd";
  if (isWorse(now, content)) {
    if (content.ground === null) fields.ground = "groundNeeded";
  }
  if (wanted.reasons === "") fields.reasons = "required";
  if (Object.keys(fields).length > 0) return refuse("faulty-amendment", { fields });
  if (content.kind === "change" && amountOre === null && endsOn === null && content.conditions === null)
    return refuse("nothing-changed");
  const ground = isWorse(now, content) ? content.ground : null;
  return accept({ events: [{ type: "AmendmentProposed", before: now, ...content, ground }] });
}

/** What the meeting's record of a change is judged against, read under lock. */
export type AmendmentOnAgenda = {
  readonly id: string;
  readonly decisionId: string;
  readonly callId: string;
  readonly holds: boolean;
  readonly content: AmendmentContent;
  readonly now: InForce;
  readonly money: AmendmentMoney | null;
  /** what an earlier record of this paragraph has set aside */
  readonly reserved: readonly Held[];
};

/** More money is set aside while the pot has it; less is given back only when the minutes are adjusted. */
export function recordAmendment(
  about: AmendmentOnAgenda,
  adopted: boolean,
  basis: string,
): Result<{ readonly ledger: readonly LedgerTransaction[] }, RecordAmendmentRefusal> {
  const why = { basis, awardId: about.id, callId: about.callId };
  const ledger: LedgerTransaction[] = [];
  const back = releaseReservation(whole(about.reserved), about.reserved, why);
  if (back.ok) ledger.push(back.value);
  if (!adopted) return accept({ ledger });
  if (!about.holds) return refuse("holds-no-longer");
  const { money, content, now } = about;
  if (content.amountOre === null || !money) return accept({ ledger });
  if (content.amountOre < whole(money.paid)) return refuse("below-paid", { values: { paidOre: whole(money.paid) } });
  const more = content.amountOre - now.amountOre;
  if (more <= 0n) return accept({ ledger });
  const pots = money.pots.map((pot) => ({
    ...pot,
    availableOre: pot.availableOre + whole(about.reserved.filter((part) => part.potId === pot.potId)),
  }));
  const reserved = reserve(more, pots, why);
  if (!reserved.ok) return refuse("amendment-over-pot", { values: { overOre: more - roomIn(pots) } });
  return accept({ ledger: [...ledger, reserved.value] });
}

export type AmendmentToRelease = AmendmentOnAgenda & {
  readonly basis: string;
  readonly meetingAdjusted: boolean;
  /** what later years' direction decisions hold in reserve, fund by fund */
  readonly intended: readonly (readonly Held[])[];
};

/** Carries out what the adjusted minutes say. What has been paid in the meantime is never taken out of the books. */
export function releaseAmendment(
  about: AmendmentToRelease,
  letter: string,
  agreement: Release["agreement"] = null,
): Result<{ events: readonly AmendmentEvent[] }, "not-adjusted" | "money-missing"> {
  if (!about.meetingAdjusted) return refuse("not-adjusted");
  const { content, now, money, reserved } = about;
  const tag = (awardId: string) => ({ basis: about.basis, awardId, callId: about.callId });
  const ledger: LedgerTransaction[] = [];
  const back = releaseReservation(whole(reserved), reserved, tag(about.id));
  if (back.ok) ledger.push(back.value);
  const held = whole(money?.granted ?? []);
  let changeOre = 0n;
  if (about.holds && money && content.kind === "withdrawal") {
    const taken = revoke(held, money.granted, tag(about.decisionId));
    if (taken.ok) ledger.push(taken.value);
    for (const parts of about.intended) {
      const freed = releaseReservation(whole(parts), parts, tag(about.decisionId));
      if (freed.ok) ledger.push(freed.value);
    }
    changeOre = -held;
  } else if (about.holds && money && content.amountOre !== null) {
    const wanted = content.amountOre - now.amountOre;
    if (wanted > 0n) {
      const pots = money.pots.map((pot) => ({
        ...pot,
        availableOre: pot.availableOre + whole(reserved.filter((part) => part.potId === pot.potId)),
      }));
      const more = grant(wanted, pots, tag(about.decisionId));
      if (!more.ok) return refuse("money-missing");
      ledger.push(more.value);
      changeOre = wanted;
    } else {
      const less = -wanted < held ? -wanted : held;
      const taken = revoke(less, money.granted, tag(about.decisionId));
      if (taken.ok) ledger.push(taken.value);
      changeOre = wanted;
    }
  }
  const award = { changeOre, endsOn: content.endsOn, withdrawn: content.kind === "withdrawal" };
  return accept({ events: [{ type: "AmendmentReleased", ledger, letter, agreement, award }] });
}

export type AmendmentToQuash = {
  readonly decisionId: string;
  readonly callId: string;
  readonly basis: string;
  /** false: the decision itself has been annulled, and nothing is left to set right */
  readonly holds: boolean;
  readonly first: InForce;
  readonly now: InForce;
  /** what is in force without it: the first decision with the other later ones */
  readonly then: InForce;
  readonly money: AmendmentMoney | null;
  /** what the decision intended for later years, with what their funds have left */
  readonly later: readonly { readonly amountOre: Ore; readonly pots: readonly SharingPot[] }[];
};

/**
 * A court has annulled a later decision: what was in force before it is in force again. Money it gave and that is not paid goes back to the
 * pots; money it took is granted anew, and with a withdrawal what was intended for later years is set aside again. What has been paid
 * stays in the books until the project pays it back (KL 13:15).
 */
export function quashAmendment(about: AmendmentToQuash): Result<{ events: readonly AmendmentEvent[] }, "money-missing"> {
  const { now, then, money } = about;
  if (!about.holds) return accept({ events: [{ type: "AmendmentQuashed", ledger: [], award: null }] });
  const why = { basis: about.basis, note: "upphävt av domstol", awardId: about.decisionId, callId: about.callId };
  const restored = now.withdrawn && !then.withdrawn;
  const held = whole(money?.granted ?? []);
  const had = now.withdrawn ? held + whole(money?.paid ?? []) : now.amountOre;
  const changeOre = then.withdrawn ? 0n : then.amountOre - had;
  const ledger: LedgerTransaction[] = [];
  if (money && changeOre > 0n) {
    const again = grant(changeOre, money.pots, why);
    if (!again.ok) return refuse("money-missing");
    ledger.push(again.value);
  } else if (money && changeOre < 0n) {
    const taken = revoke(-changeOre < held ? -changeOre : held, money.granted, why);
    if (taken.ok) ledger.push(taken.value);
  }
  for (const { amountOre, pots } of restored ? about.later : []) {
    const aside = reserve(amountOre, pots, why);
    if (!aside.ok) return refuse("money-missing");
    ledger.push(aside.value);
  }
  const award = { beyondFirstOre: then.amountOre - about.first.amountOre, endsOn: then.endsOn, restored };
  return accept({ events: [{ type: "AmendmentQuashed", ledger, award }] });
}
