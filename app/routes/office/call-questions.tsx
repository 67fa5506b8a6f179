import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { questionsForOffice } from "#app/rooms/calls/call-questions.server.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language, url }) => ({
    heading: callQuestionsTexts[language].office.title,
    id: params.id,
    done: z.enum(["publish", "set-aside"]).safeParse(url.searchParams.get("klart")).data ?? null,
    ...found(await questionsForOffice(actor, params.id)),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

const tones = { asked: "attention", published: "positive", "set-aside": "neutral" } as const;

/** What has been asked about a call, what waits first. */
export default function CallQuestions() {
  const { id, title, list, done } = useLoaderData<typeof loader>();
  const t = useTexts(callQuestionsTexts).office;
  const language = useLanguage();
  return (
    <>
      <PageHeading
        title={t.title}
        caption={<bdi>{inLanguage(title, language)}</bdi>}
        lead={t.lead}
        back={{ href: paths.round(id), label: t.back }}
      />
      {done && <Notice tone="success" title={t.done[done]} live />}
      {list.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <DataTable
          caption={t.title}
          captionHidden
          rows={list}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "question",
              label: t.columns.question,
              rowHeader: true,
              cell: (row) => (
                <a href={paths.callQuestion(id, row.id)}>
                  <bdi>{row.question ? inLanguage(row.question, language) : row.asked}</bdi>
                </a>
              ),
            },
            { key: "state", label: t.columns.state, cell: (row) => <Tag tone={tones[row.state]}>{t.states[row.state]}</Tag> },
            { key: "asked", label: t.columns.asked, cell: (row) => formatInstant(row.askedAt, language) },
          ]}
        />
      )}
    </>
  );
}
