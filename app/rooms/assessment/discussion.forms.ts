import { z } from "zod";
import { longestCommonReason, longestPost } from "#app/rooms/assessment/discussion.ts";

const words = (missing: string, longest: number) =>
  z
    .string()
    .default("")
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .refine((text) => text !== "", missing)
    .refine((text) => text.length <= longest, "tooLong");
const version = z.coerce.number().int();

/** `id` is made by the page: a form that is posted twice is one post. */
const posting = z.object({ step: z.literal("post"), id: z.uuid(), words: words("postNeeded", longestPost) });
const takingBack = z.object({ step: z.literal("take-back"), post: z.uuid(), version });
const criterion = z.string().min(1).max(200);
const reason = words("reasonNeeded", longestCommonReason);
const setting = z.object({
  step: z.literal("set"),
  criterion,
  version,
  value: z
    .string("chooseLevel")
    .regex(/^-?\d{1,4}$/, "chooseLevel")
    .transform(Number),
  reason,
});

export const assessorDiscussionForm = z.discriminatedUnion("step", [posting, takingBack], { error: "unknown" });
export const officeDiscussionForm = z.discriminatedUnion(
  "step",
  [
    posting,
    takingBack,
    z.object({ step: z.literal("take-in"), post: z.uuid(), version }),
    setting,
    z.object({ step: z.literal("remove"), criterion, version, reason }),
  ],
  { error: "unknown" },
);
export type DiscussionForm = z.output<typeof officeDiscussionForm>;
export type ModeratedScoreForm = Pick<z.output<typeof setting>, "value" | "reason">;
