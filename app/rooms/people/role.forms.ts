import { z } from "zod";
import { type Role, roles } from "#app/gate/actor.ts";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { email } from "#app/rooms/people/people.forms.ts";

/** Roles that somebody is elected to for a municipality. */
export const electedRoles: readonly Role[] = ["board-chair", "board-member", "board-substitute", "adjunct"];

const role = z.enum(roles, "chooseRole");
const day = z
  .string("notADate")
  .refine(isLocalDate, "notADate")
  .transform((value): LocalDate => value);
const noDay = z.literal("").transform(() => null);

const given = {
  role,
  municipality: z.string().max(4, "unknown").default(""),
  from: day,
  to: z.union([noDay, day], "notADate").default(null),
};

/** Both forms have days in turn, and a municipality where the role is somebody's mandate. */
const inOrder = (form: { role: Role; municipality: string; from: LocalDate; to: LocalDate | null }, context: z.RefinementCtx) => {
  if (form.to !== null && form.to < form.from) context.addIssue({ code: "custom", path: ["to"], message: "daysReversed" });
  if (electedRoles.includes(form.role) && form.municipality === "")
    context.addIssue({ code: "custom", path: ["municipality"], message: "chooseMunicipality" });
};

export const newPersonForm = z
  .object({ name: z.string("required").trim().min(1, "required").max(100, "tooLong"), email, ...given })
  .superRefine(inOrder);
export type NewPerson = z.output<typeof newPersonForm>;

export const personRolesForm = z.discriminatedUnion(
  "command",
  [
    z.object({ command: z.literal("give-role"), ...given }).superRefine(inOrder),
    z.object({ command: z.literal("end-role"), ended: role, lastDay: day }),
  ],
  "unknown",
);
export type PersonRolesForm = z.output<typeof personRolesForm>;
export type GivenRole = Pick<NewPerson, "role" | "municipality" | "from" | "to">;
