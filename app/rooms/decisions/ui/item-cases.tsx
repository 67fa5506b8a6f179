import { sum } from "#app/kernel/money.ts";
import type { Rational } from "#app/kernel/rational.ts";
import type { Readiness } from "#app/rooms/decisions/commands/record-decision.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { ItemDecision } from "#app/rooms/decisions/meeting.ts";
import type { CaseOnAgenda } from "#app/rooms/decisions/minutes.ts";
import type { GivenRecommendation } from "#app/rooms/preparation/preparation.server.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { Recommended } from "#app/rooms/preparation/ui/recommended.tsx";
import { formatKronor, formatRational } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import "./decisions.css";

export type CaseRow = CaseOnAgenda & {
  readonly readiness: Readiness | null;
  readonly rank: number | null;
  readonly score: Rational | null;
  readonly decimals: number;
  readonly proposal: "grant" | "reject";
  readonly proposedOre: bigint;
  readonly purpose: string;
  readonly reason: string;
  /** what the beredning recommends; null when it has not had the case */
  readonly recommended: GivenRecommendation | null;
};

const Outcome = ({ outcome, amountOre }: { outcome: "grant" | "reject"; amountOre: bigint }) => {
  const { item: t } = useTexts(decisionTexts);
  const language = useLanguage();
  return outcome === "grant" ? (
    <strong>{formatKronor(amountOre, language)}</strong>
  ) : (
    <Tag tone="neutral">{t.outcome.reject}</Tag>
  );
};

/** The office's proposal, beside it what the beredning recommends, and what the board has decided once it has. */
export function ItemCases({
  cases,
  decisions,
  narrow = false,
}: {
  cases: readonly CaseRow[];
  decisions: readonly ItemDecision[];
  /** the reasons stand under each application instead of in a column of their own */
  narrow?: boolean;
}) {
  const { item: t } = useTexts(decisionTexts);
  const language = useLanguage();
  const decided = (row: CaseRow) => decisions.find((decision) => decision.applicationId === row.applicationId);
  const preparation = useTexts(preparationTexts);
  const prepared = cases.some((row) => row.recommended !== null);
  const reason = (row: CaseRow) => (
    <>
      {decided(row)?.reasons ?? row.reason}
      {row.recommended?.reason && (
        <>
          <br />
          <strong>{preparation.meeting.columns.recommended}:</strong> {row.recommended.reason}
        </>
      )}
    </>
  );
  const caption = decisions.length > 0 ? t.outcomeTable : t.proposalTable;
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={cases}
      rowKey={(row) => row.applicationId}
      columns={[
        { key: "rank", label: t.columns.rank, numeric: true, cell: (row) => row.rank ?? t.noRank },
        {
          key: "application",
          label: t.columns.application,
          rowHeader: true,
          cell: (row) => (
            <>
              <bdi>{row.title}</bdi>
              <br />
              <Muted>
                <bdi>{row.organisation}</bdi> · <span className="nowrap">{row.number}</span>
                {row.score && ` · ${t.columns.score} ${formatRational(row.score, row.decimals, language)}`}
              </Muted>
              {narrow && <p className="case-reason">{reason(row)}</p>}
            </>
          ),
        },
        {
          key: "requested",
          label: t.columns.requested,
          numeric: true,
          nowrap: true,
          cell: (row) => formatKronor(row.requestedOre, language),
        },
        {
          key: "proposed",
          label: t.columns.proposed,
          numeric: true,
          nowrap: true,
          cell: (row) => <Outcome outcome={row.proposal} amountOre={row.proposedOre} />,
        },
        ...(prepared
          ? [
              {
                key: "recommended",
                label: preparation.meeting.columns.recommended,
                numeric: true,
                nowrap: true,
                cell: (row: CaseRow) => (row.recommended ? <Recommended {...row.recommended} /> : t.noRank),
              },
            ]
          : []),
        ...(decisions.length > 0
          ? [
              {
                key: "decided",
                label: t.columns.decided,
                numeric: true,
                nowrap: true,
                cell: (row: CaseRow) => {
                  const decision = decided(row);
                  return decision ? <Outcome outcome={decision.outcome} amountOre={decision.amountOre} /> : t.noRank;
                },
              },
            ]
          : []),
        ...(narrow ? [] : [{ key: "reason", label: t.columns.reason, cell: reason }]),
      ]}
      foot={{
        rank: t.sum,
        requested: formatKronor(sum(cases.map((row) => row.requestedOre)), language),
        proposed: formatKronor(sum(cases.map((row) => row.proposedOre)), language),
        ...(prepared ? { recommended: formatKronor(sum(cases.map((row) => row.recommended?.amountOre ?? 0n)), language) } : {}),
        ...(decisions.length > 0
          ? { decided: formatKronor(sum(decisions.map((decision) => decision.amountOre)), language) }
          : {}),
      }}
    />
  );
}
