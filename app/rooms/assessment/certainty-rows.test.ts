import { expect, it } from "vitest";
import { type CertaintyRow, shownCertainty } from "#app/rooms/assessment/certainty-rows.ts";

const row = (place: number, change: Partial<CertaintyRow> = {}): CertaintyRow => {
  const interval = { best: place, worst: place + 2 };
  return {
    applicationId: `01990000-0000-7000-8000-00000000000${place}`,
    place,
    weights: interval,
    withoutOne: { best: place, worst: place },
    resampled: interval,
    all: interval,
    reachedPerMille: 1000 - place * 100,
    reachedNow: place < 3,
    verdict: place === 1 ? "safe" : place < 4 ? "edge" : "out",
    title: `<script>alert("x")</script> & 'y'`,
    number: `DRUM-2027-${place}`,
    organisation: "A <b>",
    submitted: 5,
    ...change,
  };
};
const places = [1, 2, 3, 4];

it("counts whom the money reaches surely, on the edge and never, and who is on the edge on which side", () => {
  const shown = shownCertainty(
    places.map((place) => row(place)),
    "sv",
  );
  expect(shown).toMatchObject({
    count: 4,
    verdicts: { safe: 1, edge: 2, out: 1 },
    onTheEdge: { inside: 1, outside: 1 },
    lastReached: 2,
    few: false,
  });
  expect(shown.rows).toContain('<td class="numeric">1–3</td><td class="numeric">1</td><td class="numeric">1–3</td>');
  expect(shown.rows).toContain("Stadigt innanför");
  expect(shown.rows.match(/<tr>/g)).toHaveLength(4);
});

it("tells nothing of money where there is none to reach with, and warns where too few have assessed", () => {
  const unjudged = { verdict: null, reachedPerMille: null, reachedNow: false, submitted: 3 };
  const shown = shownCertainty(
    places.map((place) => row(place, unjudged)),
    "en",
  );
  expect(shown).toMatchObject({ verdicts: null, lastReached: null, few: true });
  expect(shown.rows).not.toContain("tag--");
});

it("never lets what an applicant wrote become markup", () => {
  const { rows } = shownCertainty([row(1)], "sv");
  expect(rows).not.toContain("<script>");
  expect(rows).not.toContain("<b>");
  expect(rows).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;");
});
