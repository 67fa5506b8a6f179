import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** A request for a legality review, from the day the office hears of it until the court's answer stands (KL 13 kap.). */
export type AppealState = "absent" | "registered" | "rejected" | "dismissed" | "abandoned" | "quashed";
export type AppealCommand = "register" | "note-case" | "return" | "reject" | "dismiss" | "abandon" | "quash";
/** Who keeps the register: an officer or a secretary without a conflict of interest in what the paragraph decides. */
export type AppealRelation = "registrar";

const by = ["registrar"] as const;

/** The court answers; the registrar writes its answer down. `return`: a higher court sends it back to be tried again, and it is still open. */
export const appealLifecycle: Lifecycle<AppealState, AppealCommand, AppealRelation> = {
  absent: { register: { by, to: "registered" } },
  registered: {
    "note-case": { by, to: "registered" },
    return: { by, to: "registered" },
    reject: { by, to: "rejected" },
    dismiss: { by, to: "dismissed" },
    abandon: { by, to: "abandoned" },
    quash: { by, to: "quashed" },
  },
  rejected: {},
  dismissed: {},
  abandoned: {},
  quashed: {},
};
