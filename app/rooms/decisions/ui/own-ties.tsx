import { paths } from "#app/paths.ts";
import type { ConflictHint } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { ProposalList } from "#app/rooms/assessment/ui/declaration-form.tsx";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Panel, Stack } from "#app/ui/layout.tsx";

/** What is known to tie the reader to a paragraph that is not decided: to the reader, who alone can say what it amounts to. */
export function OwnTies({ ties }: { ties: readonly ConflictHint[] }) {
  const { declaration } = useTexts(assessmentTexts);
  const { ownTies: t } = useTexts(decisionTexts).item;
  if (ties.length === 0) return null;
  return (
    <Panel title={declaration.proposed} tone="accent">
      <Stack gap="small">
        <p>{t.lead}</p>
        <dl className="motivations">
          {ties.map(({ applicationId, title, proposals }) => (
            <div key={applicationId}>
              <dt>
                <bdi>{title}</bdi>
              </dt>
              <dd>
                <ProposalList proposals={proposals} />
              </dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={paths.ownInterests()}>{t.link}</a>
        </p>
      </Stack>
    </Panel>
  );
}
