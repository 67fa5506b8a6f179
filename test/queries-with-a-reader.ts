import { readdirSync, readFileSync } from "node:fs";
import { tryForm } from "#app/rooms/allocation/scenario.ts";
import { readRoundAddress } from "#app/rooms/applications/round.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";

/** One case and what hangs on it; what it has none of is an id that is nowhere. */
export type Place = Record<
  | "application"
  | "number"
  | "title"
  | "assessment"
  | "attachment"
  | "matter"
  | "amendment"
  | "award"
  | "call"
  | "slug"
  | "meeting"
  | "item"
  | "allocation"
  | "preparation"
  | "scenario"
  | "organisation"
  | "person",
  string
> & { readonly of: CallWithRules };

/** Ids of the case itself: with others in their place, what is asked for does not exist. */
export const ofTheCase = ["application", "assessment", "attachment", "matter", "amendment", "award"] as const;

type Arguments = (place: Place) => readonly unknown[];
type Query = {
  readonly asked: Arguments;
  /** why the witness is told of no case either; none: the witness is */
  readonly quiet: string | null;
};
/** What stands for the reader and is asked of the database within another query; a command; or something that no case is part of. */
type Other = { readonly other: string };
export type Row = Query | Other;

const words: Record<string, Arguments> = {
  language: () => ["sv"],
  nothing: () => [null],
  reasons: () => [{ of: [], milliseconds: 1_000 }],
  page: () => [1],
  scenarios: ({ scenario }) => [[scenario]],
  applications: ({ application }) => [[application]],
  people: ({ person }) => [[person]],
  round: () => [readRoundAddress(new URLSearchParams())],
  found: ({ title }) => [readRoundAddress(new URLSearchParams({ sok: title }))],
  everything: () => [new URLSearchParams()],
  wishes: () => [{ perApplication: 2, scope: "passed", preferAreas: true, apart: [] }],
  chance: () => [{ swing: 10, seed: "1", asked: 5, language: "sv" }],
  ofCall: ({ call }) => [{ callId: call, page: 1 }],
  ofApplication: ({ application }) => [{ id: application, applicationId: application }],
  ofMeeting: ({ meeting }) => [{ id: meeting }],
  onAgenda: ({ meeting, item, application }) => [{ meetingId: meeting, itemId: item, applicationId: application }],
  inPreparation: ({ preparation, application }) => [{ preparationId: preparation, applicationId: application }],
  office: ({ application }) => [{ office: application }],
  false: () => [false],
  untouched: () => [tryForm.parse({ objective: "score" })],
  wording: () => ["minutes-grant", {}],
  rules: ({ of }) => [of.rules],
  callAndRules: ({ of }) => [of],
  oneCase: () => ["arende"],
  caseAddress: ({ application }) => [`/handlaggning/arenden/${application}`],
  now: () => [new Date()],
  year: () => [{ rings: "allt", year: null }],
};

/** `"call language"`: what follows the reader, one word each. */
const tells = (asked: string): Query => ({
  asked: (place) =>
    asked
      .split(" ")
      .filter(Boolean)
      .flatMap((word) => words[word]?.(place) ?? [place[word as keyof Place]]),
  quiet: null,
});
const quiet = (asked: string, why: string): Query => ({ ...tells(asked), quiet: why });
const other = (why: string): Other => ({ other: why });

const condition = "a condition, asked within the others";
const command = "a command; the gate reads the reader anew";
const calls = "of calls and what the office has to do, never a case";
const noTerms = "no grant of the demo world has terms that are to be accepted; meeting.db.test.ts has";
const answered = "asks only about what the reader has not answered for, and the demo's people have; declarations.db.test.ts";
const pulse = "numbers of versions, and nothing of what is in them";
const own = "the reader's own person, organisation or sign-in";
const team = "of the applicant's own team, which a conflict of interest never hides it from";
const published = "of what is decided, adjusted and announced, for everybody";

/** Every read of every room that takes its reader first, by file. A new one is put here, and says what of a case it tells. */
export const table: Record<string, Record<string, Row>> = {
  "allocation/allocation.server.ts": {
    allocationPage: tells("call"),
    walkedLines: tells("call"),
  },
  "allocation/optimum.server.ts": {
    callProblem: tells("call"),
    optimumPage: tells("call"),
    whyPage: tells("call reasons"),
  },
  "allocation/queries/applications.server.ts": {
    submittedTo: tells("call"),
  },
  "allocation/queries/basis.server.ts": {
    basisOfCall: tells("call"),
  },
  "allocation/queries/scenarios.server.ts": {
    proposalScenario: quiet("call", "no proposal of the demo world was taken from a scenario"),
    scenarioById: tells("scenario"),
    basisOfScenario: tells("scenario"),
    scenariosById: tells("call scenarios"),
    namesOfScenarios: tells("call scenarios"),
    scenariosOf: tells("call page"),
  },
  "allocation/queries/sight.server.ts": {
    mayWeighAll: tells("call"),
    seesAllOf: other(condition),
  },
  "allocation/scenario.server.ts": {
    comparedScenarios: tells("call scenarios"),
    scenarioList: tells("call page scenarios"),
    scenarioPage: tells("scenario"),
    scenarioProblem: tells("scenario"),
    scenarioReserves: tells("scenario"),
    scenarioSensitivity: tells("scenario chance"),
    scenarioWhy: tells("scenario reasons"),
  },
  "allocation/scenario-thread.server.ts": {
    triedInThread: tells("scenario untouched"),
  },
  "applications/applications.server.ts": {
    caseForOffice: tells("application"),
    caseJournal: tells("application"),
    completionOf: tells("application"),
    kinForOffice: quiet("application", "none of the chosen cases has kin"),
    receiptDocumentFor: quiet("application language", team),
  },
  "applications/attachments.server.ts": {
    attachmentFile: other("the file of attachmentToRead, which is asked here"),
    mayAddAttachment: quiet("application", team),
  },
  "applications/copying.server.ts": {
    copyPage: quiet("application nothing", team),
  },
  "applications/queries/attachments.server.ts": {
    attachmentToRead: tells("office attachment"),
    attachmentsOfAgendaItem: tells("item"),
    attachmentsOfCase: tells("application"),
  },
  "applications/queries/completion.server.ts": {
    completionView: other("of a case already found by caseForOffice, which is asked here"),
  },
  "applications/queries/office.server.ts": {
    papersToEnter: quiet("call", "a paper that waits to be entered is nobody's chosen case"),
    roundList: tells("call found"),
    roundRows: tells("call round"),
    rounds: tells(""),
    standingForOffice: tells("application"),
  },
  "applications/queries/sealed.server.ts": {
    factsOfCall: tells("call"),
    receiptFor: quiet("application", team),
    sealedCase: tells("application"),
  },
  "applications/queries/sketches.server.ts": {
    sketchForOffice: tells("application"),
    sketchForTeam: quiet("application", team),
    sketchTallies: tells(""),
    sketchesOfCall: tells("call"),
  },
  "applications/queries/team.server.ts": {
    applicationForTeam: quiet("application", team),
    applicationsOfTeam: quiet("", team),
    stateForTeam: quiet("application", team),
  },
  "applications/sketches.server.ts": {
    sketchInPrint: tells("application language"),
    sketchOfCase: quiet("application", "no submitted case of the demo world began with an idea sketch"),
    sketchReceiptFor: quiet("application language", team),
  },
  "applications/visibility.server.ts": {
    awaitsAnswerOf: other(condition),
    declares: other(condition),
    keptFromOffice: other(condition),
    knownTo: other(condition),
    officeKnows: other(condition),
    officeKnowsSketch: other(condition),
    officeSees: other(condition),
    officeSeesOfRound: other(condition),
    officeSeesSketch: other(condition),
    openTo: other(condition),
    registrarSees: other(condition),
    visibleTo: other(condition),
    withoutConflict: other(condition),
    unansweredInRound: other(condition),
  },
  "assessment/advisories.server.ts": {
    advisoriesForAssessor: tells("assessment"),
    advisoriesOfCase: tells("application"),
    callAdvisories: tells("call"),
    caseAdvisories: tells("application"),
  },
  "assessment/assessment.server.ts": {
    rankingOfCall: tells("call"),
  },
  "assessment/assignment.server.ts": {
    assignmentPage: tells("call wishes false"),
    stopAssignment: other(command),
    usualAssessors: quiet("call", calls),
  },
  "assessment/calibration.server.ts": {
    calibratedBeside: quiet("call language", "too few assessments in the demo world; calibration.db.test.ts has enough"),
    calibrationPage: tells("call"),
  },
  "assessment/certainty.server.ts": {
    certaintyOfCall: tells("call chance"),
    resamplingOf: other("of contenders already found by the ranking, which is asked here"),
  },
  "assessment/certainty-thread.server.ts": {
    certaintyFor: tells("call chance"),
  },
  "assessment/declarations.server.ts": {
    awaitingInCall: quiet("call", answered),
    backFromCase: other("an address of the reader's own lists"),
    declareBefore: quiet("caseAddress", answered),
  },
  "assessment/discussions.server.ts": {
    discuss: other(command),
    discussFromAssessment: other(command),
    discussionForAssessor: tells("assessment"),
    discussionForOffice: tells("application"),
    discussionOf: tells("application"),
    moderatedBeside: tells("callAndRules language"),
    moderatedRankingOfCall: tells("call"),
  },
  "assessment/interests.server.ts": {
    interestsPage: tells("person"),
  },
  "assessment/profiles.server.ts": {
    assessorList: tells("language"),
    profilePage: tells("person"),
  },
  "assessment/queries/advisories.server.ts": {
    advisoriesIn: tells("application"),
    advisoriesInCall: tells("call"),
    casesToAdvise: tells("ofApplication"),
  },
  "assessment/queries/assessment.server.ts": {
    assessment: tells("assessment"),
  },
  "assessment/queries/assessments.server.ts": {
    assessmentAfter: tells("assessment"),
    assessments: tells("ofCall"),
    assessmentsLeft: tells(""),
  },
  "assessment/queries/assignment.server.ts": {
    roundToAssign: tells("call wishes"),
  },
  "assessment/queries/case.server.ts": {
    assessmentsOf: tells("application"),
    candidates: tells("application"),
    conflictOf: tells("application person"),
  },
  "assessment/queries/certainty.server.ts": {
    certaintyQuestion: tells("call rules chance"),
    sheetsOf: tells("applications"),
  },
  "assessment/queries/declarations.server.ts": {
    askedAbout: quiet("oneCase application", answered),
    awaitingIn: quiet("oneCase application", answered),
    awaitingInCall: quiet("call", answered),
    awaitsIn: quiet("oneCase application", answered),
  },
  "assessment/queries/conflict-hints.server.ts": {
    conflictHints: tells("people applications"),
  },
  "assessment/queries/discussion.server.ts": {
    caseOfAssessment: tells("assessment"),
    discussedCase: tells("application"),
    moderatedScoresIn: tells("application"),
    moderatedScoresOfCall: tells("call"),
    postsIn: tells("application"),
  },
  "assessment/queries/editions.server.ts": {
    editionsOf: tells("application assessment"),
  },
  "assessment/queries/interests.server.ts": {
    interestsOf: tells("person"),
  },
  "assessment/queries/profiles.server.ts": {
    profiles: tells(""),
  },
  "assessment/queries/ranking.server.ts": {
    contenders: tells("call rules"),
    owedIn: tells("call"),
    ranking: tells("call rules"),
  },
  "assessment/queries/scoring-sheet.server.ts": {
    assessmentsElsewhere: tells("call"),
    sheetCases: tells("call"),
    sheetContents: tells("call"),
    uploadedSheet: quiet("call", own),
  },
  "assessment/queries/sight.server.ts": {
    assessmentsVisibleTo: other(condition),
    owesAssessment: other(condition),
  },
  "assessment/scoring-sheets.server.ts": {
    mayUploadSheet: tells("call"),
    sheetComparison: quiet("call", own),
    sheetFile: tells("call language"),
    sheetPage: tells("call"),
  },
  "calls/call-questions.server.ts": {
    ownQuestions: quiet("call", calls),
    questionsForOffice: quiet("call", calls),
    waitingQuestions: quiet("", calls),
  },
  "calls/calls.server.ts": {
    admissionsOfCall: quiet("call", calls),
    asksToBeReminded: quiet("call", calls),
    callUnderWork: quiet("call language", calls),
    draftedCalls: quiet("", calls),
    lateUntilFor: quiet("call", calls),
    previewOfCall: quiet("call language", calls),
    publishedForOffice: quiet("call", calls),
    revisionOf: quiet("call", calls),
    startingPoints: quiet("", calls),
  },
  "decisions/agenda.server.ts": {
    agendaPage: tells("meeting"),
  },
  "decisions/agreements.server.ts": {
    agreementAtOffice: quiet("application language", noTerms),
    agreementOf: quiet("application language", noTerms),
    mayAddAgreementPaper: quiet("application agreement", noTerms),
  },
  "decisions/amendments.server.ts": {
    amendmentFor: quiet(
      "application amendment language",
      "no amendment of the demo world is released; broken-out.db.test.ts has",
    ),
    amendmentPage: tells("application"),
  },
  "decisions/appeals.server.ts": {
    appealsPage: tells("meeting item"),
    forceOfMeeting: tells("meeting"),
  },
  "decisions/decisions.server.ts": {
    bundleOf: tells("meeting"),
    correctionPage: tells("meeting item"),
    decisionFor: tells("application language"),
    itemPage: tells("meeting item"),
    meetingPage: tells("meeting"),
    meetings: quiet("", calls),
    minutesOf: quiet(
      "meeting item",
      "adjusted minutes are published, others are there once the meeting is opened; meeting.db.test.ts",
    ),
    planPage: tells(""),
    putOff: quiet("ofApplication", "nothing in the demo world is put off; meeting.db.test.ts has"),
    sittingPage: tells("meeting item"),
    sittingPulse: quiet("meeting", pulse),
  },
  "decisions/delegations.server.ts": {
    caseDelegation: tells("application"),
    delegatedApplication: tells("matter"),
    delegationPowers: quiet("", own),
    matterFor: tells("matter"),
    mattersFor: tells(""),
  },
  "decisions/item-papers.server.ts": {
    papersOf: other("joins reads of this table, for a paragraph that has been read"),
  },
  "decisions/letters.server.ts": {
    letterWay: tells("application"),
  },
  "decisions/project-money.server.ts": {
    projectMoney: tells("award"),
    projects: tells("page"),
  },
  "decisions/queries/agreements.server.ts": {
    agreementsFor: quiet("application", noTerms),
    agreementsForOffice: quiet("application", noTerms),
  },
  "decisions/queries/amendments.server.ts": {
    releasedAmendment: quiet("application amendment", "no amendment of the demo world is released; broken-out.db.test.ts has"),
  },
  "decisions/queries/delegations.server.ts": {
    matterWithId: tells("matter"),
    matters: tells(""),
  },
  "decisions/queries/meetings.server.ts": {
    casesFor: other("hands the rules what is hidden too; the pages that ask it are in this table"),
    maySeeMeetings: quiet("", own),
    releasedDecision: tells("application"),
    stampFor: quiet("meeting", pulse),
  },
  "decisions/queries/on-agenda.server.ts": {
    putOffMatters: quiet("ofApplication", "nothing in the demo world is put off; meeting.db.test.ts has"),
  },
  "decisions/queries/project-money.server.ts": {
    projectMoney: tells("award"),
    projects: tells("page"),
  },
  "decisions/queries/wordings.server.ts": {
    lastSent: tells(""),
  },
  "decisions/statements.server.ts": {
    statementForOffice: tells("application nothing"),
    statementInPreparation: tells("inPreparation"),
    statementOfMatter: tells("matter"),
    statementOnAgenda: tells("onAgenda"),
    statementPage: tells("application"),
  },
  "decisions/texts-taken-down.server.ts": {
    publishes: quiet("", own),
    takingDownPage: quiet("meeting", "what has been published, and why it was taken down; meeting.db.test.ts"),
  },
  "decisions/wordings.server.ts": {
    wordingList: quiet("", own),
    wordingPage: tells("wording"),
  },
  "eligibility/queries/eligibility.server.ts": {
    eligibilityOf: tells("application"),
  },
  "money/funds.server.ts": {
    fundPage: quiet("application", calls),
    mayCreateFund: quiet("", calls),
  },
  "people/people.server.ts": {
    invitationByToken: other("an organisation's invitation or name, never a case"),
    organisationFor: quiet("person", own),
    organisationOnPaper: other("an organisation's invitation or name, never a case"),
    organisationsOf: quiet("", own),
    sessionsOf: quiet("", own),
  },
  "people/queries/people.server.ts": {
    invitationBySecret: other("an organisation's invitation or name, never a case"),
    invitationsOf: quiet("organisation now", own),
    organisationsOf: quiet("", own),
    sessionsOf: quiet("", own),
    teamOf: quiet("organisation", own),
  },
  "people/roles.server.ts": {
    personPage: tells("person"),
  },
  "preparation/preparation.server.ts": {
    notesOf: tells("preparation"),
    planPage: tells("call"),
    preparationList: quiet("", calls),
    preparationPage: tells("preparation"),
    preparedCase: tells("preparation application"),
  },
  "preparation/queries/preparations.server.ts": {
    casesOf: tells("preparation"),
    preparationById: quiet("preparation", calls),
    preparations: quiet("", calls),
    preparationsOfCall: quiet("call", calls),
    recommendationOn: tells("application"),
  },
  "reporting/builder.server.ts": {
    builderPaper: quiet("everything language", published),
    builderView: quiet("everything language", published),
    editionPage: other("a frozen report of decided and announced awards"),
    reportBeingChanged: quiet("application", published),
    reportList: quiet("", published),
    savedReportPage: quiet("application language", published),
  },
  "reporting/indicators.server.ts": {
    indicatorPage: other("values of indicators, never a case"),
  },
  "reporting/learning.server.ts": {
    learningPage: quiet("year language", calls),
    mayPlan: quiet("", calls),
    newEntryPage: other("an empty form of the plan"),
    planEntryPage: quiet("application", calls),
  },
  "reporting/priority-notes.server.ts": {
    notesPage: quiet("language", published),
  },
  "reporting/project-results.server.ts": {
    resultsPage: tells("award"),
  },
  "reporting/public-preview.server.ts": {
    previewPage: tells("application language"),
  },
  "reporting/queries/project-results.server.ts": {
    resultsHead: tells("award"),
  },
};

const declared = /export (?:async )?(?:function|const) (\w+)\s*(?:=\s*(?:async\s*)?)?(?:<[^>]*>)?\(\s*actor\s*:\s*Actor/g;

/** `room/file.server.ts`: what is exported there and takes its reader first. Stores write, and are reached through the gate alone. */
export function queriesWithReader(): Record<string, string[]> {
  const files = readdirSync("app/rooms", { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".server.ts") && !file.endsWith(".store.server.ts"))
    .sort();
  return Object.fromEntries(
    files.flatMap((file) => {
      const found = [...readFileSync(`app/rooms/${file}`, "utf8").matchAll(declared)].map(([, name]) => name as string);
      return found.length > 0 ? [[file, found.sort()]] : [];
    }),
  );
}
