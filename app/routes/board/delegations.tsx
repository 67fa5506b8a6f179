import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { declarationTexts } from "#app/rooms/assessment/declaration.texts.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { delegationTexts } from "#app/rooms/decisions/delegation.texts.ts";
import { type MatterLine, mattersFor } from "#app/rooms/decisions/delegations.server.ts";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, {}, async ({ actor, language }) => ({
  heading: delegationTexts[language].title,
  matters: found(await mattersFor(actor)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

/** What waits for somebody with delegation, what has been decided, and whether the board has been told. */
export default function Delegations() {
  const { matters } = useLoaderData<typeof loader>();
  const t = useTexts(delegationTexts);
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const waiting = matters.filter((matter) => matter.state === "proposed");
  const decided = matters.filter((matter) => matter.state === "decided");
  const declaring = useTexts(declarationTexts);
  const outcome = (matter: MatterLine) =>
    matter.outcome === null ? (
      <Muted>{declaring.answerFirst}</Muted>
    ) : matter.outcome === "grant" ? (
      `${t.outcome.grant}, ${formatKronor(matter.amountOre, language)}`
    ) : (
      t.outcome.reject
    );
  const about = (matter: MatterLine) => (
    <>
      <a href={paths.delegation(matter.id)}>{matter.title}</a>
      <br />
      <Muted>
        {matter.number} · <bdi>{matter.organisation}</bdi>
      </Muted>
    </>
  );
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} back={{ href: paths.meetings(), label: t.back }} />
      {matters.length === 0 && <EmptyState title={t.none} />}
      {waiting.length > 0 && (
        <Section title={t.waiting}>
          <DataTable
            caption={t.waiting}
            captionHidden
            rows={waiting}
            rowKey={(matter) => matter.id}
            columns={[
              { key: "case", label: t.columns.case, rowHeader: true, cell: about },
              { key: "proposal", label: t.columns.proposal, cell: outcome },
            ]}
          />
        </Section>
      )}
      {decided.length > 0 && (
        <Section title={t.decided}>
          <DataTable
            caption={t.decided}
            captionHidden
            rows={decided}
            rowKey={(matter) => matter.id}
            columns={[
              { key: "paragraph", label: "§", nowrap: true, cell: (matter) => room.item.paragraph(matter.paragraph ?? 0) },
              { key: "case", label: t.columns.case, rowHeader: true, cell: about },
              { key: "decision", label: t.columns.decision, cell: outcome },
              {
                key: "reported",
                label: t.columns.reported,
                cell: (matter) =>
                  matter.reported === null ? (
                    <Tag tone="attention">{t.notReported}</Tag>
                  ) : (
                    <a href={paths.meeting(matter.reported.meetingId)}>
                      {matter.reported.paragraph === null
                        ? t.onAgenda(formatDate(matter.reported.heldOn, language))
                        : t.reportedOn(matter.reported.paragraph, formatDate(matter.reported.heldOn, language))}
                    </a>
                  ),
              },
            ]}
          />
        </Section>
      )}
      <p>
        <a href={paths.delegationOrder()}>{t.powers.link}</a>
      </p>
    </>
  );
}
