import type { SelfCheckKey, SelfCheckLine, SelfCheckOutcome, SelfCheckValues } from "#app/rooms/eligibility/self-check.ts";
import { formatDate, formatKronor, formatShare } from "#app/texts/format.ts";
import { type Language, texts } from "#app/texts/language.ts";

type Words = { readonly [Key in SelfCheckKey]: (values: SelfCheckValues[Key], outcome: SelfCheckOutcome) => string };
const say = <const T extends Words>(words: T): T => words;
const few = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const selfCheckTexts = texts({
  sv: {
    title: "Kan vi söka?",
    heading: (call: string) => `Kan vi söka? ${call}`,
    description: "Se på några minuter om er organisation och er idé passar utlysningens villkor, utan att logga in.",
    lead: "Svara på det ni vet. Ni får veta vad som stämmer med villkoren, vad som inte gör det och vad en handläggare behöver titta på.",
    nothingKept: "Ni behöver inte logga in. Svaren sparas inte och svaret är ingen bedömning av er idé.",
    fields: {
      organisation: "Vilken typ av organisation ska söka?",
      organisationHint: "Den som söker får pengarna och svarar för projektet.",
      choose: "Välj",
      none: "Privatperson, enskild firma eller grupp utan organisationsnummer",
      municipalities: "Vilka kommuner deltar i projektet?",
      municipalitiesHint: (min: number) =>
        `Kommunen själv eller ett kommunalt bolag. Minst ${few(min, "kommun", "kommuner")} ska delta.`,
      adjunct: "Kan delta, men räknas inte alltid in bland dem som krävs",
      requested: "Hur mycket vill ni söka?",
      cost: "Hur mycket kostar hela projektet?",
      costHint: "Allt som projektet kostar, också det som andra betalar och arbetstid som räknas i pengar.",
      ownWork: "Hur mycket av det som andra står för är arbetstid?",
      from: "När börjar projektet?",
      to: "När slutar projektet?",
      dateHint: "Till exempel 2027-04-01",
    },
    submit: "Visa svar",
    resultTitle: "Så stämmer det ni har svarat",
    summary: {
      unmet: (n: number) =>
        n === 1 ? "Ett villkor är inte uppfyllt som ni har svarat." : `${n} villkor är inte uppfyllda som ni har svarat.`,
      met: "Inget i era svar hindrar er från att söka.",
      open: "Svara på några frågor för att se hur det stämmer.",
    },
    unmetLead: "Det kan gå att ändra. Läs villkoren, eller hör av er innan ni bestämmer er.",
    metLead: "Ansökan prövas när den har kommit in. En handläggare och direktionen avgör.",
    outcomes: { met: "Stämmer", unmet: "Stämmer inte", judge: "En handläggare avgör", open: "Inte besvarad" },
    headings: {
      organisation: "Vem som söker",
      municipalities: "Kommuner",
      amount: "Belopp",
      "co-financing": "Medfinansiering",
      "own-work": "Arbetstid",
      period: "Projektets tid",
    },
    readMore: (what: string) => `Läs villkoret: ${what}`,
    judgedTitle: "Det här prövar en handläggare alltid",
    judgedLead: "Det går inte att svara på med siffror. Läs frågorna och fundera på hur ni svarar i ansökan.",
    ask: "Ställ en fråga till den som handlägger",
    explain: say({
      organisation: ({ kind }, outcome) =>
        kind === null
          ? "Välj typ av organisation för att få svar."
          : kind === "none"
            ? "Den som söker behöver ett organisationsnummer. Kanske kan en förening, en kommun eller någon annan organisation söka tillsammans med er?"
            : kind === "kommunalforbund"
              ? "Ett kommunalförbund kan söka. Söker förbundet sina egna medel prövas jäv särskilt."
              : outcome === "judge"
                ? "Ni kan söka, men stöd till ett enskilt företag kräver särskilda skäl (2 kap. 8 § kommunallagen). En handläggare ser på vem som äger organisationen och vem som har nytta av projektet."
                : "Organisationen kan söka.",
      municipalities: ({ count, min, uncounted }, outcome) =>
        outcome === "open"
          ? "Välj vilka kommuner som deltar för att få svar."
          : uncounted > 0
            ? `${few(count, "kommun", "kommuner")} räknas in. ${few(uncounted, "till kan", "till kan")} delta men räknas inte in bland de ${min} som krävs.`
            : `${few(count, "kommun", "kommuner")} räknas in. Minst ${min} krävs.`,
      amount: ({ requested, min, max }) =>
        requested === null
          ? `Mellan ${formatKronor(min)} och ${formatKronor(max)} kan sökas.`
          : requested < min
            ? `Ni vill söka ${formatKronor(requested)}. Minst ${formatKronor(min)} måste sökas.`
            : requested > max
              ? `Ni vill söka ${formatKronor(requested)}. Högst ${formatKronor(max)} kan sökas.`
              : `${formatKronor(requested)} ligger mellan ${formatKronor(min)} och ${formatKronor(max)}.`,
      "co-financing": ({ share, missing, min }, outcome) =>
        outcome === "open"
          ? `Minst ${formatShare(min)} av kostnaden ska betalas av andra. Fyll i belopp och kostnad för att få svar.`
          : share === null
            ? "Det ni vill söka är mer än projektet kostar."
            : missing > 0n
              ? `Andra står för ${formatShare(share)} av kostnaden. Minst ${formatShare(min)} krävs: ${formatKronor(missing)} saknas.`
              : `Andra står för ${formatShare(share)} av kostnaden. Minst ${formatShare(min)} krävs.`,
      "own-work": ({ share, max }) =>
        share === null
          ? `Högst ${formatShare(max)} av medfinansieringen kan vara arbetstid.`
          : `${formatShare(share)} av medfinansieringen är arbetstid. Högst ${formatShare(max)} kan vara det.`,
      period: ({ reversed, months, max, earliest, latest }) =>
        reversed
          ? "Projektet slutar innan det har börjat. Kontrollera datumen."
          : `${months === null ? "" : `Projektet pågår i ${few(months, "månad", "månader")}. `}Det får pågå i högst ${few(max, "månad", "månader")}, tidigast från ${formatDate(earliest)} och senast till ${formatDate(latest)}.`,
    }),
  },
  en: {
    title: "Can we apply?",
    heading: (call: string) => `Can we apply? ${call}`,
    description: "See in a few minutes whether your organisation and idea fit the conditions of the call, without signing in.",
    lead: "Answer what you know. You are told what meets the conditions, what does not and what a case officer needs to look at.",
    nothingKept: "You need not sign in. The answers are not kept, and the reply is no assessment of your idea.",
    fields: {
      organisation: "What kind of organisation will apply?",
      organisationHint: "The applicant receives the money and answers for the project.",
      choose: "Choose",
      none: "Private person, sole trader or group without an organisation number",
      municipalities: "Which municipalities take part in the project?",
      municipalitiesHint: (min: number) =>
        `The municipality itself or a municipal company. At least ${few(min, "municipality", "municipalities")} must take part.`,
      adjunct: "Can take part, but is not always counted among those required",
      requested: "How much do you want to apply for?",
      cost: "How much does the whole project cost?",
      costHint: "All that the project costs, also what others pay and working time counted as money.",
      ownWork: "How much of what others contribute is working time?",
      from: "When does the project begin?",
      to: "When does the project end?",
      dateHint: "For example 2027-04-01",
    },
    submit: "Show the answer",
    resultTitle: "How your answers fit",
    summary: {
      unmet: (n: number) =>
        n === 1 ? "One condition is not met as you have answered." : `${n} conditions are not met as you have answered.`,
      met: "Nothing in your answers prevents you from applying.",
      open: "Answer some questions to see how it fits.",
    },
    unmetLead: "It may be possible to change. Read the conditions, or get in touch before you make up your mind.",
    metLead: "The application is examined when it has come in. A case officer and the board decide.",
    outcomes: { met: "Holds", unmet: "Does not hold", judge: "A case officer decides", open: "Not answered" },
    headings: {
      organisation: "Who applies",
      municipalities: "Municipalities",
      amount: "Amount",
      "co-financing": "Co-financing",
      "own-work": "Working time",
      period: "The time of the project",
    },
    readMore: (what: string) => `Read the condition: ${what}`,
    judgedTitle: "A case officer always examines this",
    judgedLead: "It cannot be answered with figures. Read the questions and think about how you answer them in the application.",
    ask: "Ask the person in charge",
    explain: {
      organisation: ({ kind }, outcome) =>
        kind === null
          ? "Choose the kind of organisation to get an answer."
          : kind === "none"
            ? "The applicant needs an organisation number. Perhaps an association, a municipality or another organisation can apply together with you?"
            : kind === "kommunalforbund"
              ? "A local federation can apply. If the federation applies for its own money, conflicts of interest are examined separately."
              : outcome === "judge"
                ? "You can apply, but support to an individual business requires particular reasons (Local Government Act 2:8). A case officer looks at who owns the organisation and who benefits from the project."
                : "The organisation can apply.",
      municipalities: ({ count, min, uncounted }, outcome) =>
        outcome === "open"
          ? "Choose which municipalities take part to get an answer."
          : uncounted > 0
            ? `${few(count, "municipality counts", "municipalities count")}. ${uncounted} more can take part but ${uncounted === 1 ? "is" : "are"} not counted among the ${min} required.`
            : `${few(count, "municipality counts", "municipalities count")}. At least ${min} required.`,
      amount: ({ requested, min, max }) =>
        requested === null
          ? `Between ${formatKronor(min, "en")} and ${formatKronor(max, "en")} can be applied for.`
          : requested < min
            ? `You want to apply for ${formatKronor(requested, "en")}. At least ${formatKronor(min, "en")} must be applied for.`
            : requested > max
              ? `You want to apply for ${formatKronor(requested, "en")}. At most ${formatKronor(max, "en")} can be applied for.`
              : `${formatKronor(requested, "en")} is between ${formatKronor(min, "en")} and ${formatKronor(max, "en")}.`,
      "co-financing": ({ share, missing, min }, outcome) =>
        outcome === "open"
          ? `At least ${formatShare(min, "en")} of the cost must be paid by others. Fill in amount and cost to get an answer.`
          : share === null
            ? "What you want to apply for is more than the project costs."
            : missing > 0n
              ? `Others carry ${formatShare(share, "en")} of the cost. At least ${formatShare(min, "en")} is required: ${formatKronor(missing, "en")} is missing.`
              : `Others carry ${formatShare(share, "en")} of the cost. At least ${formatShare(min, "en")} is required.`,
      "own-work": ({ share, max }) =>
        share === null
          ? `At most ${formatShare(max, "en")} of the co-financing can be working time.`
          : `${formatShare(share, "en")} of the co-financing is working time. At most ${formatShare(max, "en")} can be.`,
      period: ({ reversed, months, max, earliest, latest }) =>
        reversed
          ? "The project ends before it has begun. Check the dates."
          : `${months === null ? "" : `The project lasts ${few(months, "month", "months")}. `}It may last at most ${few(max, "month", "months")}, from ${formatDate(earliest, "en")} at the earliest to ${formatDate(latest, "en")} at the latest.`,
    },
  },
});

export const selfCheckWords = (line: SelfCheckLine, language: Language): string =>
  (selfCheckTexts[language].explain[line.key] as (values: SelfCheckLine["values"], outcome: SelfCheckOutcome) => string)(
    line.values,
    line.outcome,
  );
