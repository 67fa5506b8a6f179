import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { compare, zero } from "#app/kernel/rational.ts";
import { LanguageProvider } from "#app/ui/language.tsx";
import { answerView } from "./answer-view.ts";
import { asking, exampleBasis } from "./basis.test-data.ts";
import { noChoices, problemOf } from "./basis.ts";
import { loadGeneral } from "./solver/highs.server.ts";
import { readProblem } from "./solver/problem.ts";
import { type General, type Settings, solve } from "./solver/solve.ts";
import { isSolved, reply } from "./solving.ts";
import { Proof } from "./ui/answer.tsx";

/** Thirty that ask for sums which no budget fits evenly: more than three steps of searching can settle. */
const basis = {
  ...exampleBasis(),
  applications: Array.from({ length: 30 }, (_, index) =>
    asking(index + 1, 100_000 + 7_919 * index, 450 - index, 60_000 + 5_003 * index),
  ),
};
/** The core may not try, and the search has steps enough for one proposal and no more. */
const hurried: Settings = { states: 0, steps: 6_000 };

const shown = (settings: Settings, of = basis) => {
  const answer = reply({ ask: "answer", problem: problemOf(of, noChoices) }, settings, () => 0);
  if (!("kind" in answer) || !isSolved(answer)) throw new Error(JSON.stringify(answer));
  const view = answerView(of, noChoices, answer);
  const words = (["sv", "en"] as const).map((language) =>
    renderToStaticMarkup(
      <LanguageProvider language={language}>
        <Proof view={view} solver="Drum" />
      </LanguageProvider>,
    ),
  );
  return { answer, view, words: words.join("\n") };
};

describe("an answer that time did not suffice for", () => {
  it("is a proposal that keeps every rule, never called best, with what may be missing at most said in words", () => {
    const proved = shown({});
    const { answer, view, words } = shown(hurried);
    expect([proved.answer.kind, answer.kind, view.kind]).toEqual(["optimal", "not-proved", "not-proved"]);
    expect(compare(answer.value, zero)).toBe(1);
    expect(compare(answer.value, proved.answer.value)).toBeLessThanOrEqual(0);
    expect(compare(answer.bound, proved.answer.value)).toBeGreaterThanOrEqual(0);
    expect(view.gap).toBeGreaterThan(0);
    expect(words).toMatch(/Inte bevisat\. Det kan finnas en fördelning som ger högst [\d,]+\s% mer\./);
    expect(words).toContain("Det vet vi inte när svaret inte är bevisat.");
    expect(words).toMatch(/Not proved\. There may be an allocation that gives at most [\d.]+\s?% more\./);
    expect(words).not.toMatch(/Bevisat bäst|Proved best/);
  });

  it("that gives nothing is not said to be near the best: of nothing there are no per cent", () => {
    const view = { ...shown(hurried).view, gap: null };
    const words = renderToStaticMarkup(
      <LanguageProvider language="sv">
        <Proof view={view} solver="Drum" />
      </LanguageProvider>,
    );
    expect(words).toContain("går inte att säga");
    expect(words).not.toContain("högst");
  });

  it("is the search's own when HiGHS had no time at all, and no reasons are given for it", async () => {
    const general = await loadGeneral();
    const { answer, words } = shown({ ...hurried, general, milliseconds: 0 });
    expect([answer.kind, answer.by]).toEqual(["not-proved", "search"]);
    expect(words).toContain("Inte bevisat.");
    const question = { ask: "why", problem: problemOf(basis, noChoices), milliseconds: 1_000 } as const;
    expect(reply(question, { ...hurried, general, milliseconds: 0 }, () => 0)).toEqual({ reasons: [], left: [] });
  });

  it("is said to be one of several as good, when it is proved best but not all of them could be compared", async () => {
    const general = await loadGeneral();
    const outOfTime: General = (reduced, limits) => {
      const answer = general(reduced, limits);
      return answer.kind === "optimal"
        ? { ...answer, ties: { count: null, atLeast: 2n, differ: null }, tieBroken: false }
        : answer;
    };
    const { answer, view, words } = shown({ states: 0, steps: 0, general: outOfTime }, exampleBasis());
    expect([answer.kind, view.tieBroken]).toEqual(["optimal", false]);
    expect(words).toContain("Minst 2 fördelningar är lika bra. Alla hann inte jämföras. Den som visas är en av dem.");
    expect(words).not.toContain("Av dem visas den som ger mest");
  });

  it("is no answer, and no fault, when there are more to choose among than a search can go through", () => {
    const many = {
      objective: "score",
      pots: [{ id: "pot", year: 2027, purpose: "growth", available: 1_000_003 }],
      applications: Array.from({ length: 9_000 }, (_, index) => ({
        id: `a${index}`,
        score: 1 + (index % 7),
        levels: [{ amount: 101 + index }],
      })),
    } as const;
    const read = readProblem(many);
    expect(read.ok && solve(read.problem, { states: 0, steps: 10_000 })).toEqual({ kind: "unsolved", why: "limit" });
  });
});
