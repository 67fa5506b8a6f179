import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { answerForm, questionLimits } from "#app/rooms/calls/call-questions.forms.ts";
import { answerQuestion, questionsForOffice } from "#app/rooms/calls/call-questions.server.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Grid, Muted, PageHeading, Panel } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), questionId: z.uuid() });

export const loader = page(
  params,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params: { id, questionId }, language }) => {
    const { title, list, mayAnswer } = found(await questionsForOffice(actor, id));
    const question = found(list.find((one) => one.id === questionId));
    const t = callQuestionsTexts[language].office;
    return { heading: question.state === "published" ? t.correctTitle : t.answerTitle, id, title, question, mayAnswer };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params,
  form: answerForm,
  roles: ["officer"],
  run: ({ actor, params: { questionId }, form }) => answerQuestion({ actor, id: questionId, ...form }),
  done: ({ params: { id }, form }) => `${paths.callQuestions(id)}?klart=${form.outcome}`,
});

const languages = ["sv", "en"] as const;

export default function CallQuestion() {
  const { heading, id, title, question, mayAnswer } = useLoaderData<typeof loader>();
  const room = useTexts(callQuestionsTexts);
  const t = room.office;
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(room);
  const aside = unaccepted.values?.outcome === "set-aside";
  const none = { errors: {} };
  const names = { sv: t.swedish, en: t.english };
  const shown = question.question ?? { sv: question.asked, en: "" };
  return (
    <>
      <PageHeading
        title={heading}
        caption={<bdi>{inLanguage(title, language)}</bdi>}
        lead={t.answerLead}
        back={{ href: paths.callQuestions(id), label: t.title }}
      />
      <Answer message={message} code={code} />
      <Panel title={t.asked} tone="sunken">
        <p>
          <bdi>{question.asked}</bdi>
        </p>
        <p>
          <Muted>{t.askedAt(formatInstant(question.askedAt, language))}</Muted>
        </p>
        {question.reason !== "" && (
          <p>
            {t.reasonWas}: {question.reason}
          </p>
        )}
      </Panel>
      {mayAnswer && (
        <CommandForm version={question.version} hidden={{ outcome: "publish" }} {...(aside ? none : unaccepted)}>
          <Grid>
            {languages.map((one) => (
              <TextArea
                key={one}
                name={`question.${one}`}
                label={`${t.question}, ${names[one]}`}
                {...(one === "en" ? { hint: t.englishHint } : {})}
                defaultValue={shown[one]}
                rows={4}
                maxLength={questionLimits.asked}
              />
            ))}
          </Grid>
          <Grid>
            {languages.map((one) => (
              <TextArea
                key={one}
                name={`answer.${one}`}
                label={`${t.answerField}, ${names[one]}`}
                {...(one === "en" ? { hint: t.englishHint } : {})}
                defaultValue={question.answer?.[one] ?? ""}
                rows={8}
                maxLength={questionLimits.answer}
              />
            ))}
          </Grid>
          <p>
            <Muted>{question.state === "published" ? t.correctNote : t.publishNote}</Muted>
          </p>
          <Button>{question.state === "published" ? t.publishCorrection : t.publish}</Button>
        </CommandForm>
      )}
      {mayAnswer && question.state === "asked" && (
        <Details summary={t.setAsideTitle} {...(aside ? { open: true } : {})}>
          <CommandForm version={question.version} hidden={{ outcome: "set-aside" }} {...(aside ? unaccepted : none)}>
            <p>{t.setAsideLead}</p>
            <TextArea name="reason" label={t.reason} rows={3} maxLength={questionLimits.reason} />
            <Button kind="secondary">{t.setAside}</Button>
          </CommandForm>
        </Details>
      )}
    </>
  );
}
