import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import type { Rational } from "#app/kernel/rational.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { newId } from "#app/platform/id.server.ts";
import { assessmentsOfCase, rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { type Item, itemsOf, type RankedApplication } from "#app/rooms/assessment/assessment.ts";
import {
  type NotOpen,
  post,
  setModeratedScore,
  takeModeratedScoreBack,
  takePostBack,
  takePostIn,
} from "#app/rooms/assessment/commands/discuss.ts";
import type { DiscussionForm } from "#app/rooms/assessment/discussion.forms.ts";
import { moderatedScoreIn, postIn } from "#app/rooms/assessment/discussion.store.server.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { type Openness, opennessOf, type Post } from "#app/rooms/assessment/discussion.ts";
import { type ModeratedScores, withModerated } from "#app/rooms/assessment/moderated-score.ts";
import * as queries from "#app/rooms/assessment/queries/discussion.server.ts";
import { bonusOf, type Ranking, rank, tally, weightedTotal, withBonus } from "#app/rooms/assessment/ranking.ts";
import type { Beside } from "#app/rooms/assessment/ranking-rows.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import type { CommonScores, OthersScores } from "#app/rooms/calls/rules.ts";
import { formatRational } from "#app/texts/format.ts";
import type { Bilingual, Language } from "#app/texts/language.ts";

type Heading = { readonly id: string; readonly number: string; readonly title: string; readonly organisation: string };

export type Discussion = queries.ModeratedScoresOfCase & {
  readonly application: Heading & { readonly callTitle: Bilingual };
  readonly openness: Openness;
  readonly left: number;
  readonly items: readonly Item[];
  readonly sheets: queries.DiscussedCase["sheets"];
  /** how the assessors see each other here */
  readonly othersScores: OthersScores;
  /** whether the call has common scores at all */
  readonly commonScores: CommonScores;
  readonly decimals: number;
  /** on the criteria's scale: of the independent scores, and with the common ones in their place; null where nothing can be reckoned */
  readonly total: Rational | null;
  readonly moderatedTotal: Rational | null;
  readonly posts: readonly Post[];
  /** for a post that is about to be written */
  readonly nextPost: string;
  /** an officer: sets common scores and takes posts into the case */
  readonly moderates: boolean;
  readonly writes: boolean;
};

/** What is said about a case and how far apart its assessors are; null for whoever may not read it. */
export async function discussionOf(actor: Actor, applicationId: string): Promise<Discussion | null> {
  const found = await queries.discussedCase(actor, applicationId);
  if (!found) return null;
  const [rules, posts, common] = await Promise.all([
    rulesVersion(found.callId, found.rulesVersion),
    queries.postsIn(actor, applicationId),
    queries.moderatedScoresIn(actor, applicationId),
  ]);
  const contender = {
    applicationId,
    eligibility: "passed" as const,
    submitted: found.submitted,
    tallies: tally(found.sheets.map(({ scores }) => ({ counts: true, scores }))),
    shares: found.claims,
    municipalities: 0,
    members: found.members,
    requestedOre: found.requestedOre,
    totalOre: found.totalOre,
  };
  const bonus = bonusOf(rules, contender);
  const { number, title, organisation, callTitle } = found;
  const officer = hasRole(actor, "officer");
  return {
    ...common,
    application: { id: applicationId, number, title, organisation, callTitle },
    openness: opennessOf(found),
    left: found.left,
    items: itemsOf(rules, found.claims, found.names),
    sheets: found.sheets,
    othersScores: rules.othersScores,
    commonScores: rules.commonScores,
    decimals: rules.decimals,
    total: withBonus(weightedTotal(rules, contender), bonus),
    moderatedTotal:
      common.standing.length === 0
        ? null
        : withBonus(
            weightedTotal(
              rules,
              withModerated(contender, Object.fromEntries(common.standing.map(({ key, value }) => [key, value]))),
            ),
            bonus,
          ),
    posts,
    nextPost: newId(),
    moderates: officer,
    writes: officer || hasRole(actor, "assessor"),
  };
}

/** For the office: a reader with an assessment of their own left is told so, and shown nothing. */
export async function discussionForOffice(
  actor: Actor,
  applicationId: string,
): Promise<
  { readonly blind: true; readonly application: Heading } | { readonly blind: false; readonly discussion: Discussion } | null
> {
  if (!isStaff(actor)) return null;
  const discussion = await discussionOf(actor, applicationId);
  if (discussion) return { blind: false, discussion };
  const known = await assessmentsOfCase(actor, applicationId);
  return known?.blind ? { blind: true, application: known.application } : null;
}

/** From one of the reader's own assessments, once it is submitted. */
export async function discussionForAssessor(actor: Actor, assessmentId: string): Promise<Discussion | null> {
  const applicationId = await queries.caseOfAssessment(actor, assessmentId);
  return applicationId === null ? null : discussionOf(actor, applicationId);
}

export type DiscussionRefusal = GateRefusal | NotOpen | "no-common-score" | "moderated-score-not-accepted";

/** Every press on the page of a case's discussion. */
export function discuss(
  actor: Actor,
  applicationId: string,
  form: DiscussionForm,
): Promise<Result<undefined, DiscussionRefusal>> {
  switch (form.step) {
    case "post":
      return postOnce(actor, applicationId, form);
    case "take-back":
      return execute({
        kind: postIn(applicationId),
        command: "take-back",
        actor,
        id: form.post,
        version: form.version,
        decide: takePostBack,
      });
    case "take-in":
      return execute({
        kind: postIn(applicationId),
        command: "take-in",
        actor,
        id: form.post,
        version: form.version,
        decide: takePostIn,
      });
    case "set":
      return execute({
        kind: moderatedScoreIn(applicationId, form.criterion),
        command: "set",
        actor,
        id: applicationId,
        version: form.version,
        decide: (subject) => setModeratedScore(subject, form),
      });
    case "remove":
      return execute({
        kind: moderatedScoreIn(applicationId, form.criterion),
        command: "take-back",
        actor,
        id: applicationId,
        version: form.version,
        decide: (subject) => takeModeratedScoreBack(subject, form.reason),
      });
  }
}

/** The page gave the post its id: pressed twice, the second press finds what the first one wrote. */
async function postOnce(
  actor: Actor,
  applicationId: string,
  { id, words }: Extract<DiscussionForm, { step: "post" }>,
): Promise<Result<undefined, DiscussionRefusal>> {
  const outcome = await execute({
    kind: postIn(applicationId),
    command: "post",
    actor,
    id,
    decide: (subject) => {
      const judged = post(subject, words);
      const follow = [
        {
          kind: "mail-discussion",
          payload: { applicationId, authorId: actor.personId },
          dedupeKey: `discussion ${id}`,
        },
      ];
      return judged.ok ? accept({ ...judged.value, follow }) : judged;
    },
  });
  if (outcome.ok || outcome.refusal.code !== "not-in-this-state") return outcome;
  const written = (await queries.postsIn(actor, applicationId)).some((one) => one.id === id && one.own && one.words === words);
  return written ? accept(undefined) : outcome;
}

export async function discussFromAssessment(
  actor: Actor,
  assessmentId: string,
  form: DiscussionForm,
): Promise<Result<undefined, DiscussionRefusal>> {
  const applicationId = await queries.caseOfAssessment(actor, assessmentId);
  return applicationId === null ? refuse("not-found") : discuss(actor, applicationId, form);
}

/**
 * The order that a call's common scores would give, by what this reader may see; null when none is set. The formal order stays the independent
 * one: this is shown beside it and nothing is reckoned from it.
 */
export async function moderatedRankingOfCall(
  actor: Actor,
  callId: string,
): Promise<{ readonly ranking: Ranking<RankedApplication>; readonly common: ReadonlyMap<string, ModeratedScores> } | null> {
  const common = isStaff(actor) ? await queries.moderatedScoresOfCall(actor, callId) : null;
  const of = common && common.size > 0 ? await rankingOfCall(actor, callId) : null;
  if (!common || !of) return null;
  const contenders = [...of.ranking.ranked, ...of.ranking.unranked].map(({ contender }) => contender);
  const moved = contenders.map((one) => withModerated(one, common.get(one.applicationId) ?? {}));
  return { ranking: rank(of.call.rules, moved), common };
}

/** What the ranking shows beside each total, finished; null when no common score is set in the call. */
export async function moderatedBeside(actor: Actor, call: CallWithRules, language: Language): Promise<Beside | null> {
  const of = await moderatedRankingOfCall(actor, call.id);
  if (!of) return null;
  const t = discussionTexts[language].ranking;
  const cells = new Map(
    [...of.ranking.ranked, ...of.ranking.unranked].map(({ contender, rank: place, total }) => {
      const count = Object.keys(of.common.get(contender.applicationId) ?? {}).length;
      const notes = [place === null ? t.noPlace : t.place(place), ...(count > 0 ? [t.criteria(count)] : [])];
      const text = total === null ? "–" : formatRational(total, call.rules.decimals, language);
      return [contender.applicationId, [text, ...notes] as const] as const;
    }),
  );
  return { key: "common", label: t.column, cells };
}

export type CommonScoreShown = Omit<queries.CommonScore, "criterion"> & { readonly key: string; readonly name: Bilingual };

/** What the assessors have agreed on in a case, in the order of the criteria; the caller has shown that the reader may see the case. */
export async function commonScoresOf(applicationId: string): Promise<{ scores: readonly CommonScoreShown[]; decimals: number }> {
  const found = await queries.commonScoresIn(applicationId);
  if (!found) return { scores: [], decimals: 2 };
  const rules = await rulesVersion(found.callId, found.rulesVersion);
  const scores = itemsOf(rules, found.claims, found.names).flatMap(({ key, name }) =>
    found.scores
      .filter(({ criterion }) => criterion === key)
      .map(({ value, reason, mean }) => ({ key, name, value, reason, mean })),
  );
  return { scores, decimals: rules.decimals };
}
