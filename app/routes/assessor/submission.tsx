import { redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { assessmentFor, submitAssessment } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { AssessmentHeading } from "#app/rooms/assessment/ui/assessment-heading.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { fieldId } from "#app/ui/field-names.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Lead, Muted, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page, versionForm } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["assessor"] }, async ({ actor, params }) => {
  const view = found(await assessmentFor(actor, params.id));
  // Sent twice, or opened too early: the assessment's own page says where it stands.
  if (view.stage !== "score" || view.closed) throw redirect(paths.assessment(params.id));
  const { content: _content, ...shown } = view;
  return shown;
});

export const action = command({
  params: idParams,
  form: versionForm,
  roles: ["assessor"],
  run: ({ actor, params, form }) => submitAssessment({ actor, id: params.id, version: form.version }),
  done: ({ params }) => paths.assessment(params.id),
});

export const meta: MetaFunction = () => [{ title: `${assessmentTexts.sv.submission.title} – Drum` }];

export default function Submission() {
  const view = useLoaderData<typeof loader>();
  const t = useTexts(assessmentTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const missing = new Set(view.left.keys);
  const back = { href: paths.assessment(view.id), label: t.submission.back };
  return (
    <CommandForm action={paths.assessmentSubmission(view.id)} version={view.version} {...unaccepted}>
      <AssessmentHeading view={view} title={t.submission.title} back={back} />
      <Answer message={message} code={code} />
      {missing.size > 0 ? (
        <Section title={t.submission.missing(missing.size)} lead={<p>{t.submission.missingLead}</p>}>
          <ul>
            {view.items.map((item, index) =>
              missing.has(item.key) ? (
                <li key={item.key}>
                  <a href={`${paths.assessment(view.id)}#${fieldId(`scores.${index}.level`)}`}>
                    {inLanguage(item.name, language)}
                  </a>
                </li>
              ) : null,
            )}
          </ul>
        </Section>
      ) : (
        <Section title={t.submission.ready} lead={<Lead>{t.submission.readyLead}</Lead>}>
          <DataTable
            caption={t.submitted.own}
            captionHidden
            rows={view.items}
            rowKey={(item) => item.key}
            columns={[
              { key: "item", label: t.submission.criterion, rowHeader: true, cell: (item) => inLanguage(item.name, language) },
              {
                key: "level",
                label: t.submission.level,
                cell: (item) => {
                  const score = view.scores.find(({ key }) => key === item.key);
                  return score?.notAssessable ? t.page.notAssessable : score?.value;
                },
              },
              {
                key: "motivation",
                label: t.page.motivation,
                cell: (item) => <div className="as-typed">{view.scores.find(({ key }) => key === item.key)?.motivation}</div>,
              },
            ]}
          />
          {view.left.summary ? <Muted>{t.submission.noSummary}</Muted> : <p className="as-typed">{view.summary}</p>}
          <Notice>{`${t.submission.lead} ${t.submission.afterwards[view.othersScores]}`}</Notice>
          <ButtonGroup>
            <Button>{t.submission.send}</Button>
            <LinkButton kind="secondary" href={back.href}>
              {back.label}
            </LinkButton>
          </ButtonGroup>
        </Section>
      )}
    </CommandForm>
  );
}
