import type { ApplicationState } from "#app/rooms/applications/application.lifecycle.ts";
import { readSections, type Sections } from "#app/rooms/applications/application.ts";
import type { CheckInput } from "#app/rooms/applications/check.ts";
import type { SubmitSubject } from "#app/rooms/applications/commands/submit.ts";
import { namesFor, type Sealed } from "#app/rooms/applications/sealing.ts";
import { exampleQuestion as question } from "#app/rooms/calls/questions.test-data.ts";
import { type CallRules, callRules } from "#app/rooms/calls/rules.ts";

// Rules and an application that meets every one of them: tests take one thing away at a time.
const both = (text: string) => ({ sv: text, en: text });

const option = (key: string) => ({ key, text: both(key) });
export const exampleRules: CallRules = callRules.parse({
  limits: {
    minOre: "10000000",
    maxOre: "300000000",
    maxMonths: 36,
    earliestStart: "2027-01-01",
    latestEnd: "2029-12-31",
    minMunicipalities: 2,
    minCoFinancing: 5_000,
    maxOwnWork: 5_000,
    lowerLevels: 2,
  },
  frameworks: [
    {
      framework: "s",
      version: "1",
      nodeType: "f",
      label: both("Fokusområde"),
      help: both("Välj"),
      min: 1,
      max: 2,
      shares: true,
      field: "focusArea",
    },
    {
      framework: "r",
      version: "1",
      nodeType: "p",
      label: both("RUS"),
      help: both("Välj"),
      min: 1,
      max: 3,
      shares: false,
      field: "rus",
    },
  ],
  eligibility: [
    { key: "sokande", text: both("Behörig sökande?"), help: both(""), failure: both("Inte behörig"), required: true },
    { key: "drift", text: both("Skilt från ordinarie drift?"), help: both(""), failure: both("Drift"), required: false },
  ].map((question) => ({ ...question, help: both("Se villkoren") })),
  criteria: [{ key: "k", name: both("K"), about: both("K"), weight: 100, levels: [], questions: [] }],
  scale: { min: 1, max: 5 },
  strategic: { framework: "s", about: both("S"), nodes: [] },
  thresholds: [],
  tieBreak: [],
  decimals: 2,
  costTypes: [
    { key: "personal", name: both("Personal"), help: both("Lön") },
    { key: "tjanster", name: both("Tjänster"), help: both("Köp") },
    {
      key: "indirekta",
      name: both("Indirekta kostnader"),
      help: both("OH"),
      flatRate: { of: ["personal"], maxBasisPoints: 1_500 },
    },
    { key: "timmar", name: both("Timmar"), help: both("Timlön"), wages: true },
    {
      key: "lokaler",
      name: both("Lokaler"),
      help: both("Schablon"),
      flatRate: { of: ["timmar"], maxBasisPoints: 1_000, automatic: true },
    },
    {
      key: "administration",
      name: both("Administration"),
      help: both("Schablon"),
      flatRate: { of: ["timmar", "lokaler"], maxBasisPoints: 333, automatic: true },
    },
  ],
  sourceTypes: [
    { key: "drum", name: both("DRUM"), help: both("Det ni söker"), kinds: ["cash"], own: true },
    { key: "kommun", name: both("Kommun"), help: both("Kommuner"), kinds: ["cash", "own-work"], own: false },
    { key: "eu", name: both("EU"), help: both("EU-medel"), kinds: ["cash"], own: false },
  ],
  questions: [
    question("forstudie", "yes-no", { text: both("Finns en förstudie?"), required: true }),
    question("vilken", "short", { required: true, condition: { on: "forstudie", test: "is", value: "yes" } }),
    question("moter", "many", { options: [option("unga"), option("foretag")] }),
    question("parter", "table", { options: [option("part"), option("kronor")], sums: true }),
    question("summa", "money", { condition: { on: "moter", test: "contains", value: "unga" } }),
  ],
  stateAid: {
    regulation: both("Förordning om stöd av mindre betydelse"),
    ceilingEuro: 300_000,
    years: 3,
    orePerEuro: "1120",
    since: "2024-01-31",
    required: false,
  },
  earlierSupport: true,
  indicators: [
    {
      key: "kurser",
      name: { sv: "Personer i kurser", en: "People in courses" },
      definition: both("Varje person räknas en gång."),
      unit: { sv: "personer", en: "people" },
      method: both("Deltagarlistor."),
      split: true,
      required: true,
    },
    {
      key: "omdome",
      name: { sv: "Omdöme", en: "Rating" },
      definition: both("Medelvärdet av svaren."),
      unit: { sv: "på en skala 1–5", en: "on a scale of 1–5" },
      method: both("Enkät."),
      split: false,
      required: false,
    },
  ],
  terms: {
    key: "villkor",
    version: "2027",
    title: both("Allmänna villkor"),
    paragraphs: [{ number: 1, heading: both("Bidraget"), text: both("Bidraget används till projektet.") }],
  },
});

export const exampleSections: Sections = readSections({
  project: {
    title: "Väva vidare",
    summary: "Textilt hantverk i fem kommuner.",
    period: { from: "2027-02-01", to: "2028-12-31" },
    contact: { name: "Siv Ek", title: "Projektledare", email: "siv@vavnod.example", phone: "033-12 34 56" },
  },
  need: { need: "Hantverket försvinner.", purpose: "Fler kan väva.", targetGroup: "Unga vuxna." },
  strategy: {
    shares: {
      focusArea: [
        { node: "s/1", basisPoints: 6_000 },
        { node: "s/2", basisPoints: 4_000 },
      ],
      rus: [
        { node: "r/1", basisPoints: null },
        { node: "r/3", basisPoints: null },
      ],
    },
  },
  municipalities: {
    municipalities: [
      { code: "1490", role: "Lokaler" },
      { code: "1463", role: "Personal" },
    ],
    perspective: "Nytta för alla.",
  },
  goals: {
    activities: [{ title: "Kurser", text: "Tio kurser", from: "2027-03-01", to: "2028-11-30", responsible: "Siv Ek" }],
    goals: [
      { text: "Deltagare", unit: "personer", baseline: 0, target: 200, comparator: "at-least" },
      { indicator: "kurser", text: "Nybörjare", target: 80, baseline: 10, targetWomen: 40, targetMen: 35.5 },
      { text: "Handbok klar", unit: "", baseline: null, target: 1, comparator: "yes" },
    ],
  },
  budget: {
    rows: [
      { costType: "personal", year: 2027, amount: "60000000", note: "En tjänst" },
      { costType: "personal", year: 2028, amount: "60000000", note: "" },
      { costType: "tjanster", year: 2027, amount: "12000050", note: "" },
      { costType: "indirekta", year: 2027, amount: "18000000", note: "15 %" },
    ],
  },
  financing: {
    rows: [
      { source: "drum", name: "", year: 2027, kind: "cash", amount: "40000050" },
      { source: "drum", name: "", year: 2028, kind: "cash", amount: "30000000" },
      { source: "kommun", name: "Borås Stad", year: 2027, kind: "cash", amount: "50000000" },
      { source: "kommun", name: "Marks kommun", year: 2028, kind: "own-work", amount: "30000000" },
    ],
  },
  support: { levels: [{ amount: "50000000", leftOut: "Tre kurser.", remains: "Sju kurser." }] },
  plan: {
    longTermPlan: "Föreningen tar över.",
    risks: [{ risk: "Få deltagare", measure: "Uppsökande arbete" }],
    equality: "Alla kön.",
    sustainability: "Återbruk.",
    stateAid: "Nej.",
  },
  aid: { economic: "no" },
  questions: {
    answers: {
      forstudie: "no",
      vilken: "Väva i fem kommuner 2025",
      moter: ["unga"],
      parter: [{ part: "Borås Stad", kronor: "1250050" }],
      summa: "750000",
    },
  },
});

export const exampleOffer = {
  nodes: { focusArea: ["s/1", "s/2", "s/3"], rus: ["r/1", "r/2", "r/3"] },
  municipalities: ["1490", "1463", "1491", "1383"],
  members: ["1490", "1463", "1491"],
};
export const exampleInput: CheckInput = { sections: exampleSections, rules: exampleRules, ...exampleOffer };
export const exampleNodes = ["s/1", "s/2", "s/3", "r/1", "r/2", "r/3"].map((id) => ({
  id,
  code: id.slice(2),
  title: both(`Mål ${id}`),
}));
export const exampleMunicipalities = [
  { code: "1490", name: "Borås" },
  { code: "1463", name: "Mark" },
  { code: "1491", name: "Ulricehamn" },
];

export const exampleSealed: Sealed = {
  format: "drum-application/1",
  number: "DRUM-2027-007",
  submittedAt: "2026-11-22T10:00:00.000Z",
  submittedBy: { id: "018f0000-0000-7000-8000-000000000001", name: "Siv Ek" },
  call: {
    id: "018f0000-0000-7000-8000-000000000002",
    number: "DRUM-2027",
    title: { sv: "Utlysning", en: "Call" },
    rulesVersion: 1,
    terms: { key: "villkor", version: "2027", title: { sv: "Villkor", en: "Terms" } },
  },
  organisation: {
    id: "018f0000-0000-7000-8000-000000000003",
    name: "Vävnod",
    number: "8029907014",
    legalForm: "ideell-forening",
    municipalityCode: "1490",
    address: "Borås",
  },
  sections: exampleSections,
  names: namesFor(exampleRules, exampleNodes, exampleMunicipalities, exampleSections),
};

export const exampleOrganisation = {
  id: "o",
  name: "Vävnod",
  number: "8029907014",
  legalForm: "ideell-forening",
  municipalityCode: "1490",
  address: "",
};

/** A draft before every command that works with one. */
export const exampleCase = {
  id: "a1",
  state: "drafted" as ApplicationState,
  version: 3,
  callId: "c1",
  organisationId: "o1",
  rulesVersion: 1,
  submitted: false,
  barred: [],
  step: "full" as const,
  sketched: false,
  paper: false,
};

/** What sealing reads of a whole application from an association, in a call that is open in November 2026. */
export const exampleSubject: SubmitSubject = {
  ...exampleCase,
  sections: exampleSections,
  organisation: {
    id: "o1",
    name: "Vävnod",
    number: "8029907014",
    legalForm: "ideell-forening",
    municipalityCode: "1490",
    address: "",
  },
  call: {
    id: "c1",
    number: "DRUM-2027",
    title: { sv: "U", en: "C" },
    state: "published",
    opensAt: new Date("2026-11-01T08:00:00Z"),
    closesAt: new Date("2026-12-01T22:59:00Z"), // 23.59 in Stockholm
    sketchClosesAt: null,
    lateUntil: null,
    nextNumber: 7,
  },
  confirmations: [],
  attachments: [],
  sketchNumber: null,
  awards: [],
  follows: null,
  team: ["p1", "p2"],
  paperFacts: null,
};
