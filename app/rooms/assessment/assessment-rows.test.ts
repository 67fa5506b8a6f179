import { expect, it } from "vitest";
import type { AssessmentLine } from "#app/rooms/assessment/assessment.ts";
import { assessmentRows } from "#app/rooms/assessment/assessment-rows.ts";

const line = (change: Partial<AssessmentLine> = {}): AssessmentLine => ({
  id: "01990000-0000-7000-8000-000000000001",
  state: "begun",
  title: `<script>alert("x")</script> & 'y'`,
  number: "DRUM-2027-1",
  organisation: "A <b>",
  scored: 2,
  toScore: 5,
  dueOn: "2027-02-01",
  closed: false,
  late: true,
  ...change,
});

it("never lets what an applicant wrote become markup", () => {
  const html = assessmentRows([line()], "sv");
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("<b>");
  expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;");
});

it("tells how much of a begun assessment is done, and that it is late; of one that is closed neither", () => {
  const [begun, shut] = [
    assessmentRows([line()], "sv"),
    assessmentRows([line({ state: "assigned", closed: true, late: false, dueOn: null })], "sv"),
  ];
  expect(begun).toContain("2 av 5");
  expect(begun).toContain("tag--negative");
  expect(shut).toContain("tag--neutral");
  expect(shut).not.toContain('ranking__note">0');
  expect(shut).toContain('class="muted"');
});
