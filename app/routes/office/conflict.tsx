import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { conflictForm } from "#app/rooms/assessment/assessment.forms.ts";
import { conflictFor, declareForCase, ruleOnConflict } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { DeclarationFields, ProposedConflicts, WhatConflictIs } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { ConflictFacts, RulingFields } from "#app/rooms/assessment/ui/ruling-form.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), personId: z.uuid() });
const roles = ["officer", "secretary", "controller", "auditor", "admin"] as const;

export const loader = page(params, { roles }, async ({ actor, params, url }) => ({
  view: found(await conflictFor(actor, params.id, params.personId)),
  officer: actor.roles.includes("officer"),
  ruled: url.searchParams.has("klart"),
}));

/** One address for a person's standing in a case: the person declares there, an officer rules there. */
export const action = command({
  params,
  form: conflictForm,
  roles,
  run: ({ actor, params, form }) =>
    "ruling" in form
      ? ruleOnConflict({ actor, applicationId: params.id, personId: params.personId, form })
      : declareForCase({ actor, applicationId: params.id, personId: params.personId, form }),
  done: ({ params, form, url }) =>
    "ruling" in form
      ? `${paths.caseConflict(params.id, params.personId)}?klart`
      : form.declaration === "conflict"
        ? paths.office()
        : url.searchParams.has("ideskiss")
          ? paths.caseSketch(params.id)
          : paths.caseAssessors(params.id),
});

export const meta: MetaFunction = () => [{ title: `${assessmentTexts.sv.office.conflicts} – Drum` }];

export default function Conflict() {
  const { view, officer, ruled } = useLoaderData<typeof loader>();
  const t = useTexts(assessmentTexts);
  const sketch = useTexts(sketchTexts);
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { application, conflict } = view;
  const canRule = officer && !view.own && !view.elected && conflict !== null && conflict.state !== "none";
  const body = (
    <>
      <PageHeading
        title={view.own ? t.conflict.ownTitle : t.conflict.title(view.person.name)}
        caption={`${application.number} ${application.title}, ${application.organisation}`}
        lead={view.own ? t.declaration.ownLead : t.conflict.lead}
        back={
          application.sketch
            ? { href: paths.caseSketch(application.id), label: sketch.title }
            : { href: paths.caseAssessors(application.id), label: t.conflict.back }
        }
      />
      <Answer message={message} code={code} />
      {ruled && !message && (
        <Notice tone="success" title={t.conflict.ruled} live>
          {conflict?.state === "confirmed" && !application.sketch && (
            <a href={paths.caseAssessors(application.id)}>{t.office.substitute}</a>
          )}
        </Notice>
      )}
      {conflict && <ConflictFacts conflict={conflict} />}
      {view.elected && !view.own && conflict?.state === "declared" && <Notice>{t.conflict.byTheBody}</Notice>}
      <ProposedConflicts proposals={view.proposals} {...(view.own ? {} : { title: t.office.possible, hint: "" })} />
      {view.own && (
        <>
          <Section>
            <WhatConflictIs />
          </Section>
          <DeclarationFields noneHint={t.declaration.noneHintOffice} />
        </>
      )}
      {canRule && <RulingFields state={conflict.state} />}
    </>
  );
  // Who neither declares nor rules here reads a page, not a form.
  return view.own || canRule ? (
    <CommandForm
      action={`${paths.caseConflict(application.id, view.person.id)}${application.sketch ? "?ideskiss" : ""}`}
      {...(canRule ? { version: conflict.version } : { hidden: { form: "declaration" } })}
      {...unaccepted}
    >
      {body}
    </CommandForm>
  ) : (
    <div className="form">{body}</div>
  );
}
