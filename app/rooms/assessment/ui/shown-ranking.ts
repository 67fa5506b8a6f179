import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import type { Ranking } from "#app/rooms/assessment/ranking.ts";
import { type Beside, rankedRows, unrankedRows } from "#app/rooms/assessment/ranking-rows.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/** What the ranking page needs and no more: its rows are finished, since its data would otherwise be sent a second time. */
export type ShownRanking = {
  /** columns beside the total that change nothing */
  readonly besides: readonly { readonly key: string; readonly label: string }[];
  readonly ranked: { readonly count: number; readonly rows: string; readonly requested: string };
  readonly unranked: { readonly count: number; readonly rows: string };
  readonly criteria: readonly { readonly key: string; readonly name: string; readonly weight: number }[];
  readonly strategicWeight: number;
  /** what is added for facts, in words; none: the call gives no bonus */
  readonly bonus: readonly string[];
  readonly thresholds: readonly string[];
  readonly ties: readonly string[];
};

const drawn = new WeakMap<Ranking<RankedApplication>, Map<Language, ShownRanking>>();

/** Drawn once for each ranking and language: a ranking that has not changed is the same object (queries/ranking.server.ts). */
export function shownRanking(
  ranking: Ranking<RankedApplication>,
  rules: CallRules,
  language: Language,
  besides: readonly Beside[] = [],
): ShownRanking {
  if (besides.length > 0) return draw(ranking, rules, language, besides);
  const languages = drawn.get(ranking) ?? new Map<Language, ShownRanking>();
  drawn.set(ranking, languages);
  const known = languages.get(language);
  if (known) return known;
  const made = draw(ranking, rules, language);
  languages.set(language, made);
  return made;
}

function draw(
  { ranked, unranked }: Ranking<RankedApplication>,
  rules: CallRules,
  language: Language,
  besides: readonly Beside[] = [],
): ShownRanking {
  const t = assessmentTexts[language].ranking;
  return {
    besides: besides.map(({ key, label }) => ({ key, label })),
    ranked: {
      count: ranked.length,
      rows: rankedRows(ranked, rules, t, language, besides),
      requested: formatKronor(
        ranked.reduce((sum, { contender }) => sum + contender.requestedOre, 0n),
        language,
      ),
    },
    unranked: { count: unranked.length, rows: unrankedRows(unranked, rules, t, language) },
    criteria: rules.criteria.map(({ key, name, weight }) => ({ key, name: inLanguage(name, language), weight })),
    strategicWeight: rules.strategicWeight,
    bonus: rules.bonus ? [...rules.bonus.points, rules.bonus].map(({ text }) => inLanguage(text, language)) : [],
    thresholds: rules.thresholds.map(({ text }) => inLanguage(text, language)),
    ties: rules.tieBreak.map(({ text }) => inLanguage(text, language)),
  };
}
