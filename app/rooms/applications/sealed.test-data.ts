import { sectionKeys } from "#app/rooms/applications/application.ts";

const both = (text: string) => ({ sv: text, en: text });

/** The least that a sealed application can say: everything in it is there, and nothing is written. */
export const emptySealed = (number: string): string =>
  JSON.stringify({
    format: "drum-application/1",
    number,
    submittedAt: "2026-01-01T10:00:00.000Z",
    submittedBy: { id: "p", name: "Sara Sökande" },
    call: {
      id: "c",
      number: "C",
      title: both("Utlysning"),
      rulesVersion: 1,
      terms: { key: "t", version: "1", title: both("Villkor") },
    },
    organisation: {
      id: "o",
      name: "Vävnod",
      number: "8025011234",
      legalForm: "ideell-forening",
      municipalityCode: null,
      address: "",
    },
    sections: Object.fromEntries(sectionKeys.map((key) => [key, {}])),
    names: { nodes: {}, municipalities: {}, costTypes: {}, sourceTypes: {}, ownSources: [], frameworks: [] },
  });
