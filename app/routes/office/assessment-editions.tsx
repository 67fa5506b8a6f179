import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { editionsOfAssessment } from "#app/rooms/assessment/assessment.server.ts";
import { editionTexts } from "#app/rooms/assessment/edition.texts.ts";
import { EditionsCompared } from "#app/rooms/assessment/ui/editions-compared.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { found, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

const params = z.object({ id: z.uuid(), assessmentId: z.uuid() });
const query = z.object({ version: z.coerce.number().int().positive().optional().catch(undefined) });

export const loader = page(
  params,
  { roles: ["officer", "auditor"] },
  async ({ actor, params: { id, assessmentId }, url, language }) => {
    const known = found(await editionsOfAssessment(actor, id, assessmentId));
    return unsent({
      heading: editionTexts[language].title(known.assessor),
      assessmentId,
      known,
      asked: query.parse(Object.fromEntries(url.searchParams)).version ?? null,
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function AssessmentEditionsPage() {
  const { known, asked, assessmentId } = useLoaderData<typeof loader>();
  const t = useTexts(editionTexts);
  const language = useLanguage();
  const { application, editions, reopened, state } = known;
  const after = editions.find(({ number }) => number === asked) ?? editions[0];
  const before = after && editions.find(({ number }) => number === after.number - 1);
  return (
    <>
      <PageHeading
        title={t.title(known.assessor)}
        caption={
          <>
            {application.number} <bdi>{application.title}</bdi>, <bdi>{application.organisation}</bdi>
          </>
        }
        lead={t.lead}
        back={{ href: paths.caseAssessors(application.id), label: t.back }}
      />
      {state === "recused" && (
        <Notice tone="warning" title={t.recused}>
          {t.recusedText}
        </Notice>
      )}
      {reopened && <Notice title={t.reopened(reopened.by)}>{t.reopenedText(reopened.reason)}</Notice>}
      {!after ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <>
          <Section title={t.list}>
            <DataTable
              caption={t.list}
              captionHidden
              rows={editions}
              rowKey={({ number }) => `${number}`}
              columns={[
                {
                  key: "number",
                  label: t.edition,
                  rowHeader: true,
                  nowrap: true,
                  cell: ({ number }) => t.version(number),
                },
                {
                  key: "submitted",
                  label: t.submitted,
                  cell: ({ submittedAt }) => formatInstant(submittedAt, language),
                },
                {
                  key: "why",
                  label: t.why,
                  cell: ({ reopenedFor, reopenedBy }) =>
                    reopenedBy === null ? (
                      <Muted>{t.first}</Muted>
                    ) : (
                      <>
                        <div className="as-typed edition__words">{reopenedFor}</div>
                        <span className="ranking__note">{t.by(reopenedBy)}</span>
                      </>
                    ),
                },
                {
                  key: "show",
                  label: t.show,
                  labelHidden: true,
                  cell: ({ number }) =>
                    number === after.number ? (
                      <Muted>{t.shown}</Muted>
                    ) : (
                      <a href={paths.assessmentEditions(application.id, assessmentId, number)}>
                        {t.show}
                        <HiddenText> {t.version(number)}</HiddenText>
                      </a>
                    ),
                },
              ]}
            />
          </Section>
          <EditionsCompared items={known.items} before={before} after={after} />
        </>
      )}
    </>
  );
}
