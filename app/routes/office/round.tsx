import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import {
  assignResponsible,
  officers,
  papersToEnter,
  type RoundLine,
  roundList,
} from "#app/rooms/applications/applications.server.ts";
import { officeTexts } from "#app/rooms/applications/office.texts.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import {
  isNarrowed,
  officeStages,
  plainKronor,
  type RoundAddress,
  type RoundSort,
  readRoundAddress,
  readTally,
  responsibleForm,
  roundQuery,
  roundSorts,
  roundWarnings,
  tallyQuery,
  unassignable,
} from "#app/rooms/applications/round.ts";
import { sketchTallies } from "#app/rooms/applications/sketches.server.ts";
import { RoundSteps } from "#app/rooms/applications/ui/round-steps.tsx";
import { stageTones } from "#app/rooms/applications/ui/stage-tones.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { assignmentTexts } from "#app/rooms/assessment/assignment.texts.ts";
import { declarationTexts } from "#app/rooms/assessment/declaration.texts.ts";
import { awaitingInCall } from "#app/rooms/assessment/declarations.server.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callAdmissionTexts } from "#app/rooms/calls/call-admission.texts.ts";
import { waitingQuestions } from "#app/rooms/calls/call-questions.server.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import { publishedForOffice } from "#app/rooms/calls/calls.server.ts";
import { eligibilityTexts } from "#app/rooms/eligibility/eligibility.texts.ts";
import type { FindingKey } from "#app/rooms/eligibility/eligibility.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { formatDate, formatInstant, formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field, RowCheck, Select } from "#app/ui/fields.tsx";
import { Filters } from "#app/ui/filters.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Muted, PageHeading, Panel, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { type Column, DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, url }) => {
    const { call, may } = found(await publishedForOffice(actor, params.id));
    const asked = readRoundAddress(url.searchParams);
    const [list, responsible, places, waiting, papers, unanswered] = await Promise.all([
      roundList(actor, call.id, asked),
      officers(),
      municipalities(),
      waitingQuestions(actor),
      papersToEnter(actor, call.id),
      awaitingInCall(actor, call.id),
    ]);
    return unsent({
      call: { id: call.id, slug: call.slug, number: call.number, title: call.title, closesAt: call.closesAt },
      sketches: call.sketchClosesAt
        ? ((await sketchTallies(actor)).find((one) => one.callId === call.id) ?? { all: 0, waiting: 0 })
        : null,
      asked,
      list,
      officers: responsible,
      municipalities: places,
      may,
      waiting: waiting.find((one) => one.callId === call.id)?.count ?? 0,
      papers: papers.filter((one) => one.state === "registered").length,
      unanswered,
      mayAssign: actor.roles.includes("officer"),
      marked: url.searchParams.has("alla"),
      tally: readTally(url.searchParams),
      changed: z.enum(["text", "deadline", "rules"]).safeParse(url.searchParams.get("andrat")).data ?? null,
    });
  },
);

/** One press for many cases; what became of them is told on the page after. */
export const action = command({
  params: idParams,
  form: responsibleForm,
  roles: ["officer"],
  run: ({ actor, form }) =>
    assignResponsible({ actor, cases: form.cases, officerId: form.officer === "ingen" ? null : form.officer }),
  done: ({ params, url, value }) => {
    const query = roundQuery(readRoundAddress(url.searchParams));
    return paths.round(params.id, `${query || "?"}${query ? "&" : ""}${tallyQuery(value)}`);
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.call.number} – Drum` }];

export default function RoundPage() {
  const {
    call,
    asked,
    list,
    officers: responsible,
    municipalities: places,
    may,
    mayAssign,
    marked,
    tally,
    changed,
    waiting,
    papers,
    sketches,
    unanswered,
  } = useLoaderData<typeof loader>();
  const room = useTexts(officeTexts);
  const language = useLanguage();
  const t = room.round;
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const building = useTexts(buildingTexts).after;
  const questions = useTexts(callQuestionsTexts).office;
  const admission = useTexts(callAdmissionTexts);
  const revision = useTexts(callRevisionTexts);
  const paper = useTexts(paperTexts);
  const assignment = useTexts(assignmentTexts);
  const advice = useTexts(advisoryTexts);
  const whatIf = useTexts(scenarioTexts).list;
  const declaring = useTexts(declarationTexts);
  const checkNames = useTexts(eligibilityTexts).finding;
  const to = (change: Partial<RoundAddress>) => paths.round(call.id, roundQuery({ ...asked, sida: 1, ...change }));
  const all = officeStages.reduce((sum, stage) => sum + list.counts[stage], 0);
  const sort = (key: RoundSort): NonNullable<Column<RoundLine>["sort"]> => ({
    href: to({ sortera: key, ordning: asked.sortera === key && asked.ordning === "stigande" ? "fallande" : "stigande" }),
    ...(asked.sortera === key
      ? { direction: asked.ordning === "stigande" ? ("ascending" as const) : ("descending" as const) }
      : {}),
  });
  const query = roundQuery(asked);
  const table = (
    <DataTable
      caption={t.table}
      stickyHead
      wide
      rows={list.rows}
      rowKey={(row) => row.id}
      columns={[
        ...(mayAssign
          ? [
              {
                key: "choose",
                label: t.choose,
                labelHidden: true,
                cell: (row: RoundLine, index: number) => (
                  <RowCheck
                    name="cases"
                    value={row.id}
                    label={t.chooseOne(row.number ?? row.title)}
                    first={index === 0}
                    defaultChecked={marked}
                  />
                ),
              },
            ]
          : []),
        { key: "number", label: t.number, nowrap: true, sort: sort("number"), cell: (row) => row.number },
        {
          key: "title",
          label: t.project,
          rowHeader: true,
          sort: sort("title"),
          cell: (row) => (
            <>
              <a href={paths.case(row.id)}>
                <bdi>{row.title}</bdi>
              </a>
              {row.late && (
                <>
                  <br />
                  <Tag tone="attention">{admission.mark}</Tag>
                </>
              )}
              {row.paperReceivedOn && (
                <>
                  <br />
                  <Tag>{paper.mark}</Tag>
                </>
              )}
            </>
          ),
        },
        {
          key: "organisation",
          label: t.organisation,
          sort: sort("organisation"),
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
        {
          key: "requested",
          label: t.requested,
          numeric: true,
          sort: sort("requested"),
          cell: (row) =>
            !row.open ? (
              <Muted>{declaring.answerFirst}</Muted>
            ) : row.requestedOre === null ? (
              "–"
            ) : (
              formatKronor(row.requestedOre, language, false)
            ),
        },
        {
          key: "submitted",
          label: t.submitted,
          sort: sort("submitted"),
          cell: (row) =>
            row.paperReceivedOn
              ? formatDate(row.paperReceivedOn, language)
              : row.submittedAt
                ? formatInstant(row.submittedAt, language)
                : "–",
        },
        { key: "stage", label: t.stage, cell: (row) => <Tag tone={stageTones[row.stage]}>{room.stages[row.stage]}</Tag> },
        {
          key: "checks",
          label: t.warnings,
          cell: (row) =>
            !row.open ? (
              <Muted>–</Muted>
            ) : row.faults === null || row.questions === null ? (
              <Muted>{t.notChecked}</Muted>
            ) : row.faults.length + row.questions.length === 0 ? (
              <Muted>{t.noWarnings}</Muted>
            ) : (
              <ul className="plain-list">
                {row.faults.map((key) => (
                  <li key={key}>
                    <strong>{checkNames[key as FindingKey]}</strong>
                  </li>
                ))}
                {row.questions.map((key) => (
                  <li key={key}>{checkNames[key as FindingKey]}?</li>
                ))}
              </ul>
            ),
        },
        { key: "officer", label: t.officer, cell: (row) => row.officer ?? <Muted>–</Muted> },
      ]}
      foot={{
        [mayAssign ? "title" : "number"]: t.sum,
        requested: formatKronor(list.requestedOre, language, false),
      }}
    />
  );
  return (
    <>
      <PageHeading
        title={inLanguage(call.title, language)}
        caption={`${t.caption} ${call.number}`}
        back={{ href: paths.office(), label: room.workbench.title }}
        actions={
          <Cluster>
            {mayAssign && (
              <LinkButton href={paths.assignment(call.id)} kind="secondary">
                {assignment.link}
              </LinkButton>
            )}
            <LinkButton href={paths.ranking(call.id)} kind="secondary">
              {t.ranking}
            </LinkButton>
            <LinkButton href={paths.callAdvisories(call.id)} kind="secondary">
              {advice.title}
            </LinkButton>
            {/* The proposal is the officers' own work; what they try out is read by the whole office. */}
            <LinkButton href={(mayAssign ? paths.allocation : paths.scenarios)(call.id)} kind="secondary">
              {mayAssign ? t.allocation : whatIf.title}
            </LinkButton>
            <LinkButton href={paths.callQuestions(call.id)} kind="secondary">
              {waiting > 0 ? questions.waiting(waiting) : questions.link}
            </LinkButton>
            <a href={paths.call(call.slug)}>{t.publicPage}</a>
          </Cluster>
        }
      />
      {sketches && <RoundSteps callId={call.id} current="applications" waiting={sketches.waiting} />}
      {changed && <Notice tone="success" title={changed === "rules" ? revision.done : building.done[changed]} live />}
      <Answer message={message} code={code} />
      {unanswered > 0 && (
        <Notice title={declaring.waiting(unanswered)}>
          <p>{declaring.waitingText}</p>
          <a href={paths.declarations("utlysning", call.id, paths.round(call.id, query))}>{declaring.waitingLink}</a>
        </Notice>
      )}
      {papers > 0 && (
        <Notice>
          <a href={paths.paperApplications(call.id)}>{paper.waiting(papers)}</a>
        </Notice>
      )}
      {tally && (
        <Notice
          tone={unassignable.some((reason) => tally.refused[reason]) ? "warning" : "success"}
          title={tally.done > 0 ? t.assigned(tally.done) : t.assignedNone}
          live
        >
          {unassignable
            .filter((reason) => tally.refused[reason])
            .map((reason) => (
              <p key={reason}>{t.unassigned[reason](tally.refused[reason] ?? 0)}</p>
            ))}
        </Notice>
      )}
      {all === 0 && !isNarrowed(asked) ? (
        <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
      ) : (
        <>
          <Tabs
            label={t.stage}
            items={[
              { href: to({ lage: null }), label: t.all, count: all, current: asked.lage === null },
              ...officeStages
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
            values={{
              sok: asked.sok,
              handlaggare: asked.handlaggare ?? "",
              kommun: asked.kommun ?? "",
              kontroll: asked.kontroll ?? "",
              fran: asked.fran === null ? "" : plainKronor(asked.fran),
              till: asked.till === null ? "" : plainKronor(asked.till),
              sortera: asked.sortera,
              ordning: asked.ordning,
            }}
          >
            {asked.lage && <input type="hidden" name="lage" value={asked.lage} />}
            <Field name="sok" label={t.search} hint={t.searchHint} type="search" />
            <Select
              name="handlaggare"
              label={t.officer}
              placeholder={t.everybody}
              options={[{ value: "ingen", label: t.nobody }, ...responsible.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <Select
              name="kommun"
              label={t.municipality}
              placeholder={t.allMunicipalities}
              options={places.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <Field name="fran" label={t.from} inputMode="decimal" width="medium" />
            <Field name="till" label={t.to} inputMode="decimal" width="medium" />
            <Select
              name="kontroll"
              label={t.checks}
              placeholder={t.allChecks}
              options={roundWarnings.map((value) => ({ value, label: t.warned[value] }))}
            />
            <Select name="sortera" label={t.sort} options={roundSorts.map((value) => ({ value, label: t.sorts[value] }))} />
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
          ) : mayAssign ? (
            <CommandForm action={paths.round(call.id, query)} {...unaccepted}>
              {table}
              <p>
                <a href={`${paths.round(call.id, query || "?")}${query ? "&" : ""}${marked ? "" : "alla=1"}`}>
                  {marked ? t.unmarkAll : t.markAll}
                </a>
              </p>
              <Panel title={t.assign} tone="sunken">
                <Stack gap="small">
                  <p>{t.assignLead}</p>
                  <Select
                    name="officer"
                    label={t.assignTo}
                    placeholder={t.errors.chooseOfficer}
                    options={[
                      ...responsible.map(({ id, name }) => ({ value: id, label: name })),
                      { value: "ingen", label: t.nobody },
                    ]}
                  />
                  <div>
                    <Button kind="secondary">{t.assignButton}</Button>
                  </div>
                </Stack>
              </Panel>
            </CommandForm>
          ) : (
            table
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
            href={(sida) => paths.round(call.id, roundQuery({ ...asked, sida }))}
          />
          {list.total > 0 && (
            <Section title={t.files} lead={t.filesHint} rule>
              <Cluster>
                <LinkButton href={paths.roundXlsx(call.id, query)} kind="secondary">
                  {t.xlsx}
                </LinkButton>
                <LinkButton href={paths.roundCsv(call.id, query)} kind="secondary">
                  {t.csv}
                </LinkButton>
              </Cluster>
            </Section>
          )}
        </>
      )}
      {may.length > 0 && (
        <Section title={building.title} rule>
          <Cluster>
            {may.includes("correct-text") && <a href={paths.callCorrection(call.id)}>{building.correct}</a>}
            {may.includes("revise-rules") && <a href={paths.callRevision(call.id)}>{revision.link}</a>}
            {may.includes("extend-deadline") && <a href={paths.callExtension(call.id)}>{building.extend}</a>}
            {may.includes("admit-late") && <a href={paths.paperApplications(call.id)}>{paper.link}</a>}
            {may.includes("admit-late") && <a href={paths.callAdmission(call.id)}>{admission.link}</a>}
            {may.includes("withdraw") && <a href={paths.callWithdrawal(call.id)}>{building.withdraw}</a>}
            <a href={paths.newCall(call.id)}>{building.copy}</a>
          </Cluster>
        </Section>
      )}
    </>
  );
}
