import { describe, expect, it } from "vitest";
import { rational } from "#app/kernel/rational.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import type { Standing } from "#app/rooms/assessment/ranking.ts";
import { carryingWords, rankedRows, reasonOf, unrankedRows } from "#app/rooms/assessment/ranking-rows.ts";
import { rankingTable } from "#app/rooms/assessment/ranking-table.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

const both = (text: string) => ({ sv: text, en: text });
const rules = {
  criteria: [{ key: "need", name: both("Behov"), about: both(""), weight: 100, levels: [], questions: [] }],
  scale: { min: 1, max: 5 },
  thresholds: [{ on: "total", atLeastHundredths: 275, text: both("Minst 2,75.") }],
  tieBreak: [{ by: "municipalities", direction: "desc", text: both("Flest kommuner först.") }],
  decimals: 2,
} as unknown as CallRules;

const row = (change: Partial<Standing<RankedApplication>> = {}): Standing<RankedApplication> => ({
  contender: {
    applicationId: "01990000-0000-7000-8000-000000000001",
    number: "DRUM-2027-1",
    title: `<script>alert("x")</script> & 'y'`,
    organisation: "A <b>",
    organisationId: "o",
    totalOre: 0n,
    startsOn: null,
    endsOn: null,
    eligibility: "passed",
    submitted: 3,
    shares: [],
    municipalities: 2,
    members: 2,
    requestedOre: 125_000_00n,
    tallies: { need: { sum: 10, count: 3, leftOut: 1, min: 3, max: 4 } },
  },
  rank: 1,
  shared: false,
  tie: { kind: "none" },
  total: rational(10, 3),
  strategic: null,
  bonus: { hundredths: 0, given: [] },
  unranked: null,
  ...change,
});

describe("the rows of a ranking", () => {
  it("never let what an applicant wrote become markup", () => {
    const html =
      rankedRows([row()], rules, assessmentTexts.sv.ranking, "sv") +
      unrankedRows([row({ unranked: { code: "not-eligible" } })], rules, assessmentTexts.sv.ranking, "sv");
    expect(html).not.toContain("<script>");
    expect(html).not.toContain("<b>");
    expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;");
  });

  it("carry their columns' words to a telephone, each cell those of its own column", () => {
    const words = ["Plats", "Ansökan", 'Total "poäng"', "Behov", "Strategiskt", "Bedömningar", "Sökt"];
    const html = carryingWords(rankedRows([row(), row()], rules, assessmentTexts.sv.ranking, "sv"), words);
    expect(html.match(/<tr role="row">/g)).toHaveLength(2);
    const [, first = ""] = html.split('<tr role="row">');
    expect([...first.matchAll(/data-label="([^"]*)"/g)].map(([, label]) => label)).toEqual(
      words.filter((label) => label !== "Ansökan").map((label) => label.replaceAll('"', "&quot;")),
    );
    expect(first).toContain('<th role="rowheader" scope="row">');
    expect(first.match(/<div class="table__cell">/g)?.length).toBe(first.match(/<\/div><\/td>/g)?.length);
    expect(first).toMatch(/data-label="Behov"><div class="table__cell">3,33<small>spridning 1<\/small>/);
  });

  it("show means rounded only for the eye, with spread and what was left out", () => {
    const html = rankedRows([row()], rules, assessmentTexts.sv.ranking, "sv");
    expect(html).toContain(">3,33<");
    expect(html).toContain("spridning 1");
    expect(html).toContain("1 ej bedömt");
  });

  it("say in words that a place is shared, and by which rule a tie was broken", () => {
    expect(rankedRows([row({ shared: true, tie: { kind: "shared" } })], rules, assessmentTexts.sv.ranking, "sv")).toContain(
      "delad plats",
    );
    expect(rankedRows([row({ tie: { kind: "broken", rule: 0 } })], rules, assessmentTexts.sv.ranking, "sv")).toContain(
      "Flest kommuner först.",
    );
  });

  it("show what a bonus adds and for what, in a column of its own where the call gives one and nowhere else", () => {
    const points = [
      { key: "b", name: both("Bred <i>"), by: "municipalities", atLeast: 4, hundredths: 50, text: both("Minst fyra.") },
    ];
    const giving = { ...rules, bonus: { mostHundredths: 50, text: both("Högst 0,50."), points } } as unknown as CallRules;
    const t = assessmentTexts.sv.ranking;
    const bonus = { hundredths: 50, given: [0] };
    expect(rankedRows([row({ bonus })], giving, t, "sv")).toContain(
      '<td class="ranking__given">+0,50<small>Bred &lt;i&gt;</small></td>',
    );
    expect(rankedRows([row()], giving, t, "sv").split("<td").length).toBe(
      rankedRows([row()], rules, t, "sv").split("<td").length + 1,
    );
    const unranked = { code: "below-threshold" as const, thresholds: [0] };
    expect(unrankedRows([row({ bonus, unranked })], giving, t, "sv")).toContain(
      "varav bonus +0,50, som inte räknas mot tröskeln",
    );
    const { columns, rows } = rankingTable({ ranked: [row({ bonus })], unranked: [] }, giving, "sv");
    const cell = (key: string) => rows[0]?.cells[columns.findIndex((one) => one.key === key)];
    expect(cell("bonus")).toMatchObject({ value: 0.5 });
    expect(cell("bonus_for")).toMatchObject({ text: "Bred <i>" });
    expect(rankingTable({ ranked: [row()], unranked: [] }, rules, "sv").columns.map(({ key }) => key)).not.toContain("bonus");
  });

  it("give the reason for having no place", () => {
    const t = assessmentTexts.sv.ranking;
    expect(reasonOf({ code: "assessments-missing", submitted: 1, required: 2 }, rules, t, "sv")).toBe(
      "1 av 2 bedömningar är inlämnade.",
    );
    expect(reasonOf({ code: "not-assessed", keys: ["need"] }, rules, t, "sv")).toBe("Ingen har kunnat bedöma: Behov.");
    expect(reasonOf({ code: "below-threshold", thresholds: [0] }, rules, t, "sv")).toBe("Under tröskeln. Minst 2,75.");
  });
});
