import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { AssessmentLine } from "#app/rooms/assessment/assessment.ts";
import { assessmentRows } from "#app/rooms/assessment/assessment-rows.ts";
import { FinishedTable } from "#app/rooms/assessment/ui/ranking-tables.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";

/** An assessor's own assessments, fifty a page. */
export function AssessmentTable({ lines }: { lines: readonly AssessmentLine[] }) {
  const t = useTexts(assessmentTexts).list;
  const language = useLanguage();
  return (
    <FinishedTable
      stacked
      caption={t.caption}
      rows={assessmentRows(lines, language)}
      columns={[
        { key: "application", label: t.application },
        { key: "state", label: t.state },
        { key: "due", label: t.due },
      ]}
    />
  );
}
