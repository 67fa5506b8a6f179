import { paths } from "#app/paths.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { AssessmentLine } from "#app/rooms/assessment/assessment.ts";
import { escaped } from "#app/rooms/assessment/ranking-rows.ts";
import { formatDate } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";

const tones = { assigned: "attention", begun: "info", submitted: "positive" } as const satisfies Record<
  AssessmentLine["state"],
  string
>;
const tag = (tone: string, text: string) => `<span class="tag tag--${tone}">${escaped(text)}</span>`;

/** The rows of an assessor's own list, finished as those of a ranking are: no more of the application than title and organisation. */
export function assessmentRows(lines: readonly AssessmentLine[], language: Language): string {
  const { list: t, states } = assessmentTexts[language];
  const cell = (label: string) => `<td class="nowrap" role="cell" data-label="${escaped(label)}"><div class="table__cell">`;
  const [inState, byDay] = [cell(t.state), cell(t.due)];
  let html = "";
  for (const { id, title, organisation, number, closed, state, scored, toScore, dueOn, late } of lines) {
    html += `<tr role="row"><th scope="row" role="rowheader"><a href="${paths.assessment(id)}"><bdi>${escaped(title)}</bdi></a>`;
    html += `<span class="ranking__note"><bdi>${escaped(organisation)}</bdi>, ${escaped(number)}</span></th>`;
    html += `${inState}${closed ? tag("neutral", t.closed) : tag(tones[state], states[state])}`;
    if (state === "begun") html += `<span class="ranking__note">${escaped(t.ofAll(scored, toScore))}</span>`;
    html += `</div></td>${byDay}${dueOn ? formatDate(dueOn, language) : `<span class="muted">${escaped(t.noDue)}</span>`}`;
    html += `${late ? ` ${tag("negative", t.late)}` : ""}</div></td></tr>`;
  }
  return html;
}
