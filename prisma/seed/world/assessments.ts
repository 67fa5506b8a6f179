// Assessments, declared conflicts of interest and the officers' proposal for the call that is ready.
import { cultureAssessments } from "./assessments/culture.ts";
import { historyAssessments } from "./assessments/history.ts";
import { prestudyAssessments } from "./assessments/prestudy.ts";
import type { WorldAllocation, WorldAssessment, WorldConflict } from "./types.ts";

export const assessments: WorldAssessment[] = [...historyAssessments, ...cultureAssessments, ...prestudyAssessments];

const stated: WorldConflict[] = [
  {
    applicationKey: "glasets-hallar",
    personKey: "tomas-ekevall",
    state: "confirmed",
    ground: "KL 6:28 p. 4",
    reason: "Jag är anställd hos sökanden och har deltagit i samtal med fastighetsägarna.",
    declared: { days: -55, time: "09:20" },
    ruledBy: "anneli-rosvall",
    ruled: { days: -55, time: "11:05" },
    rulingReason: "Anställning hos sökanden och egen medverkan i ärendet. Ersätts av Dario Novak.",
  },
  {
    applicationKey: "vard-nara-hemmet",
    personKey: "hanna-sjolund",
    state: "confirmed",
    ground: "KL 6:28 p. 4",
    reason: "Min arbetsgivare söker. Samverkansenheten där jag arbetar ska göra enkäten.",
    declared: { days: -55, time: "10:02" },
    ruledBy: "anneli-rosvall",
    ruled: { days: -55, time: "11:07" },
    rulingReason: "Den egna enheten deltar i projektet. Ersätts av Lovisa Brännhult.",
  },
  {
    applicationKey: "vem-tar-over",
    personKey: "goran-palmgren",
    state: "dismissed",
    ground: "KL 6:28 p. 4",
    reason: "Jag var ekonomichef i stiftelsen till för fyra år sedan. Jag har inga uppdrag kvar.",
    declared: { days: -54, time: "14:30" },
    ruledBy: "anneli-rosvall",
    ruled: { days: -54, time: "15:10" },
    rulingReason:
      "Uppdraget upphörde för fyra år sedan, ingen del av ansökan bygger på arbete från den tiden och inga ekonomiska band finns kvar.",
  },
  {
    applicationKey: "hallkartan",
    personKey: "jonas-thorin",
    state: "confirmed",
    ground: "KL 6:28 p. 2",
    reason: "Jag sitter i sökandens styrelse.",
    declared: { days: -69, time: "08:10" },
    ruledBy: "anneli-rosvall",
    ruled: { days: -69, time: "08:25" },
    rulingReason: "Ställföreträdare för sökanden. Ärendet handläggs av Anneli Rosvall.",
  },
  {
    applicationKey: "byggets-aterbruk",
    personKey: "ann-christin-moberg",
    state: "declared",
    ground: "KL 6:28 p. 1",
    reason: "Min bror är föreningens ordförande.",
    declared: { days: -3, time: "19:45" },
  },
  {
    applicationKey: "scen-i-matsalen",
    personKey: "mirjam-aslan",
    state: "confirmed",
    ground: "KL 6:28 p. 2",
    reason: "Jag är suppleant i teaterns styrelse.",
    declared: { days: -18, time: "12:15" },
    ruledBy: "jonas-thorin",
    ruled: { days: -18, time: "13:00" },
    rulingReason: "Ställföreträdare för sökanden. Ersätts av Lovisa Brännhult.",
  },
  {
    applicationKey: "konst-vid-hallplatsen",
    personKey: "lovisa-brannhult",
    state: "declared",
    ground: "KL 6:28 p. 4",
    reason:
      "Min arbetsgivare, Borås Stad, medfinansierar projektet. Jag har inte själv arbetat med det och vill att någon annan avgör.",
    declared: { days: -2, time: "16:55" },
  },
  {
    applicationKey: "cirkulara-floden",
    personKey: "yasmin-farhadi",
    state: "declared",
    ground: "KL 6:28 p. 2",
    reason: "Jag är ledamot i bolagets styrelse.",
    declared: { at: "2024-10-18T17:20" },
  },
];

const spoken = new Set(stated.map((one) => `${one.personKey} ${one.applicationKey}`));

/** Whoever has begun has first declared that there is no conflict; nobody sees an application before that. */
const without: WorldConflict[] = assessments
  .filter(
    (one) => (one.state === "begun" || one.state === "submitted") && !spoken.has(`${one.assessorKey} ${one.applicationKey}`),
  )
  .map((one) => ({
    applicationKey: one.applicationKey,
    personKey: one.assessorKey,
    state: "none",
    ground: "",
    reason: "",
    declared:
      "at" in one.assigned ? { at: `${one.assigned.at.slice(0, 10)}T13:30` } : { days: one.assigned.days + 1, time: "13:30" },
  }));

export const conflicts: WorldConflict[] = [...stated, ...without];

export const allocations: WorldAllocation[] = [
  {
    callKey: "prestudy",
    state: "proposed",
    opened: { days: -20, time: "09:15" },
    proposed: { days: -6, time: "14:40" },
    lines: [
      {
        applicationKey: "byarna-delar-el",
        proposal: "grant",
        amountKr: 95_000,
        reason: "Skarp fråga med ett svar som alla byar kan använda. Högst poäng.",
      },
      {
        applicationKey: "vard-nara-hemmet",
        proposal: "grant",
        amountKr: 100_000,
        reason: "Kommunernas största personalfråga, med störst nytta i de minsta kommunerna.",
      },
      {
        applicationKey: "vem-tar-over",
        proposal: "grant",
        amountKr: 90_000,
        reason: "Avgör vilken gemensam tjänst för ägarskiften som kan byggas.",
      },
      {
        applicationKey: "hallkartan",
        proposal: "grant",
        amountKr: 80_000,
        reason: "Avgränsad och användbar. Beskriv utredarens uppdrag innan start.",
      },
      {
        applicationKey: "byggets-aterbruk",
        proposal: "grant",
        amountKr: 88_000,
        reason: "Tydligt mått som avgör. Ansvarsfrågan för branddörrar ska utredas först.",
      },
      {
        applicationKey: "glasets-hallar",
        proposal: "grant",
        amountKr: 47_000,
        reason: "Pengarna räcker till behov och kalkyl. Byggkonsultens genomgång får vänta eller betalas av fastighetsägarna.",
      },
      {
        applicationKey: "runt-asunden",
        proposal: "reject",
        amountKr: 0,
        reason: "Når inte gränsen 2,75. Nyttan är främst lokal och parterna har inte åtagit sig något.",
      },
    ],
  },
  {
    callKey: "history",
    state: "settled",
    opened: { at: "2024-09-30T09:00" },
    proposed: { at: "2024-10-11T15:00" },
    lines: [
      {
        applicationKey: "cirkulara-floden",
        proposal: "grant",
        amountKr: 2_000_000,
        reason: "Löser en skyldighet som alla åtta kommuner delar.",
      },
      {
        applicationKey: "sma-verkstader",
        proposal: "grant",
        amountKr: 1_750_000,
        reason: "Befintligt näringsliv, delad cell och operatörer som leder.",
      },
      {
        applicationKey: "en-karta-for-sjuharad",
        proposal: "grant",
        amountKr: 1_300_000,
        reason: "Alla kommuner deltar och driften är fördelad. Eget projekt, beretts utanför projektgruppen.",
      },
      {
        applicationKey: "vagen-tillbaka",
        proposal: "grant",
        amountKr: 675_000,
        reason: "Ett pris på en plats som kommunerna kan köpa.",
      },
      {
        applicationKey: "mat-fran-sjuharad",
        proposal: "grant",
        amountKr: 900_000,
        reason: "Bra projekt. Transporten på prov kortas till ett år.",
      },
      {
        applicationKey: "starta-pa-landet",
        proposal: "grant",
        amountKr: 660_000,
        reason: "Femtio kvällar i stället för sextio.",
      },
      {
        applicationKey: "sju-harader-till-fots",
        proposal: "reject",
        amountKr: 0,
        reason: "Markägare och kommuner har inte åtagit sig något och skötseln är inte löst.",
      },
      { applicationKey: "asunden-aret-om", proposal: "reject", amountKr: 0, reason: "Lokal nytta och ordinarie marknadsföring." },
      {
        applicationKey: "sol-pa-bygdegarden",
        proposal: "reject",
        amountKr: 0,
        reason: "I huvudsak investering. Uppfyller inte grundvillkoren.",
      },
    ],
  },
];
