import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { advisoriesOfCase } from "#app/rooms/assessment/advisories.server.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { assessorsForm } from "#app/rooms/assessment/assessment.forms.ts";
import {
  assessmentsOfCase,
  assessorsToChoose,
  assignAssessors,
  releaseAssessor,
  reopenAssessment,
} from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { bonusText } from "#app/rooms/assessment/ranking-rows.ts";
import { AdvisoriesShown } from "#app/rooms/assessment/ui/advisories.tsx";
import { AssessorsAssigned, AssignmentForm, ConflictsAnswered, TurningForm } from "#app/rooms/assessment/ui/case-assessors.tsx";
import { ScoreComparison } from "#app/rooms/assessment/ui/score-comparison.tsx";
import { formatRational } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url }) => {
    const [known, candidates, advised] = await Promise.all([
      assessmentsOfCase(actor, params.id),
      assessorsToChoose(actor, params.id),
      advisoriesOfCase(actor, params.id),
    ]);
    return {
      advised,
      known: found(known),
      candidates,
      officer: actor.roles.includes("officer"),
      auditor: actor.roles.includes("auditor"),
      own: actor.personId,
      done: url.searchParams.get("klart"),
      reopening: url.searchParams.get("oppna"),
      releasing: url.searchParams.get("entbind"),
    };
  },
);

const turned = { reopen: reopenAssessment, release: releaseAssessor };
const doneWords = { assign: "utsedd", reopen: "oppnad", release: "entbunden" };

export const action = command({
  params: idParams,
  form: assessorsForm,
  roles: ["officer"],
  run: ({ actor, params, form }) =>
    form.command === "assign"
      ? assignAssessors({ actor, applicationId: params.id, assessors: form.assessors, dueOn: form.dueOn })
      : turned[form.command]({ actor, id: form.assessment, version: form.version, reason: form.reason }),
  done: ({ params, form }) => `${paths.caseAssessors(params.id)}?klart=${doneWords[form.command]}`,
});

export const meta: MetaFunction = () => [{ title: `${assessmentTexts.sv.office.title} – Drum` }];

export default function Assessors() {
  const { known, candidates, advised, officer, auditor, own, done, reopening, releasing } = useLoaderData<typeof loader>();
  const t = useTexts(assessmentTexts);
  const advice = useTexts(advisoryTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const { application, assessments } = known;
  const submitted = assessments.filter(({ state }) => state === "submitted");
  const sent = unaccepted.values?.assessment;
  const toReopen = submitted.find(({ id }) => id === (sent ?? reopening));
  const toRelease = assessments.find(
    ({ id, state }) => (state === "assigned" || state === "begun") && id === (sent ?? releasing),
  );
  const onCase = assessments.filter(({ state }) => state !== "recused" && state !== "released");
  const short = assessments.some(({ state }) => state === "recused") ? known.required - onCase.length : 0;
  const free = candidates.filter(({ proposals }) => proposals.length === 0).map(({ name }) => name);
  return (
    <>
      <PageHeading
        title={t.office.title}
        caption={`${application.number} ${application.title}, ${application.organisation}`}
        lead={t.office.lead}
        back={{ href: paths.case(application.id), label: t.office.back }}
      />
      <Answer message={message} code={code} />
      {done && !message && (
        <Notice
          tone="success"
          title={
            done === "oppnad" ? t.office.reopenedNotice : done === "entbunden" ? t.office.releasedNotice : t.office.assignedNotice
          }
          live
        />
      )}
      {known.blind && <Notice>{t.office.blind}</Notice>}
      {known.closed && <Notice title={t.office.closed}>{t.office.closedText}</Notice>}
      {officer && !known.closed && short > 0 && (
        <Notice tone="warning" title={t.office.short(short)}>
          <p>{t.office.shortText(free.slice(0, 3))}</p>
          <p>
            <a href="#utse">{t.office.substitute}</a>
          </p>
        </Notice>
      )}
      {officer && toReopen && (
        <TurningForm applicationId={application.id} assessment={toReopen} turn="reopen" unaccepted={unaccepted} />
      )}
      {officer && toRelease && (
        <TurningForm applicationId={application.id} assessment={toRelease} turn="release" unaccepted={unaccepted} />
      )}
      <Section title={t.office.assigned} lead={<Muted>{t.office.required(known.required)}</Muted>}>
        <AssessorsAssigned
          applicationId={application.id}
          assessments={assessments}
          officer={officer}
          auditor={auditor}
          blind={known.blind}
          closed={known.closed}
        />
      </Section>
      {officer && (!known.closed || (unaccepted.values && sent === undefined)) && (
        <AssignmentForm
          applicationId={application.id}
          candidates={candidates}
          unaccepted={toReopen || toRelease ? {} : unaccepted}
        />
      )}
      <Section title={t.office.conflicts} rule>
        <ConflictsAnswered applicationId={application.id} conflicts={known.conflicts} own={own} officer={officer} />
      </Section>
      {submitted.length > 0 && !known.blind && (
        <Section title={t.office.scores} rule>
          <KeyFigures
            items={[
              ...(known.total ? [{ label: t.office.total, value: formatRational(known.total, known.decimals, language) }] : []),
              ...(known.bonus
                ? [{ label: t.ranking.bonus, note: t.ranking.bonusNote, value: bonusText(known.bonus, language) }]
                : []),
              ...(known.strategic
                ? [{ label: t.office.strategic, value: formatRational(known.strategic, known.decimals, language) }]
                : []),
            ]}
          />
          <ScoreComparison items={known.items} sheets={submitted} decimals={known.decimals} caption={t.submitted.compare} />
        </Section>
      )}
      <Section title={advice.title} rule>
        <AdvisoriesShown {...advised} />
        <p>
          <a href={paths.caseAdvisories(application.id)}>{advice.shown.toCase}</a>
        </p>
      </Section>
    </>
  );
}
