const groundOf = (ground: string) => ` Grund: ${ground.replace(/\.$/, "")}.`;
const leftBecause = (ground: string) => `: ${ground}`;

/** The words of the minutes. The language of Swedish authorities is Swedish (språklagen 10 §), so the minutes have no other. */
export const minutesWords = {
  title: (body: string, date: string) => `Protokoll från ${genitive(body)} sammanträde den ${date}`,
  extractTitle: (body: string, date: string, paragraph: string) =>
    `Protokollsutdrag ${paragraph} från ${genitive(body)} sammanträde den ${date}`,
  subject: (body: string, date: string) => `Beslut vid ${genitive(body)} sammanträde den ${date}`,
  head: {
    body: "Organ",
    time: "Tid",
    place: "Plats",
    paragraphs: "Paragrafer",
    chair: "Ordförande",
    secretary: "Sekreterare",
    adjuster: "Justerare",
    deciding: "Beslutande",
    servingSubstitutes: "Tjänstgörande ersättare",
    substitutes: "Ersättare",
    adjuncts: "Adjungerade",
    others: "Övriga närvarande",
    absent: "Frånvarande ledamöter",
    adjusted: "Justerat",
  },
  none: "–",
  paragraph: (number: number) => `§ ${number}`,
  paragraphs: (first: number, last: number) => (first === last ? `§ ${first}` : `§§ ${first}–${last}`),
  chairRole: "ordförande",
  serves: (name: string) => `tjänstgör för ${name}`,
  servesIn: (name: string, paragraphs: string) => `tjänstgör för ${name} i ${paragraphs}`,
  partOf: (paragraphs: string) => `deltar i ${paragraphs}`,
  conflictHeading: "Jäv",
  conflict: (name: string, ground: string, about?: { number: string; title: string }) =>
    `${name} anmäler jäv${about ? ` i fråga om ${about.number} ${about.title}` : ""} och deltar inte i handläggning och beslut i ärendet (6 kap. 30 § kommunallagen).${ground ? groundOf(ground) : ""}`,
  groundOf,
  rulingAsked: (name: string, by: string | null, about: string) =>
    by === null
      ? `${name} begär att frågan om jäv${about ? ` i fråga om ${about}` : ""} prövas.`
      : `${by} väcker frågan om jäv för ${name}${about ? ` i fråga om ${about}` : ""}.`,
  ruled: (body: string, name: string, outcome: "conflict" | "none") =>
    `${body} beslutar att ${name} ${outcome === "conflict" ? "är jävig" : "inte är jävig"} (6 kap. 30 § kommunallagen).`,
  rulingReasons: (reasons: string) => ` Skäl: ${reasons.replace(/\.$/, "")}.`,
  rulingVotes: (yes: string, no: string) => `För beslutet röstar ${yes}. Emot röstar ${no}.`,
  notInRuling: (name: string) => `${name} är inte närvarande när jävsfrågan avgörs och deltar inte i avgörandet.`,
  chairsRuling: (name: string) => `${name} är ordförande när jävsfrågan avgörs.`,
  calledIn: (name: string) => `${name} tjänstgör i stället.`,
  left: (name: string, ground: string) => `${name} deltar inte i paragrafen${ground ? leftBecause(ground) : ""}.`,
  leftBecause,
  chairs: (name: string) => `${name} är ordförande under paragrafen.`,
  /** a matter that the notice of meeting did not tell of */
  extra: {
    unanimous: (_body: string, why: string) =>
      `Ärendet stod inte på dagordningen i kallelsen. Det är brådskande: ${why} Alla närvarande ledamöter beslutar att ta upp det (5 kap. 52 § kommunallagen).`,
    majority: (body: string, why: string) =>
      `Ärendet stod inte på dagordningen i kallelsen. ${body} beslutar enligt sin arbetsordning att ta upp det: ${why}`,
  },
  background: "Ärendebeskrivning",
  apart: (application: string, paragraph: string) =>
    `${application ? `Ansökan ${application}` : "En ansökan"} behandlas för sig, i ${paragraph}.`,
  preparation: "Beredning",
  prepared: (preparation: string, date: string, others: number, body: string) =>
    `${preparation} behandlade förslaget den ${date} och rekommenderar ${inText(body)} att besluta som kansliet föreslår${others === 0 ? "." : others === 1 ? ", utom i ett ärende:" : `, utom i ${others} ärenden:`}`,
  preparedOtherwise: (application: string, wanted: string, proposed: string) =>
    `${application}: ${wanted} i stället för ${proposed}`,
  preparedBecause: (preparation: string, wanted: string, proposed: string, why: string) =>
    `${preparation} rekommenderar ${wanted} i stället för ${proposed}: ${why}`,
  rejection: "avslag",
  postponed: "skjuts upp",
  motions: "Yrkanden",
  motion: (name: string, text: string) => `${name} yrkar ${text}`,
  order: "Propositionsordning",
  defaultOrder: "Ordföranden ställer förslagen under proposition och finner att omröstning begärs.",
  acclaimedOrder: (body: string) =>
    `Ordföranden ställer förslagen under proposition och finner att ${inText(body)} beslutar som det står under rubriken Beslut.`,
  vote: "Omröstning",
  yesMeans: (text: string) => `Ja-röst för: ${text}`,
  noMeans: (text: string) => `Nej-röst för: ${text}`,
  voteCaption: "Omröstning per ledamot",
  voteColumns: { member: "Ledamot", vote: "Röst" },
  choices: { yes: "Ja", no: "Nej", abstain: "Avstår" },
  voteResult: (body: string, yes: number, no: number, abstain: number, side: "yes" | "no", casting: boolean) =>
    `Omröstningen utfaller med ${yes} ${yes === 1 ? "ja-röst" : "ja-röster"} mot ${no} ${no === 1 ? "nej-röst" : "nej-röster"}.${
      abstain === 0 ? "" : abstain === 1 ? " En ledamot avstår." : ` ${abstain} ledamöter avstår.`
    } ${body} beslutar${casting ? ", med ordförandens utslagsröst," : ""} enligt ${side === "yes" ? "ja-förslaget" : "nej-förslaget"}.`,
  /** a vote that was not on the proposal itself */
  voteOnElse: "Omröstningen gällde inte förslaget i ärendet. Vad som beslutas i ärendet står under rubriken Beslut.",
  opened: "Ordföranden förklarar sammanträdet öppnat.",
  closed: "Ordföranden förklarar sammanträdet avslutat.",
  decision: "Beslut",
  decides: (body: string) => `${body} beslutar`,
  that: (clause: string) => `att ${clause}`,
  noDecision: (body: string) => `${body} lägger informationen till handlingarna.`,
  oneYear: (year: number) => ` för ${year}`,
  severalYears: (first: string, year: number, later: string) =>
    `, varav ${first} beviljas för ${year} och, som inriktningsbeslut, ${later}`,
  laterYear: (sum: string, year: number) => `${sum} för ${year}`,
  and: "och",
  deferralReasons: { tabled: "Skäl för bordläggningen", referred: "Det här ska utredas" },
  minority: (names: string, asked: number, taking: number) =>
    `${names} begär det. ${asked === 1 ? "En" : asked} av ${taking} som deltar är minst en tredjedel (5 kap. 50 § kommunallagen).`,
  minorityHeading: { tabled: "Bordläggning på begäran av en minoritet", referred: "Återremiss på begäran av en minoritet" },
  reasons: "Skäl för besluten",
  conditions: "Särskilda villkor",
  papers: "Beslutsunderlag",
  paperProposal: (date: string) => `Kansliets förslag till fördelning, överlämnat den ${date}`,
  paperPreparation: (preparation: string, date: string) => `${genitive(preparation)} rekommendation den ${date}`,
  paperStatements: (numbers: string, count: number, date: string) =>
    `${count === 1 ? "Tjänsteutlåtande" : "Tjänsteutlåtanden"} den ${date} över ${numbers}`,
  sentTo: "Beslutet skickas till",
  sentToWhom: (names: string) => `${names}, när protokollet är justerat.`,
  assessmentNote: (body: string, text: string) =>
    `Bedömningsunderlaget var inte fullständigt i alla ärenden. ${body} beslutar ändå: ${text}`,
  grantsCaption: "Beviljade medel, kronor",
  grantsColumns: {
    number: "Diarienr",
    project: "Projekt",
    organisation: "Sökande",
    requested: "Sökt",
    total: "Beviljat",
    withLater: "Totalt",
  },
  intended: (year: number) => `${year} (inriktning)`,
  sum: "Summa",
  reservation: "Reservation",
  reserves: (name: string, text: string) => `${name} reserverar sig mot beslutet: ${text}`,
  heldToday: "Sammanträdet hölls en annan dag än det var kallat till.",
  hidden: "Innehållet i ett eller flera ärenden visas inte för dig eftersom du är jävig.",
  signatures: "Underskrifter",
  adjustedAt: (at: string) => `Protokollet justerades i Drum den ${at}, när alla hade skrivit under.`,
  signedBy: (name: string, role: string, at: string) => `${name}, ${role.toLowerCase()}, skrev under den ${at}.`,
  edition: (number: number) => `Protokollet rättades före justeringen. Det här är version ${number}.`,
  notAdjusted: "Utkast. Protokollet är inte justerat.",
  signerRoles: { secretary: "Sekreterare", chair: "Ordförande", adjuster: "Justerare" },
  proof: "Anslagsbevis",
  proofText: "Justeringen har tillkännagivits på förbundets digitala anslagstavla.",
  proofRows: {
    body: "Organ",
    held: "Sammanträdesdatum",
    adjusted: "Justeringsdatum",
    up: "Anslaget publicerat",
    down: "Anslaget tas ned tidigast",
    appeal: "Sista dag att begära laglighetsprövning",
    kept: "Protokollet förvaras hos",
    signed: "Ansvarig",
    takenDown: "Text som varit nedtagen från webben",
  },
  wholeText: "Hela protokollet",
  offTheWeb: (what: string, from: string, to: string | null) =>
    to === null ? `${what}: nedtagen ${from}` : `${what}: nedtagen ${from}, uppsatt igen ${to}`,
  takenDown: (date: string) =>
    `Texten i paragrafen togs ner från webben den ${date}. Den är bevarad och kan begäras ut hos den som förvarar protokollet.`,
};

function genitive(name: string): string {
  return /[sxz]$/i.test(name) ? name : `${name}s`;
}

/** A body's name inside a sentence: only its first letter changes, since the rest may be a name. */
export function inText(name: string): string {
  return name.charAt(0).toLocaleLowerCase("sv") + name.slice(1);
}
