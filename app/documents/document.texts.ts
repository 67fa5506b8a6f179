import { texts } from "#app/texts/language.ts";

/** What the page furniture says; everything else in a document comes from the room that made it. */
export const documentTexts = texts({
  sv: {
    kinds: {
      receipt: "Kvittens",
      letter: "Brev",
      decision: "Beslut",
      minutes: "Protokoll",
      report: "Rapport",
      form: "Formulär",
      agreement: "Avtal",
      "board-paper": "Tjänsteskrivelse",
    },
    contents: "Innehåll",
    date: "Datum",
    reference: "Diarienummer",
    period: "Period",
    page: (number: number, count: number) => `Sida ${number} av ${count}`,
    pageShort: (number: string) => `sida ${number}`,
    demo: "Demodata",
    demoExplained: "Demodata: personer, organisationer och belopp i detta dokument är påhittade.",
    figure: "Figur",
    table: "Tabell",
  },
  en: {
    kinds: {
      receipt: "Receipt",
      letter: "Letter",
      decision: "Decision",
      minutes: "Minutes",
      report: "Report",
      form: "Form",
      agreement: "Agreement",
      "board-paper": "Board paper",
    },
    contents: "Contents",
    date: "Date",
    reference: "Reference",
    period: "Period",
    page: (number: number, count: number) => `Page ${number} of ${count}`,
    pageShort: (number: string) => `page ${number}`,
    demo: "Demo data",
    demoExplained: "Demo data: the people, organisations and amounts in this document are made up.",
    figure: "Figure",
    table: "Table",
  },
});
