import { texts } from "#app/texts/language.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const assignmentTexts = texts({
  sv: {
    title: "Fördela bedömare",
    link: "Fördela bedömare",
    lead: "Ett förslag på vem som bedömer vad, räknat på hela utlysningen. Ingen utses förrän du bekräftar.",
    back: "Utlysningen",
    people: "Bedömarnas områden och gränser",
    wishes: "Så ska fördelningen göras",
    kept: "De som redan är utsedda ligger kvar.",
    perApplication: "Bedömare per ansökan",
    perApplicationHint: (usual: number) => `Utlysningens regler säger ${usual}.`,
    scope: "Ansökningar",
    scopes: {
      passed: "Bara de som är godkända i behörighetsprövningen",
      pending: "Även de som väntar på behörighetsprövning",
    },
    preferAreas: "Välj hellre den som kan området",
    preferAreasHint: "Bland lika jämna fördelningar föreslås de som kan något av de mål som sökanden har valt.",
    apart: "Ska inte bedöma samma ansökan",
    apartHint: "Till exempel två som arbetar nära varandra. Välj ett par i taget.",
    apartKept: "Par",
    pair: (one: string, other: string) => `${one} och ${other}`,
    one: "Den ena",
    other: "Den andra",
    nobody: "Välj person",
    compute: "Räkna ut förslaget",
    how: "Så räknas förslaget",
    howText: [
      "Ingen med anmält eller fastställt jäv föreslås, och ingen med en känd koppling till sökanden eller en medverkande kommun: anställning, styrelseuppdrag, närstående eller organisationens team, nu eller tidigare.",
      "En svagare koppling, som en tidigare anställning eller ett styrelseuppdrag i ett kommunalt bolag, visas vid namnet. Någon annan föreslås om det går.",
      "Alla platser fylls så långt det går. Sedan fördelas de så jämnt som jäv och egna gränser tillåter, och till sist efter område. Den första som kan området i varje ansökan räknas dubbelt.",
      "Den som har entbundits från en ansökan föreslås inte till den igen.",
      "Samma uppgifter ger alltid samma förslag.",
    ],
    proposal: "Förslaget",
    figures: {
      cases: "Ansökningar",
      proposed: "Föreslagna uppdrag",
      short: "Ansökningar som saknar någon",
      load: "Minst och flest per person",
    },
    range: (least: number, most: number) => (least === most ? `${least}` : `${least}–${most}`),
    shortTitle: (count: number) =>
      count === 1
        ? "En ansökan får inte så många bedömare som den ska ha"
        : `${count} ansökningar får inte så många bedömare som de ska ha`,
    short: {
      conflicts: (number: string, missing: number, open: number) =>
        open === 0 ? `Ingen ojävig bedömare för ${number}.` : `${number} saknar ${missing}: bara ${open} till är ojäviga.`,
      few: (number: string, missing: number, open: number) =>
        `${number} saknar ${missing}: det finns för få bedömare, bara ${open} till.`,
      full: (number: string, missing: number, _open: number) =>
        `${number} saknar ${missing}: de som kan har så många som de åtar sig.`,
      apart: (number: string, missing: number, _open: number) =>
        `${number} saknar ${missing}: de som är kvar ska inte bedöma tillsammans.`,
    },
    shortWhat: "Utse någon för hand, ändra villkoren ovan, eller be fler att bli bedömare.",
    unproved: "Tiden räckte inte för att visa att inget förslag är bättre. Det här följer alla regler.",
    table: "Vem som bedömer vad",
    application: "Ansökan",
    already: "Redan utsedda",
    proposed: "Föreslås",
    none: "ingen",
    enough: "har redan de som behövs",
    missing: (count: number) => `${count} saknas`,
    knows: "kan området",
    wary: "svag koppling",
    loads: "Ansökningar per bedömare",
    loadsAbout: "Vad var och en redan har i utlysningen och vad förslaget lägger till.",
    assessor: "Bedömare",
    number: "Ansökningar",
    withMost: (name: string, most: number) => `${name} (högst ${most})`,
    nothing: "Alla ansökningar har redan så många bedömare som de ska ha, eller så finns ingen att föreslå.",
    confirm: "Utse bedömarna",
    confirmLead: (count: number, people: number) =>
      `${plural(count, "uppdrag", "uppdrag")} läggs ut på ${plural(people, "person", "personer")}. Var och en får ett mejl om sina och svarar på frågan om jäv innan ansökan visas.`,
    dueOn: "Ska vara bedömt senast",
    dueHint: "ÅÅÅÅ-MM-DD. Bedömaren påminns en vecka och en dag före.",
    confirmButton: "Utse enligt förslaget",
    done: (count: number) => `${plural(count, "bedömare är utsedd", "bedömare är utsedda")}`,
    doneNone: "Ingen utsågs",
    refused: (count: number) =>
      `${plural(count, "uppdrag", "uppdrag")} gick inte att lägga ut, eftersom något hann ändras. Ett nytt förslag för dem finns nedan.`,
    working: "Förslaget räknas ut",
    workingText: (cases: number, seconds: number) =>
      `${plural(cases, "ansökan", "ansökningar")}. Det har tagit ${seconds} sekunder hittills.`,
    steps: { 1: "Steg 1 av 2: alla platser, jämnt fördelade.", 2: "Steg 2 av 2: rätt person på rätt ansökan." },
    look: "Se om det är klart",
    stop: "Avbryt",
    stopped: "Uträkningen är avbruten",
    stoppedText: "Inget är utsett. Ändra villkoren och räkna ut förslaget igen när du vill.",
    late: "Förslaget hann inte bli klart",
    lateText: "Inget är utsett. Försök igen, gärna med färre par som ska hållas isär.",
    noCases: "Inga ansökningar att fördela",
    noCasesText:
      "När en ansökan är godkänd i behörighetsprövningen visas den här. Välj även de som väntar om du vill fördela dem nu. När förslaget är lämnat för beslut är bedömningen stängd.",
    noAssessors: "Det finns inga bedömare",
    noAssessorsText: "Den som administrerar systemet ger personer rollen bedömare.",
    owed: (count: number) =>
      `${plural(count, "ansökan är", "ansökningar är")} inte med, eftersom du själv har en bedömning att lämna in först.`,
    errors: {
      notANumber: "Skriv ett tal från 1 till 9",
      choosePerson: "Välj två personer",
      samePerson: "Välj två olika personer",
      notADate: "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2027-02-01",
      proposalGone: "Förslaget går inte att känna igen. Räkna ut det igen",
    },
    refusals: {
      "changed-since-read":
        "Ingen är utsedd. Något har ändrats sedan förslaget räknades ut, till exempel en jävsanmälan eller en bedömare som utsetts för hand. Nedan finns ett nytt förslag. Läs det och bekräfta igen.",
      "no-proposal": "Ingen är utsedd. Förslaget hann inte räknas ut igen. Försök om en stund.",
    },
  },
  en: {
    title: "Assign assessors",
    link: "Assign assessors",
    lead: "A proposal of who assesses what, worked out for the whole call. Nobody is assigned until you confirm.",
    back: "The call",
    people: "The assessors' areas and limits",
    wishes: "How to assign",
    kept: "Those who are assigned already stay.",
    perApplication: "Assessors for each application",
    perApplicationHint: (usual: number) => `The rules of the call say ${usual}.`,
    scope: "Applications",
    scopes: {
      passed: "Only those found eligible",
      pending: "Also those whose eligibility waits to be checked",
    },
    preferAreas: "Rather somebody who knows the area",
    preferAreasHint: "Among equally even proposals, those are proposed who know one of the goals that the applicant has chosen.",
    apart: "Not to assess the same application",
    apartHint: "Two who work closely together, for example. Choose one pair at a time.",
    apartKept: "Pairs",
    pair: (one: string, other: string) => `${one} and ${other}`,
    one: "One",
    other: "The other",
    nobody: "Choose a person",
    compute: "Work out the proposal",
    how: "How the proposal is worked out",
    howText: [
      "Nobody with a declared or confirmed conflict of interest is proposed, and nobody with a known tie to the applicant or a municipality that takes part: employment, a board seat, somebody close, or the organisation's team, now or before.",
      "A weaker tie, such as a former employment or a board seat in a municipal company, is shown beside the name. Somebody else is proposed where possible.",
      "All places are filled as far as possible. Then they are spread as evenly as conflicts of interest and people's own limits allow, and last by area. The first who knows the area of an application counts twice.",
      "Whoever has been released from an application is not proposed for it again.",
      "The same facts always give the same proposal.",
    ],
    proposal: "The proposal",
    figures: {
      cases: "Applications",
      proposed: "Proposed assignments",
      short: "Applications short of somebody",
      load: "Least and most for a person",
    },
    range: (least: number, most: number) => (least === most ? `${least}` : `${least}–${most}`),
    shortTitle: (count: number) =>
      count === 1
        ? "One application does not get the assessors it should have"
        : `${count} applications do not get the assessors they should have`,
    short: {
      conflicts: (number: string, missing: number, open: number) =>
        open === 0
          ? `No assessor without a conflict of interest for ${number}.`
          : `${number} lacks ${missing}: only ${open} more have no conflict of interest.`,
      few: (number: string, missing: number, open: number) =>
        `${number} lacks ${missing}: there are too few assessors, only ${open} more.`,
      full: (number: string, missing: number, _open: number) =>
        `${number} lacks ${missing}: those who could have as many as they take on.`,
      apart: (number: string, missing: number, _open: number) =>
        `${number} lacks ${missing}: those who are left are not to assess together.`,
    },
    shortWhat: "Assign somebody by hand, change the terms above, or ask more people to be assessors.",
    unproved: "There was not time enough to show that no proposal is better. This one obeys every rule.",
    table: "Who assesses what",
    application: "Application",
    already: "Assigned already",
    proposed: "Proposed",
    none: "nobody",
    enough: "has those it needs",
    missing: (count: number) => `${count} missing`,
    knows: "knows the area",
    wary: "weak tie",
    loads: "Applications for each assessor",
    loadsAbout: "What each has in the call already and what the proposal adds.",
    assessor: "Assessor",
    number: "Applications",
    withMost: (name: string, most: number) => `${name} (at most ${most})`,
    nothing: "Every application has the assessors it should have already, or there is nobody to propose.",
    confirm: "Assign the assessors",
    confirmLead: (count: number, people: number) =>
      `${plural(count, "assignment goes", "assignments go")} to ${plural(people, "person", "people")}. Each gets an e-mail about theirs and answers the question of conflict of interest before the application is shown.`,
    dueOn: "To be assessed by",
    dueHint: "YYYY-MM-DD. The assessor is reminded a week and a day before.",
    confirmButton: "Assign as proposed",
    done: (count: number) => `${plural(count, "assessor is assigned", "assessors are assigned")}`,
    doneNone: "Nobody was assigned",
    refused: (count: number) =>
      `${plural(count, "assignment", "assignments")} could not be made, since something changed meanwhile. A new proposal for them is below.`,
    working: "The proposal is being worked out",
    workingText: (cases: number, seconds: number) =>
      `${plural(cases, "application", "applications")}. It has taken ${seconds} seconds so far.`,
    steps: { 1: "Step 1 of 2: every place, spread evenly.", 2: "Step 2 of 2: the right person on the right application." },
    look: "See whether it is ready",
    stop: "Stop",
    stopped: "Stopped",
    stoppedText: "Nobody is assigned. Change the terms and work out the proposal again when you want to.",
    late: "The proposal was not ready in time",
    lateText: "Nobody is assigned. Try again, perhaps with fewer pairs to be kept apart.",
    noCases: "No applications to assign",
    noCasesText:
      "An application is shown here when it has been found eligible. Choose those that wait as well to assign them now. Once the proposal is handed over for decision, scoring is closed.",
    noAssessors: "There are no assessors",
    noAssessorsText: "Whoever administers the system gives people the role of assessor.",
    owed: (count: number) =>
      `${plural(count, "application is", "applications are")} left out, since you have an assessment of your own to submit first.`,
    errors: {
      notANumber: "Write a number from 1 to 9",
      choosePerson: "Choose two people",
      samePerson: "Choose two different people",
      notADate: "Write the date as YYYY-MM-DD, for example 2027-02-01",
      proposalGone: "The proposal is not recognised. Work it out again",
    },
    refusals: {
      "changed-since-read":
        "Nobody is assigned. Something has changed since the proposal was worked out, such as a declared conflict of interest or an assessor assigned by hand. There is a new proposal below. Read it and confirm again.",
      "no-proposal": "Nobody is assigned. The proposal could not be worked out again in time. Try again in a while.",
    },
  },
});
