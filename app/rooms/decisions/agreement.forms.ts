import { z } from "zod";
import { day, line } from "#app/rooms/money/money-fields.ts";
import { typedVersion, typedWords } from "#app/texts/typed-fields.ts";

/** Which of the case's terms are answered, as they were read: a later change has come of another. */
const read = { agreementId: z.uuid(), version: typedVersion };

/** What the organisation's signatory answers. Forms of one page: no field that is typed in one is in another. */
export const agreementForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("accept"), ...read, lead: line(120), agree: z.literal("on", "agreeNeeded") }),
  z.object({ do: z.literal("accept-change"), ...read, agree: z.literal("on", "agreeNeeded") }),
  z.object({
    do: z.literal("decline"),
    ...read,
    why: typedWords(1_000).refine((words) => words !== "", "required"),
  }),
]);

/** What the office does about it. */
export const caseAgreementForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("remind"), ...read }),
  z.object({ do: z.literal("accept-on-paper"), ...read, signedBy: line(200), lead: line(120), signedOn: day }),
  z.object({ do: z.literal("accept-change-on-paper"), ...read, signedBy: line(200), signedOn: day }),
]);
