import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";
import { slug } from "#app/kernel/slug.ts";
import { amountAboveZero, line } from "#app/rooms/money/money-fields.ts";

/** Rows for financiers in the form of a new fund; empty ones are left out. */
export const potPlaces = [0, 1, 2, 3] as const;

/** Two sides share by the matching rule: the region and the municipalities. Which body pays is its `source`. */
export const sides = ["vgr", "municipalities"] as const;
export type Side = (typeof sides)[number];

/** "33,33" per cent as basis points. */
const share = (text: string): number | null => {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!found) return null;
  const points = Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
  return points > 0 && points <= 10_000 ? points : null;
};

const potRow = z.object({
  source: z.string().trim().max(120, "tooLong").default(""),
  side: z.enum(sides, "choose").or(z.literal("")).default(""),
  share: z.string().max(20, "notAShare").default(""),
  amount: z.string().max(40, "notAnAmountOrZero").default(""),
});

const year = z.coerce.number("yearOdd").int("yearOdd").min(2000, "yearOdd").max(2100, "yearOdd");
const about = {
  year,
  purpose: line(40).refine((text) => /[a-z]/.test(slug(text)), "purposeOdd"),
  nameSv: line(120),
  nameEn: line(120),
};
/** A purpose that is chosen among those that funds have had stands before one that is written. */
const chosenPurpose = (form: unknown): unknown => {
  const { knownPurpose } = (form ?? {}) as { knownPurpose?: unknown };
  return knownPurpose ? { ...(form as object), purpose: knownPurpose } : form;
};
const basis = line(200);
const version = z.coerce.number("unknown").int("unknown");

/** A fund with its pots: shares in basis points that add up to the whole (100 %), money in öre, zero for a pot that is filled later. */
const newFund = z
  .object({ ...about, basis, pots: z.array(potRow).max(potPlaces.length, "unknown").default([]) })
  .transform((form, context) => {
    const no = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const pots = form.pots.flatMap((pot, index) => {
      if (pot.source === "" && pot.share.trim() === "" && pot.amount.trim() === "") return [];
      const points = share(pot.share);
      const ore = pot.amount.trim() === "" ? 0n : parseKronor(pot.amount);
      if (pot.source === "") no(["pots", index, "source"], "required");
      if (pot.side === "") no(["pots", index, "side"], "choose");
      if (points === null) no(["pots", index, "share"], "notAShare");
      if (ore === null || ore < 0n) no(["pots", index, "amount"], "notAnAmountOrZero");
      return [{ at: index, source: pot.source, side: pot.side as Side, matchingShare: points ?? 0, amountOre: ore ?? 0n }];
    });
    const [first] = pots;
    if (!first) no(["pots", 0, "source"], "noPots");
    else if (pots.every(({ matchingShare }) => matchingShare > 0)) {
      const whole = pots.reduce((all, { matchingShare }) => all + matchingShare, 0);
      if (whole !== 10_000) no(["pots", pots.at(-1)?.at ?? 0, "share"], "sharesNotWhole");
    }
    pots.forEach((pot, index) => {
      if (pots.slice(0, index).some((other) => other.source.toLowerCase() === pot.source.toLowerCase()))
        no(["pots", pot.at, "source"], "sourceTwice");
    });
    return { ...form, pots };
  });
export const newFundForm = z.preprocess(chosenPurpose, newFund);
export type NewFund = z.output<typeof newFund>;

const moneyOfPot = { version, potId: z.uuid("choosePot"), amount: amountAboveZero, basis };

const fund = z.discriminatedUnion(
  "command",
  [
    z.object({ command: z.literal("add-money"), ...moneyOfPot }),
    z.object({ command: z.literal("lower"), ...moneyOfPot }),
    z.object({ command: z.literal("correct"), version, ...about }),
  ],
  "unknown",
);
export const fundForm = z.preprocess(chosenPurpose, fund);
export type FundForm = z.output<typeof fund>;
