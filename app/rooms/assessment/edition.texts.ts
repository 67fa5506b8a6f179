import { texts } from "#app/texts/language.ts";

export const editionTexts = texts({
  sv: {
    title: (name: string) => `Versioner av ${name}s bedömning`,
    lead: "Varje gång bedömningen har lämnats in finns kvar så som den var, också när den har öppnats igen.",
    back: "Bedömare och jäv",
    link: (count: number) => (count === 1 ? "1 version" : `${count} versioner`),
    none: "Inget är inlämnat ännu",
    noneText: "Det bedömaren skriver syns här först när bedömningen är inlämnad.",
    list: "Inlämnade versioner",
    edition: "Version",
    version: (number: number) => `Version ${number}`,
    submitted: "Inlämnad",
    why: "Varför den öppnades igen",
    first: "Första versionen",
    by: (name: string) => `Öppnad av ${name}`,
    show: "Visa",
    shown: "visas nedan",
    reopened: (name: string) => `Öppnad igen av ${name}`,
    reopenedText: (reason: string) =>
      `Skäl: ${reason} Bedömningen räknas inte förrän den är inlämnad igen. Då blir den en ny version.`,
    recused: "Räknas inte",
    recusedText: "Bedömaren har jäv, eller har anmält det. Poängen räknas inte någonstans. Versionerna finns kvar i ärendet.",
    compared: (before: number, after: number) => `Version ${before} och ${after} sida vid sida`,
    changed: "Ändrad",
    changes: (count: number) =>
      count === 0 ? "Inget skiljer versionerna åt." : count === 1 ? "1 sak är ändrad." : `${count} saker är ändrade.`,
  },
  en: {
    title: (name: string) => `Versions of ${name}’s assessment`,
    lead: "The assessment is kept as it was each time it was submitted, also when it has been opened again.",
    back: "Assessors and conflicts of interest",
    link: (count: number) => (count === 1 ? "1 version" : `${count} versions`),
    none: "Nothing is submitted yet",
    noneText: "What the assessor writes is shown here only when the assessment is submitted.",
    list: "Submitted versions",
    edition: "Version",
    version: (number: number) => `Version ${number}`,
    submitted: "Submitted",
    why: "Why it was opened again",
    first: "The first version",
    by: (name: string) => `Opened by ${name}`,
    show: "Show",
    shown: "shown below",
    reopened: (name: string) => `Opened again by ${name}`,
    reopenedText: (reason: string) =>
      `Reason: ${reason} The assessment does not count until it is submitted again. It then becomes a new version.`,
    recused: "Does not count",
    recusedText:
      "The assessor has a conflict of interest, or has declared one. The scores count nowhere. The versions stay in the case.",
    compared: (before: number, after: number) => `Versions ${before} and ${after} side by side`,
    changed: "Changed",
    changes: (count: number) =>
      count === 0
        ? "Nothing differs between the versions."
        : count === 1
          ? "1 thing is changed."
          : `${count} things are changed.`,
  },
});
