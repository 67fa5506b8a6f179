import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import {
  type OfficeStage,
  officeStages,
  type RoundLine,
  type RoundSort,
  roundList,
  roundSorts,
} from "#app/rooms/applications/applications.server.ts";
import { officeTexts } from "#app/rooms/applications/office.texts.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { waitingQuestions } from "#app/rooms/calls/call-questions.server.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { publishedForOffice } from "#app/rooms/calls/calls.server.ts";
import { formatInstant, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field, Select } from "#app/ui/fields.tsx";
import { Filters } from "#app/ui/filters.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { type Column, DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

/** What the address asks for; anything that cannot be read is simply not asked. */
const question = z.object({
  lage: z.enum(officeStages).nullable().catch(null),
  sok: z.string().max(200).catch(""),
  sortera: z.enum(roundSorts).catch("number"),
  ordning: z.enum(["stigande", "fallande"]).catch("stigande"),
  sida: z.coerce.number().int().min(1).max(100_000).catch(1),
});
type Question = z.output<typeof question>;

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url }) => {
    const { call, may } = found(await publishedForOffice(actor, params.id));
    const asked = question.parse(
      Object.fromEntries(["lage", "sok", "sortera", "ordning", "sida"].map((name) => [name, url.searchParams.get(name)])),
    );
    const list = await roundList(actor, call.id, {
      stage: asked.lage,
      q: asked.sok,
      sort: asked.sortera,
      descending: asked.ordning === "fallande",
      page: asked.sida,
    });
    return unsent({
      call: { id: call.id, slug: call.slug, number: call.number, title: call.title, closesAt: call.closesAt },
      asked,
      list,
      stages: officeStages,
      sorts: roundSorts,
      may,
      waiting: (await waitingQuestions(actor)).find((one) => one.callId === call.id)?.count ?? 0,
      changed: z.enum(["text", "deadline"]).safeParse(url.searchParams.get("andrat")).data ?? null,
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.call.number} – Drum` }];

const tones: Readonly<Record<OfficeStage, Tone>> = {
  received: "attention",
  eligible: "info",
  ineligible: "negative",
  granted: "positive",
  rejected: "neutral",
  withdrawn: "neutral",
};

const queryOf = (asked: Question): string => {
  const query = new URLSearchParams();
  if (asked.lage) query.set("lage", asked.lage);
  if (asked.sok) query.set("sok", asked.sok);
  if (asked.sortera !== "number") query.set("sortera", asked.sortera);
  if (asked.ordning !== "stigande") query.set("ordning", asked.ordning);
  if (asked.sida > 1) query.set("sida", `${asked.sida}`);
  return query.size > 0 ? `?${query}` : "";
};

export default function RoundPage() {
  const { call, asked, list, stages, sorts, may, changed, waiting } = useLoaderData<typeof loader>();
  const room = useTexts(officeTexts);
  const language = useLanguage();
  const t = room.round;
  const building = useTexts(buildingTexts).after;
  const questions = useTexts(callQuestionsTexts).office;
  const to = (change: Partial<Question>) => paths.round(call.id, queryOf({ ...asked, sida: 1, ...change }));
  const all = stages.reduce((sum, stage) => sum + list.counts[stage], 0);
  const sort = (key: RoundSort): NonNullable<Column<RoundLine>["sort"]> => ({
    href: to({ sortera: key, ordning: asked.sortera === key && asked.ordning === "stigande" ? "fallande" : "stigande" }),
    ...(asked.sortera === key
      ? { direction: asked.ordning === "stigande" ? ("ascending" as const) : ("descending" as const) }
      : {}),
  });
  return (
    <>
      <PageHeading
        title={inLanguage(call.title, language)}
        caption={`${t.caption} ${call.number}`}
        back={{ href: paths.office(), label: room.workbench.title }}
        actions={
          <Cluster>
            <LinkButton href={paths.ranking(call.id)} kind="secondary">
              {t.ranking}
            </LinkButton>
            <LinkButton href={paths.allocation(call.id)} kind="secondary">
              {t.allocation}
            </LinkButton>
            <LinkButton href={paths.callQuestions(call.id)} kind="secondary">
              {waiting > 0 ? questions.waiting(waiting) : questions.link}
            </LinkButton>
            <a href={paths.call(call.slug)}>{t.publicPage}</a>
          </Cluster>
        }
      />
      {changed && <Notice tone="success" title={building.done[changed]} live />}
      {all === 0 && !asked.sok ? (
        <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
      ) : (
        <>
          <Tabs
            label={t.stage}
            items={[
              { href: to({ lage: null }), label: t.all, count: all, current: asked.lage === null },
              ...stages
                .filter((stage) => list.counts[stage] > 0 || asked.lage === stage)
                .map((stage) => ({
                  href: to({ lage: stage }),
                  label: room.stagesMany[stage],
                  count: list.counts[stage],
                  current: asked.lage === stage,
                })),
            ]}
          />
          <Filters
            label={t.filter}
            reset={paths.round(call.id)}
            values={{ sok: asked.sok, sortera: asked.sortera, ordning: asked.ordning }}
          >
            {asked.lage && <input type="hidden" name="lage" value={asked.lage} />}
            <Field name="sok" label={t.search} hint={t.searchHint} type="search" />
            <Select name="sortera" label={t.sort} options={sorts.map((value) => ({ value, label: t.sorts[value] }))} />
            <Select
              name="ordning"
              label={t.order}
              options={[
                { value: "stigande", label: t.rising },
                { value: "fallande", label: t.falling },
              ]}
            />
          </Filters>
          {list.rows.length === 0 ? (
            <EmptyState title={t.noHits} action={<a href={paths.round(call.id)}>{t.clear}</a>}>
              {t.noHitsText}
            </EmptyState>
          ) : (
            <DataTable
              caption={t.table}
              rows={list.rows}
              rowKey={(row) => row.id}
              columns={[
                { key: "number", label: t.number, nowrap: true, sort: sort("number"), cell: (row) => row.number },
                {
                  key: "title",
                  label: t.project,
                  rowHeader: true,
                  sort: sort("title"),
                  cell: (row) => (
                    <a href={paths.case(row.id)}>
                      <bdi>{row.title}</bdi>
                    </a>
                  ),
                },
                {
                  key: "organisation",
                  label: t.organisation,
                  sort: sort("organisation"),
                  cell: (row) => <bdi>{row.organisation}</bdi>,
                },
                {
                  key: "requested",
                  label: t.requested,
                  numeric: true,
                  sort: sort("requested"),
                  cell: (row) => (row.requestedOre === null ? "–" : formatKronor(row.requestedOre, language, false)),
                },
                {
                  key: "submitted",
                  label: t.submitted,
                  sort: sort("submitted"),
                  cell: (row) => (row.submittedAt ? formatInstant(row.submittedAt, language) : "–"),
                },
                { key: "stage", label: t.stage, cell: (row) => <Tag tone={tones[row.stage]}>{room.stages[row.stage]}</Tag> },
              ]}
              foot={{ number: t.sum, requested: formatKronor(list.requestedOre, language, false) }}
            />
          )}
          {list.counts.withdrawn > 0 && asked.lage === null && (
            <p>
              <Muted>{t.sumNote}</Muted>
            </p>
          )}
          <Pagination
            page={list.page}
            pages={list.pages}
            total={t.of(list.total)}
            href={(sida) => paths.round(call.id, queryOf({ ...asked, sida }))}
          />
        </>
      )}
      {may.length > 0 && (
        <Section title={building.title} rule>
          <Cluster>
            {may.includes("correct-text") && <a href={paths.callCorrection(call.id)}>{building.correct}</a>}
            {may.includes("extend-deadline") && <a href={paths.callExtension(call.id)}>{building.extend}</a>}
            {may.includes("withdraw") && <a href={paths.callWithdrawal(call.id)}>{building.withdraw}</a>}
            <a href={paths.newCall(call.id)}>{building.copy}</a>
          </Cluster>
        </Section>
      )}
    </>
  );
}
