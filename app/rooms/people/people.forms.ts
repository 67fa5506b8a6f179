import { z } from "zod";
import { legalForms, organisationNumber } from "#app/rooms/people/organisation.ts";

export const email = z.string().trim().toLowerCase().min(1, "required").max(254, "tooLong").pipe(z.email("notAnEmail"));

export const signInForm = z.object({ email, returnTo: z.string().default("/") });

export const codeForm = z.object({
  request: z.uuid("unknown"),
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "codeShape")),
});

export const linkForm = z.object({ token: z.string().min(20, "unknown").max(100, "unknown") });

export const accountForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("save"),
    name: z.string().trim().min(1, "required").max(120, "tooLong"),
    language: z.enum(["sv", "en"], "choose"),
  }),
  z.object({ do: z.literal("sign-out-elsewhere") }),
]);

export const organisationForm = z.object({
  name: z.string().trim().min(1, "required").max(200, "tooLong"),
  number: z
    .string()
    .max(40, "tooLong")
    .transform((text, context) => {
      const digits = organisationNumber(text);
      if (digits) return digits;
      context.addIssue({ code: "custom", message: "notAnOrganisationNumber" });
      return z.NEVER;
    }),
  legalForm: z.enum(legalForms, "choose"),
  municipalityCode: z.string().regex(/^\d{4}$/, "choose"),
  address: z.string().trim().max(300, "tooLong").default(""),
});

export const memberRoles = ["reader", "editor", "signatory"] as const;
const role = z.enum(memberRoles, "choose");

export const invitationForm = z.object({ email, role });
export const memberRoleForm = z.object({ role, version: z.coerce.number().int() });

export const languageForm = z.object({ language: z.enum(["sv", "en"], "choose"), returnTo: z.string().default("/") });
export const choosePersonForm = z.object({ person: z.uuid("unknown"), returnTo: z.string().default("/") });
