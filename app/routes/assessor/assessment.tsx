import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { SealedAttachments } from "#app/rooms/applications/ui/attachment-list.tsx";
import { LateNotice } from "#app/rooms/applications/ui/late-notice.tsx";
import { PaperNotice } from "#app/rooms/applications/ui/paper-notice.tsx";
import { type Advised, advisoriesForAssessor } from "#app/rooms/assessment/advisories.server.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { scoresForm } from "#app/rooms/assessment/assessment.forms.ts";
import {
  type AssessmentToDeclare,
  type AssessmentToScore,
  assessmentAfter,
  assessmentFor,
  type NextAssessment,
  type OwnNote,
  type SubmittedAssessment,
  saveScores,
} from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { AdvisoriesShown } from "#app/rooms/assessment/ui/advisories.tsx";
import { AssessmentHeading } from "#app/rooms/assessment/ui/assessment-heading.tsx";
import { DeclarationFields, ProposedConflicts, WhatConflictIs } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { ScoreComparison } from "#app/rooms/assessment/ui/score-comparison.tsx";
import { ScoringForm } from "#app/rooms/assessment/ui/scoring-form.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Lead, Muted, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(idParams, { roles: ["assessor"] }, async ({ actor, params, url }) => {
  const view = found(await assessmentFor(actor, params.id));
  const [advised, next] =
    view.stage === "submitted"
      ? await Promise.all([advisoriesForAssessor(actor, params.id), assessmentAfter(actor, params.id)])
      : [null, null];
  const come = { view, advised, next, saved: url.searchParams.has("sparat") };
  // What is handed in is only read: no JavaScript, and its data is not sent a second time.
  return come.view.stage === "submitted" ? unsent(come) : come;
});

export const action = command({
  params: idParams,
  form: scoresForm,
  roles: ["assessor"],
  run: ({ actor, params, form }) => saveScores({ actor, id: params.id, form }),
  done: ({ params, form }) =>
    form.next === "submission" ? paths.assessmentSubmission(params.id) : `${paths.assessment(params.id)}?sparat`,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.view.title ?? ""} – Drum` }];
export const handle = { interactive: true };

export default function Assessment() {
  const { view, advised, next, saved } = useLoaderData<typeof loader>();
  if (view.stage === "declare") return <ToDeclare view={view} />;
  return view.stage === "score" ? <ToScore view={view} saved={saved} /> : <Submitted view={view} advised={advised} next={next} />;
}

function ToDeclare({ view }: { view: AssessmentToDeclare }) {
  const t = useTexts(assessmentTexts);
  return (
    <CommandForm action={paths.assessmentConflict(view.id)}>
      <AssessmentHeading view={view} />
      {view.closed && <Notice title={t.page.closed}>{t.page.closedText}</Notice>}
      <Section title={t.declaration.title}>
        <Lead>{t.declaration.lead}</Lead>
        <ProposedConflicts proposals={view.proposals} />
        <WhatConflictIs />
      </Section>
      <DeclarationFields />
      <p>
        <Muted>{t.declaration.after}</Muted>
      </p>
    </CommandForm>
  );
}

function ToScore({ view, saved }: { view: AssessmentToScore; saved: boolean }) {
  const t = useTexts(assessmentTexts);
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const stale = code === "changed-since-read";
  // Closed while it was being written: what was typed is still there to be copied, and nothing to press.
  const refused = unaccepted.values !== undefined;
  // Six criteria may lack a motivation: in the summary each fault says whose it is.
  const language = useLanguage();
  const named = Object.entries(unaccepted.errors).map(([field, fault]) => {
    const item = view.items[Number(/^scores\.(\d+)\./.exec(field)?.[1])];
    return [field, item ? `${inLanguage(item.name, language)}: ${fault}` : fault];
  });
  return (
    <CommandForm action={paths.assessment(view.id)} version={view.version} summary={false} {...unaccepted}>
      <ErrorSummary errors={Object.fromEntries(named)} />
      <AssessmentHeading view={view} />
      <Answer message={message} code={code} />
      {saved && !message && <Notice tone="success" title={t.page.savedNotice} live />}
      <div className="assessing">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, a region that scrolls must be reachable by keyboard */}
        <section className="assessing__part assessing__part--application" aria-labelledby="application" tabIndex={0}>
          <p className="assessing__jump">
            <a href="#assessment">{t.page.toForm}</a>
          </p>
          <h2 id="application">{t.page.application}</h2>
          <Completed at={view.completedAt} />
          {view.content ? (
            <>
              <LateNotice late={view.content.late} />
              <PaperNotice paper={view.content.paper} />
              <ApplicationView
                sections={view.content.sections}
                names={view.content.names}
                confirmations={view.content.confirmations}
                level={3}
              />
              <Files view={view} />
            </>
          ) : (
            <Notice tone="warning">{t.page.noContent}</Notice>
          )}
        </section>
        <section className="assessing__part assessing__part--form" aria-labelledby="assessment">
          <p className="assessing__jump">
            <a href="#application">{t.page.toApplication}</a>
          </p>
          <h2 id="assessment">{t.page.form}</h2>
          {view.closed ? (
            <Notice title={t.page.closed}>{t.page.closedText}</Notice>
          ) : (
            <p>
              <Muted>{`${t.page.blind[view.othersScores]} ${t.page.keys}`}</Muted>
            </p>
          )}
          {view.closed && !refused && (
            <ScoreComparison
              items={view.items}
              sheets={[{ assessor: t.submitted.you, summary: view.summary, scores: view.scores }]}
              caption={t.page.saved}
            />
          )}
          {view.closed && !refused ? (
            <OwnNotes note={view.note} level={3} />
          ) : (
            <ScoringForm
              items={view.items}
              content={view.content}
              scores={view.scores}
              summary={view.summary}
              note={view.note.words}
              version={view.version}
              saveAt={paths.assessmentScore(view.id)}
              compare={stale}
            />
          )}
          <div className="scoring__bar" hidden={view.closed}>
            <ButtonGroup>
              <Button name="next" value="stay">
                {t.page.save}
              </Button>
              <Button kind="secondary" name="next" value="submission">
                {t.page.saveAndGo}
              </Button>
            </ButtonGroup>
          </div>
          <p>
            <a href={paths.assessmentConflict(view.id)}>{t.page.conflictLink}</a>
          </p>
        </section>
      </div>
    </CommandForm>
  );
}

/** The assessor reads the latest version and is told that there was one before it. */
function Completed({ at }: { at: Date | null }) {
  const t = useTexts(completionTexts).office;
  const language = useLanguage();
  return at && <Notice title={t.completed(formatInstant(at, language))}>{t.completedText}</Notice>;
}

function Submitted({ view, advised, next }: { view: SubmittedAssessment; advised: Advised | null; next: NextAssessment | null }) {
  const t = useTexts(assessmentTexts);
  const advice = useTexts(advisoryTexts).title;
  const discussed = useTexts(discussionTexts).link;
  const language = useLanguage();
  return (
    <>
      <AssessmentHeading view={view} submitted />
      <Notice tone="success" title={t.submitted.title}>
        <p>{t.submitted.at(formatInstant(view.submittedAt, language))}</p>
        <p>
          {view.awaited > 0 && !view.closed ? t.submitted.awaited(view.awaited) : ""}{" "}
          {view.closed ? t.page.closedSubmitted : t.submitted.reopen}
        </p>
        <p>
          {next ? (
            <>
              {t.submitted.next}{" "}
              <a href={paths.assessment(next.id)}>
                <bdi>{next.title}</bdi> ({next.number})
              </a>
            </>
          ) : (
            t.submitted.nothingLeft
          )}
        </p>
      </Notice>
      <ScoreComparison
        items={view.items}
        sheets={[{ assessor: t.submitted.you, summary: view.summary, scores: view.scores }, ...view.others]}
        caption={view.others.length === 0 ? t.submitted.own : t.submitted.compare}
      />
      {view.othersScores !== "named" && (
        <p>
          <Muted>{t.submitted[view.othersScores]}</Muted>
        </p>
      )}
      {view.othersScores !== "never" && (
        <p>
          <a href={paths.assessmentDiscussion(view.id)}>{discussed}</a>
        </p>
      )}
      <OwnNotes note={view.note} />
      {advised && advised.advisories.length > 0 && (
        <Section title={advice} rule>
          <AdvisoriesShown {...advised} />
        </Section>
      )}
      <Section title={t.page.application} rule>
        <Completed at={view.completedAt} />
        {view.content && (
          <>
            <LateNotice late={view.content.late} />
            <PaperNotice paper={view.content.paper} />
            <ApplicationView
              sections={view.content.sections}
              names={view.content.names}
              confirmations={view.content.confirmations}
              level={3}
            />
          </>
        )}
        <Files view={view} />
      </Section>
      <p>
        <a href={paths.assessmentConflict(view.id)}>{t.page.conflictLink}</a>
      </p>
    </>
  );
}

/** Words for the author alone; nothing at all where none were written. */
function OwnNotes({ note, level }: { note: OwnNote; level?: 3 }) {
  const t = useTexts(assessmentTexts).note;
  const language = useLanguage();
  if (note.words === "" && !note.weededAt) return null;
  return (
    <Section title={t.title} rule lead={<Muted>{t.own}</Muted>} {...(level ? { level } : {})}>
      {note.weededAt ? <p>{t.weeded(formatInstant(note.weededAt, language))}</p> : <p className="as-typed">{note.words}</p>}
    </Section>
  );
}

const Files = ({ view }: { view: AssessmentToScore | SubmittedAssessment }) => (
  <SealedAttachments
    staff
    attachments={view.attachments}
    annexes={view.content?.names.annexes}
    hrefOf={(file) => paths.assessmentAttachment(view.id, file)}
  />
);
