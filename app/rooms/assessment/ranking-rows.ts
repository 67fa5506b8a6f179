import { rational } from "#app/kernel/rational.ts";
import { paths } from "#app/paths.ts";
import type { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import {
  type Bonus,
  meanOf,
  nothing,
  type Standing,
  spreadOf,
  type Tally,
  type Unranked,
} from "#app/rooms/assessment/ranking.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { formatKronor, formatRational } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

type Texts = (typeof assessmentTexts)[Language]["ranking"];
type Row = Standing<RankedApplication>;

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** What people wrote, as text in HTML. */
export const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => signs[sign] as string) : text;

/** A thousand rows that carry their columns' words would weigh half as much again; who has so many reads them on something wider. */
export const mostStacked = 200;

/** The same rows, where each cell carries its column's words: what a row that is drawn as a block on a telephone needs (`DataTable`). */
export const carryingWords = (rows: string, words: readonly string[]): string =>
  rows
    .split("<tr>")
    .map((row, index) => {
      let place = 0;
      const cells = row.replace(/<(td|th)([^>]*)>/g, (_, tag: string, rest: string) => {
        const label = escaped(words[place++] ?? "");
        return tag === "th"
          ? `<th role="rowheader"${rest}>`
          : `<td role="cell" data-label="${label}"${rest}><div class="table__cell">`;
      });
      return `${index === 0 ? "" : '<tr role="row">'}${cells.replaceAll("</td>", "</div></td>")}`;
    })
    .join("");

const note = (text: string) => `<small>${escaped(text)}</small>`;

/** What a bonus adds, in as many decimals as it was given with; nothing added is said as such. */
export const bonusText = ({ hundredths }: Bonus, language: Language): string =>
  hundredths === 0 ? "–" : `+${formatRational(rational(hundredths, 100), 2, language)}`;

/** What the bonus was given for. */
export const bonusNames = (rules: Pick<CallRules, "bonus">, { given }: Bonus, language: Language): string[] =>
  given.flatMap((index) => {
    const one = rules.bonus?.points[index];
    return one ? [inLanguage(one.name, language)] : [];
  });

/** A column beside the total that changes nothing: calibrated, or with common scores. A cell is a text and what is noted below it. */
export type Beside = {
  readonly key: string;
  readonly label: string;
  readonly cells: ReadonlyMap<string, readonly [string, ...string[]]>;
};

/**
 * The rows of the ranking as finished HTML. A call may have a thousand applications: React takes 20-30 ms for such a table and sends its
 * data a second time, a string takes three. Every text goes through `escaped`; there is nothing here but the cells of one table.
 */
export function rankedRows(
  rows: readonly Row[],
  rules: CallRules,
  t: Texts,
  language: Language,
  besides: readonly Beside[] = [],
): string {
  const decimal = (value: Parameters<typeof formatRational>[0]) => formatRational(value, rules.decimals, language);
  const { min, max } = rules.scale;
  // A handful of assessors on a short scale can only score in so many ways: each cell is written once and used again.
  const cells = new Map<string, string>();
  const criterion = (tally: Tally = nothing) => {
    const key = `${tally.sum}/${tally.count} ${tally.leftOut} ${spreadOf(tally)}`;
    const known = cells.get(key);
    if (known !== undefined) return known;
    const mean = meanOf(tally);
    const spread = spreadOf(tally);
    const apart = spread === null || spread === 0 ? "" : note(t.spread(spread));
    const cell = `<td>${mean === null ? "–" : decimal(mean)}${apart}${tally.leftOut > 0 ? note(t.leftOut(tally.leftOut)) : ""}</td>`;
    cells.set(key, cell);
    return cell;
  };
  // Length only: the figure beside it says the number, so the drawing is hidden from those who listen.
  const bar = (value: Row["total"]) => {
    const length = value === null ? 0 : Math.round(((Number(value.num) / Number(value.den) - min) / (max - min)) * 100);
    return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.max(0, Math.min(100, length))}" height="8"/></svg>`;
  };
  const tieNotes = rules.tieBreak.map(({ text }) => note(t.tie(inLanguage(text, language))));
  const shared = { place: note(t.shared), tie: note(t.tieShared) };
  const keys = rules.criteria.map(({ key }) => key);
  let html = "";
  for (const { contender, rank, shared: sharing, tie, total, strategic, bonus } of rows) {
    const why = tie.kind === "shared" ? shared.tie : tie.kind === "broken" ? (tieNotes[tie.rule] ?? "") : "";
    html += `<tr><td><strong>${rank}</strong>${sharing ? shared.place : ""}</td>${heading(contender, why)}`;
    html += `<td><strong>${total === null ? "–" : decimal(total)}</strong>${bar(total)}</td>`;
    if (rules.bonus)
      html += `<td class="ranking__given">${bonusText(bonus, language)}${bonusNames(rules, bonus, language).map(note).join("")}</td>`;
    for (const { cells: beside } of besides) {
      const [text, ...notes] = beside.get(contender.applicationId) ?? ["–"];
      html += `<td>${escaped(text)}${notes.map(note).join("")}</td>`;
    }
    for (const key of keys) html += criterion(contender.tallies[key]);
    html += `<td>${strategic === null ? "–" : decimal(strategic)}</td><td>${contender.submitted}</td>`;
    html += `<td>${formatKronor(contender.requestedOre, language)}</td></tr>`;
  }
  return html;
}

const heading = (contender: RankedApplication, more = "") =>
  `<th scope="row"><a href="${paths.case(contender.applicationId)}"><bdi>${escaped(contender.title)}</bdi></a><small><bdi>${escaped(contender.organisation)}</bdi>, ${escaped(contender.number)}</small>${more}</th>`;

/** Why an application has no place, in words. */
export function reasonOf(
  unranked: Unranked,
  rules: CallRules,
  t: Texts,
  language: Language,
  goals: Readonly<Record<string, string>> = {},
): string {
  switch (unranked.code) {
    case "assessments-missing":
      return t.reasons["assessments-missing"](unranked.submitted, unranked.required);
    case "not-assessed":
      return t.reasons["not-assessed"](
        unranked.keys
          .map((key) => {
            const found = rules.criteria.find((one) => one.key === key);
            return found ? inLanguage(found.name, language) : (goals[key] ?? key);
          })
          .join(", "),
      );
    case "below-threshold":
      return t.reasons["below-threshold"](
        unranked.thresholds.map((index) => inLanguage(rules.thresholds[index]?.text ?? { sv: "", en: "" }, language)).join(" "),
      );
    default:
      return t.reasons[unranked.code];
  }
}

/** The total of an application without a place, and how much of it the thresholds were not held against. */
function unrankedTotal({ total, bonus }: Row, rules: CallRules, t: Texts, language: Language): string {
  if (total === null) return "–";
  const added = bonus.hundredths > 0 ? note(t.bonusIncluded(bonusText(bonus, language))) : "";
  return `${formatRational(total, rules.decimals, language)}${added}`;
}

export function unrankedRows(rows: readonly Row[], rules: CallRules, t: Texts, language: Language): string {
  const cell = (label: string, text: string, kind = ' class="numeric"') =>
    `<td role="cell"${kind} data-label="${escaped(label)}"><div class="table__cell">${text}</div></td>`;
  const name = (row: Row) => heading(row.contender).replace("<th ", '<th role="rowheader" ');
  let html = "";
  for (const row of rows) {
    html += `<tr role="row">${name(row)}${cell(t.reason, row.unranked ? escaped(reasonOf(row.unranked, rules, t, language)) : "", "")}`;
    html += cell(t.total, unrankedTotal(row, rules, t, language)) + cell(t.assessments, `${row.contender.submitted}`);
    html += `${cell(t.requested, formatKronor(row.contender.requestedOre, language))}</tr>`;
  }
  return html;
}
