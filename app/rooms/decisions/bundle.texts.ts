import { inText } from "#app/rooms/decisions/minutes.texts.ts";

/** The words of a meeting's documents. Swedish, as the minutes are (språklagen 10 §). */
export const bundleWords = {
  title: (body: string, day: string) => `Handlingar till ${inText(body)} den ${day}`,
  subject: (body: string, day: string) => `Dagordning och underlag till ${inText(body)} den ${day}`,
  call: "Kallelse",
  rows: { body: "Organ", time: "Tid", place: "Plats", chair: "Ordförande", secretary: "Sekreterare" },
  matter: (number: number, title: string) => `${number}. ${title}`,
  background: "Ärendebeskrivning",
  proposal: "Förslag till fördelning",
  table: "Rangordning och förslag, kronor",
  columns: {
    rank: "Plats",
    application: "Ansökan",
    score: "Poäng",
    requested: "Sökt",
    proposed: "Förslag",
    recommended: "Beredningen",
  },
  reject: "Avslag",
  total: "Summa",
  reasons: "Kansliets skäl",
  grants: (sum: string) => `Bifall med ${sum}.`,
  rejects: "Avslag.",
  preparation: "Beredningens rekommendation",
  preparationBy: (preparation: string, day: string, body: string) =>
    `${preparation} gick igenom förslaget den ${day}. Rekommendationen är underlag för beslutet; ${inText(body)} avgör ärendena.`,
  putOff: {
    tabled: "Ärendet bordlades. Förslaget följer med handlingarna till det sammanträde som avgör det.",
    referred: "Ärendet återremitterades. Förslaget följer med handlingarna till det sammanträde som avgör det.",
  },
  files: "Bilagor till ansökningarna",
  filesAbout: "Bilagorna ligger inte i den här filen. De öppnas i Drum på adresserna nedan, av den som är inloggad.",
  unreadable: "filen går inte att öppna",
  clauses: "Förslag till beslut",
  that: (clause: string) => `att ${clause}`,
  hidden: "Innehållet visas inte för dig eftersom du är jävig i ärendet.",
};
