import { paths } from "#app/paths.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import { certaintyTexts } from "#app/rooms/assessment/certainty.texts.ts";
import type { Certainty, Interval, Verdict } from "#app/rooms/assessment/certainty.ts";
import { escaped } from "#app/rooms/assessment/ranking-rows.ts";
import { formatShare } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";

export type CertaintyRow = Certainty & Pick<RankedApplication, "title" | "number" | "organisation" | "submitted">;

/** What the page of a call's certainty needs and no more: its rows are finished where they were reckoned. */
export type ShownCertainty = {
  readonly count: number;
  /** the table's rows as HTML */
  readonly rows: string;
  /** so many as fit in a picture that can be taken in */
  readonly first: readonly CertaintyRow[];
  /** how many of each; null when there is no money to reach with */
  readonly verdicts: Readonly<Record<Verdict, number>> | null;
  /** of those on the edge: whom the money reaches as it stands */
  readonly onTheEdge: { readonly inside: number; readonly outside: number };
  /** some application has too few assessments for chance to say much */
  readonly few: boolean;
  /** the last place that the money reaches as it stands */
  readonly lastReached: number | null;
};

export const verdicts = ["safe", "edge", "out"] as const satisfies readonly Verdict[];
const tones = { safe: "positive", edge: "attention", out: "neutral" } as const;
const pictured = 60;
const enough = 4;

/** In the order of the places. As in a ranking (ranking-rows.ts) a thousand rows are a string: React would stand in everybody's way. */
export function shownCertainty(rows: readonly CertaintyRow[], language: Language): ShownCertainty {
  const judged = rows.some(({ verdict }) => verdict !== null);
  const of = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict);
  const edge = of("edge");
  const inside = edge.filter(({ reachedNow }) => reachedNow).length;
  return {
    count: rows.length,
    rows: finishedRows(rows, judged, language),
    first: rows.slice(0, pictured),
    verdicts: judged ? { safe: of("safe").length, edge: edge.length, out: of("out").length } : null,
    onTheEdge: { inside, outside: edge.length - inside },
    few: rows.some(({ submitted }) => submitted < enough),
    lastReached: rows.findLast(({ reachedNow }) => reachedNow)?.place ?? null,
  };
}

export const reachedIn = (perMille: number | null, language: Language): string => formatShare((perMille ?? 0) * 10, language);

function finishedRows(rows: readonly CertaintyRow[], judged: boolean, language: Language): string {
  const t = certaintyTexts[language];
  const numeric = (text: string) => `<td class="numeric">${text}</td>`;
  const between = ({ best, worst }: Interval) => numeric(t.interval(best, worst));
  const tag = (verdict: Verdict) => `<span class="tag tag--${tones[verdict]}">${escaped(t.verdicts[verdict])}</span>`;
  let html = "";
  for (const { applicationId, place, title, organisation, number, weights, withoutOne, resampled, ...row } of rows) {
    html += `<tr>${numeric(`${place}`)}<th scope="row"><a href="${paths.case(applicationId)}"><bdi>${escaped(title)}</bdi></a><br/>`;
    html += `<span class="muted"><bdi>${escaped(organisation)}</bdi>, ${escaped(number)}</span></th>`;
    html += between(weights) + between(withoutOne) + between(resampled);
    if (judged)
      html += `${numeric(reachedIn(row.reachedPerMille, language))}<td class="nowrap">${row.verdict ? tag(row.verdict) : ""}</td>`;
    html += "</tr>";
  }
  return html;
}
