import { paths } from "#app/paths.ts";
import { agreementTexts } from "#app/rooms/decisions/agreement.texts.ts";
import { amendmentTexts } from "#app/rooms/decisions/amendment.texts.ts";
import type { AmendmentOfCase } from "#app/rooms/decisions/amendments.server.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import type { DecisionOfCase } from "#app/rooms/decisions/appeals.server.ts";
import type { Force } from "#app/rooms/decisions/legal-force.ts";
import { letterWayTexts } from "#app/rooms/decisions/letter-way.texts.ts";
import { AgreementTag } from "#app/rooms/decisions/ui/agreement.tsx";
import { AmendmentChain } from "#app/rooms/decisions/ui/amendments.tsx";
import { ForceStanding } from "#app/rooms/decisions/ui/force.tsx";
import { LetterTag } from "#app/rooms/decisions/ui/letter-tag.tsx";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Panel } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** What was decided in a case, where it is written, and whether it holds. */
export function DecisionPanel({
  applicationId,
  decision,
  later,
  amends,
}: {
  applicationId: string;
  decision: DecisionOfCase & { readonly force: Force };
  later: readonly AmendmentOfCase[];
  /** the reader is one of those who propose changes */
  amends: boolean;
}) {
  const t = useTexts(appealTexts);
  const change = useTexts(amendmentTexts);
  const way = useTexts(letterWayTexts);
  const terms = useTexts(agreementTexts);
  const language = useLanguage();
  return (
    <Panel title={t.forCase.title} tone="sunken">
      <SummaryList
        compact
        rows={[
          {
            label: t.outcome[decision.outcome],
            value: decision.outcome === "grant" ? formatKronor(decision.amountOre, language) : "–",
          },
          {
            label: t.forCase.by,
            value: (
              <a href={paths.meetingItem(decision.meetingId, decision.itemId)}>
                {t.forCase.paragraph(decision.body, decision.paragraph, formatDate(decision.heldOn, language))}
              </a>
            ),
          },
          { label: t.standing, value: <ForceStanding force={decision.force} /> },
        ]}
      />
      {later.length > 0 && (
        <>
          <h3>{change.chain}</h3>
          <AmendmentChain chain={later} meetings />
        </>
      )}
      {decision.letter === "bounced" && <Notice tone="warning">{way.bouncedTitle}</Notice>}
      {decision.byPost && decision.letter === "out" && <Notice tone="warning">{t.forCase.byPost}</Notice>}
      <ul className="plain-list">
        <li>
          <a href={paths.applicationDecisionPdf(applicationId)}>{t.forCase.letter}</a>
        </li>
        <li>
          <a href={paths.caseLetter(applicationId)}>{way.link}</a> <LetterTag state={decision.letter} byPost={decision.byPost} />
        </li>
        {decision.agreement && (
          <li>
            <a href={paths.caseAgreement(applicationId)}>{terms.link}</a> <AgreementTag state={decision.agreement} />
          </li>
        )}
        {amends && (
          <li>
            <a href={paths.caseAmendment(applicationId)}>{change.link}</a>
          </li>
        )}
        {decision.outcome === "grant" && (
          <li>
            <a href={paths.projectMoney(decision.decisionId)}>{t.forCase.money}</a>
          </li>
        )}
      </ul>
    </Panel>
  );
}
