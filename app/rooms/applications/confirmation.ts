import { z } from "zod";
import { type Ore, sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { type FinancingRow, isOwnSource, type Period, periodOf, type Sections } from "#app/rooms/applications/application.ts";
import { type ConfirmationState, confirmationLifecycle } from "#app/rooms/applications/confirmation.lifecycle.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

const date = z
  .string()
  .refine(isLocalDate)
  .transform((value): LocalDate => value);

/** What a financier is asked to confirm, frozen at the moment of the question. Öre are decimal texts in JSON. */
export const askedPart = z.object({
  period: z.object({ from: date, to: date }),
  rows: z.array(
    z.object({
      key: z.string(),
      year: z.number().int(),
      kind: z.enum(["cash", "own-work"]),
      amount: z.string().regex(/^\d+$/).transform(BigInt),
    }),
  ),
});
export type Asked = z.output<typeof askedPart> & { readonly financier: string; readonly source: string };

export type Confirmation = {
  readonly id: string;
  readonly state: Exclude<ConfirmationState, "absent">;
  readonly asked: Asked;
  readonly contact: { readonly name: string; readonly email: string };
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly sentAt: Date;
  /** null until there is an answer */
  readonly answer: { readonly at: Date; readonly name: string; readonly title: string; readonly words: string } | null;
};
/** As much of it as says whether an edit undoes it. */
export type Standing = Pick<Confirmation, "id" | "state" | "asked">;

/** Asked or confirmed: what an edit of the application can undo. */
export const isLive = ({ state }: Pick<Confirmation, "state">): boolean => "void" in confirmationLifecycle[state];

export const sumAsked = ({ rows }: Pick<Asked, "rows">): Ore => sum(rows.map((row) => row.amount));

type Rules = Pick<CallRules, "confirmations" | "sourceTypes">;

const plain = (name: string) => name.trim().replace(/\s+/g, " ").toLocaleLowerCase("sv");

/** One who pays, with all its rows: a municipality that pays in three years is asked once. */
export type Financier = { readonly name: string; readonly source: string; readonly rows: readonly FinancingRow[] };

/**
 * Those who must be asked, in the order of the form. The fund itself is not, nor the applicant: whoever signs the application promises
 * the applicant's own part with it.
 */
export function financiersOf(rows: readonly FinancingRow[], rules: Rules, applicant: string): Financier[] {
  const found = new Map<string, FinancingRow[]>();
  for (const row of rows) {
    if (!row.source || isOwnSource(rules, row.source) || plain(row.name) === plain(applicant)) continue;
    const key = `${row.source} ${plain(row.name)}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()].map((own) => {
    const [first] = own as [FinancingRow];
    return { name: first.name, source: first.source, rows: own };
  });
}

/** Does what was asked read the same in the application as it stands now? Whatever is not part of the question may change freely. */
export function stillHolds(asked: Asked, { project, financing }: Pick<Sections, "project" | "financing">): boolean {
  const period = periodOf(project);
  return (
    period?.from === asked.period.from &&
    period.to === asked.period.to &&
    asked.rows.every((promised) =>
      financing.rows.some(
        (row) =>
          row.key === promised.key &&
          row.name === asked.financier &&
          row.source === asked.source &&
          row.year === promised.year &&
          row.kind === promised.kind &&
          row.amount === promised.amount,
      ),
    )
  );
}

/** The confirmations that these sections undo. */
export const undoneBy = (standing: readonly Standing[], sections: Pick<Sections, "project" | "financing">): Standing[] =>
  standing.filter((one) => isLive(one) && !stillHolds(one.asked, sections));

const covers = (one: Pick<Standing, "asked">, row: FinancingRow) => one.asked.rows.some(({ key }) => key === row.key);

/** The rows of a financier that nobody has been asked about, or not since they were changed. */
export const rowsToAsk = (financier: Financier, standing: readonly Standing[]): FinancingRow[] =>
  financier.rows.filter((row) => !standing.some((one) => isLive(one) && covers(one, row)));

/** What to ask: all of the financier's rows that no question covers, each of them whole. */
export function questionTo(
  financier: Financier,
  standing: readonly Standing[],
  period: Period | null,
): Result<Asked, "already-asked" | "period-missing" | "rows-incomplete"> {
  const open = rowsToAsk(financier, standing);
  if (open.length === 0) return refuse("already-asked");
  if (!period) return refuse("period-missing");
  const rows = open.flatMap(({ key, year, kind, amount }) =>
    key !== undefined && year !== null && amount !== null && amount > 0n ? [{ key, year, kind, amount }] : [],
  );
  if (rows.length < open.length || financier.name.trim() === "") return refuse("rows-incomplete");
  return accept({ financier: financier.name, source: financier.source, period: { from: period.from, to: period.to }, rows });
}

export type ConfirmationFault = { readonly name: string; readonly row: string; readonly amount: Ore };

/** Where the call demands confirmations: every financier that some of has not been confirmed. Empty in every other call. */
export function confirmationFaults(
  rules: Rules,
  applicant: string,
  { financing }: Pick<Sections, "financing">,
  confirmations: readonly Standing[],
): ConfirmationFault[] {
  if (rules.confirmations !== "required") return [];
  const confirmed = confirmations.filter((one) => one.state === "confirmed");
  return financiersOf(financing.rows, rules, applicant).flatMap(({ name, rows }) => {
    const open = rows.filter((row) => !confirmed.some((one) => covers(one, row)));
    const [first] = open;
    return first ? [{ name, row: first.key ?? "", amount: sum(open.map((row) => row.amount ?? 0n)) }] : [];
  });
}

/** What is sealed of a confirmation, and shown to whoever reads the application: who, in what capacity, when, and of which rows. */
export const sealedConfirmation = z.object({
  id: z.string(),
  financier: z.string(),
  rows: z.array(z.string()),
  amount: z.string().regex(/^\d+$/).transform(BigInt),
  by: z.object({ name: z.string(), title: z.string() }),
  /** ISO instant of the server's clock */
  at: z.string(),
});
export type SealedConfirmation = z.output<typeof sealedConfirmation>;

export const sealedConfirmations = (
  confirmations: readonly Pick<Confirmation, "id" | "state" | "asked" | "answer">[],
): SealedConfirmation[] =>
  confirmations.flatMap(({ id, state, asked, answer }) =>
    state === "confirmed" && answer
      ? [
          {
            id,
            financier: asked.financier,
            rows: asked.rows.map((row) => row.key),
            amount: sumAsked(asked),
            by: { name: answer.name, title: answer.title },
            at: answer.at.toISOString(),
          },
        ]
      : [],
  );

type SealedWith = {
  readonly sections: Pick<Sections, "project" | "financing">;
  readonly confirmations?: readonly SealedConfirmation[] | undefined;
};

/** What still holds when a completed version is sealed: the confirmations whose rows and period read as they did. */
export function stillSealed(before: SealedWith, sections: SealedWith["sections"]): SealedConfirmation[] {
  const [was, is] = [periodOf(before.sections.project), periodOf(sections.project)];
  if (was?.from !== is?.from || was?.to !== is?.to) return [];
  const find = (all: SealedWith["sections"], key: string) => all.financing.rows.find((row) => row.key === key);
  return (before.confirmations ?? []).filter((one) =>
    one.rows.every((key) => {
      const [old, now] = [find(before.sections, key), find(sections, key)];
      return (
        old !== undefined &&
        now !== undefined &&
        old.name === now.name &&
        old.source === now.source &&
        old.year === now.year &&
        old.kind === now.kind &&
        old.amount === now.amount
      );
    }),
  );
}

/** How a row stands to somebody who reads: confirmed by the one who pays, said to be by the applicant (as it was once asked), or not. */
export const rowStanding = (
  row: FinancingRow,
  confirmations: readonly Pick<SealedConfirmation, "rows">[],
): "confirmed" | "said" | "open" =>
  confirmations.some((one) => one.rows.includes(row.key ?? "")) ? "confirmed" : row.confirmed ? "said" : "open";

/** How a financier stands to the team: what it has been asked, what it has not, and the last question that came to nothing. */
export type FinancierStanding = {
  readonly financier: Financier;
  readonly state: "none" | "asked" | "confirmed" | "partly" | "declined" | "voided";
  readonly live: readonly Confirmation[];
  /** rows that nobody has been asked about */
  readonly open: readonly FinancingRow[];
  /** declined or voided, when something is left to ask */
  readonly last: Confirmation | null;
};

export function standingsOf(
  rows: readonly FinancingRow[],
  rules: Rules,
  applicant: string,
  confirmations: readonly Confirmation[],
): FinancierStanding[] {
  return financiersOf(rows, rules, applicant).map((financier) => {
    const about = confirmations.filter(
      ({ asked }) =>
        (asked.source === financier.source && plain(asked.financier) === plain(financier.name)) ||
        asked.rows.some(({ key }) => financier.rows.some((row) => row.key === key)),
    );
    const live = about.filter((one) => isLive(one) && financier.rows.some((row) => covers(one, row)));
    const open = rowsToAsk(financier, confirmations);
    const last = open.length > 0 ? (about.findLast((one) => !isLive(one)) ?? null) : null;
    const confirmed = live.length > 0 && live.every((one) => one.state === "confirmed");
    const waits = live.some((one) => one.state === "asked");
    const ended = last?.state === "declined" || last?.state === "voided" ? last.state : "none";
    const state = waits ? "asked" : confirmed ? (open.length > 0 ? "partly" : "confirmed") : ended;
    return { financier, state, live, open, last };
  });
}
