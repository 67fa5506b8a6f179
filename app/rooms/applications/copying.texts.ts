import type { CopyNote, Following } from "#app/rooms/applications/copying.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { inLanguage, type Language, texts } from "#app/texts/language.ts";

const listed = ({ names }: Pick<CopyNote, "names">, language: Language) =>
  names.map((name) => `”${inLanguage(name, language)}”`).join(", ");
type Words = Readonly<Record<CopyNote["what"], (note: CopyNote) => string>>;
const say = <const T extends Words>(words: T): T => words;

export const copyingTexts = texts({
  sv: {
    title: "Utgå från en tidigare ansökan",
    lead: "Ni får ett nytt utkast med det som den nya utlysningen frågar efter. Den tidigare ansökan ändras inte.",
    from: "Tidigare ansökan",
    which: "Vilken utlysning ska ni söka?",
    go: "Visa vad som följer med",
    to: "Utlysning",
    another: "Välj en annan utlysning",
    none: "Ingen utlysning är öppen för er just nu",
    noneText: "När en utlysning öppnar kan ni utgå från den här ansökan.",
    toCalls: "Se utlysningarna",
    readerOnly: "Du kan läsa organisationens ansökningar men inte börja nya. Be en redaktör eller firmatecknare.",
    project: "Projektets namn",
    follows: {
      continuation: "Ansökan är en fortsättning på det beviljade projektet",
      "pre-study": "Ansökan bygger vidare på den beviljade förstudien",
    } satisfies Record<Following, string>,
    followsHint: "Förbundet och de som bedömer ansökan ser då vilken den är. Den nya perioden börjar när den förra är slut.",
    followsHintPreStudy: "Förbundet och de som bedömer ansökan ser då vilken den är.",
    notes: "Det här behöver ni se över",
    notesLead: "Allt annat följer med som det var.",
    whole: "Allt följer med till det nya utkastet. Läs igenom och ändra det som är nytt.",
    begin: "Gör ett nytt utkast",
    copied: (title: string, number: string | null, call: string) =>
      `Utkastet utgår från ${number ? `${number} ` : ""}”${title}” i ${call}.`,
    copiedTitle: "Kopierat från en tidigare ansökan",
    use: "Utgå från den här i en ny ansökan",
    useGranted: { continuation: "Sök för nästa år", "pre-study": "Sök för projektet som förstudien ledde till" } satisfies Record<
      Following,
      string
    >,
    useOfCall: "Utgå från en tidigare ansökan",
    useOfCallLead: "Texter och budget följer med till det nya utkastet.",
    kin: {
      continuation: { earlier: "Fortsättning på", later: "Har en fortsättning i" },
      "pre-study": { earlier: "Bygger på förstudien", later: "Ledde till" },
    } satisfies Record<Following, { earlier: string; later: string }>,
    draft: "utkast",
    note: say({
      "years-moved": ({ count }) =>
        `Alla datum och budgetår är flyttade ${Math.abs(count)} år ${count > 0 ? "framåt" : "bakåt"}. Kontrollera perioden.`,
      "start-moved": ({ date }) => `Projektet börjar ${date ? formatDate(date) : ""}, den första dagen som utlysningen tillåter.`,
      nodes: (note) => `Mål som inte går att välja i den här utlysningen: ${listed(note, "sv")}. Fördela om andelarna.`,
      municipalities: (note) => `Kommuner som inte går att välja: ${listed(note, "sv")}.`,
      indicators: (note) => `Mål med indikatorer som inte finns i utlysningen: ${listed(note, "sv")}.`,
      costs: (note) =>
        `Kostnader av slag som inte godtas: ${listed(note, "sv")}, tillsammans ${formatKronor(note.amount ?? 0n)}.`,
      sources: (note) =>
        `Finansiering av slag som inte godtas: ${listed(note, "sv")}, tillsammans ${formatKronor(note.amount ?? 0n)}.`,
      levels: ({ count }) =>
        count === 1 ? "En stödnivå, eftersom utlysningen har färre." : `${count} stödnivåer, eftersom utlysningen har färre.`,
      answers: (note) => `Svar på frågor som inte ställs på samma sätt: ${listed(note, "sv")}.`,
      "state-aid": () => "Svaren om statsstöd, som utlysningen inte frågar efter.",
      certificates: ({ count }) =>
        `${count === 1 ? "Intyget" : `De ${count} intygen`} om stöd av mindre betydelse. Företagen måste intyga på nytt vad de har fått.`,
      "earlier-support": ({ count }) => `${count} rader om tidigare stöd, som utlysningen inte frågar efter.`,
      attachments: ({ count }) =>
        count === 1
          ? "Bilagan. Lägg till den på nytt om den fortfarande gäller."
          : `${count} bilagor. Lägg till dem på nytt om de fortfarande gäller.`,
      confirmations: () => "Medfinansiärernas bekräftelser. De måste bekräfta på nytt.",
    }),
    errors: { titleMissing: "Skriv vad projektet heter", chooseCall: "Välj en utlysning" },
  },
  en: {
    title: "Begin from an earlier application",
    lead: "You get a new draft with what the new call asks for. The earlier application is not changed.",
    from: "Earlier application",
    which: "Which call will you apply to?",
    go: "Show what comes along",
    to: "Call",
    another: "Choose another call",
    none: "No call is open to you right now",
    noneText: "When a call opens you can begin from this application.",
    toCalls: "See the calls",
    readerOnly: "You can read the organisation’s applications but not begin new ones. Ask an editor or a signatory.",
    project: "Name of the project",
    follows: {
      continuation: "The application continues the granted project",
      "pre-study": "The application builds on the granted pre-study",
    } satisfies Record<Following, string>,
    followsHint:
      "The federation and those who assess the application then see which it is. The new period begins when the last one ends.",
    followsHintPreStudy: "The federation and those who assess the application then see which it is.",
    notes: "This needs your attention",
    notesLead: "Everything else comes along as it was.",
    whole: "Everything comes along to the new draft. Read it through and change what is new.",
    begin: "Make a new draft",
    copied: (title: string, number: string | null, call: string) =>
      `The draft begins from ${number ? `${number} ` : ""}“${title}” in ${call}.`,
    copiedTitle: "Copied from an earlier application",
    use: "Begin a new application from this one",
    useGranted: { continuation: "Apply for next year", "pre-study": "Apply for the project that the pre-study led to" },
    useOfCall: "Begin from an earlier application",
    useOfCallLead: "Texts and budget come along to the new draft.",
    kin: {
      continuation: { earlier: "Continues", later: "Is continued by" },
      "pre-study": { earlier: "Builds on the pre-study", later: "Led to" },
    },
    draft: "draft",
    note: say({
      "years-moved": ({ count }) =>
        `All dates and budget years are moved ${Math.abs(count)} ${Math.abs(count) === 1 ? "year" : "years"} ${count > 0 ? "forward" : "back"}. Check the period.`,
      "start-moved": ({ date }) =>
        `The project begins on ${date ? formatDate(date, "en") : ""}, the first day that the call allows.`,
      nodes: (note) => `Goals that cannot be chosen in this call: ${listed(note, "en")}. Divide the shares again.`,
      municipalities: (note) => `Municipalities that cannot be chosen: ${listed(note, "en")}.`,
      indicators: (note) => `Goals by indicators that the call does not have: ${listed(note, "en")}.`,
      costs: (note) =>
        `Costs of kinds that are not accepted: ${listed(note, "en")}, together ${formatKronor(note.amount ?? 0n, "en")}.`,
      sources: (note) =>
        `Financing of kinds that are not accepted: ${listed(note, "en")}, together ${formatKronor(note.amount ?? 0n, "en")}.`,
      levels: ({ count }) =>
        count === 1 ? "One level of support, since the call has fewer." : `${count} levels of support, since the call has fewer.`,
      answers: (note) => `Answers to questions that are not asked in the same way: ${listed(note, "en")}.`,
      "state-aid": () => "The answers on state aid, which the call does not ask for.",
      certificates: ({ count }) =>
        `The ${count === 1 ? "certificate" : `${count} certificates`} of de minimis aid. The businesses must certify anew what they have had.`,
      "earlier-support": ({ count }) => `${count} rows on earlier support, which the call does not ask for.`,
      attachments: ({ count }) =>
        count === 1
          ? "The attachment. Add it again if it still holds."
          : `${count} attachments. Add them again if they still hold.`,
      confirmations: () => "The confirmations of co-financiers. They must confirm anew.",
    }),
    errors: { titleMissing: "Write what the project is called", chooseCall: "Choose a call" },
  },
});

export const copyNoteWords = (note: CopyNote, language: Language): string =>
  (copyingTexts[language].note[note.what] as (note: CopyNote) => string)(note);
