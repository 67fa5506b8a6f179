// What the calls share: conditions, criteria with a written text for every level, cost and source types, terms. The conditions are the
// five selection criteria the association has published; the criteria build on Västra Götalandsregionen's relevance, potential,
// feasibility and constellation of actors, with the Sjuhärad perspective as the fifth. Level texts, weights and terms are invented.
import type { Bilingual } from "#app/texts/language.ts";
import type {
  CostType,
  Criterion,
  EligibilityQuestion,
  FrameworkChoice,
  Level,
  SourceType,
  StrategicScale,
  Terms,
  TieBreak,
} from "./types.ts";

const b = (sv: string, en: string): Bilingual => ({ sv, en });
const levels = (first: number, ...texts: [string, string][]): Level[] =>
  texts.map(([sv, en], index) => ({ value: first + index, text: { sv, en } }));

// ── conditions ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const eligibility: EligibilityQuestion[] = [
  {
    key: "prioriterade-mal",
    text: b(
      "Ligger projektet i linje med ett eller flera prioriterade mål för Sjuhärad?",
      "Is the project in line with one or more prioritised goals for Sjuhärad?",
    ),
    help: b(
      "Läs valda fokusområden tillsammans med behovet och syftet. Det räcker inte att ett område är valt; texten ska visa varför.",
      "Read the chosen focus areas together with the need and the purpose. Choosing an area is not enough; the text must show why.",
    ),
    failure: b(
      "Ansökan visar inte hur projektet bidrar till något prioriterat mål för Sjuhärad.",
      "The application does not show how the project contributes to any prioritised goal for Sjuhärad.",
    ),
    required: true,
  },
  {
    key: "sjuharadsperspektiv",
    text: b(
      "Har projektet ett tydligt och långsiktigt Sjuhäradsperspektiv?",
      "Does the project have a clear and long-term Sjuhärad perspective?",
    ),
    help: b(
      "Den gemensamma nyttan ska vara ledande. Projektet får inte bara utveckla en organisation eller ett företag.",
      "The common benefit must lead. The project may not merely develop one organisation or company.",
    ),
    failure: b(
      "Nyttan stannar i huvudsak hos en organisation. Delregionala medel får inte användas för intern utveckling.",
      "The benefit stays mainly within one organisation. Sub-regional funding may not be used for internal development.",
    ),
    required: true,
  },
  {
    key: "minst-tva-kommuner",
    text: b(
      "Samverkar minst två kommuner eller kommunala bolag?",
      "Do at least two municipalities or municipal companies co-operate?",
    ),
    help: b(
      "Samverkan ska märkas i tid, pengar eller ansvar. Ett stödbrev utan åtagande räcker inte.",
      "The co-operation must show in time, money or responsibility. A letter of support without a commitment is not enough.",
    ),
    failure: b(
      "Färre än två kommuner eller kommunala bolag deltar i projektet.",
      "Fewer than two municipalities or municipal companies take part in the project.",
    ),
    required: true,
  },
  {
    key: "langsiktig-finansiering",
    text: b(
      "Finns en tydlig plan för finansieringen efter projektet?",
      "Is there a clear plan for the financing after the project?",
    ),
    help: b(
      "Planen ska finnas redan i ansökan: vem tar över, vad det kostar och när det beslutas.",
      "The plan must be there in the application: who takes over, what it costs and when it is decided.",
    ),
    failure: b(
      "Ansökan saknar en plan för hur arbetet finansieras när projektet är slut.",
      "The application has no plan for how the work is financed when the project has ended.",
    ),
    required: true,
  },
  {
    key: "arbete-inte-investering",
    text: b(
      "Går pengarna i huvudsak till projektledning och arbete, inte till investeringar?",
      "Is the money mainly for project management and work, not for investments?",
    ),
    help: b(
      "Mindre utrustning som förbrukas i projektet är tillåten. Maskiner, lokaler och fordon är investeringar.",
      "Small equipment used up in the project is allowed. Machines, premises and vehicles are investments.",
    ),
    failure: b("En stor del av budgeten är investeringar.", "A large part of the budget is investments."),
    required: true,
  },
];

/** Pre-studies look ahead: a plan for who would carry on is asked for, but its absence is explained rather than fatal. */
export const prestudyEligibility: EligibilityQuestion[] = eligibility.map((question) =>
  question.key === "langsiktig-finansiering"
    ? {
        ...question,
        text: b(
          "Framgår det vem som kan driva och finansiera ett projekt efter förstudien?",
          "Is it clear who could run and finance a project after the pre-study?",
        ),
        required: false,
      }
    : question,
);

// ── criteria ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const relevans: Omit<Criterion, "weight"> = {
  key: "relevans",
  answeredIn: ["need.need", "need.targetGroup", "strategy"],
  name: b("Relevans", "Relevance"),
  about: b(
    "Hur väl behovet är visat och hur tydligt projektet svarar mot det och mot de valda fokusområdena.",
    "How well the need is shown and how clearly the project answers it and the chosen focus areas.",
  ),
  levels: levels(
    1,
    [
      "Behovet är påstått. Kopplingen till strategin går inte att följa.",
      "The need is asserted. The link to the strategy cannot be followed.",
    ],
    [
      "Behovet är beskrivet men bygger på enstaka iakttagelser. Kopplingen till strategin är allmän.",
      "The need is described but rests on single observations. The link to the strategy is general.",
    ],
    [
      "Behovet är visat med underlag. Projektet svarar mot det och mot minst ett fokusområde.",
      "The need is shown with evidence. The project answers it and at least one focus area.",
    ],
    [
      "Behovet är visat med underlag från flera kommuner och formulerat tillsammans med målgruppen.",
      "The need is shown with evidence from several municipalities and worded together with the target group.",
    ],
    [
      "Behovet är väl belagt och angeläget just nu, och projektet angriper orsaken och inte bara följden.",
      "The need is well evidenced and urgent now, and the project tackles the cause and not just the effect.",
    ],
  ),
  questions: [
    b(
      "Vilket underlag visar behovet, och från vilka kommuner kommer det?",
      "What evidence shows the need, and from which municipalities does it come?",
    ),
    b("Har målgruppen varit med och beskrivit problemet?", "Has the target group helped describe the problem?"),
    b("Finns det redan någon som gör detta i Sjuhärad?", "Is anybody already doing this in Sjuhärad?"),
  ],
};

const potential: Omit<Criterion, "weight"> = {
  key: "potential",
  answeredIn: ["need.purpose", "goals.goals"],
  name: b("Potential", "Potential"),
  about: b(
    "Vilken förändring projektet kan ge i Sjuhärad, hur stor den är och hur den ska märkas.",
    "What change the project can bring in Sjuhärad, how large it is and how it will be noticed.",
  ),
  levels: levels(
    1,
    [
      "Det går inte att se vilken förändring projektet ska ge.",
      "It is not possible to see what change the project is meant to bring.",
    ],
    [
      "Förändringen är liten eller stannar hos dem som deltar i aktiviteterna.",
      "The change is small or stays with those who take part in the activities.",
    ],
    [
      "Förändringen är tydlig och mätbar, men räckvidden är begränsad till några orter eller grupper.",
      "The change is clear and measurable, but its reach is limited to a few places or groups.",
    ],
    [
      "Förändringen är mätbar, når flera kommuner och kan användas av fler än projektets parter.",
      "The change is measurable, reaches several municipalities and can be used by others than the project's parties.",
    ],
    [
      "Projektet kan ändra hur Sjuhärad arbetar i frågan. Målen är skarpa och går att följa efter projektet.",
      "The project can change how Sjuhärad works with the matter. The goals are sharp and can be followed after the project.",
    ],
  ),
  questions: [
    b("Vad är annorlunda i Sjuhärad tre år efter projektet?", "What is different in Sjuhärad three years after the project?"),
    b(
      "Säger målen något om förändringen, eller bara om aktiviteterna?",
      "Do the goals say something about the change, or only about the activities?",
    ),
  ],
};

const genomforbarhet: Omit<Criterion, "weight"> = {
  key: "genomforbarhet",
  answeredIn: ["goals.activities", "budget", "plan.risks"],
  name: b("Genomförbarhet", "Feasibility"),
  about: b(
    "Om planen, bemanningen, budgeten och hanteringen av risker gör det troligt att projektet lyckas.",
    "Whether the plan, staffing, budget and handling of risks make it likely that the project succeeds.",
  ),
  levels: levels(
    1,
    [
      "Planen saknar tider eller ansvar. Budgeten går inte att koppla till arbetet.",
      "The plan lacks dates or responsibilities. The budget cannot be linked to the work.",
    ],
    [
      "Planen är översiktlig. Viktiga risker saknas eller budgeten är för snål eller för vid.",
      "The plan is rough. Important risks are missing, or the budget is too tight or too wide.",
    ],
    [
      "Planen är rimlig med tider och ansvar. Budgeten följer planen. De största riskerna är bemötta.",
      "The plan is reasonable with dates and responsibilities. The budget follows it. The largest risks are met.",
    ],
    [
      "Planen är genomarbetad och bemannad. Sökanden har gjort något liknande förut.",
      "The plan is thorough and staffed. The applicant has done something similar before.",
    ],
    [
      "Planen, bemanningen och budgeten är övertygande, och projektet kan ändra kurs utan att målen går förlorade.",
      "Plan, staffing and budget are convincing, and the project can change course without losing its goals.",
    ],
  ),
  questions: [
    b(
      "Finns det personer med tid avsatt, eller hänger allt på en?",
      "Are there people with time set aside, or does it all hang on one?",
    ),
    b(
      "Räcker pengarna till det som beskrivs, och är någon post svår att förstå?",
      "Is the money enough for what is described, and is any item hard to understand?",
    ),
    b("Vad händer om den största risken slår in?", "What happens if the largest risk comes true?"),
  ],
};

const aktorskonstellation: Omit<Criterion, "weight"> = {
  key: "aktorskonstellation",
  answeredIn: ["municipalities.municipalities", "financing"],
  name: b("Aktörskonstellation", "Constellation of actors"),
  about: b(
    "Om rätt parter är med, har tydliga roller och bidrar med något eget.",
    "Whether the right parties are in, have clear roles and contribute something of their own.",
  ),
  levels: levels(
    1,
    ["Sökanden arbetar i praktiken ensam.", "In practice the applicant works alone."],
    [
      "Parter är nämnda men deras roller är oklara eller bygger på löften som inte är bekräftade.",
      "Parties are named but their roles are unclear or rest on promises that are not confirmed.",
    ],
    [
      "Parterna har tydliga roller och medfinansierar i tid eller pengar.",
      "The parties have clear roles and co-finance in time or money.",
    ],
    [
      "Parterna är de som behövs för att lyckas, från mer än en sektor, och deltar i styrningen.",
      "The parties are those needed to succeed, from more than one sector, and take part in steering.",
    ],
    [
      "Parterna äger frågan tillsammans. Målgruppen är en av dem och projektet står inte och faller med sökanden.",
      "The parties own the matter together. The target group is one of them, and the project does not stand or fall with the applicant.",
    ],
  ),
  questions: [
    b("Vem saknas runt bordet?", "Who is missing at the table?"),
    b("Vad bidrar varje part med, och är det bekräftat?", "What does each party contribute, and is it confirmed?"),
  ],
};

const sjuharad: Omit<Criterion, "weight"> = {
  key: "sjuharadsperspektiv",
  answeredIn: ["municipalities.perspective", "plan.longTermPlan"],
  name: b("Sjuhäradsperspektiv och långsiktighet", "Sjuhärad perspective and long-term view"),
  about: b(
    "Om nyttan är gemensam för delregionen och om resultatet lever vidare när pengarna är slut.",
    "Whether the benefit is shared across the sub-region and whether the result lives on when the money has run out.",
  ),
  levels: levels(
    1,
    [
      "Nyttan är lokal och det finns ingen plan för tiden efter projektet.",
      "The benefit is local and there is no plan for the time after the project.",
    ],
    [
      "Två kommuner deltar men nyttan är ojämn. Planen för tiden efter är en förhoppning.",
      "Two municipalities take part but the benefit is uneven. The plan for afterwards is a hope.",
    ],
    [
      "Nyttan är gemensam för de kommuner som deltar och någon har åtagit sig att ta över resultatet.",
      "The benefit is shared by the municipalities taking part, and somebody has undertaken to take over the result.",
    ],
    [
      "Minst fyra kommuner har nytta av resultatet. Det finns en kostnad och en ansvarig för tiden efter.",
      "At least four municipalities benefit from the result. There is a cost and somebody responsible for afterwards.",
    ],
    [
      "Hela Sjuhärad har nytta, även de mindre kommunerna, och fortsatt drift är beslutad eller finansierad.",
      "All of Sjuhärad benefits, the smaller municipalities too, and continued operation is decided or financed.",
    ],
  ),
  questions: [
    b(
      "Vilka kommuner får nytta, och på vilket sätt märks det i de minsta?",
      "Which municipalities benefit, and how is it noticed in the smallest?",
    ),
    b("Vem betalar det första året efter projektet?", "Who pays in the first year after the project?"),
  ],
};

const cultural: Omit<Criterion, "weight"> = {
  ...potential,
  answeredIn: ["need.purpose", "goals.goals"],
  name: b("Kulturell potential", "Cultural potential"),
  about: b(
    "Vad projektet kan betyda för invånarnas tillgång till kultur och för kulturlivets egen utveckling.",
    "What the project can mean for inhabitants' access to culture and for the development of cultural life itself.",
  ),
  levels: levels(
    1,
    [
      "Det går inte att se vad projektet tillför kulturlivet.",
      "It is not possible to see what the project adds to cultural life.",
    ],
    [
      "Projektet ger upplevelser för dem som redan deltar, men lite nytt.",
      "The project gives experiences to those who already take part, but little that is new.",
    ],
    [
      "Projektet når nya deltagare eller orter, eller prövar en form som inte finns i Sjuhärad.",
      "The project reaches new participants or places, or tries a form that does not exist in Sjuhärad.",
    ],
    [
      "Projektet når nya deltagare på flera orter med god kvalitet, och de är med och formar innehållet.",
      "The project reaches new participants in several places with good quality, and they help shape the content.",
    ],
    [
      "Projektet kan förändra tillgången till kultur i delregionen och ger kulturskapare bättre villkor.",
      "The project can change access to culture in the sub-region and gives artists better conditions.",
    ],
  ),
  questions: [
    b("Vilka får tillgång till något som de inte har i dag?", "Who gains access to something they do not have today?"),
    b("Är deltagarna publik eller medskapare?", "Are the participants an audience or co-creators?"),
  ],
};

const leadsOn: Omit<Criterion, "weight"> = {
  ...potential,
  answeredIn: ["need.purpose", "plan.longTermPlan"],
  about: b(
    "Om förstudien kan leda till ett projekt som är värt att göra, och om frågorna den ställer är de rätta.",
    "Whether the pre-study can lead to a project worth doing, and whether the questions it asks are the right ones.",
  ),
  levels: levels(
    1,
    ["Det är oklart vad förstudien ska ta reda på.", "It is unclear what the pre-study is to find out."],
    ["Frågorna är vida, eller svaret är känt redan.", "The questions are wide, or the answer is already known."],
    [
      "Frågorna är tydliga och svaret avgör om ett projekt ska sökas.",
      "The questions are clear and the answer decides whether a project should be sought.",
    ],
    [
      "Frågorna är skarpa, även ett nej är användbart, och ett tänkt projekt är skissat.",
      "The questions are sharp, even a no is useful, and a possible project is sketched.",
    ],
    [
      "Förstudien öppnar för ett projekt av betydelse för hela Sjuhärad och svaret kan användas av fler.",
      "The pre-study opens the way to a project that matters to all of Sjuhärad, and others can use the answer.",
    ],
  ),
  questions: [
    b("Vilket beslut ska förstudien göra möjligt?", "Which decision is the pre-study meant to make possible?"),
    b("Är ett nej också ett användbart svar?", "Is a no also a useful answer?"),
  ],
};

const weigh = (...pairs: [Omit<Criterion, "weight">, number][]): Criterion[] =>
  pairs.map(([criterion, weight]) => ({ ...criterion, weight }));

export const projectCriteria = weigh(
  [relevans, 25],
  [potential, 20],
  [genomforbarhet, 20],
  [aktorskonstellation, 15],
  [sjuharad, 20],
);
export const cultureCriteria = weigh(
  [relevans, 20],
  [cultural, 25],
  [genomforbarhet, 20],
  [aktorskonstellation, 15],
  [sjuharad, 20],
);
export const prestudyCriteria = weigh(
  [relevans, 30],
  [leadsOn, 25],
  [genomforbarhet, 15],
  [aktorskonstellation, 15],
  [sjuharad, 15],
);

// ── strategic contribution ──────────────────────────────────────────────────────────────────────────────────────────────────

export const strategic: StrategicScale = {
  framework: "rus-vg-2030",
  answeredIn: ["strategy", "goals.goals"],
  about: b(
    "Hur mycket projektet bidrar till varje prioritering i den regionala utvecklingsstrategin som sökanden har valt. Poängen vägs med sökandens andelar, visas för sig och räknas inte in i totalpoängen.",
    "How much the project contributes to each priority of the regional development strategy that the applicant has chosen. The points are weighted by the applicant's shares, shown on their own and not counted in the total.",
  ),
  nodes: [
    {
      node: "rus-vg-2030/prio-1",
      levels: levels(
        0,
        [
          "Inget bidrag till innovation eller konkurrenskraft går att se.",
          "No contribution to innovation or competitiveness can be seen.",
        ],
        ["Företag eller organisationer får kännedom om något nytt.", "Companies or organisations get to know of something new."],
        ["Företag eller organisationer prövar något nytt tillsammans.", "Companies or organisations try something new together."],
        [
          "Ett nytt arbetssätt, en ny tjänst eller en ny länk till innovationssystemet blir kvar i Sjuhärad.",
          "A new way of working, a new service or a new link to the innovation system stays in Sjuhärad.",
        ],
      ),
    },
    {
      node: "rus-vg-2030/prio-2",
      levels: levels(
        0,
        ["Inget bidrag till kompetens eller lärande går att se.", "No contribution to skills or learning can be seen."],
        [
          "Deltagare får kunskap, men den är inte kopplad till ett behov i arbetslivet.",
          "Participants gain knowledge, but it is not tied to a need in working life.",
        ],
        [
          "Deltagare får kunskap som arbetsgivare efterfrågar eller vägar tillbaka till studier.",
          "Participants gain knowledge employers ask for, or ways back into studies.",
        ],
        [
          "Utbudet av utbildning eller vägledning förändras varaktigt i flera kommuner.",
          "The supply of education or guidance changes lastingly in several municipalities.",
        ],
      ),
    },
    {
      node: "rus-vg-2030/prio-3",
      levels: levels(
        0,
        ["Inget bidrag till inkludering eller tillit går att se.", "No contribution to inclusion or trust can be seen."],
        [
          "Verksamheten är öppen för alla men söker inte upp dem som brukar vara borta.",
          "The activities are open to all but do not seek out those who are usually absent.",
        ],
        [
          "Projektet når grupper eller orter som sällan nås, med ett sätt som är beskrivet.",
          "The project reaches groups or places seldom reached, in a way that is described.",
        ],
        [
          "Människor som sällan nås får del i besluten, och det fortsätter efter projektet.",
          "People seldom reached get a share in decisions, and it goes on after the project.",
        ],
      ),
    },
    {
      node: "rus-vg-2030/prio-4",
      levels: levels(
        0,
        [
          "Inget bidrag till tillgänglighet eller samspel mellan orter går att se.",
          "No contribution to accessibility or interplay between places can be seen.",
        ],
        [
          "Projektet samlar kunskap om tillgänglighet utan att någon har åtagit sig att använda den.",
          "The project gathers knowledge of accessibility without anybody having undertaken to use it.",
        ],
        [
          "Flera kommuner planerar eller prövar något gemensamt som gör det lättare att nå arbete, service eller natur.",
          "Several municipalities plan or try something together that makes work, services or nature easier to reach.",
        ],
        [
          "En gemensam lösning för hållbar tillgänglighet tas i bruk i delregionen.",
          "A shared solution for sustainable accessibility comes into use in the sub-region.",
        ],
      ),
    },
  ],
};

// ── frameworks to choose from ───────────────────────────────────────────────────────────────────────────────────────────────

export const focusAreas: FrameworkChoice = {
  framework: "sjuharad-2030",
  version: "2021-2030",
  nodeType: "fokusomrade",
  field: "focusArea",
  min: 1,
  max: 3,
  shares: true,
  label: b("Fokusområden i Utvecklingsstrategi för Sjuhärad", "Focus areas of the development strategy for Sjuhärad"),
  help: b(
    "Välj ett till tre områden och fördela hundra procent mellan dem efter var arbetet ligger.",
    "Choose one to three areas and divide one hundred per cent between them by where the work lies.",
  ),
};

export const rusPriorities: FrameworkChoice = {
  framework: "rus-vg-2030",
  version: "2021-2030",
  nodeType: "prioritering",
  field: "rus",
  min: 1,
  max: 4,
  shares: true,
  label: b("Prioriteringar i den regionala utvecklingsstrategin", "Priorities of the regional development strategy"),
  help: b(
    "Välj de prioriteringar som projektet bidrar till och fördela hundra procent mellan dem. Andelarna används i rapporten till Västra Götalandsregionen.",
    "Choose the priorities the project contributes to and divide one hundred per cent between them. The shares are used in the report to Västra Götalandsregionen.",
  ),
};

export const jointMobilisations: FrameworkChoice = {
  framework: "rus-vg-2030",
  version: "2021-2030",
  nodeType: "kraftsamling",
  field: "kraftsamling",
  min: 0,
  max: 2,
  shares: false,
  label: b("Kraftsamlingar", "Joint mobilisations"),
  help: b(
    "Frivilligt. Välj bara om projektet bidrar på ett sätt som går att visa.",
    "Optional. Choose only if the project contributes in a way that can be shown.",
  ),
};

export const globalGoals: FrameworkChoice = {
  framework: "agenda-2030",
  version: "2015",
  nodeType: "mal",
  field: "agenda2030",
  min: 0,
  max: 3,
  shares: false,
  label: b("Globala mål i Agenda 2030", "Global goals of the 2030 Agenda"),
  help: b("Frivilligt. Välj högst tre mål.", "Optional. Choose at most three goals."),
};

export const culturePlan: FrameworkChoice = {
  framework: "kulturplan-sjuharad",
  version: "2024-",
  nodeType: "prioritering",
  field: "culturePlan",
  min: 1,
  max: 2,
  shares: true,
  label: b("Prioriteringar i Kulturplan Sjuhärad", "Priorities of the culture plan for Sjuhärad"),
  help: b(
    "Välj en eller två prioriteringar och fördela hundra procent mellan dem.",
    "Choose one or two priorities and divide one hundred per cent between them.",
  ),
};

// ── tie-break ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const tieBreak: TieBreak[] = [
  {
    by: "criterion",
    key: "sjuharadsperspektiv",
    direction: "desc",
    text: b(
      "Högst medelpoäng på Sjuhäradsperspektiv och långsiktighet går först.",
      "The highest mean score for Sjuhärad perspective and long-term view goes first.",
    ),
  },
  {
    by: "criterion",
    key: "relevans",
    direction: "desc",
    text: b("Därefter högst medelpoäng på relevans.", "Then the highest mean score for relevance."),
  },
  {
    by: "strategic",
    direction: "desc",
    text: b(
      "Därefter störst vägt bidrag till den regionala utvecklingsstrategin.",
      "Then the largest weighted contribution to the regional development strategy.",
    ),
  },
  {
    by: "municipalities",
    direction: "desc",
    text: b("Därefter flest deltagande kommuner.", "Then the most participating municipalities."),
  },
  {
    by: "requested",
    direction: "asc",
    text: b(
      "Är det fortfarande lika går det lägst sökta beloppet först.",
      "If they are still equal, the lowest requested sum goes first.",
    ),
  },
];

// ── costs and sources ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const costTypes: CostType[] = [
  {
    key: "personal",
    name: b("Personal", "Staff"),
    help: b(
      "Lön och sociala avgifter för tid i projektet. Ange roll och omfattning.",
      "Pay and social charges for time in the project. State the role and the extent.",
    ),
    wages: true,
  },
  {
    key: "kopta-tjanster",
    name: b("Köpta tjänster", "Bought services"),
    help: b(
      "Konsulter, föreläsare, arvoden och hyra av lokal för enstaka tillfällen.",
      "Consultants, lecturers, fees and hire of premises for single occasions.",
    ),
  },
  {
    key: "resor-moten",
    name: b("Resor och möten", "Travel and meetings"),
    help: b(
      "Resor, mat vid möten och tillgänglighetsstöd för deltagare.",
      "Travel, food at meetings and accessibility support for participants.",
    ),
  },
  {
    key: "kommunikation",
    name: b("Kommunikation", "Communication"),
    help: b(
      "Tryck, webb, film och annonser som hör till projektet.",
      "Print, web, film and advertisements that belong to the project.",
    ),
  },
  {
    key: "utrustning",
    name: b("Utrustning", "Equipment"),
    help: b(
      "Mindre utrustning och material som förbrukas i projektet. Investeringar är inte tillåtna.",
      "Small equipment and materials used up in the project. Investments are not allowed.",
    ),
  },
  {
    key: "indirekta",
    name: b("Indirekta kostnader", "Indirect costs"),
    help: b(
      "Lokaler, telefon och administration. Högst 15 procent av personalkostnaden.",
      "Premises, telephone and administration. At most 15 per cent of the staff costs.",
    ),
    flatRate: { of: ["personal"], maxBasisPoints: 1_500 },
  },
];

export const sourceTypes: SourceType[] = [
  {
    key: "drum",
    name: b("Delregionala utvecklingsmedel", "Sub-regional development funding"),
    help: b("Det som söks i den här utlysningen.", "What is sought in this call."),
    kinds: ["cash"],
    own: true,
  },
  {
    key: "kommun",
    name: b("Kommun", "Municipality"),
    help: b(
      "Pengar eller arbetstid från kommuner och kommunala bolag.",
      "Money or working time from municipalities and municipal companies.",
    ),
    kinds: ["cash", "own-work"],
    own: false,
  },
  {
    key: "region",
    name: b("Region", "Region"),
    help: b("Andra regionala medel. Ange nämnd eller förvaltning.", "Other regional funding. State the committee or department."),
    kinds: ["cash", "own-work"],
    own: false,
  },
  {
    key: "stat",
    name: b("Stat", "State"),
    help: b("Statliga bidrag och myndigheters arbetstid.", "State grants and working time of public authorities."),
    kinds: ["cash", "own-work"],
    own: false,
  },
  {
    key: "eu",
    name: b("EU", "EU"),
    help: b("Ange fond eller program.", "State the fund or programme."),
    kinds: ["cash"],
    own: false,
  },
  {
    key: "naringsliv",
    name: b("Näringsliv", "Business"),
    help: b("Företag och branschorganisationer.", "Companies and trade associations."),
    kinds: ["cash", "own-work"],
    own: false,
  },
  {
    key: "akademi",
    name: b("Akademi", "Academia"),
    help: b("Lärosäten och forskningsinstitut.", "Universities and research institutes."),
    kinds: ["cash", "own-work"],
    own: false,
  },
  {
    key: "civilsamhalle",
    name: b("Civilsamhälle", "Civil society"),
    help: b(
      "Föreningar, stiftelser, studieförbund och deras egna medel.",
      "Associations, foundations, study associations and their own means.",
    ),
    kinds: ["cash", "own-work"],
    own: false,
  },
];

// ── terms ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const paragraph = (number: number, heading: [string, string], text: [string, string]) => ({
  number,
  heading: b(...heading),
  text: b(...text),
});

/** Invented for the demo: the association's own terms were not available. */
export const terms: Terms = {
  key: "allmanna-villkor",
  version: "demo-1",
  title: b(
    "Allmänna villkor för delregionala utvecklingsmedel (demo)",
    "General terms for sub-regional development funding (demo)",
  ),
  paragraphs: [
    paragraph(
      1,
      ["Beslutet gäller", "The decision applies"],
      [
        "Projektet genomförs så som det står i beslutet och i den godkända ansökan. Skiljer de sig åt gäller beslutet. Stödmottagaren är den organisation som står i beslutet.",
        "The project is carried out as stated in the decision and the approved application. If they differ, the decision applies. The recipient is the organisation named in the decision.",
      ],
    ),
    paragraph(
      2,
      ["Pengar per år", "Money per year"],
      [
        "Beloppet för det första året är beviljat. Belopp för senare år är en inriktning och beslutas för varje år. Pengar som inte har använts under ett år går tillbaka till potten om inte förbundet har beslutat något annat.",
        "The sum for the first year is granted. Sums for later years are a direction and are decided each year. Money not used in a year returns to the pot unless the association has decided otherwise.",
      ],
    ),
    paragraph(
      3,
      ["Kostnader", "Costs"],
      [
        "En kostnad får räknas med om den har uppstått i projektet under projekttiden, är betald, är rimlig och finns i stödmottagarens bokföring. Projektet ska redovisas för sig. Investeringar, representation med alkohol och kostnader som någon annan betalar räknas inte.",
        "A cost may be counted if it arose in the project within the project period, has been paid, is reasonable and is in the recipient's books. The project is accounted for separately. Investments, entertainment with alcohol and costs paid by somebody else do not count.",
      ],
    ),
    paragraph(
      4,
      ["Medfinansiering", "Co-financing"],
      [
        "Medfinansieringen ska finnas kvar under hela projektet. Eget arbete redovisas med tid, roll och timkostnad. Blir medfinansieringen lägre än i beslutet kan stödet sänkas i samma mån.",
        "The co-financing must remain throughout the project. Own work is reported with time, role and hourly cost. If the co-financing falls below the decision, the support may be lowered to the same extent.",
      ],
    ),
    paragraph(
      5,
      ["Ändringar", "Changes"],
      [
        "Stödmottagaren begär ändring innan den görs om projekttiden, målen, parterna eller en kostnadspost på mer än 10 procent av budgeten ska ändras. Mindre ändringar beskrivs i nästa rapport.",
        "The recipient asks for a change before making it if the project period, the goals, the parties or a cost item of more than 10 per cent of the budget is to change. Smaller changes are described in the next report.",
      ],
    ),
    paragraph(
      6,
      ["Utbetalning och rapport", "Payment and reporting"],
      [
        "Stödet betalas ut i efterskott mot en rekvisition med lägesrapport. Rekvisition lämnas minst två gånger per år. Tio procent av stödet hålls inne till dess att slutrapporten är godkänd. Slutrapporten lämnas inom två månader från projektets slut.",
        "The support is paid in arrears against a requisition with a progress report. A requisition is made at least twice a year. Ten per cent of the support is held back until the final report has been approved. The final report is submitted within two months of the end of the project.",
      ],
    ),
    paragraph(
      7,
      ["Öppenhet och kommunikation", "Openness and communication"],
      [
        "Ansökan, beslut och rapporter är allmänna handlingar. Projektets namn, belopp, parter och resultat publiceras i ett öppet register. Stödmottagaren berättar att projektet har stöd från Boråsregionen och Västra Götalandsregionen.",
        "The application, decision and reports are official documents. The project's name, sum, parties and results are published in an open register. The recipient makes known that the project is supported by Boråsregionen and Västra Götalandsregionen.",
      ],
    ),
    paragraph(
      8,
      ["Återbetalning", "Repayment"],
      [
        "Förbundet kan hålla inne eller kräva tillbaka stöd om uppgifter har varit fel, om pengarna har använts till något annat eller om villkoren inte har följts. Stödmottagaren får yttra sig innan förbundet beslutar. Kravet kan sättas ned om det finns särskilda skäl.",
        "The association may withhold or reclaim support if information was wrong, if the money was used for something else or if the terms were not followed. The recipient may comment before the association decides. The claim may be reduced for special reasons.",
      ],
    ),
  ],
};
