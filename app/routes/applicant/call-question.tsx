import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { askForm, questionLimits } from "#app/rooms/calls/call-questions.forms.ts";
import { askQuestion, newQuestionId, ownQuestions, questionsOfCall } from "#app/rooms/calls/call-questions.server.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { callBySlug } from "#app/rooms/calls/calls.server.ts";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Hidden, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const slugParams = z.object({ slug: z.string().max(200) });

export const loader = page(slugParams, {}, async ({ actor, params, language, url }) => {
  const call = found(await callBySlug(params.slug));
  const { open, closes } = await questionsOfCall(call);
  return {
    heading: callQuestionsTexts[language].askPage.title,
    slug: call.slug,
    title: call.title,
    open,
    closes,
    own: await ownQuestions(actor, call.id),
    id: newQuestionId(),
    sent: url.searchParams.get("skickad") === "1",
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: slugParams,
  form: askForm,
  run: ({ actor, params, form }) => askQuestion({ actor, slug: params.slug, ...form }),
  done: ({ params }) => `${paths.askQuestion(params.slug)}?skickad=1`,
});

export default function AskQuestion() {
  const { slug, title, open, closes, own, id, sent } = useLoaderData<typeof loader>();
  const room = useTexts(callQuestionsTexts);
  const language = useLanguage();
  const t = room.askPage;
  const { message, code, values, errors } = useUnaccepted(room);
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        back={{ href: `${paths.call(slug)}#answers`, label: inLanguage(title, language) }}
      />
      {sent && (
        <Notice tone="success" title={t.sentTitle} live>
          {t.sentText}
        </Notice>
      )}
      <Answer message={message} code={code} />
      {open ? (
        <CommandForm {...(values ? { values } : {})} errors={errors}>
          <Hidden name="id" {...(values?.id ? {} : { value: id })} />
          <TextArea name="question" label={t.question} hint={t.hint} rows={5} maxLength={questionLimits.asked} />
          <p>
            <Muted>{`${t.mailed} ${room.until(formatInstant(closes, language))}`}</Muted>
          </p>
          <Button>{t.submit}</Button>
        </CommandForm>
      ) : (
        <Notice title={t.closedTitle}>{t.closedText}</Notice>
      )}
      {own.length > 0 && (
        <Section title={t.own} rule>
          <Timeline
            items={own.map((question) => ({
              title: t.state[question.state],
              time: { datetime: question.askedAt.toISOString(), text: t.askedAt(formatInstant(question.askedAt, language)) },
              body: (
                <>
                  <p>
                    <bdi>{question.asked}</bdi>
                  </p>
                  {question.reason !== "" && <p>{question.reason}</p>}
                </>
              ),
            }))}
          />
        </Section>
      )}
    </>
  );
}
