import { paths } from "#app/paths.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import type { AssessmentLine } from "#app/rooms/assessment/assessment.ts";
import { formatDate } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";
import "./assessment.css";

const tones: Readonly<Record<AssessmentLine["state"], Tone>> = { assigned: "attention", begun: "info", submitted: "positive" };

/** An assessor's own assessments: no more of the application than title and organisation. */
export function AssessmentTable({ lines }: { lines: readonly AssessmentLine[] }) {
  const room = useTexts(assessmentTexts);
  const t = room.list;
  const language = useLanguage();
  return (
    <DataTable
      caption={t.caption}
      captionHidden
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "application",
          label: t.application,
          rowHeader: true,
          cell: (line) => (
            <>
              <a href={paths.assessment(line.id)}>
                <bdi>{line.title}</bdi>
              </a>
              <span className="ranking__note">
                <bdi>{line.organisation}</bdi>, {line.number}
              </span>
            </>
          ),
        },
        {
          key: "state",
          label: t.state,
          nowrap: true,
          cell: (line) => (
            <>
              {line.closed ? <Tag>{t.closed}</Tag> : <Tag tone={tones[line.state]}>{room.states[line.state]}</Tag>}
              {line.state === "begun" && <span className="ranking__note">{t.ofAll(line.scored, line.toScore)}</span>}
            </>
          ),
        },
        {
          key: "due",
          label: t.due,
          nowrap: true,
          cell: (line) => (
            <>
              {line.dueOn ? formatDate(line.dueOn, language) : <Muted>{t.noDue}</Muted>}{" "}
              {line.late && <Tag tone="negative">{t.late}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}
