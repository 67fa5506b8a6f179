import { safeHref } from "#app/documents/document.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { goalValue } from "#app/rooms/applications/application.ts";
import { projectResultsTexts } from "#app/rooms/reporting/project-results.texts.ts";
import { amountWords, awardPeriod, hostOf, shareOf } from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { GrantedAmount } from "#app/rooms/reporting/ui/register-table.tsx";
import type { AwardView } from "#app/rooms/reporting/views.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatDate, formatShare } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, PageHeading, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export function AwardPage({ view }: { view: AwardView }) {
  const language = useLanguage();
  const texts = useTexts(reportingTexts);
  const common = useTexts(commonTexts);
  const t = texts.award;
  const results = useTexts(projectResultsTexts);
  const { award } = view;
  const gap = <Muted>{t.notStated}</Muted>;
  const sourceHref = safeHref(award.source);
  const share = award.grantedOre !== null && award.totalOre !== null ? shareOf(award.grantedOre, award.totalOre) : null;
  const incomplete =
    award.imported && (award.grantedOre === null || award.ownerName === null || award.year === null || award.totalOre === null);
  return (
    <>
      <PageHeading
        back={{ href: paths.register(), label: t.back }}
        caption={[award.callName, ...(award.year === null ? [texts.unknownYear] : [])].join(" · ")}
        title={award.project}
        lead={award.ownerName ?? texts.unknownOwner}
        {...(award.demo || award.imported
          ? {
              tag: (
                <Cluster>
                  {award.demo && <Tag>{common.demoMark}</Tag>}
                  {award.imported && <Tag tone="info">{texts.imported}</Tag>}
                </Cluster>
              ),
            }
          : {})}
      />
      <KeyFigures
        items={[
          {
            label: t.granted,
            value: award.grantedOre === null ? t.notStated : amountWords(award.grantedOre, language),
            ...(award.grantedOre !== null ? { note: texts.coverage[award.coverage] } : {}),
          },
          { label: t.requested, value: award.requestedOre === null ? t.notStated : amountWords(award.requestedOre, language) },
          {
            label: t.total,
            value: award.totalOre === null ? t.notStated : amountWords(award.totalOre, language),
            ...(share === null ? {} : { note: `${t.share} ${t.shareOf(formatShare(Math.round(share / 10) * 10, language))}` }),
          },
        ]}
      />
      {incomplete && (
        <Notice title={t.gap}>
          <p>{t.gapLead}</p>
        </Notice>
      )}
      {view.application && view.application.summary !== "" && (
        <Section title={t.summary}>
          <Prose>
            {view.application.summary.split(/\n\s*\n/).map((paragraph) => (
              <p key={paragraph} lang="sv">
                {paragraph}
              </p>
            ))}
          </Prose>
        </Section>
      )}
      <Section title={t.goals} lead={view.goals.length > 0 ? t.goalsLead : undefined}>
        {view.goals.map((framework) => (
          <Prose key={framework.frameworkId}>
            <p>
              <a href={paths.strategy(framework.frameworkId)}>{framework.framework}</a>
            </p>
            <ul>
              {framework.nodes.map((node) => (
                <li key={node.label}>
                  {node.label}
                  {node.basisPoints < 10_000 && ` (${formatShare(node.basisPoints, language)})`}
                </li>
              ))}
            </ul>
          </Prose>
        ))}
        {award.focusText !== "" && (view.goals.length === 0 || award.imported) && (
          <Prose>
            <p>
              {t.goalsInWords}: <q lang="sv">{award.focusText}</q>
            </p>
          </Prose>
        )}
        {view.goals.length === 0 && award.focusText === "" && <p>{t.goalsUnknown}</p>}
      </Section>
      {view.application && view.application.goals.length > 0 && (
        <Section title={t.results} lead={t.resultsLead}>
          <DataTable
            caption={t.results}
            captionHidden
            columns={[
              { key: "goal", label: t.goal, rowHeader: true, cell: (goal) => goal.name },
              { key: "target", label: t.target, cell: (goal) => goal.target },
              ...(view.reached.length > 0
                ? [
                    {
                      key: "reached",
                      label: results.reached,
                      cell: (_: unknown, index: number) => {
                        const outcome = view.reached.find(({ position }) => position === index);
                        return outcome
                          ? results.outcome(goalValue(outcome.reached, language), formatDate(outcome.on, language))
                          : results.notNoted;
                      },
                    },
                  ]
                : []),
            ]}
            rows={view.application.goals}
            rowKey={(goal, index) => `${index} ${goal.name}`}
          />
        </Section>
      )}
      <Section title={t.facts}>
        <SummaryList
          rows={[
            { label: t.owner, value: award.ownerName ?? gap },
            { label: t.ownerType, value: view.ownerType ?? gap },
            { label: t.seat, value: view.seat ?? gap },
            {
              label: t.participants,
              value: view.participants.length > 0 ? view.participants.join(", ") : <Muted>{t.participantsUnknown}</Muted>,
            },
            ...(view.application?.contact
              ? [
                  {
                    label: t.contact,
                    value: (
                      <>
                        {view.application.contact.name}
                        {view.application.contact.email !== "" && (
                          <>
                            {", "}
                            <a href={`mailto:${view.application.contact.email}`}>{view.application.contact.email}</a>
                          </>
                        )}
                        <br />
                        <Muted>{t.contactNote}</Muted>
                      </>
                    ),
                  },
                ]
              : []),
            { label: t.period, value: awardPeriod(award, language) },
            { label: t.call, value: award.callName },
            { label: t.decided, value: award.decidedOn === null ? gap : formatDate(award.decidedOn, language) },
            { label: t.granted, value: <GrantedAmount award={award} /> },
            {
              label: t.pots,
              value:
                award.pots.length === 0 ? (
                  <Muted>{t.potsUnknown}</Muted>
                ) : (
                  award.pots.map((pot) => (
                    <div key={pot.key}>
                      {inLanguage(pot.label, language)}: {amountWords(pot.amountOre, language)}
                    </div>
                  ))
                ),
            },
            ...(view.application && view.application.partners.names.length + view.application.partners.unnamed > 0
              ? [{ label: t.partners, value: <Partners {...view.application.partners} /> }]
              : []),
            ...(view.application && view.application.coFinancing.length > 0
              ? [
                  {
                    label: t.coFinancing,
                    value: view.application.coFinancing.map((part) => (
                      <div key={part.label}>
                        {part.label}: {amountWords(part.amountOre, language)}
                      </div>
                    )),
                  },
                ]
              : []),
            ...(view.application ? [{ label: t.number, value: view.application.number }] : []),
            ...(award.source
              ? [{ label: texts.source, value: sourceHref ? <a href={sourceHref}>{hostOf(award.source)}</a> : award.source }]
              : [{ label: texts.source, value: texts.report.ownDecisions }]),
          ]}
        />
      </Section>
      {(view.minutes || view.application) && (
        <Section title={t.documents}>
          <Prose>
            {view.minutes && !view.minutes.open && (
              <p>
                {view.minutes.downSince
                  ? t.minutesDown(award.source, formatDate(localDate(view.minutes.downSince), language))
                  : t.minutesGone(award.source, formatDate(view.minutes.until, language))}
              </p>
            )}
            {view.minutes?.open && (
              <ul>
                <li>
                  <a href={paths.publicMinutesExtract(view.minutes.meetingId, view.minutes.itemId)}>
                    {t.paragraph(award.source)}
                  </a>
                </li>
                <li>
                  <a href={paths.publicMinutesPdf(view.minutes.meetingId)}>{t.minutes}</a>
                </li>
              </ul>
            )}
            {view.application && <p>{t.askFor(view.application.number)}</p>}
          </Prose>
        </Section>
      )}
      {award.note !== "" && (
        <Section title={t.note}>
          <Prose>
            <p lang="sv">{award.note}</p>
          </Prose>
        </Section>
      )}
    </>
  );
}

function Partners({ names, unnamed }: NonNullable<AwardView["application"]>["partners"]) {
  const t = useTexts(reportingTexts).award;
  return (
    <>
      {names.map((name) => (
        <div key={name} lang="sv">
          {name}
        </div>
      ))}
      {unnamed > 0 && <Muted>{names.length > 0 ? t.unnamedPartners(unnamed) : t.onlyUnnamed(unnamed)}</Muted>}
    </>
  );
}
