import { amendmentWords } from "#app/rooms/decisions/amendment.texts.ts";
import { delegationWords } from "#app/rooms/decisions/delegation.texts.ts";
import { texts } from "#app/texts/language.ts";

/** What the agenda proposes for the minutes. Swedish, as they are. */
export const agendaWords = {
  opening: "Sammanträdet öppnas",
  openingClause: "förklara sammanträdet öppnat",
  adjuster: "Val av justerare",
  adjusterClause: (name: string) => `utse ${name} att tillsammans med ordföranden justera protokollet`,
  agenda: "Fastställande av dagordning",
  agendaClause: "fastställa dagordningen",
  allocation: (call: string) => `Fördelning av medel: ${call}`,
  background: (call: string, closed: string, count: number, requested: string, grants: number, proposed: string) =>
    `Utlysningen ”${call}” stängde den ${closed}. ${count === 1 ? "En ansökan" : `${count} ansökningar`} om sammanlagt ${requested} är prövade mot utlysningens villkor och bedömda efter dess kriterier.\n\nKansliet föreslår att ${grants === 1 ? "ett projekt" : `${grants} projekt`} beviljas sammanlagt ${proposed}. Rangordning, belopp och skäl framgår av förslaget till fördelning.`,
  rest: "Ett tidigare sammanträde har beslutat om de andra ansökningarna i fördelningen. Det som följer gäller dem som är kvar.",
  putOffBefore: {
    tabled: (paragraph: string, date: string, reasons: string) =>
      `Ärendet bordlades den ${date} (${paragraph}).${reasons ? ` ${reasons}` : ""}`,
    referred: (paragraph: string, date: string, reasons: string) =>
      `Ärendet återremitterades den ${date} (${paragraph}). Det skulle utredas: ${reasons}`,
  },
  application: (title: string) => `Ansökan: ${title}`,
  concealedApplication: "Ansökan som behandlas för sig",
  applicationBackground: (organisation: string, number: string, requested: string, proposed: string | null) =>
    `Ansökan ${number} från ${organisation} om ${requested} behandlas för sig. ${proposed === null ? "Kansliet föreslår avslag." : `Kansliet föreslår att ${proposed} beviljas.`}`,
  declinedClause: "avslå förslaget till ändring",
  information: "Information",
  informationClause: "lägga informationen till handlingarna",
  closing: "Sammanträdet avslutas",
  closingClause: "förklara sammanträdet avslutat",
};

/** The titles that the product writes, for those who read of the minutes in another language than theirs. */
export const agendaTitles = texts({
  sv: {
    ...amendmentWords.titles,
    opening: agendaWords.opening,
    adjuster: agendaWords.adjuster,
    agenda: agendaWords.agenda,
    allocation: agendaWords.allocation,
    application: agendaWords.application,
    delegated: delegationWords.title,
    report: delegationWords.report,
    information: agendaWords.information,
    closing: agendaWords.closing,
  },
  en: {
    change: (project: string) => `Change of a decision: ${project}`,
    correction: (project: string) => `Correction of a decision: ${project}`,
    withdrawal: (project: string) => `Withdrawal of a decision: ${project}`,
    opening: "Opening of the meeting",
    adjuster: "Choice of adjuster",
    agenda: "Adoption of the agenda",
    allocation: (call: string) => `Allocation of funds: ${call}`,
    application: (title: string) => `Application: ${title}`,
    delegated: (project: string) => `Decision on delegation: ${project}`,
    report: "Report of decisions on delegation",
    information: "Information",
    closing: "Closing of the meeting",
  },
});
