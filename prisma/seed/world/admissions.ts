import type { CallKey, Moment } from "./types.ts";

/** Organisations that the office has let in after the last day: one has handed in since, one still may. */
export type WorldAdmission = {
  readonly callKey: CallKey;
  readonly organisationKey: string;
  readonly by: string;
  readonly at: Moment;
  readonly until: { readonly days: number; readonly time: string };
  readonly reason: string;
};

export const admissions: readonly WorldAdmission[] = [
  {
    callKey: "culture",
    organisationKey: "bygdekonst",
    by: "jonas-thorin",
    at: { days: -27, time: "09:05" },
    until: { days: -25, time: "16:00" },
    reason: "Strömavbrott i Hyssna under sista kvällen, bekräftat av elnätsbolaget.",
  },
  {
    callKey: "culture",
    organisationKey: "vandra",
    by: "jonas-thorin",
    at: { days: -1, time: "10:30" },
    until: { days: 3, time: "23:59" },
    reason: "Föreningens inloggningsmejl fastnade i ett skräppostfilter under sista veckan. Felet låg inte hos föreningen.",
  },
];
