import { z } from "zod";
import { day, line } from "#app/rooms/money/money-fields.ts";
import { typedVersion, typedWords } from "#app/texts/typed-fields.ts";

/** What the organisation's signatory answers. Two forms of one page: no field of one is in the other. */
export const agreementForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("accept"), version: typedVersion, lead: line(120), agree: z.literal("on", "agreeNeeded") }),
  z.object({
    do: z.literal("decline"),
    version: typedVersion,
    why: typedWords(1_000).refine((words) => words !== "", "required"),
  }),
]);

/** What the office does about it. */
export const caseAgreementForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("remind"), version: typedVersion }),
  z.object({ do: z.literal("accept-on-paper"), version: typedVersion, signedBy: line(200), lead: line(120), signedOn: day }),
]);
