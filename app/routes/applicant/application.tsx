import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionSlugs, sectionsWith } from "#app/rooms/applications/application.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { type CompletionPart, completionAnnex, isSection } from "#app/rooms/applications/completion.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { sealedConfirmations } from "#app/rooms/applications/confirmation.ts";
import { copyingTexts } from "#app/rooms/applications/copying.texts.ts";
import { draftsTexts } from "#app/rooms/applications/drafts.texts.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { sketchForTeam } from "#app/rooms/applications/sketches.server.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { SealedAttachments } from "#app/rooms/applications/ui/attachment-list.tsx";
import { CopyNotes } from "#app/rooms/applications/ui/copy-notes.tsx";
import { kinRows } from "#app/rooms/applications/ui/kin-rows.tsx";
import { PaperEntry } from "#app/rooms/applications/ui/paper-entry.tsx";
import { SketchAnswer, SketchSteps } from "#app/rooms/applications/ui/sketch-standing.tsx";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Panel, Section, Stack, TwoColumns } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params }) => {
  const { around, choices: _choices, annexes, ...application } = found(await applicationForTeam(actor, params.id));
  const sketch = application.sketchNumber === null ? null : await sketchForTeam(actor, params.id);
  return {
    ...application,
    sketch: sketch && {
      number: sketch.number,
      state: sketch.state,
      binding: sketch.binding,
      submittedAt: sketch.submittedAt,
      reasons: sketch.reasons,
      answeredAt: sketch.answeredAt,
    },
    binding: around.rules.sketch?.binding ?? false,
    parts: sectionsWith(around.rules),
    demand: around.rules.confirmations,
    annexes: annexes.map(({ key, name }) => ({ key, name })),
    annexNames: Object.fromEntries([...annexes, completionAnnex].map(({ key, name }) => [key, name])),
    // As they were sealed; what a completion has added is shown where it is added.
    files: application.attachments.filter((file) => (file.sealed && !file.dropped) || application.submittedAt === null),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

/** The application's own page: what is left to do in a draft, and what became of it afterwards. */
export default function Application() {
  const application = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const copying = useTexts(copyingTexts);
  const language = useLanguage();
  const t = room.overview;
  const paper = useTexts(paperTexts);
  const sketch = useTexts(sketchTexts);
  const revision = useTexts(callRevisionTexts);
  const { id, call, stage } = application;
  const registrar = application.relations.includes("registrar");
  const heading = (
    <PageHeading
      title={<bdi>{application.title}</bdi>}
      caption={
        application.number ??
        application.sketchNumber ??
        (application.step === "sketch" ? sketch.team.caption(call.number) : t.caption(call.number))
      }
      tag={
        <Tag
          tone={
            stage === "granted"
              ? "positive"
              : stage === "drafted" && application.step === "waiting"
                ? "info"
                : stage === "drafted" || stage === "returned" || stage === "registered"
                  ? "attention"
                  : stage === "submitted"
                    ? "info"
                    : "neutral"
          }
        >
          {stage === "drafted" && call.steps ? sketch.steps[application.step] : room.stages[stage]}
        </Tag>
      }
      back={
        registrar ? { href: paths.paperApplications(call.id), label: paper.list } : { href: paths.mine(), label: room.mine.title }
      }
    />
  );
  const facts = (
    <Panel title={t.facts} tone="sunken">
      <SummaryList
        compact
        rows={[
          { label: t.organisation, value: <bdi>{application.organisation.name}</bdi> },
          { label: t.call, value: <a href={paths.call(call.slug)}>{inLanguage(call.title, language)}</a> },
          ...kinRows(application.kin, paths.application, language),
          { label: t.signatories, value: application.signatories.length > 0 ? application.signatories.join(", ") : "–" },
        ]}
      />
      {application.sections.budget.rows.length > 0 && (
        <p>
          <a href={paths.applicationBudgetCsv(id)}>{room.budgetCsv}</a>
        </p>
      )}
    </Panel>
  );
  // While the office reads the sketch, and after an answer that ended the case, there is nothing to write in.
  const still = stage === "drafted" && (application.step === "waiting" || application.step === "ended");
  const answered = application.sketch && (
    <SketchAnswer
      sketch={application.sketch}
      step={application.step}
      answerBy={call.steps?.sketchAnswerOn ?? null}
      href={paths.sketch(id)}
    />
  );
  return (
    <>
      {heading}
      {call.steps && stage === "drafted" && (
        <SketchSteps step={application.step} steps={call.steps} answeredAt={application.sketch?.answeredAt ?? null} />
      )}
      {registrar && application.submittedAt && (
        <Notice title={paper.mark}>
          <LinkButton href={paths.case(id)} kind="secondary">
            {paper.toCase}
          </LinkButton>
        </Notice>
      )}
      {application.rulesChangedAt && (
        <Notice tone="warning" title={revision.draftNotice(formatInstant(application.rulesChangedAt, language))}>
          <p>{revision.draftNoticeText}</p>
          <a href={`${paths.call(call.slug)}#changes`}>{revision.draftNoticeLink}</a>
        </Notice>
      )}
      {still ? (
        <TwoColumns main={answered} aside={facts} />
      ) : stage === "drafted" ? (
        <>
          {answered}
          <Draft facts={facts} />
        </>
      ) : stage === "registered" && application.paperReceivedOn ? (
        <PaperEntry
          {...application}
          receivedOn={application.paperReceivedOn}
          registered={formatInstant(application.createdAt, language)}
          enters={registrar}
          facts={facts}
        />
      ) : application.completion ? (
        <Returned facts={facts} />
      ) : (
        <Settled facts={facts} />
      )}
      {application.relations.includes("editor") && stage !== "withdrawn" && (
        <p>
          <a href={paths.applicationCopy(id)}>
            {stage === "granted" ? copying.useGranted[call.kind === "pre-study" ? "pre-study" : "continuation"] : copying.use}
          </a>
        </p>
      )}
      {application.may.includes("withdraw") && (
        <p>
          <a href={paths.applicationWithdrawal(id)}>
            {stage === "drafted" && !application.sketch ? t.withdrawDraft : registrar ? paper.entry.withdraw : t.withdraw}
          </a>
        </p>
      )}
    </>
  );
}

function Draft({ facts }: { facts: ReactNode }) {
  const {
    id,
    call,
    saved,
    faults,
    relations,
    parts,
    annexes,
    attachments,
    attachmentFaults,
    confirmationFaults,
    confirmations,
    demand,
    copied,
    erasedFrom,
    step,
    binding,
  } = useLoaderData<typeof loader>();
  const sketch = useTexts(sketchTexts).team;
  const { submission } = useTexts(sketchTexts);
  const first = step === "sketch";
  const promised = useTexts(confirmationTexts);
  const copying = useTexts(copyingTexts);
  const drafts = useTexts(draftsTexts);
  const waiting = confirmations.filter((one) => one.state === "asked").length;
  const files = useTexts(attachmentTexts);
  const left = faults.length + attachmentFaults.length + confirmationFaults.length;
  const room = useTexts(applicationTexts);
  const language = useLanguage();
  const t = room.overview;
  const open = call.phase === "open" && call.state === "published";
  const standing = parts.map((key) => {
    const left = faults.filter((fault) => fault.section === key).length;
    // A part that is not yet begun and lacks nothing is one that may be left out.
    const untouched = left > 0 ? ("not-started" as const) : ("optional" as const);
    return { key, status: !saved[key] ? untouched : left > 0 ? ("begun" as const) : ("complete" as const) };
  });
  const asked = standing.filter((one) => one.status !== "optional").length;
  const done = standing.filter((one) => one.status === "complete").length;
  return (
    <TwoColumns
      main={
        <>
          {open ? (
            <Callout
              label={first ? sketch.closes : t.closes}
              value={formatInstant(call.closesAt, language)}
              note={first ? `${t.inclusive} ${binding ? sketch.binding : sketch.advice}` : t.inclusive}
            />
          ) : (
            <Notice tone="warning" title={`${first ? sketch.closed : t.closed} ${formatInstant(call.closesAt, language)}`}>
              <p>{first ? sketch.closedText : t.closedText}</p>
              {erasedFrom && <p>{drafts.erased(erasedFrom)}</p>}
            </Notice>
          )}
          {!relations.includes("editor") && <Notice>{t.readerOnly}</Notice>}
          {copied && (
            <Notice title={copying.copiedTitle}>
              <p>{copying.copied(copied.title, copied.number, inLanguage(copied.call, language))}</p>
              {copied.notes.length > 0 && (
                <>
                  <p>{copying.notes}:</p>
                  <CopyNotes notes={copied.notes} />
                </>
              )}
            </Notice>
          )}
          <Section title={first ? sketch.parts : t.parts} {...(first ? { lead: sketch.goesOn } : {})}>
            <Progress label={t.progress} value={done} max={asked} text={t.progressText(done, asked)} />
            <TaskList
              label={first ? sketch.parts : t.parts}
              items={[
                ...standing.map(({ key, status }) => ({
                  title: room.sections[key].title,
                  hint: room.sections[key].hint,
                  href: paths.applicationSection(id, sectionSlugs[key]),
                  status: {
                    label: room.status[status],
                    ...(status === "complete"
                      ? {}
                      : { tone: status === "begun" ? ("attention" as const) : ("neutral" as const) }),
                  },
                })),
                ...(demand === "unused"
                  ? []
                  : [
                      {
                        title: promised.title,
                        hint: promised.hint,
                        href: paths.confirmations(id),
                        status:
                          confirmationFaults.length > 0
                            ? { label: files.status.missing, tone: "attention" as const }
                            : waiting > 0
                              ? { label: promised.waiting(waiting), tone: "attention" as const }
                              : confirmations.some((one) => one.state === "confirmed")
                                ? { label: files.status.complete }
                                : { label: files.status.voluntary, tone: "neutral" as const },
                      },
                    ]),
                ...(annexes.length === 0
                  ? []
                  : [
                      {
                        title: files.title,
                        hint: files.hint,
                        href: paths.attachments(id),
                        status:
                          attachmentFaults.length > 0
                            ? { label: files.status.missing, tone: "attention" as const }
                            : attachments.length > 0
                              ? { label: files.status.complete }
                              : { label: files.status.voluntary, tone: "neutral" as const },
                      },
                    ]),
              ]}
            />
          </Section>
          <Section title={first ? sketch.finish : t.finish}>
            <TaskList
              label={first ? sketch.finish : t.finish}
              items={[
                {
                  title: t.check,
                  hint: t.checkHint,
                  href: paths.applicationCheck(id),
                  status: left === 0 ? { label: t.ready } : { label: t.statusLeft(left), tone: "attention" },
                },
                {
                  title: first ? submission.submit : t.submit,
                  hint: first ? sketch.hint : t.submitHint,
                  ...(open && left === 0 ? { href: first ? paths.sketch(id) : paths.applicationSubmission(id) } : {}),
                  status: open && left === 0 ? { label: t.ready, tone: "info" } : { label: t.notReady, tone: "neutral" },
                },
              ]}
            />
          </Section>
        </>
      }
      aside={
        <>
          <Panel title={t.private}>
            <p>{t.privateText}</p>
          </Panel>
          {facts}
        </>
      }
    />
  );
}

/** The office has asked for more: what, until when, and the way to it. The rest stands as it was submitted. */
function Returned({ facts }: { facts: ReactNode }) {
  const { id, completion, faults, attachmentFaults, sections, names, number } = useLoaderData<typeof loader>();
  const files = useTexts(attachmentTexts);
  const room = useTexts(applicationTexts);
  const t = useTexts(completionTexts).team;
  const language = useLanguage();
  if (!completion) return null;
  const left = (part: CompletionPart) =>
    isSection(part) ? faults.filter((fault) => fault.section === part).length : attachmentFaults.length;
  const whole = faults.length === 0 && !(completion.sections.includes("attachments") && attachmentFaults.length > 0);
  return (
    <TwoColumns
      main={
        <>
          {completion.late ? (
            <Notice tone="warning" title={t.late}>
              {t.lateText}
            </Notice>
          ) : (
            <Callout label={t.until} value={formatDate(completion.dueOn, language)} note={t.note} />
          )}
          <Section title={t.title}>
            <Stack>
              <div>
                <h3>{t.message}</h3>
                <Words text={completion.message} />
              </div>
            </Stack>
          </Section>
          <Section title={t.parts} lead={t.rest}>
            <TaskList
              label={t.parts}
              items={[
                ...completion.sections.map((key) => ({
                  title: isSection(key) ? room.sections[key].title : files.title,
                  href: isSection(key) ? paths.applicationSection(id, sectionSlugs[key]) : paths.attachments(id),
                  status:
                    left(key) === 0
                      ? { label: room.overview.ready }
                      : { label: room.overview.statusLeft(left(key)), tone: "attention" as const },
                })),
                {
                  title: t.submit,
                  hint: t.submitHint,
                  ...(whole && !completion.late ? { href: paths.applicationSubmission(id) } : {}),
                  status:
                    whole && !completion.late
                      ? { label: room.overview.ready, tone: "info" as const }
                      : { label: room.overview.notReady, tone: "neutral" as const },
                },
              ]}
            />
          </Section>
          <Section title={room.overview.content}>
            <ApplicationView sections={sections} names={names} level={3} />
          </Section>
        </>
      }
      aside={
        <>
          {number && (
            <LinkButton href={paths.applicationReceipt(id)} kind="secondary">
              {room.overview.toReceipt}
            </LinkButton>
          )}
          {facts}
        </>
      }
    />
  );
}

function Settled({ facts }: { facts: ReactNode }) {
  const application = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const language = useLanguage();
  const t = room.overview;
  const { id, stage, number, submittedAt } = application;
  const decided = stage === "granted" || stage === "rejected";
  return (
    <TwoColumns
      main={
        <>
          {stage === "withdrawn" ? (
            <Notice title={t.withdrawn}>
              <p>{t.withdrawnText}</p>
              {application.withdrawnReason && (
                <p>
                  {room.withdrawal.given}: <bdi>{application.withdrawnReason}</bdi>
                </p>
              )}
            </Notice>
          ) : decided ? (
            <Notice title={t.decided}>
              <p>{t.decidedText}</p>
              <LinkButton href={paths.applicationDecision(id)}>{t.toDecision}</LinkButton>
            </Notice>
          ) : (
            number &&
            submittedAt && (
              <Notice tone="success" title={t.submitted}>
                {t.submittedText(number, formatInstant(submittedAt, language))}
              </Notice>
            )
          )}
          <Section title={number ? t.content : t.draftContent}>
            <ApplicationView
              sections={application.sections}
              names={application.names}
              confirmations={sealedConfirmations(application.confirmations)}
              level={3}
            />
            <SealedAttachments
              attachments={application.files}
              annexes={application.annexNames}
              hrefOf={(file) => paths.attachment(id, file)}
            />
          </Section>
        </>
      }
      aside={
        <>
          {number && (
            <LinkButton href={paths.applicationReceipt(id)} kind="secondary">
              {t.toReceipt}
            </LinkButton>
          )}
          {facts}
        </>
      }
    />
  );
}
