import { data } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { answerForm } from "#app/rooms/applications/confirmation.forms.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { answerConfirmation, type PartnerView, partnerView } from "#app/rooms/applications/confirmations.server.ts";
import { AskedTable } from "#app/rooms/applications/ui/asked-table.tsx";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { formatInstant, formatPeriod } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Check, Field, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Confirmation, Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { UnsavedWords } from "#app/ui/unsaved-words.tsx";
import { publicCommand, publicPage } from "#app/web/doors.server.ts";
import { networkOf } from "#app/web/network.server.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { asLoaded, secretAddress } from "#app/web/secret-address.ts";

const params = z.object({ token: z.string().min(1).max(200) });

const statusOf: Partial<Record<PartnerView["is"] | "too-many", number>> = { unknown: 404, voided: 410, "too-many": 429 };

export const loader = publicPage(params, async ({ params: { token }, language, request }) => {
  const view = await partnerView(token, networkOf(request));
  const t = confirmationTexts[language];
  const heading =
    "question" in view
      ? t.partner.title(view.question.asked.financier)
      : view.is === "too-many"
        ? t.title
        : (t.partner.gone[view.is][0] as string);
  const headers = secretAddress;
  return data({ view, heading }, { status: statusOf[view.is] ?? 200, headers });
});

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, { title: `${page.data?.heading}` });

export const headers = asLoaded;

export const handle = { keepsWords: true };

export const action = publicCommand({
  params,
  form: answerForm,
  run: ({ params: { token }, form: { answer, name, title, words }, request }) =>
    answerConfirmation({ token, network: networkOf(request), yes: answer === "confirm", typed: { name, title, words } }),
  done: ({ params: { token } }) => paths.partnerConfirmation(token),
});

/** For the one who pays, without signing in: exactly what is to be confirmed, and a yes or a no. */
export default function PartnerConfirmation() {
  const { view } = useLoaderData<typeof loader>();
  const room = useTexts(confirmationTexts);
  const { message, values, errors } = useUnaccepted(room);
  const refusal = message && Object.keys(errors).length === 0 && (
    <Notice tone="warning" live>
      {message}
    </Notice>
  );
  if (view.is === "too-many")
    return (
      <>
        <PageHeading title={room.title} />
        <Notice tone="warning">{room.refusals["too-many"] as string}</Notice>
      </>
    );
  const unsaved = <UnsavedWords values={values} fields={[{ name: "words", label: room.partner.words }]} />;
  if (!("question" in view)) {
    const [title, lead] = room.partner.gone[view.is] as readonly [string, string];
    return (
      <>
        {refusal}
        <PageHeading title={title} lead={lead} />
        {unsaved}
      </>
    );
  }
  return view.is === "open" ? (
    <>
      {refusal}
      <Question question={view.question} {...(values ? { values } : {})} errors={errors} />
    </>
  ) : (
    <>
      {refusal}
      <Receipt question={view.question} is={view.is} />
      {unsaved}
    </>
  );
}

type Asked = Extract<PartnerView, { question: unknown }>["question"];

function About({ question }: { question: Asked }) {
  const t = useTexts(confirmationTexts).partner;
  const language = useLanguage();
  const { asked } = question;
  return (
    <>
      <SummaryList
        rows={[
          { label: t.applicant, value: <bdi>{question.organisation}</bdi> },
          { label: t.project, value: <bdi>{question.title}</bdi> },
          { label: t.period, value: formatPeriod(asked.period.from, asked.period.to, language) },
          { label: t.askedBy, value: <bdi>{question.askedBy}</bdi> },
        ]}
      />
      <AskedTable asked={asked} />
    </>
  );
}

function Question({
  question,
  values,
  errors,
}: {
  question: Asked;
  values?: Record<string, string | string[]>;
  errors: Record<string, string>;
}) {
  const room = useTexts(confirmationTexts);
  const t = room.partner;
  const language = useLanguage();
  const { asked, organisation, call, contactName, answerBy } = question;
  return (
    <CommandForm {...(values ? { values } : {})} errors={errors}>
      <PageHeading title={t.title(asked.financier)} lead={t.lead(organisation, inLanguage(call, language))} />
      <Stack gap="large">
        <About question={question} />
        <p>{`${t.who(contactName)} ${room.until(formatInstant(answerBy, language))}`}</p>
        <Section title={t.answer} rule>
          <Field name="name" label={t.name} autoComplete="name" />
          <Field name="title" label={t.capacity} hint={t.capacityHint} autoComplete="organization-title" />
          <TextArea name="words" label={t.words} hint={t.wordsHint} rows={3} maxLength={1_000} />
          <Check name="declaration" label={t.declaration(asked.financier)} />
          <ButtonGroup>
            <Button name="answer" value="confirm">
              {t.confirm}
            </Button>
            <Button kind="secondary" name="answer" value="decline">
              {t.decline}
            </Button>
          </ButtonGroup>
          <p>
            <Muted>{`${t.personal} ${t.secret}`}</Muted>
          </p>
        </Section>
      </Stack>
    </CommandForm>
  );
}

function Receipt({ question, is }: { question: Asked; is: "confirmed" | "declined" }) {
  const t = useTexts(confirmationTexts).partner;
  const language = useLanguage();
  const { answer, organisation } = question;
  return (
    <Stack gap="large">
      {is === "confirmed" ? (
        <Confirmation title={t.receipt.confirmed}>
          <p>{t.receipt.confirmedText}</p>
        </Confirmation>
      ) : (
        <PageHeading title={t.receipt.declined} lead={t.receipt.declinedText} />
      )}
      {answer && (
        <SummaryList
          rows={[
            { label: t.receipt.by, value: <bdi>{`${answer.name}, ${answer.title}`}</bdi> },
            { label: t.receipt.when, value: formatInstant(answer.at, language) },
            ...(answer.words ? [{ label: t.receipt.words, value: <Words text={answer.words} /> }] : []),
          ]}
        />
      )}
      <About question={question} />
      <p>{t.receipt.regret(organisation)}</p>
    </Stack>
  );
}
