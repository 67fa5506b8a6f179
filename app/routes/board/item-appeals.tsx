import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { appealsForm } from "#app/rooms/decisions/appeal.forms.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import { type Appeal, appealsPage, noteLegalForce, registerAppeal, type Standing } from "#app/rooms/decisions/appeals.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { cameInTime } from "#app/rooms/decisions/legal-force.ts";
import { ForceStanding } from "#app/rooms/decisions/ui/force.tsx";
import { formatDate, formatKronor } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Choice, Field, Hidden, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Panel, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, itemId }, language, url }) => {
  const done = url.searchParams.get("klart");
  return {
    heading: appealTexts[language].title,
    ...found(await appealsPage(actor, id, itemId)),
    done: done === "registrerat" || done === "noterat" ? (done as "registrerat" | "noterat") : null,
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.heading}: § ${data?.item.paragraph} ${data?.item.title} – Drum` },
];

export const action = command({
  params,
  form: appealsForm,
  roles: ["officer", "secretary"],
  run: ({ actor, params: { id, itemId }, form }): Promise<Result<unknown, string>> => {
    const on = { actor, meetingId: id, itemId };
    if (form.do === "none-came") return noteLegalForce(on);
    const { do: _, ...wanted } = form;
    return registerAppeal({ ...on, ...wanted });
  },
  done: ({ params: { id, itemId }, form }) =>
    paths.meetingItemAppeals(id, itemId, `?klart=${form.do === "register" ? "registrerat" : "noterat"}`),
});

/** One paragraph on its way to legal force: how each decision stands, what has come in, and the register of it. */
export default function ItemAppeals() {
  const { meeting, item, cases, standings, appeals, registers, mayNote, done } = useLoaderData<typeof loader>();
  const t = useTexts(appealTexts);
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const { message, code } = useUnaccepted(t);
  const day = (date: string) => formatDate(date, language);
  const decisionOf = (id: string | null) => item.decisions.find((decision) => decision.id === id);
  const about = (id: string | null) => {
    const one = cases.find((kase) => kase.applicationId === decisionOf(id)?.applicationId);
    return one ? `${one.number} ${one.title}` : t.wholeParagraph;
  };
  const outcome = (standing: Standing) => {
    const decision = decisionOf(standing.decisionId);
    if (!decision) return "–";
    return decision.outcome === "grant" ? `${t.outcome.grant}, ${formatKronor(decision.amountOre, language)}` : t.outcome.reject;
  };
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${meeting.body} ${room.item.paragraph(item.paragraph ?? 0)}, ${item.title}`}
        lead={t.lead}
        back={{ href: paths.meetingItem(meeting.id, item.id), label: t.back }}
      />
      <Answer message={message} code={code} />
      {done && !message && (
        <Notice tone="success" live>
          {done === "registrerat" ? t.registered : t.noted}
        </Notice>
      )}
      <SummaryList
        rows={[
          { label: t.columns.up, value: meeting.announcedAt ? day(localDate(meeting.announcedAt)) : "–" },
          { label: t.columns.until, value: meeting.appealUntil ? day(meeting.appealUntil) : "–" },
        ]}
      />
      <DataTable
        caption={t.status}
        rows={standings}
        rowKey={(standing) => standing.decisionId ?? "whole"}
        columns={[
          { key: "decision", label: t.columns.decision, rowHeader: true, cell: (standing) => about(standing.decisionId) },
          { key: "outcome", label: t.columns.outcome, cell: outcome },
          { key: "force", label: t.columns.force, cell: (standing) => <ForceStanding force={standing.force} /> },
        ]}
      />
      <Section title={t.appeals} rule>
        {appeals.length === 0 ? (
          <EmptyState title={t.none} level={3} />
        ) : (
          appeals.map((appeal) => <AppealPanel key={appeal.id} appeal={appeal} about={about(appeal.decisionId)} />)
        )}
      </Section>
      {mayNote && (
        <Section title={t.noneCame} lead={t.noneCameLead} rule>
          <CommandForm hidden={{ do: "none-came" }}>
            <Button kind="secondary">{t.noneCameSubmit}</Button>
          </CommandForm>
        </Section>
      )}
      {registers && <Register about={about} />}
    </>
  );
}

function AppealPanel({ appeal, about }: { appeal: Appeal; about: string }) {
  const { meeting, item, registers } = useLoaderData<typeof loader>();
  const t = useTexts(appealTexts);
  const language = useLanguage();
  const day = (date: string) => formatDate(date, language);
  return (
    <Panel
      level={3}
      title={
        <>
          {t.from} <bdi>{appeal.appellant}</bdi>
        </>
      }
    >
      <p>
        <Tag tone={appeal.state === "registered" ? "attention" : appeal.state === "quashed" ? "negative" : "neutral"}>
          {t.states[appeal.state]}
        </Tag>
      </p>
      <SummaryList
        compact
        rows={[
          { label: t.concerns, value: about },
          { label: t.cameIn, value: day(appeal.cameIn) },
          { label: t.caseNumber, value: appeal.caseNumber || <Muted>{t.noCaseNumber}</Muted> },
          ...(appeal.returnedOn ? [{ label: t.returned, value: t.returnedText(day(appeal.returnedOn)) }] : []),
          ...(appeal.decidedOn ? [{ label: t.answered, value: day(appeal.decidedOn) }] : []),
          ...(appeal.note ? [{ label: t.note, value: <bdi>{appeal.note}</bdi> }] : []),
        ]}
      />
      {meeting.appealUntil && !cameInTime(appeal, meeting.appealUntil) && <p>{t.late}</p>}
      {registers && appeal.state === "registered" && (
        <p>
          <a href={paths.meetingItemAppeal(meeting.id, item.id, appeal.id)}>{t.open}</a>
        </p>
      )}
    </Panel>
  );
}

function Register({ about }: { about: (decisionId: string | null) => string }) {
  const { item } = useLoaderData<typeof loader>();
  const t = useTexts(appealTexts);
  const { message: _, code: __, ...unaccepted } = useUnaccepted(t);
  return (
    <Details summary={t.register} open={Object.keys(unaccepted.errors).length > 0}>
      <p>{t.registerLead}</p>
      <CommandForm hidden={{ do: "register" }} {...unaccepted}>
        <Field name="cameIn" label={t.cameIn} hint={t.cameInHint} type="date" width="medium" />
        <Field name="appellant" label={t.appellant} hint={t.appellantHint} width="long" autoComplete="off" />
        {item.decisions.length > 1 ? (
          <Choice
            name="decisionId"
            label={t.concernsLegend}
            options={[
              { value: "", label: t.wholeParagraph },
              ...item.decisions.map((decision) => ({ value: decision.id, label: about(decision.id) })),
            ]}
            defaultValue=""
          />
        ) : (
          <Hidden name="decisionId" value={item.decisions[0]?.id ?? ""} />
        )}
        <TextArea name="note" label={t.note} rows={3} optional />
        <Button>{t.registerSubmit}</Button>
      </CommandForm>
    </Details>
  );
}
