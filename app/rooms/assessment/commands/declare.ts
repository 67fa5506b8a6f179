import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { DeclarationForm } from "#app/rooms/assessment/assessment.forms.ts";

type Declared =
  | { readonly type: "NoConflictDeclared" }
  | {
      readonly type: "ConflictDeclared";
      readonly ground: Extract<DeclarationForm, { declaration: "conflict" }>["ground"];
      readonly reason: Undisclosed;
    };

/**
 * What a person says of themselves, unasked and before seeing more than title and organisation (KL 6:30 second paragraph). A declared
 * conflict is believed until an officer has ruled: it costs an assessor, never the applicant's trust.
 */
export function declare(
  form: DeclarationForm,
  applicationId: string,
  personId: string,
): Result<Decision<Declared, undefined>, never> {
  if (form.declaration === "none") return accept({ events: [{ type: "NoConflictDeclared" }] });
  return accept({
    events: [{ type: "ConflictDeclared", ground: form.ground, reason: new Undisclosed(form.reason) }],
    follow: [{ kind: "mail-conflict-declared", payload: { applicationId, personId } }],
  });
}
