import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type AdvisoryState = "asked" | "answered" | "recused" | "withdrawn";
export type AdvisoryCommand = "ask" | "answer" | "recuse" | "withdraw";
/** `holder` has the link that was mailed. Nobody answers for the body that was asked. An answer stands: it is part of the case. */
export type AdvisoryRelation = "officer" | "holder" | "staff";

export const advisoryLifecycle: Lifecycle<AdvisoryState | "absent", AdvisoryCommand, AdvisoryRelation> = {
  absent: { ask: { by: ["officer"], to: "asked" } },
  asked: {
    answer: { by: ["holder"], to: "answered" },
    recuse: { by: ["holder"], to: "recused" },
    withdraw: { by: ["officer"], to: "withdrawn" },
  },
  answered: {},
  recused: {},
  withdrawn: {},
};
