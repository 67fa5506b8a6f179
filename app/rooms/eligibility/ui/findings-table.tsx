import { eligibilityTexts, findingWords } from "#app/rooms/eligibility/eligibility.texts.ts";
import type { Finding } from "#app/rooms/eligibility/eligibility.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** The automatic checks, each with the rule and the value it was held against. */
export function FindingsTable({ findings }: { findings: readonly Finding[] }) {
  const room = useTexts(eligibilityTexts);
  const language = useLanguage();
  return (
    <DataTable
      caption={room.findings}
      captionHidden
      rows={findings}
      rowKey={(finding) => finding.key}
      columns={[
        { key: "what", label: room.what, rowHeader: true, cell: (finding) => room.finding[finding.key] },
        {
          key: "result",
          label: room.result,
          cell: (finding) => (
            <Tag tone={finding.outcome === "ok" ? "positive" : finding.outcome === "question" ? "attention" : "negative"}>
              {room.outcomes[finding.outcome]}
            </Tag>
          ),
        },
        { key: "why", label: room.why, cell: (finding) => findingWords(finding, language) },
      ]}
    />
  );
}
