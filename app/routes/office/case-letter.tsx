import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { Result } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { letterForm } from "#app/rooms/decisions/letter.forms.ts";
import { letterWayTexts } from "#app/rooms/decisions/letter-way.texts.ts";
import { letterWay, noteLetterBounced, noteLetterPosted, sendLetter } from "#app/rooms/decisions/letters.server.ts";
import { LetterTag } from "#app/rooms/decisions/ui/letter-tag.tsx";
import { formatDate, formatInstant } from "#app/texts/format.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, notFound, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => ({
    heading: letterWayTexts[language].title,
    ...found(await letterWay(actor, params.id)),
  }),
);
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

export const action = command({
  params: idParams,
  form: letterForm,
  roles: ["officer", "secretary"],
  run: async ({ actor, params, form }): Promise<Result<unknown, string>> => {
    const way = await letterWay(actor, params.id);
    if (!way) throw notFound();
    const at = { actor, id: way.decisionId, version: form.version };
    if (form.do === "bounce") return noteLetterBounced({ ...at, on: form.bouncedOn, note: form.note });
    return form.do === "post" ? noteLetterPosted({ ...at, on: form.postedOn }) : sendLetter(at);
  },
  done: ({ params }) => paths.caseLetter(params.id),
});

/** Where the letter of a decision is: mailed, posted or come back, and what to do then. */
export default function CaseLetter() {
  const way = useLoaderData<typeof loader>();
  const t = useTexts(letterWayTexts);
  const language = useLanguage();
  const { message, code, ...unaccepted } = useUnaccepted(t);
  const day = (date: string) => formatDate(date, language);
  const { state, may, version, receivers } = way;
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${way.number} ${way.title}`}
        lead={t.lead}
        tag={<LetterTag state={state} byPost={receivers.length === 0} />}
        back={{ href: paths.case(way.applicationId), label: t.back }}
      />
      <Answer message={message} code={code} />
      {state === "bounced" && (
        <Notice tone="warning" title={t.bouncedTitle}>
          {t.bouncedText}
        </Notice>
      )}
      <SummaryList
        rows={[
          { label: t.released, value: day(localDate(way.releasedAt)) },
          { label: t.receivers, value: receivers.length > 0 ? <bdi>{receivers.join("; ")}</bdi> : t.nobody },
          ...(way.deliveredAt ? [{ label: t.delivered, value: formatInstant(way.deliveredAt, language) }] : []),
          ...(way.bouncedOn
            ? [{ label: t.bouncedOn, value: [day(way.bouncedOn), way.bounceNote].filter(Boolean).join(". ") }]
            : []),
          ...(way.postedOn ? [{ label: t.postedOn, value: day(way.postedOn) }] : []),
        ]}
      />
      <p>
        <a href={paths.applicationDecisionPdf(way.applicationId)}>{t.letter}</a>
      </p>
      {may.includes("send-again") && receivers.length > 0 && (
        <Section title={t.again} lead={t.againText} rule>
          <CommandForm version={version} hidden={{ do: "send-again" }}>
            <Button>{t.again}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("post") && (
        <Section title={t.postTitle} rule>
          <CommandForm version={version} hidden={{ do: "post" }} {...(unaccepted.values?.do === "post" ? unaccepted : {})}>
            <Field name="postedOn" label={t.postOn} type="date" width="medium" />
            <Button kind="secondary">{t.post}</Button>
          </CommandForm>
        </Section>
      )}
      {may.includes("bounce") && (
        <Section title={t.noteBounce} rule>
          <CommandForm version={version} hidden={{ do: "bounce" }} {...(unaccepted.values?.do === "bounce" ? unaccepted : {})}>
            <Field name="bouncedOn" label={t.bounceOn} type="date" width="medium" />
            <TextArea name="note" label={t.note} hint={t.noteHint} rows={3} optional />
            <Button kind="secondary">{t.bounce}</Button>
          </CommandForm>
        </Section>
      )}
    </>
  );
}
