import type { Finding, FindingKey, FindingValues, Related } from "#app/rooms/eligibility/eligibility.ts";
import { formatOrganisationNumber } from "#app/rooms/people/organisation.ts";
import { formatDate, formatInstant, formatInstantExact, formatKronor, formatShare } from "#app/texts/format.ts";
import { type Language, texts } from "#app/texts/language.ts";

type Words = { readonly [Key in FindingKey]: (values: FindingValues[Key]) => string };
const listed = (cases: readonly Related[]) => cases.map(({ number, title }) => `${number} ${title}`).join("; ");
const say = <const T extends Words>(words: T): T => words;

export const eligibilityTexts = texts({
  sv: {
    title: "Behörighetsprövning",
    lead: "Uppfyller ansökan villkoren för att prövas? Svara på varje villkor. Det som går att räkna ut är redan gjort.",
    states: { pending: "Inte avgjord", passed: "Behörig", failed: "Inte behörig" },
    findings: "Det som är uträknat",
    findingsLead: "Räknat på den förseglade ansökan. Inget av det avgör, det gör du.",
    finding: {
      "in-time": "I tid",
      invitation: "Inbjudan",
      "first-step": "Idéskiss",
      municipalities: "Kommuner",
      amount: "Sökt belopp",
      period: "Projektperiod",
      balance: "Budget och finansiering",
      "co-financing": "Medfinansiering",
      "own-work": "Eget arbete",
      "flat-rates": "Schabloner",
      confirmed: "Bekräftad medfinansiering",
      annexes: "Bilagor",
      "legal-form": "Organisationsform",
      association: "Förbundet som sökande",
      "double-funding": "Risk för dubbel finansiering",
      "running-award": "Pågående projekt",
      "state-aid": "Statsstöd",
      "aid-elsewhere": "Samma företag i andra ansökningar",
    },
    outcomes: { ok: "Stämmer", question: "Ta ställning", fault: "Stämmer inte" },
    what: "Villkor",
    result: "Resultat",
    why: "Förklaring",
    application: "Läs ansökan här",
    questions: "Villkor att ta ställning till",
    required: "Måste vara uppfyllt",
    answers: { yes: "Ja", no: "Nej", unclear: "Oklart" },
    note: "Motivering",
    noteHint: "Behövs om svaret är nej eller oklart",
    notAnswered: "Inte besvarad",
    failure: "Det som skrivs till den sökande om svaret är nej",
    reason: "Motivering till utfallet",
    reasonHint: "Skrivs så att den sökande förstår. Den ingår i ärendet.",
    pass: "Behörig: går vidare till bedömning",
    fail: "Inte behörig",
    save: "Spara utan att avgöra",
    outcome: "Utfall",
    settledBy: (name: string, when: string) => `Avgjord av ${name} ${when}`,
    reopen: "Ta upp igen",
    reopenLead: "Prövningen öppnas igen om något har varit fel eller nya uppgifter har kommit in. Skriv varför.",
    reopenReason: "Varför tas den upp igen?",
    back: "Till ärendet",
    readOnly: "Bara en handläggare utan jäv kan avgöra prövningen.",
    settledNote: "Prövningen kan inte ändras när ärendet är återkallat eller beslutat.",
    errors: {
      answerMissing: "Svara på villkoret",
      noteMissing: "Motivera svaret",
      reasonMissing: "Skriv en motivering",
      requiredUnmet:
        "Villkoret måste vara uppfyllt för att ansökan ska vara behörig. Ändra svaret eller avgör den som inte behörig",
      nothingFailed: "Svara nej på det villkor som inte är uppfyllt, eller avgör ansökan som behörig",
    },
    refusals: {
      unanswered: "Prövningen är inte klar. Det som saknas är markerat.",
      "not-eligible": "Ansökan kan inte vara behörig när ett villkor som måste vara uppfyllt inte är det.",
      "nothing-failed": "Ansökan kan inte vara obehörig när inget villkor har fått svaret nej.",
      "application-withdrawn": "Ansökan är återkallad och prövas inte vidare.",
      "already-decided": "Ansökan är beslutad. Prövningen kan inte ändras.",
    },
    explain: say({
      invitation: ({ invited }) =>
        invited
          ? "Organisationen är inbjuden till den riktade utlysningen."
          : "Utlysningen är riktad, och organisationen står inte bland de inbjudna.",
      "first-step": ({ sketch, binding }) =>
        sketch === "welcomed"
          ? "Idéskissen fick svaret välkommen vidare."
          : sketch === "advised-against"
            ? "Sökanden avråddes i svaret på idéskissen. Svaret var ett råd, så ansökan prövas som de andra."
            : binding
              ? "Ansökan har ingen besvarad idéskiss, och i den här utlysningen får bara inbjudna gå vidare. Bedöm om den kan prövas."
              : "Ansökan har ingen besvarad idéskiss. Bedöm om den kan prövas.",
      "in-time": ({ submitted, deadline, onPaper }) =>
        `Kom in ${onPaper ? `på papper ${formatDate(onPaper)}` : formatInstantExact(submitted)}. Sista tid för sökanden var ${formatInstant(deadline)}.`,
      municipalities: ({ count, min, beside }) =>
        `${count} medlemskommuner deltar. Minst ${min} krävs.${beside > 0 ? ` ${beside} till deltar men räknas inte.` : ""}`,
      amount: ({ requested, min, max }) =>
        `Söker ${formatKronor(requested)}. Mellan ${formatKronor(min)} och ${formatKronor(max)} kan sökas.`,
      period: ({ months, max }) => `${months} månader. Högst ${max} månader inom utlysningens datum.`,
      balance: ({ cost, financing }) =>
        cost === financing
          ? `Kostnader och finansiering är båda ${formatKronor(cost)}.`
          : `Kostnaderna är ${formatKronor(cost)}, finansieringen ${formatKronor(financing)}.`,
      "co-financing": ({ coFinancing, share, min }) =>
        `Andra står för ${formatKronor(coFinancing)}${share === null ? "" : `, ${formatShare(share)} av kostnaderna`}. Minst ${formatShare(min)} krävs.`,
      "own-work": ({ ownWork, share, max }) =>
        `Eget arbete är ${formatKronor(ownWork)}${share === null ? "" : `, ${formatShare(share)} av medfinansieringen`}. Högst ${formatShare(max)}.`,
      "flat-rates": ({ exceeded }) =>
        exceeded === 0
          ? "Ingen schablon är högre än reglerna tillåter."
          : `${exceeded} schabloner är högre än reglerna tillåter.`,
      annexes: ({ missing, required }) =>
        missing.length === 0
          ? required === 1
            ? "Bilagan som krävs finns med."
            : `Alla ${required} bilagor som krävs finns med.`
          : `Saknas: ${missing.map(({ sv }) => sv).join(", ")}. Begär komplettering.`,
      confirmed: ({ unconfirmed, amount }) =>
        unconfirmed === 0
          ? "All medfinansiering är bekräftad skriftligt."
          : `${formatKronor(amount)} i ${unconfirmed} rader är inte bekräftade skriftligt. Begär intyg eller bedöm om det räcker.`,
      "legal-form": ({ business }) =>
        business
          ? "Sökanden kan vara ett enskilt företag. Stöd till enskilda näringsidkare kräver synnerliga skäl (2 kap. 8 § kommunallagen). Bedöm vem som äger sökanden och vem som har nytta av projektet."
          : "Organisationsformen ger ingen anledning till frågor enligt 2 kap. 8 § kommunallagen.",
      "double-funding": ({ same, similar }) =>
        [
          same.length > 0 && `Sökanden har också ${listed(same)}.`,
          similar.length > 0 && `Liknande titel: ${listed(similar)}.`,
          same.length + similar.length > 0
            ? "Bedöm om samma kostnader söks två gånger."
            : "Ingen annan ansökan från sökanden och ingen med liknande titel finns bland dem du kan se.",
        ]
          .filter(Boolean)
          .join(" "),
      "running-award": ({ awards }) =>
        awards.length === 0
          ? "Sökanden har inget beviljat projekt som pågår när det här ska starta."
          : `Sökanden har beviljade projekt som pågår när det här ska starta: ${awards.map((one) => `${one.project} (till och med ${formatDate(one.endsOn)})`).join("; ")}. Bedöm om det nya är något annat.`,
      "state-aid": ({ said, undertakings, over }) =>
        ({
          "not-said": "Den sökande har inte svarat på frågorna om statsstöd. Bedöm frågan utifrån ansökan.",
          none: "Den sökande svarar att inget företag får en fördel. Bedöm om det stämmer (artikel 107.1 i EUF-fördraget).",
          "de-minimis":
            over > 0
              ? `${over} av ${undertakings} företag går över taket för stöd av mindre betydelse.`
              : `Stöd av mindre betydelse till ${undertakings === 1 ? "ett företag" : `${undertakings} företag`}, med intyg. Alla ryms under taket. Kontrollera intygen och det centrala registret.`,
          "block-exemption":
            "Den sökande anger gruppundantagsförordningen. Bedöm vilken artikel som gäller och om villkoren är uppfyllda.",
          unclear: "Vissa företag får en fördel, och den sökande vet inte hur stödet kan ges. Bedöm frågan.",
        })[said],
      "aid-elsewhere": ({ cases }) =>
        cases.length === 0
          ? "Företagen finns inte med i någon annan ansökan bland dem du kan se."
          : `${cases.map((one) => `${formatOrganisationNumber(one.undertaking)} skulle få ${formatKronor(one.planned)} också i ${one.number} ${one.title}`).join("; ")}. Räkna ihop stödet innan det beviljas.`,
      association: () =>
        "Förbundet söker sina egna medel. Ärendet ska handläggas av någon som inte har varit med om ansökan, och jäv prövas särskilt.",
    }),
  },
  en: {
    title: "Eligibility check",
    lead: "Does the application meet the conditions for being examined? Answer each condition. What can be checked automatically has been.",
    states: { pending: "Not settled", passed: "Eligible", failed: "Not eligible" },
    findings: "Automatic checks",
    findingsLead: "Worked out from the sealed application. None of it decides; you do.",
    finding: {
      "in-time": "In time",
      invitation: "Invitation",
      "first-step": "Idea sketch",
      municipalities: "Municipalities",
      amount: "Requested amount",
      period: "Project period",
      balance: "Budget and financing",
      "co-financing": "Co-financing",
      "own-work": "Own work",
      "flat-rates": "Flat rates",
      confirmed: "Confirmed co-financing",
      annexes: "Attachments",
      "legal-form": "Legal form",
      association: "The association as applicant",
      "double-funding": "Risk of double funding",
      "running-award": "Running project",
      "state-aid": "State aid",
      "aid-elsewhere": "Same businesses in other applications",
    },
    outcomes: { ok: "Holds", question: "Judge", fault: "Does not hold" },
    what: "Condition",
    result: "Result",
    why: "Explanation",
    application: "Read the application here",
    questions: "Conditions to judge",
    required: "Must be met",
    answers: { yes: "Yes", no: "No", unclear: "Unclear" },
    note: "Reason",
    noteHint: "Needed when the answer is no or unclear",
    notAnswered: "Not answered",
    failure: "What is written to the applicant if the answer is no",
    reason: "Reason for the outcome",
    reasonHint: "Written so that the applicant understands. It is part of the case.",
    pass: "Eligible: goes on to assessment",
    fail: "Not eligible",
    save: "Save without settling",
    outcome: "Outcome",
    settledBy: (name: string, when: string) => `Settled by ${name} ${when}`,
    reopen: "Take up again",
    reopenLead: "The check is opened again if something was wrong or new information has arrived. Write why.",
    reopenReason: "Why is it taken up again?",
    back: "To the case",
    readOnly: "Only a case officer without a conflict of interest can settle the check.",
    settledNote: "The check cannot be changed when the case has been withdrawn or decided.",
    errors: {
      answerMissing: "Answer the condition",
      noteMissing: "Give a reason for the answer",
      reasonMissing: "Write a reason",
      requiredUnmet:
        "The condition must be met for the application to be eligible. Change the answer or settle it as not eligible",
      nothingFailed: "Answer no to the condition that is not met, or settle the application as eligible",
    },
    refusals: {
      unanswered: "The check is not finished. What is missing is marked.",
      "not-eligible": "The application cannot be eligible when a condition that must be met is not.",
      "nothing-failed": "The application cannot be ineligible when no condition has been answered with no.",
      "application-withdrawn": "The application has been withdrawn and is not examined further.",
      "already-decided": "The application has been decided. The check cannot be changed.",
    },
    explain: {
      invitation: ({ invited }) =>
        invited
          ? "The organisation is invited to the limited call."
          : "The call is limited, and the organisation is not among those invited.",
      "first-step": ({ sketch, binding }) =>
        sketch === "welcomed"
          ? "The idea sketch was answered: welcome to go on."
          : sketch === "advised-against"
            ? "The applicant was advised against in the answer to the idea sketch. The answer was advice, so the application is examined as the others."
            : binding
              ? "The application has no answered idea sketch, and in this call only those invited may go on. Judge whether it can be examined."
              : "The application has no answered idea sketch. Judge whether it can be examined.",
      "in-time": ({ submitted, deadline, onPaper }) =>
        `Received ${onPaper ? `on paper on ${formatDate(onPaper, "en")}` : formatInstantExact(submitted)}. The last time for the applicant was ${formatInstant(deadline, "en")}.`,
      municipalities: ({ count, min, beside }) =>
        `${count} member municipalities take part. At least ${min} are required.${beside > 0 ? ` ${beside} more take part and are not counted.` : ""}`,
      amount: ({ requested, min, max }) =>
        `Requests ${formatKronor(requested, "en")}. Between ${formatKronor(min, "en")} and ${formatKronor(max, "en")} can be requested.`,
      period: ({ months, max }) => `${months} months. At most ${max} months within the dates of the call.`,
      balance: ({ cost, financing }) =>
        cost === financing
          ? `Costs and financing are both ${formatKronor(cost, "en")}.`
          : `The costs are ${formatKronor(cost, "en")}, the financing ${formatKronor(financing, "en")}.`,
      "co-financing": ({ coFinancing, share, min }) =>
        `Others carry ${formatKronor(coFinancing, "en")}${share === null ? "" : `, ${formatShare(share, "en")} of the costs`}. At least ${formatShare(min, "en")} is required.`,
      "own-work": ({ ownWork, share, max }) =>
        `Own work is ${formatKronor(ownWork, "en")}${share === null ? "" : `, ${formatShare(share, "en")} of the co-financing`}. At most ${formatShare(max, "en")}.`,
      "flat-rates": ({ exceeded }) =>
        exceeded === 0
          ? "No flat rate is higher than the rules allow."
          : `${exceeded} flat rates are higher than the rules allow.`,
      annexes: ({ missing, required }) =>
        missing.length === 0
          ? required === 1
            ? "The attachment that is required came with it."
            : `All ${required} attachments that are required came with it.`
          : `Missing: ${missing.map(({ en }) => en).join(", ")}. Ask for them.`,
      confirmed: ({ unconfirmed, amount }) =>
        unconfirmed === 0
          ? "All co-financing is confirmed in writing."
          : `${formatKronor(amount, "en")} in ${unconfirmed} rows is not confirmed in writing. Ask for certificates or judge whether it is enough.`,
      "legal-form": ({ business }) =>
        business
          ? "The applicant may be a single business. Support to individual businesses requires exceptional reasons (Local Government Act 2:8). Judge who owns the applicant and who benefits from the project."
          : "The legal form raises no question under the Local Government Act 2:8.",
      "double-funding": ({ same, similar }) =>
        [
          same.length > 0 && `The applicant also has ${listed(same)}.`,
          similar.length > 0 && `Similar title: ${listed(similar)}.`,
          same.length + similar.length > 0
            ? "Judge whether the same costs are applied for twice."
            : "No other application of the applicant and none with a similar title is among those you can see.",
        ]
          .filter(Boolean)
          .join(" "),
      "running-award": ({ awards }) =>
        awards.length === 0
          ? "The applicant has no award running when this project is to start."
          : `The applicant has awards running when this project is to start: ${awards.map((one) => `${one.project} (through ${formatDate(one.endsOn, "en")})`).join("; ")}. Judge whether the new one is something else.`,
      "state-aid": ({ said, undertakings, over }) =>
        ({
          "not-said": "The applicant has not answered the questions on state aid. Judge the matter from the application.",
          none: "The applicant answers that no business has an advantage. Judge whether that is so (article 107.1 TFEU).",
          "de-minimis":
            over > 0
              ? `${over} of ${undertakings} businesses go over the ceiling for de minimis aid.`
              : `De minimis aid to ${undertakings === 1 ? "one business" : `${undertakings} businesses`}, with certificates. All are within the ceiling. Check the certificates and the central register.`,
          "block-exemption":
            "The applicant names the block exemption regulation. Judge which article applies and whether its conditions are met.",
          unclear:
            "Certain businesses have an advantage, and the applicant does not know how the support can be given. Judge the matter.",
        })[said],
      "aid-elsewhere": ({ cases }) =>
        cases.length === 0
          ? "The businesses are in no other application that you may see."
          : `${cases.map((one) => `${formatOrganisationNumber(one.undertaking)} would also get ${formatKronor(one.planned, "en")} in ${one.number} ${one.title}`).join("; ")}. Count the aid together before it is granted.`,
      association: () =>
        "The association applies for its own money. The case is to be handled by someone who has had no part in the application, and conflicts of interest are examined separately.",
    },
  },
});

export const findingWords = (finding: Finding, language: Language): string =>
  (eligibilityTexts[language].explain[finding.key] as (values: Finding["values"]) => string)(finding.values);
