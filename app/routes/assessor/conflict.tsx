import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { declarationForm } from "#app/rooms/assessment/assessment.forms.ts";
import { assessmentFor, declareForAssessment } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { AssessmentHeading } from "#app/rooms/assessment/ui/assessment-heading.tsx";
import { DeclarationFields, ProposedConflicts, WhatConflictIs } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Lead, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["assessor"] }, async ({ actor, params }) => {
  const view = found(await assessmentFor(actor, params.id));
  const { id, title, number, organisation, call, dueOn, stage } = view;
  return { id, title, number, organisation, call, dueOn, stage, proposals: view.stage === "declare" ? view.proposals : [] };
});

export const action = command({
  params: idParams,
  form: declarationForm,
  roles: ["assessor"],
  run: ({ actor, params, form }) => declareForAssessment({ actor, id: params.id, form }),
  done: ({ params, form }) => (form.declaration === "none" ? paths.assessment(params.id) : `${paths.assessments()}?anmalt`),
});

export const meta: MetaFunction = () => [{ title: `${assessmentTexts.sv.declaration.title} – Drum` }];

export default function Conflict() {
  const view = useLoaderData<typeof loader>();
  const t = useTexts(assessmentTexts);
  const { message, errors, ...unaccepted } = useUnaccepted(t);
  const late = view.stage !== "declare";
  // Who comes late is not asked whether, only why: what a bent form says about that belongs to no field of this page.
  const lost = late ? errors.declaration : undefined;
  return (
    <CommandForm
      action={paths.assessmentConflict(view.id)}
      {...(late ? { hidden: { declaration: "conflict" } } : {})}
      {...unaccepted}
      errors={lost ? {} : errors}
    >
      <AssessmentHeading
        view={view}
        title={t.declaration.title}
        {...(late ? { back: { href: paths.assessment(view.id), label: t.page.form } } : {})}
      />
      {(message ?? lost) && <Notice tone="danger">{message ?? lost}</Notice>}
      <Section>
        <Lead>{late ? t.declaration.ownLead : t.declaration.lead}</Lead>
        <ProposedConflicts proposals={view.proposals} />
        {late && <Notice tone="warning">{t.declaration.afterSubmitting}</Notice>}
        <WhatConflictIs />
      </Section>
      <DeclarationFields onlyConflict={late} />
    </CommandForm>
  );
}
