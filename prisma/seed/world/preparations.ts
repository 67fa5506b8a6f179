import type { Recommendation } from "#app/rooms/preparation/preparation.ts";
import type { CallKey, Moment } from "./types.ts";

export type WorldPreparation = {
  readonly callKey: CallKey;
  readonly officerKey: string;
  readonly called: Moment;
  readonly starts: Moment;
  readonly closed: Moment;
  readonly place: string;
  readonly chairKey: string;
  readonly memberKeys: readonly string[];
  readonly absentKeys: readonly string[];
  /** where the beredning does not follow the office; the rest is as proposed */
  readonly other: readonly {
    readonly applicationKey: string;
    readonly recommendation: Recommendation;
    readonly amountKr: number;
    readonly reason: string;
  }[];
  readonly notes: string;
};

/** The beredning went through the pre-studies before the board's coming meeting. */
export const preparations: readonly WorldPreparation[] = [
  {
    callKey: "prestudy",
    officerKey: "anneli-rosvall",
    called: { days: -6, time: "15:10" },
    starts: { days: -5, time: "10:00" },
    closed: { days: -5, time: "11:35" },
    place: "Rum Viskan, Sturegatan 38, Borås",
    chairKey: "mats-hollander",
    memberKeys: ["mats-hollander", "ann-christin-moberg", "camilla-berghult", "solveig-tornell", "nils-ekarp"],
    absentKeys: ["nils-ekarp"],
    other: [
      {
        applicationKey: "vem-tar-over",
        recommendation: "other-sum",
        amountKr: 80_000,
        reason:
          "Beredningen ser nyttan men tycker att intervjuerna kan bli färre. Två av kommunerna har redan en lista över företag där ägaren närmar sig pension, och den bör användas först.",
      },
    ],
    notes:
      "Beredningen bad kansliet att inför nästa omgång visa hur många förstudier som har lett vidare till genomförande.\n\nLedamöterna vill att direktionen får se kartan över var pengarna hamnar, inte bara tabellen.",
  },
];
