import type { CallKey, Moment } from "./types.ts";

/** Drafts that a team has begun from what it was granted earlier. */
export type WorldCopy = {
  readonly from: string;
  readonly callKey: CallKey;
  readonly by: string;
  readonly moment: Moment;
  readonly title: string;
};

export const copies: readonly WorldCopy[] = [
  {
    from: "cirkulara-floden",
    callKey: "open-projects",
    by: "filip-rosander",
    moment: { days: -3, time: "15:24" },
    title: "Cirkulära textilflöden i Sjuhärad: från försök till vardag",
  },
];
