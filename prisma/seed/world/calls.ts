// Five calls: one decided in 2024, one open now, one being assessed, one ready for the board, one to come. The history keeps its dates
// for ever; the others are told in days from now.
import library from "#data/indicators/tillvaxt.json";
import { projectQuestions, youthQuestions } from "./questions.ts";
import {
  costTypes,
  cultureCriteria,
  culturePlan,
  eligibility,
  focusAreas,
  globalGoals,
  jointMobilisations,
  prestudyCriteria,
  prestudyEligibility,
  projectCriteria,
  rusPriorities,
  sourceTypes,
  strategic,
  terms,
  tieBreak,
} from "./rules.ts";
import type { Annex, Threshold, WorldCall, WorldDraft, WorldRules } from "./types.ts";

const thresholds = (total: number): Threshold[] => [
  {
    on: "criterion",
    key: "relevans",
    atLeastHundredths: 200,
    text: { sv: "Medelpoängen på relevans ska vara minst 2,00.", en: "The mean score for relevance must be at least 2.00." },
  },
  {
    on: "total",
    atLeastHundredths: total,
    text: {
      sv: `Den vägda totalpoängen ska vara minst ${(total / 100).toFixed(2).replace(".", ",")}.`,
      en: `The weighted total must be at least ${(total / 100).toFixed(2)}.`,
    },
  },
];

const projectRules: WorldRules = {
  limits: {
    minKr: 200_000,
    maxKr: 3_000_000,
    maxMonths: 36,
    earliestStart: "2027-04-01",
    latestEnd: "2029-12-31",
    minMunicipalities: 2,
    minCoFinancing: 5_000,
    maxOwnWork: 7_500,
  },
  frameworks: [focusAreas, rusPriorities, jointMobilisations, globalGoals],
  eligibility,
  criteria: projectCriteria,
  scale: { min: 1, max: 5 },
  strategic,
  thresholds: thresholds(275),
  tieBreak,
  decimals: 2,
  costTypes,
  sourceTypes,
  terms,
};

const whoMayApply = {
  sv: "Organisationer inom offentlig sektor, näringsliv, akademi och civilsamhälle som är en juridisk person med organisationsnummer. Minst två kommuner eller kommunala bolag i Sjuhärad ska delta. Varbergs kommun kan delta som part men räknas inte in bland de två. Pengarna får inte användas till att utveckla ett enskilt företag eller en enskild organisation.",
  en: "Organisations in the public sector, business, academia and civil society that are legal persons with an organisation number. At least two municipalities or municipal companies in Sjuhärad must take part. The municipality of Varberg may take part as a party but is not counted among the two. The money may not be used to develop a single company or a single organisation.",
};

const howJudged = {
  sv: "En handläggare prövar först fem grundvillkor. Därefter läser minst två bedömare ansökan var för sig och sätter poäng 1-5 på fem kriterier med skriftlig motivering. Bedömare som är jäviga ser inte ansökan. Poängen vägs samman till ett förslag till rangordning. Direktionen beslutar och motiverar både beviljade och avslagna ansökningar. Är två ansökningar lika gäller ordningen i reglerna.",
  en: "A case officer first tries five basic conditions. Then at least two assessors read the application separately and give 1-5 points on five criteria with written reasons. Assessors with a conflict of interest do not see the application. The points are weighed into a proposed ranking. The board decides and gives reasons for both granted and refused applications. If two applications are equal, the order in the rules applies.",
};

const annexes: Annex[] = [
  {
    key: "intyg-medfinansiering",
    name: { sv: "Intyg från medfinansiärer", en: "Certificates from co-financiers" },
    help: {
      sv: "Ett undertecknat intyg från var och en som betalar eller arbetar i projektet. Belopp, år och form ska stå i intyget.",
      en: "A signed certificate from each one that pays or works in the project, with amount, year and form.",
    },
    required: false,
    most: 5,
  },
  {
    key: "fullmakt",
    name: { sv: "Fullmakt eller protokollsutdrag", en: "Power of attorney or extract of minutes" },
    help: {
      sv: "Behövs när den som skickar in inte är firmatecknare enligt organisationens registreringsbevis.",
      en: "Needed when the one who submits is not an authorised signatory by the organisation's registration.",
    },
    required: false,
    most: 1,
  },
  {
    key: "fordjupning",
    name: { sv: "Fördjupning", en: "Further reading" },
    help: {
      sv: "Till exempel en förstudie, en karta eller ett avtal. Det som ska bedömas måste stå i själva ansökan.",
      en: "For example a pre-study, a map or an agreement. What is to be assessed must be said in the application itself.",
    },
    required: false,
    most: 3,
  },
];

/** The office has begun on next year's call, from this year's. */
export const drafts: WorldDraft[] = [
  {
    fromKey: "open-projects",
    personKey: "anneli-rosvall",
    created: { days: -6, time: "10:20" },
    title: { sv: "Genomförandeprojekt 2028-2030", en: "Implementation projects 2028-2030" },
  },
];

export const calls: WorldCall[] = [
  {
    key: "history",
    living: false,
    number: "DRUM-2025",
    slug: "genomforandeprojekt-2025-2027",
    kind: "open",
    state: "published",
    opens: { at: "2024-06-03T08:00" },
    closes: { at: "2024-08-23T23:59" },
    decision: { at: "2024-10-25T13:00" },
    title: { sv: "Genomförandeprojekt 2025-2027", en: "Implementation projects 2025-2027" },
    summary: {
      sv: "Medel till större projekt i högst tre år som stärker hela Sjuhärad.",
      en: "Funding for larger projects of at most three years that strengthen all of Sjuhärad.",
    },
    texts: {
      purpose: {
        sv: "De delregionala utvecklingsmedlen ska hjälpa igång insatser som ger effekt i hela Sjuhärad och som ingen part klarar ensam. Utlysningen utgår från Utvecklingsstrategi för Sjuhärad 2021-2030 och dess fem fokusområden.",
        en: "The sub-regional development funding is to help start efforts that have effects in all of Sjuhärad and that no party can manage alone. The call builds on the development strategy for Sjuhärad 2021-2030 and its five focus areas.",
      },
      whoMayApply,
      whatFor: {
        sv: "Projektledning och arbete i projekt som pågår i högst tre år. Direktionen fattar ett inriktningsbeslut för hela tiden och beviljar pengar för ett år i taget. Investeringar och ordinarie verksamhet får inte stöd.",
        en: "Project management and work in projects that run for at most three years. The board takes a direction decision for the whole period and grants money one year at a time. Investments and ordinary operations are not supported.",
      },
      howJudged: {
        sv: "En handläggare prövar först fem grundvillkor. Därefter läser två bedömare ansökan var för sig och sätter poäng 1-5 på fem kriterier. Beredningen för hållbar regional utveckling lämnar ett förslag och direktionen beslutar.",
        en: "A case officer first tries five basic conditions. Then two assessors read the application separately and give 1-5 points on five criteria. The preparatory committee for sustainable regional development makes a proposal and the board decides.",
      },
    },
    contact: {
      personKey: "anneli-rosvall",
      note: { sv: "Ring gärna innan du börjar skriva.", en: "Do call before you start writing." },
    },
    funds: [2025, 2026, 2027].flatMap((year) => [
      { year, purpose: "tillvaxt" as const, limitKr: null },
      { year, purpose: "miljo" as const, limitKr: null },
      { year, purpose: "kultur" as const, limitKr: 600_000 },
    ]),
    assessorKeys: ["hanna-sjolund", "tomas-ekevall", "goran-palmgren", "lovisa-brannhult", "dario-novak"],
    assessmentDue: { at: "2024-09-27T16:00" },
    // strategic contribution was not scored in 2024
    rules: {
      ...projectRules,
      limits: { ...projectRules.limits, earliestStart: "2025-01-01", latestEnd: "2027-12-31" },
      strategic: { ...strategic, nodes: [] },
      tieBreak: tieBreak.filter((rule) => rule.by !== "strategic"),
      commonScores: "unused",
    },
  },
  {
    key: "open-projects",
    living: true,
    number: "DRUM-2027",
    slug: "genomforandeprojekt-2027-2029",
    kind: "open",
    state: "published",
    opens: { days: -20, time: "08:00" },
    closes: { days: 36, time: "23:59" },
    decision: { days: 110, time: "13:00" },
    title: { sv: "Genomförandeprojekt 2027-2029", en: "Implementation projects 2027-2029" },
    summary: {
      sv: "Sök medel till ett större projekt som minst två kommuner gör tillsammans och som ger nytta i hela Sjuhärad.",
      en: "Apply for funding for a larger project that at least two municipalities carry out together and that benefits all of Sjuhärad.",
    },
    texts: {
      purpose: {
        sv: "Sjuhärad ska vara ett bra område att bo, arbeta och verka i. Utlysningen ger pengar i ett tidigt skede till insatser som stärker delregionen, som prövar nya sätt att arbeta över kommungränserna och som kan leva vidare utan projektpengar.",
        en: "Sjuhärad should be a good place to live, work and do business. The call gives money at an early stage to efforts that strengthen the sub-region, try new ways of working across municipal borders and can live on without project money.",
      },
      whoMayApply,
      whatFor: {
        sv: "Mellan 200 000 och 3 000 000 kronor under högst 36 månader. Pengarna går i huvudsak till projektledning och arbete. Minst hälften av projektets kostnad ska betalas av andra, i pengar eller arbetstid. Mindre utrustning som förbrukas i projektet är tillåten men inte investeringar.",
        en: "Between 200,000 and 3,000,000 kronor over at most 36 months. The money is mainly for project management and work. At least half of the project's cost must be paid by others, in money or working time. Small equipment used up in the project is allowed but not investments.",
      },
      howJudged,
    },
    contact: {
      personKey: "anneli-rosvall",
      note: {
        sv: "Frågor och svar publiceras så att alla sökande får samma besked.",
        en: "Questions and answers are published so that all applicants get the same information.",
      },
    },
    funds: [2027, 2028, 2029].flatMap((year) => [
      { year, purpose: "tillvaxt" as const, limitKr: null },
      { year, purpose: "miljo" as const, limitKr: null },
    ]),
    assessorKeys: ["hanna-sjolund", "tomas-ekevall", "goran-palmgren", "lovisa-brannhult", "dario-novak"],
    assessmentDue: { days: 78, time: "16:00" },
    rules: {
      ...projectRules,
      // Who is granted money in this round takes on its terms before any of it is paid.
      terms: { ...terms, acceptance: "before-payment" },
      limits: { ...projectRules.limits, lowerLevels: 2 },
      annexes,
      questions: projectQuestions,
      stateAid: {
        regulation: {
          sv: "Kommissionens förordning (EU) 2023/2831 om stöd av mindre betydelse",
          en: "Commission Regulation (EU) 2023/2831 on de minimis aid",
        },
        ceilingEuro: 300_000,
        years: 3,
        orePerEuro: "1120",
        required: false,
      },
      earlierSupport: true,
      indicators: library.indicators.map(({ nodes: _nodes, example: _example, ...words }) => ({ ...words, required: false })),
    },
  },
  {
    key: "culture",
    living: true,
    number: "KULTUR-2027",
    slug: "kulturprojekt-2027-2028",
    kind: "culture",
    state: "published",
    opens: { days: -84, time: "08:00" },
    closes: { days: -28, time: "23:59" },
    decision: { days: 54, time: "13:00" },
    title: { sv: "Kulturprojekt 2027-2028", en: "Culture projects 2027-2028" },
    summary: {
      sv: "Medel till kulturprojekt i minst två kommuner som gör kulturen mer tillgänglig i Sjuhärad.",
      en: "Funding for culture projects in at least two municipalities that make culture more accessible in Sjuhärad.",
    },
    texts: {
      purpose: {
        sv: "Kulturen ska finnas nära, också på de små orterna. Utlysningen utgår från Kulturplan Sjuhärad och vänder sig till dem som vill pröva något som når fler, särskilt barn och unga.",
        en: "Culture should be close at hand, in the small places too. The call builds on the culture plan for Sjuhärad and is for those who want to try something that reaches more people, especially children and young people.",
      },
      whoMayApply,
      whatFor: {
        sv: "Mellan 50 000 och 600 000 kronor under högst 24 månader. Arvoden till kulturskapare ska följa gällande avtal eller rekommendationer. Minst hälften av kostnaden ska betalas av andra. Ordinarie verksamhet, turnéer utan lokal förankring och investeringar får inte stöd.",
        en: "Between 50,000 and 600,000 kronor over at most 24 months. Fees to artists must follow current agreements or recommendations. At least half of the cost must be paid by others. Ordinary operations, tours without local roots and investments are not supported.",
      },
      howJudged,
    },
    contact: {
      personKey: "jonas-thorin",
      note: { sv: "Jonas svarar på frågor om kulturprojekt.", en: "Jonas answers questions about culture projects." },
    },
    funds: [2027, 2028].map((year) => ({ year, purpose: "kultur" as const, limitKr: 1_500_000 })),
    assessorKeys: ["mirjam-aslan", "lovisa-brannhult", "goran-palmgren", "dario-novak"],
    assessmentDue: { days: 9, time: "16:00" },
    rules: {
      ...projectRules,
      limits: {
        ...projectRules.limits,
        minKr: 50_000,
        maxKr: 600_000,
        maxMonths: 24,
        earliestStart: "2027-02-01",
        latestEnd: "2028-12-31",
      },
      frameworks: [focusAreas, rusPriorities, culturePlan, globalGoals],
      criteria: cultureCriteria,
      othersScores: "unnamed",
      thresholds: thresholds(260),
    },
  },
  {
    key: "prestudy",
    living: true,
    number: "FORSTUDIE-2027",
    slug: "forstudier-2027",
    kind: "pre-study",
    state: "published",
    opens: { days: -119, time: "08:00" },
    closes: { days: -70, time: "23:59" },
    decision: { days: 12, time: "13:00" },
    title: { sv: "Förstudier 2027", en: "Pre-studies 2027" },
    summary: {
      sv: "Högst 100 000 kronor till en förstudie som visar om och hur ett projekt kan genomföras.",
      en: "At most 100,000 kronor for a pre-study that shows whether and how a project can be carried out.",
    },
    texts: {
      purpose: {
        sv: "En förstudie ska ge svar på om en idé håller, vilka som behöver vara med och vad den skulle kosta. Den ska sluta i ett förslag till projekt eller i ett tydligt nej som andra kan lära av.",
        en: "A pre-study is to answer whether an idea holds, who needs to be part of it and what it would cost. It should end in a proposal for a project or in a clear no that others can learn from.",
      },
      whoMayApply,
      whatFor: {
        sv: "Mellan 20 000 och 100 000 kronor under högst tolv månader. Det finns inget krav på medfinansiering men egen insats är en fördel. Det går inte att söka för att skriva en ansökan till någon annan finansiär.",
        en: "Between 20,000 and 100,000 kronor over at most twelve months. There is no requirement for co-financing, but a contribution of one's own is an advantage. It is not possible to apply for writing an application to another funder.",
      },
      howJudged,
    },
    contact: {
      personKey: "anneli-rosvall",
      note: { sv: "Anneli svarar på frågor om förstudier.", en: "Anneli answers questions about pre-studies." },
    },
    funds: [{ year: 2027, purpose: "forstudie", limitKr: null }],
    assessorKeys: ["hanna-sjolund", "tomas-ekevall", "goran-palmgren"],
    assessmentDue: { days: -35, time: "16:00" },
    rules: {
      ...projectRules,
      limits: {
        ...projectRules.limits,
        minKr: 20_000,
        maxKr: 100_000,
        maxMonths: 12,
        earliestStart: "2027-01-01",
        latestEnd: "2027-12-31",
        minCoFinancing: 0,
        maxOwnWork: 10_000,
      },
      eligibility: prestudyEligibility,
      criteria: prestudyCriteria,
      thresholds: thresholds(275),
    },
  },
  {
    key: "coming",
    living: true,
    number: "KLIMAT-2027",
    slug: "klimatomstallning-pa-landsbygden-2027-2028",
    kind: "open",
    state: "published",
    opens: { days: 61, time: "08:00" },
    closes: { days: 110, time: "23:59" },
    decision: { days: 180, time: "13:00" },
    title: { sv: "Klimatomställning på landsbygden 2027-2028", en: "Climate transition in rural areas 2027-2028" },
    summary: {
      sv: "Medel till projekt som minskar utsläppen och samtidigt gör det lättare att bo och driva företag på landsbygden.",
      en: "Funding for projects that cut emissions and at the same time make it easier to live and run a business in rural areas.",
    },
    texts: {
      purpose: {
        sv: "Omställningen ser annorlunda ut där bussen går två gånger om dagen. Utlysningen söker lösningar som byar, kommuner och företag på landsbygden utvecklar tillsammans.",
        en: "The transition looks different where the bus runs twice a day. The call seeks solutions that villages, municipalities and businesses in rural areas develop together.",
      },
      whoMayApply,
      whatFor: {
        sv: "Mellan 200 000 och 1 000 000 kronor under högst 24 månader. Minst hälften av kostnaden ska betalas av andra. Laddstolpar, solceller och annan teknik är investeringar och får inte stöd.",
        en: "Between 200,000 and 1,000,000 kronor over at most 24 months. At least half of the cost must be paid by others. Charging points, solar cells and other technology are investments and are not supported.",
      },
      howJudged,
    },
    contact: {
      personKey: "jonas-thorin",
      note: {
        sv: "Anmäl dig till informationsmötet när utlysningen öppnar.",
        en: "Sign up for the information meeting when the call opens.",
      },
    },
    funds: [2027, 2028].map((year) => ({ year, purpose: "miljo" as const, limitKr: 900_000 })),
    assessorKeys: ["hanna-sjolund", "tomas-ekevall", "goran-palmgren", "lovisa-brannhult"],
    assessmentDue: { days: 140, time: "16:00" },
    rules: {
      ...projectRules,
      limits: { ...projectRules.limits, maxKr: 1_000_000, maxMonths: 24, earliestStart: "2027-06-01", latestEnd: "2028-12-31" },
      // Here the flat rate is reckoned for the applicant instead of being a ceiling.
      costTypes: costTypes.map((type) => (type.flatRate ? { ...type, flatRate: { ...type.flatRate, automatic: true } } : type)),
    },
  },
  {
    key: "two-step",
    living: true,
    number: "UNGA-2027",
    slug: "unga-pa-landsbygden-2027-2028",
    kind: "two-step",
    state: "published",
    opens: { days: -24, time: "08:00" },
    twoSteps: { sketchCloses: { days: 12, time: "23:59" }, answer: { days: 26, time: "12:00" } },
    closes: { days: 66, time: "23:59" },
    decision: { days: 130, time: "13:00" },
    title: { sv: "Unga på landsbygden 2027-2028", en: "Young people in rural areas 2027-2028" },
    summary: {
      sv: "Medel till mötesplatser och aktiviteter som unga i byarna själva har varit med och tänkt ut. Börja med en kort idéskiss.",
      en: "Funding for meeting places and activities that young people in the villages have helped to think out. Begin with a short idea sketch.",
    },
    texts: {
      purpose: {
        sv: "Många unga i Sjuhärad bor där det är långt till nästa ungdomsgård. Vi vill pröva idéer som gör det roligare att vara ung i en by, och som kan leva vidare när projektet är slut. Därför börjar utlysningen med en kort idéskiss: då hinner vi ge råd innan någon har skrivit en hel ansökan.",
        en: "Many young people in Sjuhärad live far from the nearest youth centre. We want to try ideas that make it more fun to be young in a village, and that can live on when the project is over. The call therefore begins with a short idea sketch: it lets us give advice before anybody has written a whole application.",
      },
      whoMayApply: {
        sv: "Föreningar, stiftelser, kommuner och skolor med organisationsnummer. Minst två kommuner eller kommunala bolag i Sjuhärad ska delta. Varbergs kommun kan delta som part men räknas inte in bland de två.",
        en: "Associations, foundations, municipalities and schools with an organisation number. At least two municipalities or municipal companies in Sjuhärad must take part. The municipality of Varberg may take part as a party but is not counted among the two.",
      },
      whatFor: {
        sv: "Mellan 100 000 och 600 000 kronor under högst 18 månader, för ledare, lokaler, resor och sådant som behövs för att pröva. Minst hälften av kostnaden ska betalas av andra.",
        en: "Between 100,000 and 600,000 kronor over at most 18 months, for leaders, premises, travel and what is needed to try things out. At least half of the cost must be paid by others.",
      },
      howJudged,
    },
    contact: {
      personKey: "jonas-thorin",
      note: {
        sv: "Ring gärna innan ni skriver skissen. Jonas läser alla skisser.",
        en: "Do call before you write the sketch. Jonas reads every sketch.",
      },
    },
    funds: [2027, 2028].map((year) => ({ year, purpose: "tillvaxt" as const, limitKr: 600_000 })),
    assessorKeys: ["hanna-sjolund", "tomas-ekevall", "lovisa-brannhult"],
    assessmentDue: { days: 100, time: "16:00" },
    rules: {
      ...projectRules,
      limits: {
        ...projectRules.limits,
        minKr: 100_000,
        maxKr: 600_000,
        maxMonths: 18,
        earliestStart: "2027-05-01",
        latestEnd: "2028-12-31",
      },
      questions: youthQuestions,
      sketch: { sections: ["need", "municipalities"], questions: ["ungefarligt-belopp", "unga-bestammer"], binding: false },
    },
  },
  {
    key: "invited",
    living: true,
    number: "TEXTIL-2027",
    slug: "textilt-kretslopp-fordjupning-2027-2028",
    kind: "limited",
    invitedKeys: ["vavnod", "laga-lana", "hogskolan-viskadalen"],
    state: "published",
    opens: { days: 75, time: "08:00" },
    closes: { days: 125, time: "23:59" },
    decision: { days: 190, time: "13:00" },
    title: { sv: "Textilt kretslopp: fördjupning 2027-2028", en: "Textile cycles: continuation 2027-2028" },
    summary: {
      sv: "Fördjupning för dem som har genomfört en förstudie om textilt återbruk. Andra kan söka när nästa öppna utlysning kommer.",
      en: "Continuation for those who have carried out a pre-study on textile reuse. Others can apply when the next open call comes.",
    },
    texts: {
      purpose: {
        sv: "Tre förstudier har visat att insamling, lagning och spinning kan bindas ihop i Sjuhärad. Utlysningen gör det möjligt att pröva det tillsammans innan någon bygger i egen regi.",
        en: "Three pre-studies have shown that collection, mending and spinning can be joined together in Sjuhärad. The call makes it possible to try it together before anybody builds on their own.",
      },
      whoMayApply: {
        sv: "De tre organisationer som har genomfört en förstudie om textilt återbruk. Minst två kommuner eller kommunala bolag i Sjuhärad ska delta. Varbergs kommun kan delta som part men räknas inte in bland de två.",
        en: "The three organisations that have carried out a pre-study on textile reuse. At least two municipalities or municipal companies in Sjuhärad must take part. The municipality of Varberg may take part as a party but is not counted among the two.",
      },
      whatFor: {
        sv: "Mellan 200 000 och 1 500 000 kronor under högst 18 månader, för projektledning och gemensamma försök. Maskiner är investeringar och får inte stöd.",
        en: "Between 200,000 and 1,500,000 kronor over at most 18 months, for project management and joint trials. Machines are investments and are not supported.",
      },
      howJudged,
    },
    contact: {
      personKey: "anneli-rosvall",
      note: {
        sv: "Ni som är inbjudna får ett mejl när utlysningen öppnar.",
        en: "Those who are invited get an e-mail when the call opens.",
      },
    },
    funds: [2027, 2028].map((year) => ({ year, purpose: "miljo" as const, limitKr: 400_000 })),
    assessorKeys: ["hanna-sjolund", "tomas-ekevall", "goran-palmgren", "lovisa-brannhult"],
    assessmentDue: { days: 150, time: "16:00" },
    rules: {
      ...projectRules,
      limits: { ...projectRules.limits, maxKr: 1_500_000, maxMonths: 18, earliestStart: "2027-08-01", latestEnd: "2028-12-31" },
    },
  },
];
