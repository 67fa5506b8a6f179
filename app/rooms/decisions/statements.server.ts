import type { DrumDocument } from "#app/documents/document.ts";
import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { rational } from "#app/kernel/rational.ts";
import type { Result } from "#app/kernel/result.ts";
import { refuse } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { type Advised, advisoriesOfCase } from "#app/rooms/assessment/advisories.server.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { standingOf } from "#app/rooms/assessment/advisory.ts";
import { assessmentsOfCase, type CaseAssessments } from "#app/rooms/assessment/assessment.server.ts";
import { type Discussion, discussionOf } from "#app/rooms/assessment/discussions.server.ts";
import { bonusText } from "#app/rooms/assessment/ranking-rows.ts";
import {
  reopenStatement as judgeReopening,
  saveStatement as judgeSaving,
  sealStatement as judgeSealing,
} from "#app/rooms/decisions/commands/write-statement.ts";
import { itemPage, reviveDocument } from "#app/rooms/decisions/decisions.server.ts";
import { matterFor } from "#app/rooms/decisions/delegations.server.ts";
import * as queries from "#app/rooms/decisions/queries/statements.server.ts";
import { type StatementCommand, statementLifecycle } from "#app/rooms/decisions/statement.lifecycle.ts";
import { statementRelations, statementWith } from "#app/rooms/decisions/statement.store.server.ts";
import {
  officerStatement,
  type StatementAdvice,
  type StatementContent,
  type StatementFacts,
  type StatementScores,
} from "#app/rooms/decisions/statement.ts";
import { preparationPage } from "#app/rooms/preparation/preparation.server.ts";
import { formatDate, formatRational } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";

/** A case's statement (tjänsteutlåtande) on the office's page: what the office proposes and why, finished before the board meets. */
export type StatementPage = {
  readonly number: string;
  readonly title: string;
  readonly state: queries.Statement["state"];
  readonly version: number;
  readonly content: StatementContent;
  /** nobody has written yet, and what is in the form comes from the proposed allocation */
  readonly fromProposal: boolean;
  readonly decided: boolean;
  readonly blind: boolean;
  readonly may: readonly StatementCommand[];
  /** as it would be finished now; null for those who may not write it, and before anything is saved */
  readonly preview: DrumDocument | null;
  readonly editions: readonly queries.Edition[];
};

/** Scores as they are printed, in the call's own number of decimals. */
function scoresIn(known: CaseAssessments, discussion: Discussion | null, rank: number | null): StatementScores | null {
  const submitted = known.assessments.filter(({ state }) => state === "submitted").length;
  if (known.blind || submitted === 0) return null;
  const decimals = known.decimals;
  return {
    submitted,
    total: known.total ? formatRational(known.total, decimals) : "–",
    bonus: known.bonus && known.bonus.hundredths > 0 ? bonusText(known.bonus, "sv") : null,
    strategic: known.strategic ? formatRational(known.strategic, decimals) : null,
    place: rank,
    common:
      discussion === null || discussion.standing.length === 0
        ? null
        : {
            total: discussion.moderatedTotal ? formatRational(discussion.moderatedTotal, decimals) : "–",
            rows: discussion.standing.map(({ key, value, reason }) => {
              const item = known.items.find((one) => one.key === key);
              return { name: item ? inLanguage(item.name, "sv") : key, value, reason };
            }),
          },
    rows: known.items.map(({ key, name, weight }) => {
      const tally = known.tallies[key];
      return {
        name: inLanguage(name, "sv"),
        weight,
        mean: tally && tally.count > 0 ? formatRational(rational(tally.sum, tally.count), decimals) : "–",
        lowest: tally?.min ?? null,
        highest: tally?.max ?? null,
        leftOut: tally?.leftOut ?? 0,
      };
    }),
  };
}

/** Statements as they are printed: in Swedish, as the document is. Nobody who abstained for a conflict of interest is quoted. */
function adviceIn({ advisories, today }: Advised): StatementAdvice {
  const t = advisoryTexts.sv;
  return {
    given: advisories.flatMap((one) => {
      const { answer, body } = one;
      if (!answer?.stance) return [];
      const stance = t.stances[answer.stance].toLowerCase();
      return [
        {
          body,
          stance: standingOf(one, today) === "late" ? `${stance} (${t.standings.late.toLowerCase()})` : stance,
          by: t.shown.by(answer.name, answer.title, formatDate(localDate(answer.at))),
          words: answer.words,
        },
      ];
    }),
    missing: advisories.filter(({ state }) => state === "asked").map(({ body }) => body),
  };
}

const factsOf = (
  known: CaseAssessments,
  discussion: Discussion | null,
  advised: Advised,
  facts: queries.CaseFacts,
  content: StatementContent,
  edition: number,
  officer: string,
  at: Date,
): StatementFacts => ({
  about: {
    number: known.application.number,
    title: known.application.title,
    organisation: known.application.organisation,
    call: inLanguage(facts.callTitle, "sv"),
    requestedOre: facts.requestedOre,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    demo: facts.demo,
  },
  content,
  scores: scoresIn(known, discussion, facts.rank),
  advice: adviceIn(advised),
  edition,
  officer,
  at,
  organisation: { name: installation.name, address: installation.address },
});

/** The case's statement for the office; null when the case is hidden from the reader. A draft is shown only to those who may write it. */
export async function statementPage(actor: Actor, applicationId: string): Promise<StatementPage | null> {
  const known = await assessmentsOfCase(actor, applicationId);
  if (!known) return null;
  const [statement, facts, editions, advised, discussion] = await Promise.all([
    queries.statementOf(applicationId),
    queries.caseFacts(applicationId),
    queries.editionsOf(applicationId),
    advisoriesOfCase(actor, applicationId),
    discussionOf(actor, applicationId),
  ]);
  // Who is shown the page at all has no conflict of interest in the case (assessmentsOfCase).
  const relations = statementRelations({ barred: [], organisationId: facts.organisationId }, actor);
  const may = statement.decided ? [] : openCommands(statementLifecycle, statement.state, relations);
  const writes = relations.length > 0;
  const fromProposal = statement.state === "absent" && facts.proposal !== null;
  const begun: StatementContent = {
    outcome: facts.proposal,
    amountOre: facts.proposal === "grant" ? facts.proposedOre : null,
    summary: facts.applicantSummary,
    reasons: facts.reason ?? "",
    conditions: "",
  };
  const content = statement.state === "absent" ? begun : statement.content;
  const next = editions.length + 1;
  return {
    number: known.application.number,
    title: known.application.title,
    state: statement.state,
    version: statement.version,
    content: writes ? content : { outcome: null, amountOre: null, summary: "", reasons: "", conditions: "" },
    fromProposal: writes && fromProposal,
    decided: statement.decided,
    blind: known.blind,
    may,
    preview: may.includes("seal")
      ? officerStatement(factsOf(known, discussion, advised, facts, content, next, actor.name, now()))
      : null,
    editions,
  };
}

type On = { readonly actor: Actor; readonly applicationId: string; readonly version: number };
type Answer<Code extends string> = Promise<Result<undefined, Code | GateRefusal>>;

export const saveStatement = ({
  actor,
  applicationId,
  version,
  content,
}: On & { content: StatementContent }): Answer<"decided"> =>
  execute({
    kind: statementWith({ kind: "draft", content }),
    command: "save",
    actor,
    id: applicationId,
    version,
    decide: judgeSaving,
  });

/** Sealed with the scores of this moment, from the draft of the version that was read: another version is refused. */
export async function sealStatement({
  actor,
  applicationId,
  version,
}: On): Answer<"decided" | "not-complete" | "own-assessment-first"> {
  const known = await assessmentsOfCase(actor, applicationId);
  if (!known) return refuse("not-found");
  if (known.blind) return refuse("own-assessment-first");
  const [statement, facts, editions, advised, discussion] = await Promise.all([
    queries.statementOf(applicationId),
    queries.caseFacts(applicationId),
    queries.editionsOf(applicationId),
    advisoriesOfCase(actor, applicationId),
    discussionOf(actor, applicationId),
  ]);
  if (statement.version !== version) return refuse("changed-since-read");
  const at = now();
  const document = canonical(
    officerStatement(factsOf(known, discussion, advised, facts, statement.content, editions.length + 1, actor.name, at)),
  );
  return execute({
    kind: statementWith({ kind: "edition", document, at }),
    command: "seal",
    actor,
    id: applicationId,
    version,
    decide: (subject) => judgeSealing(subject, sha256(document)),
  });
}

export const reopenStatement = ({ actor, applicationId, version }: On): Answer<"decided"> =>
  execute({
    kind: statementWith({ kind: "nothing" }),
    command: "reopen",
    actor,
    id: applicationId,
    version,
    decide: judgeReopening,
  });

/** `name`: without its ending. */
export type StatementFile = { readonly document: DrumDocument; readonly name: string };

const fileOf = async (applicationId: string, caseNumber: string, edition: number | null): Promise<StatementFile | null> => {
  const found = await queries.editionDocument(applicationId, edition);
  return (
    found && {
      document: reviveDocument(found.document),
      name: `tjansteutlatande-${caseNumber.replace(/[^\w-]/g, "")}-${found.number}`,
    }
  );
};

/** A finished statement for the office: the last, or the edition that is asked for. */
export async function statementForOffice(
  actor: Actor,
  applicationId: string,
  edition: number | null,
): Promise<StatementFile | null> {
  const known = await assessmentsOfCase(actor, applicationId);
  return known && fileOf(applicationId, known.application.number, edition);
}

/** The last finished statement of a case on a meeting's agenda, for whoever may know its paragraph. */
export async function statementOnAgenda(
  actor: Actor,
  { meetingId, itemId, applicationId }: { meetingId: string; itemId: string; applicationId: string },
): Promise<StatementFile | null> {
  const known = (await itemPage(actor, meetingId, itemId))?.cases.find((one) => one.applicationId === applicationId);
  return known ? fileOf(applicationId, known.number, null) : null;
}

/** The last finished statement of a case that a beredning has been called to prepare, for those who are shown the case there. */
export async function statementInPreparation(
  actor: Actor,
  { preparationId, applicationId }: { preparationId: string; applicationId: string },
): Promise<StatementFile | null> {
  const known = (await preparationPage(actor, preparationId))?.cases.find((one) => one.applicationId === applicationId);
  return known ? fileOf(applicationId, known.number, null) : null;
}

/** The same of a case that somebody decides on delegation. */
export async function statementOfMatter(actor: Actor, matterId: string): Promise<StatementFile | null> {
  const known = await matterFor(actor, matterId);
  return known && fileOf(known.matter.applicationId, known.matter.number, null);
}

/** Which of these cases have a finished statement. The cases are those that the reader has been shown. */
export const casesWithStatement = async (shown: readonly { readonly applicationId: string; readonly title: string }[]) => {
  const finished = new Set(
    (await queries.finishedOf(shown.map(({ applicationId }) => applicationId))).map((one) => one.applicationId),
  );
  return shown
    .filter(({ applicationId }) => finished.has(applicationId))
    .map(({ applicationId, title }) => ({ applicationId, title }));
};
