import type { ConflictHint } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { ProposalList } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Section } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";
import "./assessment.css";

/** What is known of those who are about to handle a case, person by person: something to ask them of, never an answer. */
export function ConflictHints({
  hints,
  nameOf,
  oneCase = false,
}: {
  hints: readonly ConflictHint[];
  nameOf: (personId: string) => string;
  /** the page is about it: its title is not said again */
  oneCase?: boolean;
}) {
  const t = useTexts(assessmentTexts);
  if (hints.length === 0) return null;
  return (
    <Section title={t.hints.title} lead={<p>{t.hints.lead}</p>}>
      <dl className="motivations">
        {hints.map(({ personId, applicationId, title, stands, proposals }) => (
          <div key={`${personId} ${applicationId}`}>
            <dt>
              <bdi>{nameOf(personId)}</bdi>
              {!oneCase && (
                <>
                  , <bdi>{title}</bdi>
                </>
              )}
            </dt>
            <dd>
              {stands && <Tag tone="attention">{t.hints.stands[stands]}</Tag>}
              {proposals.length > 0 && <ProposalList proposals={proposals} />}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
