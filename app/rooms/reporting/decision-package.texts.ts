import { texts } from "#app/texts/language.ts";

export const decisionPackageTexts = texts({
  sv: {
    title: "Räkna om beslutet",
    metaDescription: (call: string) =>
      `Allt som behövs för att själv räkna om beslutet i ${call}: kriterier, poäng, pengar och svar.`,
    lead: (call: string) =>
      `Här finns allt som behövs för att själv räkna om hur pengarna i ${call} fördelades: kriterierna, hur poängen föll, pengarna som fanns och vad direktionen beslutade.`,
    toCall: "Till utlysningen",
    link: "Räkna om beslutet",
    linkText: "Beslutet är anslaget. Se hur poängen föll och räkna själv om hur pengarna fördelades.",
    facts: "Filen",
    file: "Ladda ner paketet (JSON)",
    announced: "Beslutet anslaget",
    license: "Licens",
    sha: "Fingeravtryck (SHA-256)",
    solver: "Räknat med",
    anonymous:
      "Projekt som har fått medel står med diarienummer och namn, som i registret. Andra ansökningar heter A1, A2 och så vidare. Plats och belopp finns med för dem som rangordnades, annars går beslutet inte att räkna om, men inte vems de är. Vem som har bedömt något sägs aldrig.",
    scores: "Så föll poängen",
    scoresLead: "Antal bedömningar på varje nivå, alla ansökningar tillsammans.",
    chart: "Bedömningar per kriterium och nivå",
    level: (value: number) => `Nivå ${value}`,
    notAssessable: "Kan inte bedömas",
    criterion: "Kriterium",
    weight: "Vikt",
    weights: "Kriterier och vikter",
    number: "Antal",
    hidden: (names: string) =>
      `Fördelningen visas inte för ${names}: så få har bedömt, eller så lika, att det skulle gå att se vem som gav vad.`,
    strategic: (weight: number) =>
      `Bidraget till strategins mål väger ${weight} procent av totalen, kriterierna tillsammans resten.`,
    bonus: "Bonuspoäng",
    tieBreak: "Vid lika poäng, i den här ordningen",
    noTieBreak: "Lika poäng delar plats.",
    decision: "Svar och beslut",
    decisionLead:
      "Vad som är bäst enligt reglerna, vad kansliet föreslog och vad direktionen beslutade. Kronor. Det som har ändrats efter beslutet står på projektets sida i registret.",
    application: "Ansökan",
    rank: "Plats",
    requested: "Sökt",
    best: "Bäst enligt reglerna",
    proposed: "Förslag",
    decided: "Beslut",
    paidFrom: "Medel",
    withdrawn: "återtagen",
    same: "Beslutet är det som reglerna ger som bäst. Inget har behövt låsas.",
    sameSums: "Varje summa är den som reglerna ger som bäst.",
    departed: (n: number) =>
      n === 1
        ? "I en ansökan är beslutet ett annat än det som reglerna ger som bäst. Den är låst i problemet."
        : `I ${n} ansökningar är beslutet ett annat än det som reglerna ger som bäst. De är låsta i problemet.`,
    otherFund: (n: number) =>
      `${n === 1 ? "En ansökan" : `${n} ansökningar`} betalas med andra av utlysningens medel än svaret nämner. Reglerna säger inte vilka medel som ska betala, så de är låsta i problemet.`,
    departures: "Det som är låst, och varför",
    instead: (decided: string, best: string) => `${decided} betalar, svaret nämner ${best}.`,
    reasons: {
      proposal: "Kansliet föreslog annat än det bästa enligt reglerna, och direktionen följde förslaget.",
      board: "Direktionen beslutade annat än förslaget.",
      withdrawn: "Ansökan var återtagen före beslutet.",
      beside: "Beslutat som föreslaget; pengar som en annan avvikelse lämnade fördelades inte vidare.",
      fund: "Samma summa ur de medel som kansliet föreslog.",
      fixed: "Låst när förslaget togs fram.",
    },
    withheld: {
      "too-few-assessors":
        "Räkneproblemet finns inte med: någon ansökan har bedömts av en enda person, och totalen skulle vara den personens egna poäng.",
      "not-reproduced":
        "Räkneproblemet finns inte med: beslutet går inte att få fram ur reglerna och pengarna som de var när förslaget lämnades. Besluten i tabellen gäller ändå; skälen står i protokollet.",
      "not-solved":
        "Räkneproblemet finns inte med just nu: det bästa svaret hann inte bevisas i tid. Det säger inget om besluten. Försök igen om en stund.",
    },
    check: "Kontrollera själv",
    checkLead: "Du behöver programmet Drum, som är fri programvara. Kommandona skrivs i en terminal.",
    steps: {
      fetch: "Hämta filen",
      sum: "Se att den har samma fingeravtryck som ovan",
      solve: "Räkna om: kommandot säger om svaret är besluten i tabellen, med samma belopp ur samma medel",
    },
    fields: "Vad varje fält betyder står i beskrivningen av API:et.",
  },
  en: {
    title: "Work the decision out again",
    metaDescription: (call: string) =>
      `Everything that is needed to work out the decision in ${call} oneself: criteria, scores, money and answer.`,
    lead: (call: string) =>
      `Here is everything that is needed to work out oneself how the money in ${call} was shared: the criteria, how the scores fell, the money there was and what the board decided.`,
    toCall: "To the call",
    link: "Work the decision out again",
    linkText: "The decision has been announced. See how the scores fell and work out how the money was shared.",
    facts: "The file",
    file: "Download the package (JSON)",
    announced: "Decision announced",
    license: "Licence",
    sha: "Fingerprint (SHA-256)",
    solver: "Worked out by",
    anonymous:
      "Projects that have been funded stand with registry number and name, as in the register. Other applications are called A1, A2 and so on. Places and sums are there for those that were ranked, or the decision could not be worked out, but not whose they are. Who has assessed something is never told.",
    scores: "How the scores fell",
    scoresLead: "The number of assessments at each level, all applications together.",
    chart: "Assessments by criterion and level",
    level: (value: number) => `Level ${value}`,
    notAssessable: "Not assessable",
    criterion: "Criterion",
    weight: "Weight",
    weights: "Criteria and weights",
    number: "Number",
    hidden: (names: string) =>
      `The distribution is not shown for ${names}: so few have assessed, or so alike, that one could see who gave what.`,
    strategic: (weight: number) =>
      `The contribution to the strategy's goals weighs ${weight} per cent of the total, the criteria together the rest.`,
    bonus: "Bonus points",
    tieBreak: "Where scores are equal, in this order",
    noTieBreak: "Equal scores share a place.",
    decision: "Answer and decision",
    decisionLead:
      "What is best by the rules, what the office proposed and what the board decided. Kronor. What has changed since the decision stands on the project's page in the register.",
    application: "Application",
    rank: "Place",
    requested: "Requested",
    best: "Best by the rules",
    proposed: "Proposal",
    decided: "Decision",
    paidFrom: "Money",
    withdrawn: "withdrawn",
    same: "The decision is what the rules give as best. Nothing had to be fixed.",
    sameSums: "Each sum is what the rules give as best.",
    departed: (n: number) =>
      n === 1
        ? "In one application the decision is another than what the rules give as best. It is fixed in the problem."
        : `In ${n} applications the decision is another than what the rules give as best. They are fixed in the problem.`,
    otherFund: (n: number) =>
      `${n === 1 ? "One application is" : `${n} applications are`} paid from other money of the call than the answer names. The rules do not say which money is to pay, so it is fixed in the problem.`,
    departures: "What is fixed, and why",
    instead: (decided: string, best: string) => `${decided} pays, the answer names ${best}.`,
    reasons: {
      proposal: "The office proposed something else than the best by the rules, and the board followed the proposal.",
      board: "The board decided otherwise than was proposed.",
      withdrawn: "The application was withdrawn before the decision.",
      beside: "Decided as proposed; money that another departure left was not given on.",
      fund: "The same sum from the money that the office proposed.",
      fixed: "Fixed when the proposal was made.",
    },
    withheld: {
      "too-few-assessors":
        "The problem is not included: some application was assessed by one person only, and the total would be that person's own scores.",
      "not-reproduced":
        "The problem is not included: the decision does not follow from the rules and the money as they were when the proposal was handed over. The decisions in the table stand all the same; the minutes give the reasons.",
      "not-solved":
        "The problem is not included right now: the best answer could not be proved in time. That says nothing of the decisions. Try again in a while.",
    },
    check: "Check it yourself",
    checkLead: "You need the program Drum, which is free software. The commands are typed in a terminal.",
    steps: {
      fetch: "Fetch the file",
      sum: "See that it has the same fingerprint as above",
      solve:
        "Work it out: the command says whether the answer is the decisions in the table, the same amounts from the same money",
    },
    fields: "What each field means is told in the description of the API.",
  },
});
