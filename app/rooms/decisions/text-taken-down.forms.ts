import { z } from "zod";
import { typedVersion, typedWords } from "#app/texts/typed-fields.ts";

/** The whole text, among the ids of its paragraphs. */
export const wholeText = "whole";
const words = typedWords(1_000).refine((typed) => typed !== "", "required");

/** Two forms of one page: no field that is typed in one is in the other. */
export const takingDownForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("take-down"),
    version: typedVersion,
    text: z.union([z.literal(wholeText).transform(() => null), z.uuid()], "chooseText"),
    reason: words,
    certain: z.literal("on", "certainNeeded"),
  }),
  z.object({
    do: z.literal("put-up-again"),
    version: typedVersion,
    again: z.uuid("chooseText"),
    whyAgain: words,
    checked: z.literal("on", "checkedNeeded"),
  }),
]);
