import { data } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { advisoryByToken, answerAdvisory } from "#app/rooms/assessment/advisories.server.ts";
import { adviceForm } from "#app/rooms/assessment/advisory.forms.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { longestAdvice, stances } from "#app/rooms/assessment/advisory.ts";
import { AdviceGiven } from "#app/rooms/assessment/ui/advisories.tsx";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Confirmation, Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { UnsavedWords } from "#app/ui/unsaved-words.tsx";
import { publicCommand, publicPage } from "#app/web/doors.server.ts";
import { networkOf } from "#app/web/network.server.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { asLoaded, secretAddress } from "#app/web/secret-address.ts";

const params = z.object({ token: z.string().min(1).max(200) });

export const loader = publicPage(params, async ({ params: { token }, language, request }) => {
  const held = await advisoryByToken(token, networkOf(request));
  const t = advisoryTexts[language].held;
  const headers = secretAddress;
  if (held === "too-many") return data({ held: null, heading: t.tooMany }, { status: 429, headers });
  if (!held) return data({ held: null, heading: t.gone }, { status: 404, headers });
  return data({ held, heading: t.title(held.number) }, { headers });
});

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, { title: `${page.data?.heading}` });

export const headers = asLoaded;

export const handle = { keepsWords: true };

export const action = publicCommand({
  params,
  form: adviceForm,
  run: ({ params: { token }, form, request }) => answerAdvisory({ token, network: networkOf(request), form }),
  done: ({ params: { token } }) => paths.advisory(token),
});

/** For a network or a municipality that is asked, without signing in: the question, the application, and room for an answer. */
export default function AdvisoryPage() {
  const { held, heading } = useLoaderData<typeof loader>();
  const room = useTexts(advisoryTexts);
  const t = room.held;
  const language = useLanguage();
  const { message, ...unaccepted } = useUnaccepted(room);
  const refusal = message && Object.keys(unaccepted.errors).length === 0 && (
    <Notice tone="warning" live>
      {message}
    </Notice>
  );
  const unsaved = <UnsavedWords values={unaccepted.values} fields={[{ name: "words", label: t.words }]} />;
  if (!held)
    return (
      <>
        {refusal}
        <PageHeading title={heading} {...(heading === t.gone ? { lead: t.goneText } : {})} />
        {unsaved}
      </>
    );
  const { advisory, number, title, organisation, call, open, content, today } = held;
  if (advisory.state === "recused")
    return (
      <>
        {refusal}
        <PageHeading title={t.recused} lead={t.recusedText} caption={number} />
        {unsaved}
      </>
    );
  const about = (
    <SummaryList
      rows={[
        { label: t.applicant, value: <bdi>{organisation}</bdi> },
        { label: t.project, value: <bdi>{title}</bdi> },
        { label: t.call, value: inLanguage(call, language) },
        { label: t.askedBy, value: <bdi>{advisory.askedBy}</bdi> },
        { label: t.dueOn, value: formatDate(advisory.dueOn, language) },
        { label: t.question, value: <div className="as-typed">{advisory.question}</div> },
      ]}
    />
  );
  if (advisory.state === "answered")
    return (
      <>
        {refusal}
        <Confirmation title={t.answered}>
          <p>{t.answeredText}</p>
        </Confirmation>
        {unsaved}
        <Section title={t.yours}>
          <AdviceGiven advisory={advisory} today={today} />
          {about}
        </Section>
      </>
    );
  if (!open)
    return (
      <>
        {refusal}
        <PageHeading title={t.closed} lead={t.closedText} caption={number} />
        {unsaved}
      </>
    );
  return (
    <CommandForm {...unaccepted}>
      {refusal}
      <PageHeading title={t.title(number)} lead={t.lead(advisory.askedBy, advisory.body)} />
      {today > advisory.dueOn && <Notice tone="warning">{t.overdue}</Notice>}
      {about}
      <Section title={t.answer} rule>
        <Choice name="stance" label={t.stance} options={stances.map((value) => ({ value, label: room.stances[value] }))} />
        <TextArea name="words" label={t.words} hint={t.wordsHint} rows={8} maxLength={longestAdvice} />
        <Field name="name" label={t.name} autoComplete="name" />
        <Field name="title" label={t.capacity} hint={t.capacityHint} autoComplete="organization-title" />
        <ButtonGroup>
          <Button name="step" value="answer">
            {t.send}
          </Button>
          <Button kind="secondary" name="step" value="recuse">
            {t.recuse}
          </Button>
        </ButtonGroup>
        <p>
          <Muted>{`${t.recuseHint} ${t.once}`}</Muted>
        </p>
      </Section>
      {content && (
        <Section title={t.application} rule>
          <ApplicationView sections={content.sections} names={content.names} confirmations={content.confirmations} level={3} />
        </Section>
      )}
    </CommandForm>
  );
}
