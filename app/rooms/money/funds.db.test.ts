import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/gate/actor.ts";
import { closeDatabase, database, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { fundForm, newFundForm } from "#app/rooms/money/fund.forms.ts";
import { totalOf } from "#app/rooms/money/fund.ts";
import { fundPage, keepFund, makeFund, mayCreateFund } from "#app/rooms/money/funds.server.ts";
import { grant } from "#app/rooms/money/ledger.ts";
import { lockFunds, post, verifyLedger } from "#app/rooms/money/money.server.ts";
import { addPerson } from "#app/rooms/people/person.test-data.ts";
import { ledgerVerify } from "../../../server/commands/ledger.ts";

const actors = {} as Record<"controller" | "officer" | "applicant", Actor>;
const typed = {
  year: "2031",
  purpose: "Tillväxt på landet",
  nameSv: "Tillväxtmedel 2031",
  nameEn: "Growth funding 2031",
  basis: "RUN 2030-11-05 § 112",
  pots: [
    { source: "Regionutvecklingsnämnden", side: "vgr", share: "33,33", amount: "1 000 000" },
    { source: "Kommunerna", side: "municipalities", share: "66,67 %", amount: "2 000 300,50" },
    { source: "", side: "", share: "", amount: "" },
  ],
};
const make = (actor: Actor, more: object = {}) => makeFund({ actor, form: newFundForm.parse({ ...typed, ...more }) });
const change = (actor: Actor, id: string, more: object) => keepFund({ actor, id, form: fundForm.parse(more) });
const faultsOf = (given: object) =>
  newFundForm.safeParse({ ...typed, ...given }).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);

beforeAll(async () => {
  actors.controller = await addPerson("Ekonomen", "controller");
  actors.officer = await addPerson("Handläggaren", "officer");
  actors.applicant = await addPerson("Sökanden");
});
afterAll(closeDatabase);

describe("a year's money", () => {
  it("is made by the controller with its pots, and the ledger says what they hold, to the öre", async () => {
    const made = await make(actors.controller);
    const shown = await fundPage(actors.officer, made.ok ? (made.value ?? "") : "");
    expect(shown?.fund).toMatchObject({ year: 2031, purpose: "tillvaxt-pa-landet", name: { en: "Growth funding 2031" } });
    expect(shown?.fund.pots.map(({ matchingShare, balance }) => [matchingShare, balance.available, balance.funder])).toEqual([
      [3_333, 100_000_000n, -100_000_000n],
      [6_667, 200_030_050n, -200_030_050n],
    ]);
    expect(shown?.moves.map(({ kind, basis, by }) => [kind, basis, by])).toEqual([
      ["fund", "RUN 2030-11-05 § 112", "Ekonomen"],
      ["fund", "RUN 2030-11-05 § 112", "Ekonomen"],
    ]);
    expect(shown?.may).toEqual([]);
    expect((await verifyLedger()).fault).toBeNull();
  });

  it("is read by the office, changed by the controller alone, and not there for anybody else", async () => {
    expect([mayCreateFund(actors.officer), mayCreateFund(actors.controller)]).toEqual([false, true]);
    expect(await make(actors.officer)).toMatchObject({ ok: false, refusal: { code: "not-yours-to-do" } });
    expect(await make(actors.applicant)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    const { id } = await database.one<{ id: string }>(sql`select id from fund where year = 2031`);
    expect(await fundPage(actors.applicant, id)).toBeNull();
    expect(await fundPage(actors.controller, newId())).toBeNull();
  });

  it("comes once for each year and purpose, also when two make it at the same moment", async () => {
    expect(await make(actors.controller)).toMatchObject({ ok: false, refusal: { fields: { purpose: "fundTwice" } } });
    const both = await Promise.all([make(actors.controller, { year: "2032" }), make(actors.controller, { year: "2032" })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("grows by what a financier adds and never falls below what has been promised", async () => {
    const { id } = await database.one<{ id: string }>(sql`select id from fund where year = 2031`);
    const before = await fundPage(actors.controller, id);
    const [pot] = before?.fund.pots ?? [];
    if (!before || !pot) throw new Error("no fund");
    const money = { version: before.version, potId: pot.potId, basis: "Tilläggsavtal" };
    expect(await change(actors.controller, id, { command: "add-money", ...money, amount: "500" })).toMatchObject({ ok: true });
    expect(await change(actors.controller, id, { command: "add-money", ...money, amount: "500" })).toMatchObject({
      ok: false,
      refusal: { code: "changed-since-read" },
    });
    const shares = before.fund.pots.map(({ potId, matchingShare, balance }) => ({
      potId,
      matchingShare,
      availableOre: balance.available,
    }));
    await transaction(async (tx) => {
      await lockFunds(tx, [id]);
      const granted = grant(150_000_000n, shares, { basis: "§ 1/2031" });
      if (granted.ok) await post(tx, granted.value, new Date("2031-01-10T09:00:00Z"), null);
    });
    // A third of 1.5 million is granted from the first pot: 499 950 kronor. 1 000 500 less that is what may go back.
    const version = before.version + 1;
    const lower = (amount: string) => change(actors.controller, id, { command: "lower", ...money, version, amount });
    expect(await lower("500 550,01")).toMatchObject({
      ok: false,
      refusal: { fields: { amount: "overAvailable" }, values: { leftOre: 50_055_000n } },
    });
    expect(await lower("500 550")).toMatchObject({ ok: true });
    const after = await fundPage(actors.controller, id);
    expect(after?.fund.pots[0]?.balance).toMatchObject({ available: 0n, granted: 49_995_000n, funder: -49_995_000n });
    expect(after && totalOf(after.fund).granted).toBe(150_000_000n);
    expect(after?.moves[0]).toMatchObject({ kind: "lower", amountOre: -50_055_000n, basis: "Tilläggsavtal" });
    expect((await verifyLedger()).fault).toBeNull();
  });

  it("has its words corrected; year and purpose stand once a call has been given its money", async () => {
    const { id, version } = await database.one<{ id: string; version: number }>(
      sql`select id, version from fund where year = 2031`,
    );
    const words = { command: "correct", year: "2033", purpose: "Kultur", nameSv: "Kulturmedel 2033", nameEn: "Culture 2033" };
    expect(await change(actors.controller, id, { ...words, year: "2032", purpose: "Tillväxt på landet", version })).toMatchObject(
      {
        ok: false,
        refusal: { fields: { purpose: "fundTwice" } },
      },
    );
    expect(await change(actors.controller, id, { ...words, version })).toMatchObject({ ok: true });
    const call = newId();
    await database.run(sql`
      insert into call (id, number, slug, state, kind, title, summary, texts, opens_at, closes_at, created_at)
      values (${call}, 'DRUM-2033', 'kultur', 'published', 'culture', '{}', '{}', '{}', now(), now(), now())`);
    await database.run(sql`insert into call_fund (call_id, fund_id) values (${call}, ${id})`);
    const again = { ...words, version: version + 1 };
    expect(await change(actors.controller, id, { ...again, year: "2034" })).toMatchObject({
      refusal: { fields: { year: "inUse" } },
    });
    expect(await change(actors.controller, id, { ...again, purpose: "Miljö" })).toMatchObject({
      refusal: { fields: { purpose: "inUse" } },
    });
    expect(await change(actors.controller, id, { ...again, nameSv: "Kulturpengar" })).toMatchObject({ ok: true });
    expect((await fundPage(actors.officer, id))?.fund.name.sv).toBe("Kulturpengar");
  });

  it("is refused at its field when a share, a sum or a financier is wrong", () => {
    const pots = (...rows: object[]) => ({ pots: rows.map((row, index) => ({ ...typed.pots[index], ...row })) });
    expect(faultsOf({})).toBeUndefined();
    expect(faultsOf({ pots: [] })).toEqual(["pots.0.source noPots"]);
    expect(faultsOf(pots({}, { share: "66" }))).toEqual(["pots.1.share sharesNotWhole"]);
    expect(faultsOf(pots({ share: "0" }, { amount: "-5" }))).toEqual([
      "pots.0.share notAShare",
      "pots.1.amount notAnAmountOrZero",
    ]);
    expect(faultsOf(pots({ side: "" }, { source: "" }))).toEqual(["pots.0.side choose", "pots.1.source required"]);
    expect(faultsOf(pots({}, { source: "regionutvecklingsnämnden" }))).toEqual(["pots.1.source sourceTwice"]);
    expect(newFundForm.parse({ ...typed, purpose: "", knownPurpose: "tillvaxt" }).purpose).toBe("tillvaxt");
    expect(faultsOf({ year: "tjugo", purpose: "§ 12", nameSv: " " })?.sort()).toEqual([
      "nameSv required",
      "purpose purposeOdd",
      "year yearOdd",
    ]);
  });
});

describe("the ledger is added up again", () => {
  /** Past the triggers that refuse it, as somebody with the database's own password could. */
  const behindOurBack = (change: ReturnType<typeof sql>) =>
    transaction(async (tx) => {
      await tx.run(sql`alter table ledger_posting disable trigger user`);
      await tx.run(change);
      await tx.run(sql`alter table ledger_posting enable trigger user`);
    });
  const verify = () => ledgerVerify.run({} as never);

  it("and one öre too many is found, with the transaction it is in; nobody can put it there through Drum", async () => {
    const posting = await database.one<{ id: bigint; transactionId: string }>(
      sql`select id, transaction_id from ledger_posting order by id limit 1`,
    );
    const add = (ore: bigint) => sql`update ledger_posting set amount_ore = amount_ore + ${ore} where id = ${posting.id}`;
    await expect(database.run(add(1n))).rejects.toThrow("append-only");
    expect(await verify()).toMatchObject({ data: { holds: true } });
    await behindOurBack(add(1n));
    expect(await verify()).toMatchObject({
      code: 1,
      lines: [`The ledger does not hold: ${posting.transactionId}: its postings do not add up to zero.`],
      data: { holds: false, fault: { what: "unbalanced-transaction", where: posting.transactionId } },
    });
    await behindOurBack(add(-1n));
    expect(await verify()).toMatchObject({ data: { holds: true } });
  });

  it("and a pot that has given more than it got is found by name, although every transaction adds up", async () => {
    const { potId } = await database.one<{ potId: string }>(
      sql`select p.id as pot_id from pot p join fund f on f.id = p.fund_id where f.year = 2033 order by p.position limit 1`,
    );
    const id = newId();
    await transaction(async (tx) => {
      await tx.run(sql`insert into ledger_transaction (id, at, kind, basis) values (${id}, now(), 'grant', '§ 2/2033')`);
      await tx.run(sql`insert into ledger_posting (transaction_id, pot_id, account, amount_ore)
        values (${id}, ${potId}, 'available', -1), (${id}, ${potId}, 'granted', 1)`);
    });
    expect(await verify()).toMatchObject({
      code: 1,
      data: {
        fault: { what: "account-below-zero", where: expect.stringContaining("2033, Regionutvecklingsnämnden: available") },
      },
    });
    await behindOurBack(sql`delete from ledger_posting where transaction_id = ${id}`);
    expect(await verify()).toMatchObject({ data: { holds: true } });
  });
});
