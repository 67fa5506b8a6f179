import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionsWith } from "#app/rooms/applications/application.ts";
import { kinForOffice } from "#app/rooms/applications/applications.server.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { completionAnnex } from "#app/rooms/applications/completion.ts";
import { officeTexts } from "#app/rooms/applications/office.texts.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { sketchOfCase } from "#app/rooms/applications/sketches.server.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { SealedAttachments } from "#app/rooms/applications/ui/attachment-list.tsx";
import { kinRows } from "#app/rooms/applications/ui/kin-rows.tsx";
import { LateNotice } from "#app/rooms/applications/ui/late-notice.tsx";
import { PaperNotice } from "#app/rooms/applications/ui/paper-notice.tsx";
import { sketchTones, stageTones } from "#app/rooms/applications/ui/stage-tones.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { discussionTexts } from "#app/rooms/assessment/discussion.texts.ts";
import { laterDecisions } from "#app/rooms/decisions/amendments.server.ts";
import { standingOfCase } from "#app/rooms/decisions/appeals.server.ts";
import { putOff } from "#app/rooms/decisions/decisions.server.ts";
import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { caseDelegation } from "#app/rooms/decisions/delegations.server.ts";
import { statementTexts } from "#app/rooms/decisions/statement.texts.ts";
import { DecisionPanel } from "#app/rooms/decisions/ui/decision-panel.tsx";
import { PutOffNotice } from "#app/rooms/decisions/ui/put-off.tsx";
import { eligibilityOf } from "#app/rooms/eligibility/eligibility.server.ts";
import { eligibilityTexts } from "#app/rooms/eligibility/eligibility.texts.ts";
import { FindingsTable } from "#app/rooms/eligibility/ui/findings-table.tsx";
import { formatOrganisationNumber, type LegalForm } from "#app/rooms/people/organisation.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { recommendationOn } from "#app/rooms/preparation/preparation.server.ts";
import { RecommendationPanel } from "#app/rooms/preparation/ui/recommended.tsx";
import { publicPreviewTexts } from "#app/rooms/reporting/public-preview.texts.ts";
import { formatDate, formatInstant, formatInstantExact, formatKronor, formatPeriod } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, PageHeading, Panel, Section, SideNav, Stack, TwoColumns } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params }) => {
    const [checked, kin] = await Promise.all([eligibilityOf(actor, params.id), kinForOffice(actor, params.id)]);
    const standing = checked && (await standingOfCase(params.id));
    const later = standing ? await laterDecisions(params.id) : [];
    const delegation = checked && (await caseDelegation(actor, params.id));
    const { case: kase, state, reason, officer, settledAt, findings, may } = found(checked);
    return {
      id: params.id,
      ...kase,
      sketch: await sketchOfCase(actor, kase.facts.id),
      putOff: await putOff(actor, { applicationId: params.id }),
      kin,
      standing,
      later,
      recommended: checked && (await recommendationOn(actor, params.id)),
      delegated: delegation?.rule != null && !delegation.inAllocation,
      enters: actor.roles.includes("officer"),
      eligibility: {
        state,
        reason,
        officer,
        settledAt,
        may: may.length > 0,
        findings,
        open: findings.filter((finding) => finding.outcome !== "ok").length,
      },
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.facts.number} ${data?.facts.title} – Drum` }];

/** One case: its facts, where it stands, what to do, and the application as it was sealed. */
export default function CasePage() {
  const {
    id,
    facts,
    content,
    withdrawnReason,
    attachments,
    formerAttachments,
    sha256,
    submittedAt,
    stage,
    snapshot,
    legalForm,
    responsible,
    eligibility,
    kin,
    standing,
    later,
    delegated,
    recommended,
    enters,
    sketch,
    putOff: matters,
  } = useLoaderData<typeof loader>();
  const t = useTexts(officeTexts);
  const application = useTexts(applicationTexts);
  const files = useTexts(attachmentTexts);
  const check = useTexts(eligibilityTexts);
  const people = useTexts(peopleTexts);
  const completing = useTexts(completionTexts);
  const paper = useTexts(paperTexts);
  const delegation = useTexts(delegationTexts);
  const statement = useTexts(statementTexts);
  const advice = useTexts(advisoryTexts);
  const discussed = useTexts(discussionTexts).title;
  const sketching = useTexts(sketchTexts);
  const shownOpenly = useTexts(publicPreviewTexts).title;
  const language = useLanguage();
  const toCheck = eligibility.state === "pending" && eligibility.may;
  return (
    <>
      <PageHeading
        title={<bdi>{facts.title}</bdi>}
        caption={facts.number}
        tag={<Tag tone={stageTones[stage]}>{t.stages[stage]}</Tag>}
        back={{ href: paths.round(facts.callId), label: t.case.back }}
        actions={
          <Cluster>
            <LinkButton href={paths.caseEligibility(id)} kind={toCheck ? "primary" : "secondary"}>
              {toCheck ? t.case.checkEligibility : t.case.eligibility}
            </LinkButton>
            <LinkButton href={paths.caseCompletion(id)} kind="secondary">
              {completing.office.title}
            </LinkButton>
            <LinkButton href={paths.caseAssessors(id)} kind="secondary">
              {t.case.assessors}
            </LinkButton>
            <LinkButton href={paths.caseAdvisories(id)} kind="secondary">
              {advice.title}
            </LinkButton>
            <LinkButton href={paths.caseDiscussion(id)} kind="secondary">
              {discussed}
            </LinkButton>
            <LinkButton href={paths.caseStatement(id)} kind="secondary">
              {statement.title}
            </LinkButton>
            {enters && !standing && delegated && (
              <LinkButton href={paths.caseDelegation(id)} kind="secondary">
                {delegation.caseTitle}
              </LinkButton>
            )}
            <a href={paths.casePublic(id)}>{shownOpenly}</a>
            <a href={paths.caseJournal(id)}>{t.case.journal}</a>
          </Cluster>
        }
      />
      {stage === "withdrawn" && (
        <Notice tone="warning" title={t.case.withdrawn}>
          <p>{t.case.withdrawnText}</p>
          {withdrawnReason && (
            <p>
              {application.withdrawal.given}: <bdi>{withdrawnReason}</bdi>
            </p>
          )}
        </Notice>
      )}
      {snapshot > 1 && (
        <Notice title={completing.office.completed(formatInstant(submittedAt, language))}>
          <p>{completing.office.completedText}</p>
          <a href={paths.caseVersions(id)}>{completing.office.compare}</a>
        </Notice>
      )}
      <PutOffNotice matters={matters} readsMeetings />
      <LateNotice late={content.late} />
      <PaperNotice paper={content.paper} />
      <TwoColumns
        main={
          <>
            <Section title={t.case.facts}>
              <SummaryList
                rows={[
                  { label: t.case.organisation, value: <bdi>{content.organisation.name}</bdi> },
                  { label: t.case.organisationNumber, value: formatOrganisationNumber(content.organisation.number) },
                  { label: t.case.legalForm, value: people.legalForms[legalForm as LegalForm] ?? legalForm },
                  { label: t.case.call, value: `${inLanguage(content.call.title, language)} (${content.call.number})` },
                  ...kinRows(kin, paths.case, language),
                  { label: t.case.responsible, value: responsible ? responsible.name : t.case.nobody },
                  ...(content.paper
                    ? [
                        { label: paper.receivedOn, value: formatDate(content.paper.receivedOn, language) },
                        { label: paper.registeredAt, value: formatInstantExact(new Date(content.paper.registeredAt)) },
                      ]
                    : [{ label: t.case.received, value: formatInstantExact(facts.submittedAt ?? submittedAt) }]),
                  { label: content.paper ? paper.enteredBy : t.case.submittedBy, value: <bdi>{content.submittedBy.name}</bdi> },
                  ...(facts.requestedOre === null
                    ? []
                    : [{ label: t.case.requested, value: formatKronor(facts.requestedOre, language) }]),
                  ...(facts.totalOre === null ? [] : [{ label: t.case.total, value: formatKronor(facts.totalOre, language) }]),
                  ...(facts.startsOn && facts.endsOn
                    ? [{ label: t.case.period, value: formatPeriod(facts.startsOn, facts.endsOn, language) }]
                    : []),
                  {
                    label: t.case.terms,
                    value: `${inLanguage(content.call.terms.title, language)} ${content.call.terms.version}`,
                  },
                  { label: t.case.hash, value: <span className="hash">{sha256}</span> },
                ]}
              />
            </Section>
            <Section title={check.findings} lead={check.findingsLead}>
              <FindingsTable findings={eligibility.findings} />
            </Section>
            <Section title={t.case.content} lead={t.case.sealed}>
              <ApplicationView
                sections={content.sections}
                names={content.names}
                confirmations={content.confirmations}
                level={3}
              />
              <SealedAttachments
                staff
                attachments={attachments}
                annexes={content.names.annexes}
                hrefOf={(file) => paths.caseAttachment(id, file)}
              />
              <SealedAttachments
                staff
                title={files.former}
                attachments={formerAttachments}
                annexes={{ ...content.names.annexes, [completionAnnex.key]: completionAnnex.name }}
                hrefOf={(file) => paths.caseAttachment(id, file)}
              />
            </Section>
          </>
        }
        aside={
          <Stack>
            {recommended && <RecommendationPanel given={recommended} link />}
            {standing && <DecisionPanel applicationId={id} decision={standing} later={later} amends={enters} />}
            <Panel title={t.case.eligibility} tone={toCheck ? "accent" : "sunken"}>
              <Stack gap="small">
                <p>
                  <Tag
                    tone={eligibility.state === "passed" ? "positive" : eligibility.state === "failed" ? "negative" : "attention"}
                  >
                    {check.states[eligibility.state]}
                  </Tag>
                </p>
                {eligibility.state !== "pending" && eligibility.reason && <p>{eligibility.reason}</p>}
                {eligibility.state !== "pending" && eligibility.officer && eligibility.settledAt && (
                  <p>{check.settledBy(eligibility.officer, formatInstant(eligibility.settledAt, language))}</p>
                )}
              </Stack>
            </Panel>
            {sketch && (
              <Panel title={sketching.title} tone="sunken">
                <Stack gap="small">
                  <p>
                    <Tag tone={sketchTones[sketch.state]}>{sketching.states[sketch.state]}</Tag>
                  </p>
                  <a href={paths.caseSketch(id)}>{sketching.office.toSketch}</a>
                </Stack>
              </Panel>
            )}
            {content.paper && enters && (
              <Panel title={paper.mark} tone="sunken">
                <Stack gap="small">
                  {stage === "returned" && <a href={paths.application(id)}>{paper.complete}</a>}
                  <a href={paths.applicationReceiptPdf(id)}>{paper.toReceipt}</a>
                  {stage !== "withdrawn" && <a href={paths.applicationWithdrawal(id)}>{paper.entry.withdraw}</a>}
                </Stack>
              </Panel>
            )}
            <SideNav
              label={t.case.contents}
              items={[
                ...sectionsWith(content.names).map((key) => ({ href: `#del-${key}`, label: application.sections[key].title })),
                ...(attachments.length > 0 ? [{ href: "#del-bilagor", label: files.title }] : []),
              ]}
            />
          </Stack>
        }
      />
    </>
  );
}
