import type { AssessmentEditions, Edition } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { type Score, summaryKey } from "#app/rooms/assessment/assessment.ts";
import { editionTexts } from "#app/rooms/assessment/edition.texts.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Section } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import "./assessment.css";

type Line = { readonly key: string; readonly name: string; readonly words: readonly Words[] };
type Words = { readonly level: string | null; readonly text: string };

const same = (words: readonly Words[]) => words.every(({ level, text }) => level === words[0]?.level && text === words[0]?.text);

/** What was handed in, and beside it what was handed in before that: old to the left, what differs is named. */
export function EditionsCompared({
  items,
  before,
  after,
}: {
  items: AssessmentEditions["items"];
  before: Edition | undefined;
  after: Edition;
}) {
  const t = useTexts(editionTexts);
  const words = useTexts(assessmentTexts);
  const language = useLanguage();
  const shown = before ? [before, after] : [after];
  const said = (score: Score | undefined): Words => ({
    level: score === undefined ? null : score.notAssessable ? words.page.notAssessable : `${score.value}`,
    text: score?.motivation ?? "",
  });
  const lines: Line[] = [
    ...items.map((item) => ({
      key: item.key,
      name: inLanguage(item.name, language),
      words: shown.map(({ scores }) => said(scores.find(({ key }) => key === item.key))),
    })),
    { key: summaryKey, name: words.page.summary, words: shown.map(({ summary }) => ({ level: null, text: summary })) },
  ];
  return (
    <Section
      title={before ? t.compared(before.number, after.number) : t.version(after.number)}
      lead={before && <p>{t.changes(lines.filter((line) => !same(line.words)).length)}</p>}
      rule
    >
      <DataTable
        caption={before ? t.compared(before.number, after.number) : t.version(after.number)}
        captionHidden
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          {
            key: "item",
            label: words.submission.criterion,
            rowHeader: true,
            cell: (line) => (
              <>
                {line.name} {!same(line.words) && <Tag tone="attention">{t.changed}</Tag>}
              </>
            ),
          },
          ...shown.map(({ number }, index) => ({
            key: `${number}`,
            label: t.version(number),
            cell: (line: Line) => {
              const one = line.words[index];
              return (
                <>
                  {one?.level && <strong>{one.level}</strong>}
                  <div className="as-typed edition__words">{one?.text || <Muted>–</Muted>}</div>
                </>
              );
            },
          })),
        ]}
      />
    </Section>
  );
}
