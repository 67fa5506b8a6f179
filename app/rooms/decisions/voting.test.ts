import { describe, expect, it } from "vitest";
import { recordForm } from "./decisions.forms.ts";
import { exampleItem, exampleMeeting, exampleMember } from "./meeting.test-data.ts";
import { type Absence, type Item, type Meeting, type Member, noProceedings, type ProposalSide, type Vote } from "./meeting.ts";
import { againstVote, onTheTable, reasonsOnTheTable, votedOn } from "./proposal-on-table.ts";
import { quorumOf, quorumOfItem, takingPart } from "./quorum.ts";
import { judgeMotions, judgeRoll, tallyOf } from "./voting.ts";

const person = exampleMember;
const item = (absences: Absence[] = [], more: Partial<Item> = {}): Item => exampleItem({ procedure: "vote", absences, ...more });
const meeting = (members: Member[]): Meeting => exampleMeeting({ members });
const away = (personId: string, kind: Absence["kind"], replacedById: string | null = null): Absence => ({
  personId,
  kind,
  ground: "",
  applicationId: null,
  replacedById,
});
const roll = (votes: Record<string, Vote["choice"]>): Vote[] =>
  Object.entries(votes).map(([personId, choice]) => ({ personId, choice }));

const five = [person("chair"), person("b"), person("c"), person("d"), person("e")];

describe("quorum", () => {
  it("is more than half of the seats, not half", () => {
    const four = five.slice(0, 4);
    expect(quorumOf(meeting(four.map((member, index) => ({ ...member, present: index < 2 })))).met).toBe(false);
    expect(quorumOf(meeting(four.map((member, index) => ({ ...member, present: index < 3 })))).met).toBe(true);
  });

  it("counts a substitute only in a member's empty seat, and never an adjunct", () => {
    const members = [
      person("chair"),
      person("b"),
      person("c", { present: false }),
      person("s", { capacity: "substitute" }),
      person("x", { capacity: "adjunct" }),
    ];
    expect(quorumOf(meeting(members))).toMatchObject({ present: 2, seats: 3 });
    expect(quorumOf(meeting([...members.slice(0, 3), person("s", { capacity: "substitute", servesFor: "c" })])).present).toBe(3);
  });

  it("holds although conflicts of interest empty the room below half (KL 5:46)", () => {
    const recused = item(["c", "d", "e"].map((id) => away(id, "conflict")));
    expect(quorumOfItem(meeting(five), recused)).toMatchObject({ present: 2, met: true });
    const gone = item(["c", "d", "e"].map((id) => away(id, "left")));
    expect(quorumOfItem(meeting(five), gone)).toMatchObject({ present: 2, met: false });
  });

  it("fails when nobody is left", () => {
    expect(quorumOfItem(meeting(five), item(five.map((member) => away(member.personId, "conflict")))).met).toBe(false);
  });

  it("lets the substitute called in decide, and not the one who was recused", () => {
    const members = [...five, person("s", { capacity: "substitute" })];
    expect(takingPart(meeting(members), item([away("b", "conflict", "s")])).map((member) => member.personId)).toEqual([
      "chair",
      "c",
      "d",
      "e",
      "s",
    ]);
  });
});

describe("a vote", () => {
  it("is carried by the simple majority of those who vote", () => {
    expect(tallyOf(roll({ chair: "no", b: "yes", c: "yes", d: "abstain" }), "chair")).toMatchObject({
      value: { yes: 2, no: 1, abstain: 1, carried: "yes", castingVote: false },
    });
  });

  it("is decided by the chair when it is even", () => {
    expect(tallyOf(roll({ chair: "no", b: "yes", c: "yes", d: "no" }), "chair")).toMatchObject({
      value: { carried: "no", castingVote: true },
    });
  });

  it("cannot be settled by a chair who abstains from an even vote", () => {
    expect(tallyOf(roll({ chair: "abstain", b: "yes", c: "no" }), "chair")).toMatchObject({
      refusal: { code: "chair-must-vote" },
    });
  });

  it("is refused when a recused member votes", () => {
    const votes = roll({ chair: "yes", b: "yes", c: "no", d: "no", e: "yes" });
    expect(judgeRoll(meeting(five), item([away("b", "conflict")]), votes)).toMatchObject({
      refusal: { code: "vote-by-outsider", values: { name: "b" } },
    });
  });

  it("is refused when an adjunct or an absent member votes", () => {
    const members = [...five.slice(0, 4), person("e", { present: false }), person("x", { capacity: "adjunct" })];
    const votes = { chair: "yes", b: "yes", c: "no", d: "no" } as const;
    expect(judgeRoll(meeting(members), item(), roll({ ...votes, e: "yes" }))).toMatchObject({
      refusal: { code: "vote-by-outsider", values: { name: "e" } },
    });
    expect(judgeRoll(meeting(members), item(), roll({ ...votes, x: "yes" }))).toMatchObject({
      refusal: { code: "vote-by-outsider" },
    });
  });

  it("needs everyone who takes part on the roll", () => {
    expect(judgeRoll(meeting(five), item(), roll({ chair: "yes", b: "yes" }))).toMatchObject({
      refusal: { code: "vote-missing" },
    });
  });

  it("gives the casting vote to whoever chairs the paragraph", () => {
    const recused = item([away("chair", "conflict")], { chairId: "b" });
    expect(judgeRoll(meeting(five), recused, roll({ b: "no", c: "yes", d: "yes", e: "no" }))).toMatchObject({
      value: { carried: "no", castingVote: true },
    });
  });
});

describe("a motion", () => {
  it("comes from one who takes part in the paragraph; what was moved before leaving stands, and a conflict of interest takes it away", () => {
    const by = (personId: string) => [{ personId, text: "avslag" }];
    const moved = { proceedings: { ...noProceedings, motions: by("b") } };
    const judge = (absences: Absence[], personId: string, more: Partial<Item> = {}) =>
      judgeMotions(meeting([...five, person("x", { capacity: "adjunct" })]), item(absences, more), by(personId));
    expect([judge([], "b").ok, judge([away("b", "left")], "b", moved).ok]).toEqual([true, true]);
    for (const refused of [
      judge([], "x"),
      judge([away("b", "left")], "b"),
      judge([away("b", "conflict")], "b", moved),
      judge([], "nobody"),
    ])
      expect(refused).toMatchObject({ refusal: { code: "motion-by-outsider" } });
  });

  it("is a whole row of the form: an empty one is none, half a one is told of at its field", () => {
    const personId = "018f2f6e-0000-7000-8000-000000000001";
    const read = (...motions: object[]) =>
      recordForm.safeParse({ version: "1", clauses: "", procedure: "acclamation", note: "", order: "", motions });
    expect(read({ personId: "", text: " " }, { personId, text: " avslag " }).data?.motions).toEqual([
      { personId, text: "avslag" },
    ]);
    expect(
      read({ personId, text: "" }, { personId: "", text: "bifall" }).error?.issues.map((one) => [one.path, one.message]),
    ).toEqual([
      [["motions", 0, "text"], "motionNeeded"],
      [["motions", 1, "personId"], "choosePerson"],
    ]);
  });
});

describe("the proposal on the table", () => {
  it("is what the beredning recommends, or else what the office proposes; what is only postponed stays the office's", () => {
    const office = { proposal: "grant", proposedOre: 300n } as const;
    const said = (recommendation: "as-proposed" | "other-sum" | "refuse" | "postpone", amountOre: bigint) =>
      onTheTable(office, { recommendation, amountOre });
    expect([onTheTable(office, null), said("other-sum", 200n), said("refuse", 0n), said("postpone", 0n)]).toEqual([
      { outcome: "grant", amountOre: 300n },
      { outcome: "grant", amountOre: 200n },
      { outcome: "reject", amountOre: 0n },
      { outcome: "grant", amountOre: 300n },
    ]);
  });

  it("brings the beredning's reasons along where it wants something else, and no reason for the opposite", () => {
    const because = (
      office: { readonly proposal: "grant" | "reject"; readonly proposedOre: bigint; readonly reason: string },
      recommendation: "as-proposed" | "other-sum" | "refuse",
      amountOre: bigint,
    ) => reasonsOnTheTable(office, { recommendation, amountOre, body: "Beredningen", reason: "Resorna kan göras med tåg." });
    const wanted = { proposal: "grant", proposedOre: 64_700_000n, reason: "Den ryms." } as const;
    const refused = { proposal: "reject", proposedOre: 0n, reason: "Den ryms inte." } as const;
    expect(because(wanted, "as-proposed", 64_700_000n)).toBe("Den ryms.");
    expect(reasonsOnTheTable(wanted, null)).toBe("Den ryms.");
    const told = (text: string) => text.replace(/\u00a0/g, " ");
    expect(told(because(wanted, "other-sum", 60_000_000n))).toBe(
      "Den ryms. Beredningen rekommenderar 600 000 kr i stället för 647 000 kr: Resorna kan göras med tåg.",
    );
    expect(told(because(wanted, "refuse", 0n))).toBe(
      "Beredningen rekommenderar avslag i stället för 647 000 kr: Resorna kan göras med tåg.",
    );
    expect(told(because(refused, "other-sum", 60_000_000n))).toBe(
      "Beredningen rekommenderar 600 000 kr i stället för avslag: Resorna kan göras med tåg.",
    );
  });

  it("is adopted or falls with the side it was put on, the chair's casting vote included, and neither side is neither", () => {
    const votes = roll({ chair: "no", b: "yes" });
    const on = (proposalSide: ProposalSide | null, more: Partial<Item> = {}) =>
      votedOn(meeting(five), item([], { votes, proceedings: { ...noProceedings, proposalSide }, ...more }));
    expect([on("no"), on("yes"), on("neither"), on(null), on("yes", { votes: [] })]).toEqual([
      "adopted",
      "fell",
      null,
      null,
      null,
    ]);
  });

  it("that is adopted is decided to the öre, and that falls is not", () => {
    const one = (index: number, outcome: "grant" | "reject", amountOre: bigint, tabled: bigint) => ({
      index,
      outcome,
      amountOre,
      tabled: { outcome: tabled > 0n ? ("grant" as const) : ("reject" as const), amountOre: tabled },
    });
    const same = [one(0, "grant", 300n, 300n), one(1, "reject", 0n, 0n)];
    const other = [one(0, "grant", 299n, 300n), one(1, "grant", 1n, 0n)];
    expect(againstVote("adopted", same, undefined)).toBeNull();
    expect(againstVote("adopted", other, undefined)).toEqual({
      "outcomes.0.amount": "proposalAdopted",
      "outcomes.1.outcome": "proposalAdopted",
    });
    expect(againstVote("fell", other, undefined)).toBeNull();
    expect(againstVote("fell", same, undefined)).toEqual({ "outcomes.0.outcome": "proposalFell" });
    expect(againstVote(null, other, false)).toBeNull();
    expect([againstVote("adopted", [], true), againstVote("fell", [], false)]).toEqual([null, null]);
    expect([againstVote("adopted", [], false), againstVote("fell", [], true)]).toEqual([
      { amendment: "changeAdopted" },
      { amendment: "changeFell" },
    ]);
  });
});
