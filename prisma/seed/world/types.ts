// The demo world as plain data: what the loader writes and nothing about how. Everything here is invented except the names of the
// municipalities and the frameworks. Money is whole kronor (the loader calls `kronor`), shares are basis points (10 000 = all of it).
//
// Time comes in three shapes, resolved by `when.ts`:
//   Moment    - an instant; history in Swedish wall-clock time, the living parts in whole days from now at a clock time
//   LocalDate - a calendar date. In the living calls the years 2026-2029 move with the clock (`worldAt`), in the history never.
//   year      - a budget year, moves in the same way.
import type { LocalDate } from "#app/kernel/time.ts";
import type { Answers, Question } from "#app/rooms/calls/questions.ts";
import type { CallRules, CommonScores, OthersScores, StoredCallRules } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";
import type { WorldPaper } from "./papers.ts";

/** `{ at }` = Swedish wall clock "YYYY-MM-DDTHH:mm"; `{ days, time }` = whole days from today (minus is the past) at a clock time. */
export type Moment = { readonly at: string } | { readonly days: number; readonly time: string };

// ── people and organisations ────────────────────────────────────────────────────────────────────────────────────────────────

export type Role =
  | "officer"
  | "assessor"
  | "board-member"
  | "board-chair"
  | "board-substitute"
  | "adjunct"
  | "preparation-chair"
  | "preparation-member"
  | "secretary"
  | "controller"
  | "auditor"
  | "admin";

export type WorldInterest = {
  kind: "employer" | "board-seat" | "former-employer" | "close-relation";
  organisationKey: string;
  /** Swedish, as the person would have written it */
  note: string;
};

export type WorldPerson = {
  key: string;
  name: string;
  email: string;
  /** Swedish title; for elected members with the municipality */
  title: string;
  roles: Role[];
  /** the municipality that chose an elected member */
  municipalityCode?: string;
  interests: WorldInterest[];
  memberships: { organisationKey: string; role: "editor" | "reader" | "signatory" }[];
  language: "sv" | "en";
};

export type LegalForm =
  | "ideell-forening"
  | "kommun"
  | "stiftelse"
  | "larosate"
  | "kommunalt-bolag"
  | "ekonomisk-forening"
  | "aktiebolag"
  | "kommunalforbund"
  | "region";

export type WorldOrganisation = {
  key: string;
  name: string;
  /** ten digits without hyphen */
  number: string;
  legalForm: LegalForm;
  municipalityCode: string;
  address: string;
  /** one Swedish sentence on what it does */
  about: string;
};

// ── money ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Purpose = "tillvaxt" | "kultur" | "miljo" | "forstudie";

export type WorldFund = {
  year: number;
  purpose: Purpose;
  name: Bilingual;
  /** position = order here; matching shares of a fund add up to 10 000 */
  pots: { source: string; side: "vgr" | "municipalities"; matchingShare: number; amountKr: number }[];
  note: string;
};

// ── calls ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type CallKey = "history" | "open-projects" | "culture" | "prestudy" | "coming" | "invited" | "two-step";
export type CallKind = "open" | "limited" | "two-step" | "pre-study" | "culture";
export type CriterionKey = string;

export type Level = { value: number; text: Bilingual };

export type Criterion = {
  key: CriterionKey;
  name: Bilingual;
  /** what is judged, one or two sentences */
  about: Bilingual;
  /** per cent; the weights of a call add up to 100 */
  weight: number;
  /** ascending; values 1..5, each with a written text */
  levels: Level[];
  /** two or three */
  questions: Bilingual[];
  /** where in the form it is answered */
  answeredIn: string[];
};

/** Contribution to a chosen strategy node, scored beside the criteria: 0-3 with a text per node and level. */
export type StrategicScale = {
  framework: string;
  about: Bilingual;
  nodes: { node: string; levels: Level[] }[];
  answeredIn: string[];
};

export type FrameworkChoice = {
  /** key of a file in data/frameworks, with its version */
  framework: string;
  version: string;
  nodeType: string;
  label: Bilingual;
  help: Bilingual;
  min: number;
  max: number;
  /** true: the applicant divides 10 000 basis points between the chosen nodes */
  shares: boolean;
  /** which field of `Application.shares` carries the answer */
  field: keyof WorldShares;
};

export type EligibilityQuestion = {
  key: string;
  text: Bilingual;
  help: Bilingual;
  /** what to write to the applicant when the answer is no */
  failure: Bilingual;
  /** true: "no" ends the case; false: "no" must be explained */
  required: boolean;
};

export type CostType = {
  key: string;
  name: Bilingual;
  help: Bilingual;
  /** a flat rate on another cost type in basis points; the rows must then not exceed it */
  flatRate?: { of: string[]; maxBasisPoints: number; automatic?: boolean };
  /** may be given as hours and pay */
  wages?: boolean;
};

export type Annex = { key: string; name: Bilingual; help: Bilingual; required: boolean; most: number };

export type SourceType = {
  key: "drum" | "kommun" | "region" | "stat" | "eu" | "naringsliv" | "akademi" | "civilsamhalle";
  name: Bilingual;
  help: Bilingual;
  kinds: ("cash" | "own-work")[];
  /** DRUM itself: never part of the co-financing */
  own: boolean;
};

export type Threshold =
  | { on: "criterion"; key: CriterionKey; atLeastHundredths: number; text: Bilingual }
  | { on: "total"; atLeastHundredths: number; text: Bilingual };

export type TieBreak = {
  by: "criterion" | "strategic" | "municipalities" | "requested";
  key?: string;
  direction: "desc" | "asc";
  text: Bilingual;
};

export type Terms = {
  key: string;
  version: string;
  title: Bilingual;
  paragraphs: { number: number; heading: Bilingual; text: Bilingual }[];
  /** whether the terms are accepted once more after the decision */
  acceptance?: "unasked" | "asked" | "before-payment";
};

export type WorldRules = {
  limits: {
    minKr: number;
    maxKr: number;
    maxMonths: number;
    earliestStart: LocalDate;
    latestEnd: LocalDate;
    minMunicipalities: number;
    /** co-financing of the total cost, basis points; 5 000 = half */
    minCoFinancing: number;
    /** own work may be at most this part of the co-financing */
    maxOwnWork: number;
    /** none when left out */
    lowerLevels?: number;
  };
  frameworks: FrameworkChoice[];
  eligibility: EligibilityQuestion[];
  criteria: Criterion[];
  scale: { min: number; max: number };
  strategic: StrategicScale;
  thresholds: Threshold[];
  tieBreak: TieBreak[];
  /** none when left out */
  indicators?: CallRules["indicators"];
  /** the day it counts from follows from the day of decision */
  stateAid?: Omit<NonNullable<StoredCallRules["stateAid"]>, "since">;
  earlierSupport?: boolean;
  othersScores?: OthersScores;
  commonScores?: CommonScores;
  decimals: 2;
  costTypes: CostType[];
  sourceTypes: SourceType[];
  annexes?: Annex[];
  /** of the call alone; none when left out */
  questions?: Question[];
  /** of a call in two steps */
  sketch?: CallRules["sketch"];
  terms: Terms;
};

export type WorldCall = {
  key: CallKey;
  /** years in number, title and texts move with the clock when `living` */
  living: boolean;
  number: string;
  slug: string;
  kind: CallKind;
  state: "drafted" | "published";
  /** who a limited call is for */
  invitedKeys?: string[];
  /** of a call in two steps: the last minute for idea sketches, and the last day of answers */
  twoSteps?: { sketchCloses: Moment; answer: Moment };
  opens: Moment;
  /** inclusive minute: "23:59" ends at 23:59:59.999 */
  closes: Moment;
  decision: Moment;
  title: Bilingual;
  summary: Bilingual;
  texts: { purpose: Bilingual; whoMayApply: Bilingual; whatFor: Bilingual; howJudged: Bilingual };
  contact: { personKey: string; note: Bilingual };
  /** funds of each year the call may use; null = what is left */
  funds: { year: number; purpose: Purpose; limitKr: number | null }[];
  /** who assesses by default */
  assessorKeys: string[];
  assessmentDue: Moment;
  rules: WorldRules;
};

// ── applications ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** basisPoints 0: ticked without a share (kraftsamling, agenda2030). Shared fields add up to 10 000 in every submitted application. */
export type Share = { node: string; basisPoints: number };
export type WorldShares = {
  focusArea?: Share[];
  rus?: Share[];
  kraftsamling?: Share[];
  culturePlan?: Share[];
  agenda2030?: Share[];
};

export type WorldAid = {
  economic: "no" | "yes";
  favoured?: "nobody" | "all-alike" | "applicant" | "businesses";
  ground?: "de-minimis" | "block-exemption" | "unclear";
  reasons?: string;
  undertakings?: { number: string; name: string; plannedKr: number; group: string; signer: string }[];
  received?: { number: string; on: LocalDate; giver: string; amountKr: number }[];
  earlier?: { what: string; giver: string; year: number; amountKr: number }[];
};

export type WorldGoal = {
  /** an indicator that the call offers */
  indicator?: string;
  text: string;
  unit: string;
  baseline: number | null;
  /** 1 when comparator is "yes" */
  target: number;
  comparator: "at-least" | "more-than" | "at-most" | "yes";
  targetWomen?: number;
  targetMen?: number;
};

export type BudgetRow = {
  costType: string;
  year: number;
  /** of a wage row what its hours and pay come to */
  amountKr: number;
  note: string;
  wage?: { how: "hours" | "monthly"; hours: number; rateKr: number };
};
export type FinancingRow = {
  source: SourceType["key"];
  name: string;
  year: number;
  kind: "cash" | "own-work";
  amountKr: number;
};

/** Every field may be missing in a draft; a submitted application has all of them. */
export type WorldSections = {
  summary?: string;
  need?: string;
  purpose?: string;
  targetGroup?: string;
  activities?: { title: string; text: string; from: LocalDate; to: LocalDate; responsible: string }[];
  sjuharadPerspective?: string;
  municipalities?: { code: string; role: string }[];
  shares?: WorldShares;
  goals?: WorldGoal[];
  risks?: { risk: string; measure: string }[];
  aid?: WorldAid;
  longTermPlan?: string;
  equality?: string;
  sustainability?: string;
  stateAid?: string;
  budget?: BudgetRow[];
  financing?: FinancingRow[];
  /** from DRUM, per year; equals the DRUM rows of the financing */
  requested?: { year: number; amountKr: number }[];
  /** lower sums the applicant can also do something with, highest first */
  support?: { amountKr: number; leftOut: string; remains: string }[];
  /** answers to the call's own questions, by their keys */
  answers?: Answers;
  period?: { from: LocalDate; to: LocalDate };
  contact?: { name: string; title: string; email: string; phone: string };
};

export type EligibilityAnswer = { question: string; answer: "yes" | "no" | "unclear"; note: string };

export type WorldApplication = {
  key: string;
  callKey: CallKey;
  organisationKey: string;
  title: string;
  state: "drafted" | "submitted" | "withdrawn";
  /** the registry number's running part within the call; absent for drafts */
  number?: number;
  startedBy: string;
  /** who saved what, newest last; those not named were saved by `startedBy` */
  savedBy?: Partial<Record<keyof WorldSections, string>>;
  created: Moment;
  submitted?: { moment: Moment; by: string };
  withdrawn?: { moment: Moment; by: string; reason: string };
  sections: WorldSections;
  /** what the team has asked those who pay, and what they have answered */
  confirmations?: {
    financier: string;
    by: string;
    contact: { name: string; email: string };
    answer?: { yes: boolean; title: string; words: string };
  }[];
  attachments?: { annex: string; name: string; title: string; text: string; by: string }[];
  eligibility?: {
    state: "pending" | "passed" | "failed";
    officer: string;
    opened: Moment;
    settled?: Moment;
    answers: EligibilityAnswer[];
    reason: string;
  };
};

// ── assessment ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type WorldScore = {
  /** a criterion's key, or "node:" and a framework node's id */
  criterion: string;
  /** null = not assessable, always with a motivation */
  value: number | null;
  motivation: string;
};

export type WorldAssessment = {
  applicationKey: string;
  assessorKey: string;
  state: "assigned" | "begun" | "submitted" | "recused";
  assigned: Moment;
  submitted?: Moment;
  summary: string;
  scores: WorldScore[];
};

export type WorldConflict = {
  applicationKey: string;
  personKey: string;
  state: "none" | "declared" | "confirmed" | "dismissed";
  /** for instance "KL 6:28 p. 2" */
  ground: string;
  reason: string;
  declared: Moment;
  ruledBy?: string;
  ruled?: Moment;
  rulingReason?: string;
};

/** The officers' weighing of the scores into one proposal per application; the ready calls have one. */
export type WorldAllocation = {
  callKey: CallKey;
  state: "open" | "proposed" | "settled";
  opened: Moment;
  proposed?: Moment;
  lines: { applicationKey: string; proposal: "grant" | "reject"; amountKr: number; reason: string }[];
};

// ── meetings and decisions ──────────────────────────────────────────────────────────────────────────────────────────────────

export type WorldDecision = {
  applicationKey: string;
  outcome: "grant" | "reject";
  amountKr: number;
  reasons: string;
  conditions: string;
  /** adds up to amountKr; the first year is granted, later years are a direction decision */
  tranches: { year: number; purpose: Purpose; amountKr: number; standing: "granted" | "intended" }[];
};

export type WorldAgendaItem = {
  position: number;
  /** null until the meeting has given it */
  paragraph: number | null;
  kind: "opening" | "adjuster" | "agenda" | "allocation" | "application" | "information" | "closing";
  title: string;
  callKey?: CallKey;
  applicationKeys: string[];
  background: string;
  /** "att" clauses, in order, without the word att at the start */
  clauses: string[];
  procedure: "none" | "acclamation" | "vote";
  absences: { personKey: string; kind: "conflict" | "left"; ground: string; applicationKey?: string; replacedBy?: string }[];
  votes: { personKey: string; choice: "yes" | "no" | "abstain" }[];
  reservations: { personKey: string; text: string; at: Moment }[];
  decisions: WorldDecision[];
};

/** A request for a legality review of one decision, and the court's answer. */
export type WorldAppeal = {
  applicationKey: string;
  appellant: string;
  cameIn: string;
  registered: Moment;
  caseNumber: string;
  answer: { as: "reject" | "dismiss" | "abandon"; on: string; registered: Moment; note: string };
};

export type WorldMeeting = {
  key: string;
  state: "planned" | "announced";
  body: string;
  starts: Moment;
  place: string;
  opened?: Moment;
  closed?: Moment;
  adjusted?: Moment;
  announced?: Moment;
  /** the morning when legal force was noted for what nobody had appealed */
  finalAt?: Moment;
  appeals?: WorldAppeal[];
  chairKey: string;
  secretaryKey: string;
  adjusterKey?: string;
  members: {
    personKey: string;
    capacity: "member" | "substitute" | "adjunct" | "secretary" | "officer";
    present: boolean;
    /** the member whose seat a substitute fills */
    servesFor?: string;
  }[];
  items: WorldAgendaItem[];
};

/** A call that the office has begun to build. */
export type WorldDraft = { fromKey: string; personKey: string; created: Moment; title: Bilingual };

export type World = {
  people: WorldPerson[];
  organisations: WorldOrganisation[];
  funds: WorldFund[];
  calls: WorldCall[];
  papers: readonly WorldPaper[];
  drafts: WorldDraft[];
  applications: WorldApplication[];
  conflicts: WorldConflict[];
  assessments: WorldAssessment[];
  allocations: WorldAllocation[];
  meetings: WorldMeeting[];
};
