import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { appealForm } from "#app/rooms/decisions/appeal.forms.ts";
import { appealTexts } from "#app/rooms/decisions/appeal.texts.ts";
import { appealsPage, noteCourtAnswer, noteCourtCase } from "#app/rooms/decisions/appeals.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { courtAnswers } from "#app/rooms/decisions/legal-force.ts";
import { formatDate } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, notFound, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid(), appealId: z.uuid() });

export const loader = page(params, { roles: ["officer", "secretary"] }, async ({ actor, params: at, language }) => {
  const { meeting, item, cases, appeals } = found(await appealsPage(actor, at.id, at.itemId));
  const appeal = found(appeals.find((one) => one.id === at.appealId));
  const decided = item.decisions.find((decision) => decision.id === appeal.decisionId);
  const about = cases.find((one) => one.applicationId === decided?.applicationId);
  return {
    heading: appealTexts[language].appeal,
    at: { meetingId: meeting.id, itemId: item.id, body: meeting.body, paragraph: item.paragraph ?? 0, title: item.title },
    appeal,
    about: about ? `${about.number} ${about.title}` : null,
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.heading}: § ${data?.at.paragraph} ${data?.at.title} – Drum` },
];

export const action = command({
  params,
  form: appealForm,
  roles: ["officer", "secretary"],
  run: async ({ actor, params: at, form }): Promise<Result<unknown, string>> => {
    const seen = await appealsPage(actor, at.id, at.itemId);
    if (!seen?.appeals.some((appeal) => appeal.id === at.appealId)) throw notFound();
    const { do: what, ...wanted } = form;
    const on = { actor, id: at.appealId };
    return what === "note-case" && "caseNumber" in wanted
      ? noteCourtCase({ ...on, ...wanted })
      : noteCourtAnswer({ ...on, ...(wanted as Extract<typeof form, { do: "answer" }>) });
  },
  done: ({ params: { id, itemId } }) => paths.meetingItemAppeals(id, itemId),
});

/** One request for a legality review: the court's number, and the court's answer. */
export default function AppealPage() {
  const { at, appeal, about } = useLoaderData<typeof loader>();
  const t = useTexts(appealTexts);
  const room = useTexts(decisionTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const day = (date: string) => formatDate(date, language);
  const hints: Partial<Record<string, string>> = t.answerHints;
  return (
    <>
      <PageHeading
        title={t.appeal}
        caption={`${at.body} ${room.item.paragraph(at.paragraph)}, ${at.title}`}
        back={{ href: paths.meetingItemAppeals(at.meetingId, at.itemId), label: t.backToList }}
      />
      <Answer message={message} code={code} />
      <SummaryList
        rows={[
          { label: t.from, value: <bdi>{appeal.appellant}</bdi> },
          { label: t.concerns, value: about ?? t.wholeParagraph },
          { label: t.cameIn, value: day(appeal.cameIn) },
          ...(appeal.returnedOn ? [{ label: t.returned, value: t.returnedText(day(appeal.returnedOn)) }] : []),
          ...(appeal.decidedOn ? [{ label: t.states[appeal.state], value: day(appeal.decidedOn) }] : []),
        ]}
      />
      {appeal.state === "registered" && (
        <>
          <Section title={t.court} rule>
            <CommandForm version={appeal.version} hidden={{ do: "note-case" }} {...unaccepted}>
              <Field
                name="caseNumber"
                label={t.caseNumber}
                hint={t.caseNumberHint}
                width="medium"
                defaultValue={appeal.caseNumber}
                autoComplete="off"
              />
              <Button kind="secondary">{t.caseNumberSubmit}</Button>
            </CommandForm>
          </Section>
          <Section title={t.answer} rule>
            <CommandForm version={appeal.version} hidden={{ do: "answer" }} {...unaccepted}>
              <Choice
                name="answer"
                label={t.answer}
                labelHidden
                options={courtAnswers.map((value) => ({
                  value,
                  label: t.answers[value],
                  ...(hints[value] ? { hint: hints[value] } : {}),
                }))}
              />
              <Field name="on" label={t.on} hint={t.onHint} type="date" width="medium" />
              <TextArea name="note" label={t.note} rows={3} optional defaultValue={appeal.note} />
              <Button>{t.answerSubmit}</Button>
            </CommandForm>
          </Section>
        </>
      )}
    </>
  );
}
