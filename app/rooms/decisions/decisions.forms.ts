import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { choices, deferralKinds, proposalSides } from "#app/rooms/decisions/meeting.ts";

const version = z.coerce.number().int();
const many = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (typeof value === "string" ? [value] : value));
const optionalPerson = z
  .union([z.literal(""), z.uuid()])
  .default("")
  .transform((value) => value || null);
const person = z.uuid("choosePerson");
/** Browsers send line ends as CR LF. */
const text = (max: number) =>
  z
    .string()
    .max(max, "tooLong")
    .default("")
    .transform((value) => value.replace(/\r\n?/g, "\n"));

const when = {
  date: z
    .string()
    .refine(isLocalDate, "notADate")
    .transform((value): LocalDate => value),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3])[:.][0-5]\d$/, "notATime")
    .transform((value) => value.replace(".", ":")),
  place: z.string().trim().min(1, "required").max(200, "tooLong"),
};

const lines = text(8_000).transform((value) =>
  value
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
);

export const planForm = z.object({
  ...when,
  chairId: person,
  officers: many,
});

export const addItemForm = z.object({
  version,
  title: z.string().trim().min(1, "required").max(200, "tooLong"),
  background: text(8_000),
  clause: text(2_000),
});

/** What the meeting's page does before it opens: one more matter, or a proposal or later decision that waits. */
export const agendaForm = z.discriminatedUnion("do", [
  addItemForm.extend({ do: z.literal("add") }),
  z.object({ do: z.literal("report"), version }),
  z.object({ do: z.literal("call"), version }),
  z.object({ do: z.literal("put-on"), version, amendmentId: z.uuid("unknown") }),
  z.object({ do: z.literal("put-on-proposal"), version, allocationId: z.uuid("unknown") }),
]);

/** A matter that comes up when the meeting is open. `matter`: `own`, or what waits. */
const extraForm = z.object({
  version,
  matter: z
    .string()
    .regex(/^(own|report|(proposal|amendment):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, "unknown")
    .default("own"),
  title: text(200).transform((value) => value.trim()),
  background: text(8_000),
  clause: text(2_000),
  why: text(1_000),
  agreed: z.string().optional().transform(Boolean),
});

/** Of the agenda: order before the meeting is opened, and a matter that comes up when it is. */
export const agendaChangeForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("up"), version, itemId: z.uuid("unknown") }),
  z.object({ do: z.literal("down"), version, itemId: z.uuid("unknown") }),
  z.object({ do: z.literal("remove"), version, itemId: z.uuid("unknown") }),
  extraForm.extend({ do: z.literal("extra") }),
]);

/** `absent`, `present`, or the member whose seat a substitute fills. */
const seat = z.object({ personId: z.uuid(), status: z.union([z.literal("absent"), z.literal("present"), z.uuid()]) });
export const rescheduleForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("move"), version, ...when, reason: text(1_000) }),
  z.object({ do: z.literal("call-off"), version, why: text(1_000) }),
]);

export const rollForm = z.object({
  version,
  heldToday: z.string().optional().transform(Boolean),
  chairId: person,
  roll: z.array(seat).transform((seats) =>
    seats.map(({ personId, status }) => ({
      personId,
      present: status !== "absent",
      servesFor: status === "absent" || status === "present" ? null : status,
    })),
  ),
});

const absenceNoted = z.object({
  do: z.literal("note"),
  version,
  personId: person,
  kind: z.enum(["conflict", "left"], "choose"),
  ground: text(500),
  applicationIds: many,
  replacedById: optionalPerson,
  chairId: optionalPerson,
});
const absenceWithdrawn = z.object({ do: z.literal("withdraw"), version, personId: person });
export const absenceForm = z.discriminatedUnion("do", [absenceNoted, absenceWithdrawn]);

export const rulingForm = z.object({
  version,
  personId: person,
  outcome: z.enum(["conflict", "none"], "chooseRuling"),
  raisedById: optionalPerson,
  ground: text(500),
  reasons: text(2_000),
  applicationIds: many,
  against: many,
  replacedById: optionalPerson,
  chairId: optionalPerson,
});

/** A row that nobody has written in is no motion; half a row is told of at its field. */
const motions = z
  .array(
    z.object({ personId: optionalPerson, text: text(1_000) }).superRefine((motion, context) => {
      const said = motion.text.trim() !== "";
      if (said && !motion.personId) context.addIssue({ code: "custom", message: "choosePerson", path: ["personId"] });
      if (!said && motion.personId) context.addIssue({ code: "custom", message: "motionNeeded", path: ["text"] });
    }),
  )
  .default([])
  .transform((rows) =>
    rows.flatMap(({ personId, text: said }) => (personId && said.trim() ? [{ personId, text: said.trim() }] : [])),
  );

const voteTaken = z.object({
  do: z.literal("take"),
  version,
  yes: text(1_000),
  no: text(1_000),
  proposalSide: z
    .enum(["", ...proposalSides])
    .default("")
    .transform((value) => value || null),
  order: text(2_000),
  motions,
  votes: z.array(z.object({ personId: z.uuid(), choice: z.enum(choices, "choose") })).default([]),
});
const voteWithdrawn = z.object({ do: z.literal("withdraw"), version });
export const voteForm = z.discriminatedUnion("do", [voteTaken, voteWithdrawn]);

export const reservationForm = z.object({ version, personId: person, text: text(4_000) });

const amount = z
  .string()
  .default("")
  .transform((value, context) => {
    const ore = value.trim() === "" ? 0n : parseKronor(value);
    if (ore === null || ore < 0n) {
      context.addIssue({ code: "custom", message: "notAnAmount" });
      return z.NEVER;
    }
    return ore;
  });

export const recordForm = z.object({
  version,
  clauses: lines,
  procedure: z.enum(["none", "acclamation", "vote"], "choose"),
  adjusterId: optionalPerson,
  note: text(2_000),
  motions,
  order: text(2_000),
  background: text(8_000).optional(),
  amendment: z
    .enum(["adopt", "decline"], "chooseOutcome")
    .optional()
    .transform((value) => (value === undefined ? undefined : value === "adopt")),
  outcomes: z
    .array(
      z.object({
        applicationId: z.uuid(),
        outcome: z.enum(["grant", "reject"], "choose"),
        amount,
        purpose: text(40),
        reasons: text(4_000),
        conditions: text(4_000),
      }),
    )
    .default([]),
});

export const signForm = z.discriminatedUnion("do", [
  // `version`: of the minutes as they were read
  z.object({ do: z.literal("sign"), version }),
  z.object({ do: z.literal("ask"), version, itemId: z.uuid("chooseParagraph"), words: text(4_000) }),
]);

export const correctionForm = z.object({
  version,
  background: text(8_000),
  clauses: lines,
  deferral: text(4_000),
  reasons: z.array(z.object({ applicationId: z.uuid(), text: text(4_000) })).default([]),
  why: text(2_000),
});

export const deferralForm = z.object({
  version,
  kind: z.enum(deferralKinds, "chooseDeferral"),
  procedure: z.enum(["acclamation", "vote", "minority"], "choose"),
  requestedBy: many,
  reasons: text(4_000),
});

const breakOutForm = z.object({ version, applicationId: z.uuid("chooseApplication") });
export const itemForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("take-up"), version }),
  z.object({ do: z.literal("reopen"), version }),
  breakOutForm.extend({ do: z.literal("break-out") }),
  z.object({ do: z.literal("put-back"), version }),
]);

/** What is sent from the meeting's one screen: each step's own form, and which step of which paragraph it is. */
const step = <Step extends string>(name: Step) => ({ step: z.literal(name), itemId: z.uuid("unknown") });
export const sittingForm = z.discriminatedUnion("step", [
  z.object({ ...step("take-up"), version }),
  z.object({ ...step("turn-to"), version }),
  z.object({ ...step("reopen"), version }),
  z.object({ ...step("put-back"), version }),
  breakOutForm.extend(step("break-out")),
  z.discriminatedUnion("do", [absenceNoted.extend(step("absence")), absenceWithdrawn.extend(step("absence"))]),
  rulingForm.extend(step("ruling")),
  z.discriminatedUnion("do", [voteTaken.extend(step("vote")), voteWithdrawn.extend(step("vote"))]),
  recordForm.extend(step("decision")),
  deferralForm.extend(step("deferral")),
  reservationForm.extend(step("reservation")),
  rollForm.extend(step("attendance")),
  extraForm.extend(step("extra")),
]);
