import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { officeTexts } from "#app/rooms/applications/office.texts.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { sketchStages } from "#app/rooms/applications/sketch.ts";
import { sketchesOfCall } from "#app/rooms/applications/sketches.server.ts";
import { RoundSteps } from "#app/rooms/applications/ui/round-steps.tsx";
import { sketchTones } from "#app/rooms/applications/ui/stage-tones.ts";
import { callAdmissionTexts } from "#app/rooms/calls/call-admission.texts.ts";
import { publishedForOffice } from "#app/rooms/calls/calls.server.ts";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";
import { pageNumber } from "#app/web/page-number.ts";

export const loader = page(idParams, { roles: officeRoles }, async ({ actor, params, url, language }) => {
  const { call } = found(await publishedForOffice(actor, params.id));
  const { sketchClosesAt, sketchAnswerOn } = call;
  found(sketchClosesAt);
  const stage = z.enum(sketchStages).safeParse(url.searchParams.get("lage")).data ?? null;
  return {
    heading: sketchTexts[language].office.title,
    call: { id: call.id, number: call.number, title: call.title, sketchClosesAt, sketchAnswerOn },
    stage,
    list: await sketchesOfCall(actor, call.id, { stage, page: pageNumber(url) }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.call.number} – Drum` }];

/** The first step of a call in two: every idea sketch, and which of them wait for an answer. */
export default function Sketches() {
  const { call, stage, list } = useLoaderData<typeof loader>();
  const room = useTexts(sketchTexts);
  const late = useTexts(callAdmissionTexts);
  const office = useTexts(officeTexts);
  const language = useLanguage();
  const t = room.office;
  const { counts, rows } = list;
  const waiting = counts.submitted;
  const all = sketchStages.reduce((sum, one) => sum + counts[one], 0);
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${inLanguage(call.title, language)} · ${call.number}`}
        lead={t.lead}
        back={{ href: paths.office(), label: office.workbench.title }}
      />
      <RoundSteps callId={call.id} current="sketches" waiting={waiting} />
      {all === 0 ? (
        <EmptyState title={t.none}>{call.sketchClosesAt && t.noneText(formatInstant(call.sketchClosesAt, language))}</EmptyState>
      ) : (
        <>
          {waiting > 0 && (
            <Notice tone="warning" title={t.waiting(waiting)}>
              {call.sketchAnswerOn && t.answerBy(formatDate(call.sketchAnswerOn, language))}
            </Notice>
          )}
          <Tabs
            label={t.state}
            items={[
              { href: paths.sketches(call.id), label: t.all, count: all, current: stage === null },
              ...sketchStages
                .filter((one) => counts[one] > 0 || stage === one)
                .map((one) => ({
                  href: paths.sketches(call.id, one),
                  label: room.states[one],
                  count: counts[one],
                  current: stage === one,
                })),
            ]}
          />
          {rows.length === 0 ? (
            <Muted>{t.noneOfThese}</Muted>
          ) : (
            <DataTable
              caption={t.table}
              captionHidden
              wide
              stickyHead
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { key: "number", label: t.number, nowrap: true, cell: (row) => row.number },
                {
                  key: "title",
                  label: t.project,
                  rowHeader: true,
                  cell: (row) => (
                    <>
                      <a href={paths.caseSketch(row.id)}>
                        <bdi>{row.title}</bdi>
                      </a>
                      {row.late && (
                        <>
                          <br />
                          <Tag tone="attention">{late.mark}</Tag>
                        </>
                      )}
                    </>
                  ),
                },
                {
                  key: "organisation",
                  label: t.organisation,
                  cell: (row) => (
                    <>
                      <bdi>{row.organisation}</bdi>
                      {row.municipality && (
                        <>
                          <br />
                          <Muted>{row.municipality}</Muted>
                        </>
                      )}
                    </>
                  ),
                },
                { key: "received", label: t.received, cell: (row) => formatInstant(row.submittedAt, language) },
                {
                  key: "state",
                  label: t.state,
                  cell: (row) => <Tag tone={sketchTones[row.stage]}>{room.states[row.stage]}</Tag>,
                },
                {
                  key: "next",
                  label: t.next,
                  cell: (row) =>
                    row.full ? (
                      <a href={paths.case(row.id)}>{t.full}</a>
                    ) : row.stage === "submitted" || row.stage === "withdrawn" ? (
                      <Muted>–</Muted>
                    ) : (
                      <Muted>{row.stage === "advised-against" && row.binding ? t.notMay : t.notYet}</Muted>
                    ),
                },
              ]}
            />
          )}
          <Pagination
            page={list.page}
            pages={list.pages}
            href={(number) => paths.sketches(call.id, stage ?? undefined, number)}
          />
        </>
      )}
    </>
  );
}
