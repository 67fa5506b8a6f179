import { z } from "zod";
import { declarationForm } from "#app/rooms/assessment/assessment.forms.ts";
import { declarationScopes, mostAsked } from "#app/rooms/assessment/declaration.ts";

// Messages are text keys; `declarationTexts.errors` holds the words.

export const declarationParams = z.object({ scope: z.enum(declarationScopes), id: z.uuid() });

const [none, conflict] = declarationForm.options;
const ofCase = { case: z.uuid() };

/** An answer for each case on the page; a row is `answers.3.declaration`, `answers.3.ground`, `answers.3.reason`. */
export const declarationsForm = z.object({
  answers: z
    .array(z.discriminatedUnion("declaration", [none.extend(ofCase), conflict.extend(ofCase)], { error: "chooseDeclaration" }))
    .min(1)
    .max(mostAsked),
});
export type DeclarationsForm = z.output<typeof declarationsForm>;
