import { describe, expect, it } from "vitest";
import { exampleRules } from "#app/rooms/applications/whole-application.test-data.ts";
import { selfCheckTexts, selfCheckWords } from "#app/rooms/eligibility/self-check.texts.ts";
import { questionsOf, type SelfCheckKey, selfCheck, selfCheckForm } from "#app/rooms/eligibility/self-check.ts";

const rules = {
  ...exampleRules,
  limits: {
    ...exampleRules.limits,
    minOre: 20_000_000n,
    maxOre: 300_000_000n,
    maxMonths: 36,
    earliestStart: "2027-04-01",
    latestEnd: "2029-12-31",
    minMunicipalities: 2,
    minCoFinancing: 5_000,
    maxOwnWork: 7_500,
  },
};
const members = ["1490", "1489"];
const ask = (typed: Record<string, unknown>, given = rules) => selfCheck(selfCheckForm.parse(typed), given, members);
const outcome = (key: SelfCheckKey, typed: Record<string, unknown>) => ask(typed).find((line) => line.key === key)?.outcome;

describe("can we apply?", () => {
  it("says nothing about what has not been answered", () => {
    expect(ask({}).map((line) => line.outcome)).toEqual(Array(6).fill("open"));
  });

  it("says of every answer whether the call's rule is met, to the last öre and the last day", () => {
    expect(outcome("amount", { requested: "200 000" })).toBe("met");
    expect(outcome("amount", { requested: "199 999,99" })).toBe("unmet");
    expect(outcome("amount", { requested: "3 000 000,01" })).toBe("unmet");
    expect(outcome("co-financing", { requested: "500 000", cost: "1 000 000" })).toBe("met");
    expect(outcome("co-financing", { requested: "500 000,01", cost: "1 000 000" })).toBe("unmet");
    expect(outcome("co-financing", { requested: "500 000", cost: "400 000" })).toBe("unmet");
    expect(outcome("own-work", { requested: "500 000", cost: "1 000 000", ownWork: "375 000" })).toBe("met");
    expect(outcome("own-work", { requested: "500 000", cost: "1 000 000", ownWork: "375 000,01" })).toBe("unmet");
    expect(outcome("period", { from: "2027-04-01", to: "2029-12-31" })).toBe("met");
    expect(outcome("period", { from: "2027-03-31", to: "2028-12-31" })).toBe("unmet");
    expect(outcome("period", { from: "2028-02-01", to: "2027-12-31" })).toBe("unmet");
    expect(outcome("period", { from: "2027-05-01" })).toBe("open");
  });

  it("what is said to be missing is enough", () => {
    const line = ask({ requested: "600 000,01", cost: "1 000 000,01" }).find((one) => one.key === "co-financing");
    expect(line?.values).toMatchObject({ missing: 10_000_001n });
    expect(outcome("co-financing", { requested: "500 000", cost: "1 000 000,01" })).toBe("met");
  });

  it("leaves to a case officer what figures cannot say: businesses (KL 2:8); an adjunct municipality is never counted", () => {
    expect(outcome("organisation", { organisation: "ideell-forening" })).toBe("met");
    expect(outcome("organisation", { organisation: "aktiebolag" })).toBe("judge");
    expect(outcome("organisation", { organisation: "kommunalforbund" })).toBe("judge");
    expect(outcome("organisation", { organisation: "none" })).toBe("unmet");
    expect(outcome("municipalities", { municipalities: members })).toBe("met");
    expect(outcome("municipalities", { municipalities: "1490" })).toBe("unmet");
    expect(outcome("municipalities", { municipalities: ["1490", "1383"] })).toBe("unmet");
    // The same box ticked twice is one municipality.
    expect(outcome("municipalities", { municipalities: ["1490", "1490"] })).toBe("unmet");
  });

  it("asks nothing that the call has no rule about", () => {
    const free = { ...rules, limits: { ...rules.limits, minMunicipalities: 0, minCoFinancing: 0 } };
    expect(questionsOf(free)).toEqual(["organisation", "amount", "period"]);
    expect(ask({}, free).map((line) => line.key)).toEqual(["organisation", "amount", "period"]);
  });

  it("what cannot be read is said at its field", () => {
    const read = selfCheckForm.safeParse({ requested: "två", from: "i vår", cost: "-5", organisation: "<script>" });
    expect(read.success ? [] : read.error.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([
      ["requested", "notAnAmount"],
      ["cost", "notAnAmount"],
      ["from", "notADate"],
    ]);
  });

  it("is explained in both languages", () => {
    for (const typed of [
      {},
      { organisation: "none", municipalities: "1490", requested: "1", cost: "1 000", ownWork: "1", from: "2027-01-01" },
    ])
      for (const line of ask(typed)) {
        expect(selfCheckWords(line, "sv")).toMatch(/[.?]$/);
        expect(selfCheckWords(line, "en")).not.toBe(selfCheckWords(line, "sv"));
        expect(selfCheckTexts.sv.headings[line.key]).toBeTruthy();
      }
  });
});
