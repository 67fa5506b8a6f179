import { texts } from "#app/texts/language.ts";

type Values = Readonly<Record<string, string | number | bigint>>;

/** What the page says where a meeting's agenda is changed. */
export const agendaChangeTexts = texts({
  sv: {
    link: "Ändra ordningen eller ta bort ärenden",
    title: "Ändra dagordningen",
    lead: "Ärendena tas upp i den här ordningen och får sina paragrafnummer när sammanträdet behandlar dem.",
    order: "Ordning",
    place: (place: number, of: number) => `punkt ${place} av ${of}`,
    up: "Flytta upp",
    down: "Flytta ner",
    remove: "Ta bort",
    removeLead: "Ärendet tas bort från dagordningen och kan sättas upp på ett annat sammanträde.",
    removeWhole: (count: number) =>
      `Hela förslaget tas bort, också ${count === 1 ? "ansökan" : `de ${count} ansökningar`} som ligger i ${count === 1 ? "en egen paragraf" : "egna paragrafer"}. Det kan sättas upp på ett annat sammanträde.`,
    confirm: "Ta bort från dagordningen",
    removed: "Ärendet är borttaget från dagordningen.",
    extraLink: "Ta upp ett extra ärende",
    extraTitle: "Ta upp ett extra ärende",
    extraLead: {
      unanimous:
        "Ett ärende som inte stod på dagordningen i kallelsen får avgöras om det är brådskande och alla närvarande ledamöter beslutar det (5 kap. 52 § kommunallagen). Det står sedan i protokollet.",
      majority:
        "Ett ärende som inte stod på dagordningen i kallelsen får tas upp om majoriteten beslutar det, enligt arbetsordningen. Det står sedan i protokollet.",
      never: "Ärenden som inte stod på dagordningen i kallelsen tas inte upp. Sätt upp ärendet på nästa sammanträde.",
    },
    matter: "Vilket ärende?",
    own: "Ett annat ärende, som beskrivs här",
    proposal: (title: string) => `Fördelning av medel: ${title}`,
    amendment: (title: string) => `Ändring av beslut: ${title}`,
    report: (count: number) => (count === 1 ? "Anmälan av ett delegationsbeslut" : `Anmälan av ${count} delegationsbeslut`),
    ownTitle: "Rubrik",
    ownHint: "Fylls i när ärendet beskrivs här.",
    background: "Ärendebeskrivning",
    clause: "Förslag till beslut, utan att",
    why: { unanimous: "Varför är ärendet brådskande?", majority: "Varför tas ärendet upp?", never: "" },
    whyHint: "Står i protokollet.",
    agreed: {
      unanimous: (count: number) => `Alla ${count} närvarande ledamöter har beslutat att ta upp ärendet`,
      majority: (_count: number) => "Majoriteten har beslutat att ta upp ärendet",
      never: (_count: number) => "",
    },
    add: "Ta upp ärendet på dagordningen",
    errors: { agreedNeeded: "Kryssa för att sammanträdet har beslutat att ta upp ärendet" },
    refusals: {
      "changed-since-read": "Någon annan har ändrat sammanträdet sedan du öppnade sidan. Ladda om sidan och gör om ändringen.",
      "at-the-end": "Ärendet kan inte flyttas längre åt det hållet.",
      "not-removable":
        "Ärendet kan inte tas bort härifrån. Formalia hör till varje sammanträde, och en ansökan i en egen paragraf läggs tillbaka bland de andra på sin sida.",
      "extra-not-allowed": "Ärenden som inte stod på dagordningen i kallelsen tas inte upp.",
      "faulty-extra": "Något saknas. Inget är sparat.",
      "closing-taken-up": "Sammanträdet avslutas redan. Ta upp ärendet vid nästa sammanträde.",
      "no-quorum": ({ present, needed }: Values) =>
        `Sammanträdet är inte beslutfört: ${present} närvarar, minst ${needed} behövs.`,
    },
  },
  en: {
    link: "Change the order or remove matters",
    title: "Change the agenda",
    lead: "The matters come up in this order and get their paragraph numbers when the meeting takes them up.",
    order: "Order",
    place: (place: number, of: number) => `item ${place} of ${of}`,
    up: "Move up",
    down: "Move down",
    remove: "Remove",
    removeLead: "The matter is taken off the agenda and can be put on another meeting's.",
    removeWhole: (count: number) =>
      `The whole proposal is taken off, with the ${count === 1 ? "application" : `${count} applications`} in ${count === 1 ? "a paragraph of its own" : "paragraphs of their own"}. It can be put on another meeting's agenda.`,
    confirm: "Take off the agenda",
    removed: "The matter has been taken off the agenda.",
    extraLink: "Take up an extra matter",
    extraTitle: "Take up an extra matter",
    extraLead: {
      unanimous:
        "A matter that the notice of meeting did not tell of may be decided if it is urgent and all members present decide so (Local Government Act 5:52). The minutes say so.",
      majority:
        "A matter that the notice of meeting did not tell of may be taken up if the majority decides so, by the standing order. The minutes say so.",
      never: "Matters that the notice of meeting did not tell of are not taken up. Put the matter on the next meeting's agenda.",
    },
    matter: "Which matter?",
    own: "Another matter, described here",
    proposal: (title: string) => `Allocation of funds: ${title}`,
    amendment: (title: string) => `Change of a decision: ${title}`,
    report: (count: number) => (count === 1 ? "Report of a delegated decision" : `Report of ${count} delegated decisions`),
    ownTitle: "Heading",
    ownHint: "Filled in when the matter is described here. In Swedish, as in the minutes.",
    background: "Background",
    clause: "Proposed decision, without the word att",
    why: { unanimous: "Why is the matter urgent?", majority: "Why is the matter taken up?", never: "" },
    whyHint: "Stands in the minutes. In Swedish.",
    agreed: {
      unanimous: (count: number) => `All ${count} members present have decided to take up the matter`,
      majority: (_count: number) => "The majority has decided to take up the matter",
      never: (_count: number) => "",
    },
    add: "Take up the matter on the agenda",
    errors: { agreedNeeded: "Tick that the meeting has decided to take up the matter" },
    refusals: {
      "changed-since-read": "Someone else has changed the meeting since you opened the page. Reload the page and do it again.",
      "at-the-end": "The matter cannot be moved further that way.",
      "not-removable":
        "The matter cannot be removed from here. Formalities belong to every meeting, and an application in a paragraph of its own is put back among the others on its own page.",
      "extra-not-allowed": "Matters that the notice of meeting did not tell of are not taken up.",
      "faulty-extra": "Something is missing. Nothing is saved.",
      "closing-taken-up": "The meeting is being closed. Take up the matter at the next meeting.",
      "no-quorum": ({ present, needed }: Values) =>
        `The meeting is not quorate: ${present} present, at least ${needed} are needed.`,
    },
  },
});
