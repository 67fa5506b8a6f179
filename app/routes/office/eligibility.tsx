import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { ApplicationView } from "#app/rooms/applications/ui/application-view.tsx";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { eligibilityForm } from "#app/rooms/eligibility/eligibility.forms.ts";
import { checkEligibility, eligibilityOf } from "#app/rooms/eligibility/eligibility.server.ts";
import { eligibilityTexts } from "#app/rooms/eligibility/eligibility.texts.ts";
import { FindingsTable } from "#app/rooms/eligibility/ui/findings-table.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Details } from "#app/ui/details.tsx";
import { Choice, Fieldset, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { UnsavedWords } from "#app/ui/unsaved-words.tsx";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const { case: kase, ...check } = found(await eligibilityOf(actor, params.id));
    return {
      heading: eligibilityTexts[language].title,
      id: params.id,
      content: {
        sections: kase.content.sections,
        names: kase.content.names,
        confirmations: kase.content.confirmations,
      },
      number: kase.facts.number,
      title: kase.facts.title,
      ...check,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

export const action = command({
  params: idParams,
  form: eligibilityForm,
  run: ({ actor, params, form }) => checkEligibility({ actor, id: params.id, ...form }),
  done: ({ params, form }) =>
    form.outcome === "pass" || form.outcome === "fail" ? paths.case(params.id) : paths.caseEligibility(params.id),
});

export default function EligibilityPage() {
  const check = useLoaderData<typeof loader>();
  const room = useTexts(eligibilityTexts);
  const language = useLanguage();
  const unaccepted = useUnaccepted(room);
  // Five times "answer the condition" helps nobody: each says which one it is about.
  const errors = Object.fromEntries(
    Object.entries(unaccepted.errors).map(([field, words]) => {
      const question = check.questions.find((one) => field.startsWith(`answers.${one.key}.`));
      return [field, question ? `${words}: ${inLanguage(question.text, language)}` : words];
    }),
  );
  const { id, state, questions, answers } = check;
  const { values } = unaccepted;
  const writable = check.may.includes("save");
  const stored = Object.fromEntries([
    ["reason", check.reason],
    ...answers.flatMap((one) => [
      [`answers.${one.question}.answer`, one.answer ?? ""],
      [`answers.${one.question}.note`, one.note],
    ]),
  ]) as Record<string, string>;
  const heading = (
    <PageHeading
      title={room.title}
      caption={
        <>
          {check.number} · <bdi>{check.title}</bdi>
        </>
      }
      {...(writable ? { lead: room.lead } : {})}
      tag={<Tag tone={state === "passed" ? "positive" : state === "failed" ? "negative" : "attention"}>{room.states[state]}</Tag>}
      back={{ href: paths.case(id), label: room.back }}
    />
  );
  const message = unaccepted.message && (
    <Notice tone={unaccepted.code === "changed-since-read" ? "warning" : "danger"} live>
      {unaccepted.message}
    </Notice>
  );
  if (!writable) {
    return (
      <>
        {heading}
        {message}
        {values?.outcome !== "reopen" && (
          <UnsavedWords
            values={values}
            fields={[
              ...check.questions.map(({ key, text }) => ({ name: `answers.${key}.note`, label: inLanguage(text, language) })),
              { name: "reason", label: room.reason },
            ]}
          />
        )}
        <Outcome />
        <Findings />
        {check.may.includes("reopen") ? (
          <CommandForm
            version={check.version}
            hidden={{ outcome: "reopen" }}
            errors={errors}
            {...(values?.outcome === "reopen" ? { values } : {})}
          >
            <Section title={room.reopen} lead={room.reopenLead} rule>
              <Stack>
                <TextArea name="reason" label={room.reopenReason} rows={3} maxLength={2_000} />
                <Button kind="secondary">{room.reopen}</Button>
              </Stack>
            </Section>
          </CommandForm>
        ) : (
          <Notice>{state === "pending" ? room.readOnly : room.settledNote}</Notice>
        )}
      </>
    );
  }
  return (
    <CommandForm version={check.version} values={values ?? stored} errors={errors}>
      {heading}
      {message}
      {unaccepted.code === "changed-since-read" && <Outcome />}
      <Findings />
      <Details summary={room.application}>
        <ApplicationView
          sections={check.content.sections}
          names={check.content.names}
          confirmations={check.content.confirmations}
          level={3}
        />
      </Details>
      <Section title={room.questions}>
        <Stack gap="large">
          {questions.map((question) => (
            <Fieldset
              key={question.key}
              legend={inLanguage(question.text, language)}
              hint={`${inLanguage(question.help, language)}${question.required ? ` ${room.required}.` : ""}`}
            >
              <Choice
                name={`answers.${question.key}.answer`}
                label={inLanguage(question.text, language)}
                labelHidden
                inline
                options={(["yes", "no", "unclear"] as const).map((value) => ({ value, label: room.answers[value] }))}
              />
              <TextArea name={`answers.${question.key}.note`} label={room.note} hint={room.noteHint} rows={2} maxLength={2_000} />
              <Details summary={room.failure}>
                <p>{inLanguage(question.failure, language)}</p>
              </Details>
            </Fieldset>
          ))}
        </Stack>
      </Section>
      <Section title={room.outcome} rule>
        <Stack>
          <TextArea name="reason" label={room.reason} hint={room.reasonHint} rows={4} maxLength={2_000} />
          <ButtonGroup>
            <Button name="outcome" value="pass">
              {room.pass}
            </Button>
            <Button name="outcome" value="fail" kind="danger">
              {room.fail}
            </Button>
            <Button name="outcome" value="save" kind="secondary">
              {room.save}
            </Button>
          </ButtonGroup>
        </Stack>
      </Section>
    </CommandForm>
  );
}

/** What has been written down so far, for those who only read it or have been overtaken. */
function Outcome() {
  const check = useLoaderData<typeof loader>();
  const room = useTexts(eligibilityTexts);
  const language = useLanguage();
  return (
    <Section title={room.outcome}>
      <SummaryList
        rows={[
          { label: room.outcome, value: room.states[check.state] },
          ...(check.reason ? [{ label: room.reason, value: <Words text={check.reason} /> }] : []),
          ...(check.officer && check.settledAt
            ? [{ label: room.result, value: room.settledBy(check.officer, formatInstant(check.settledAt, language)) }]
            : []),
          ...check.questions.map((question) => {
            const given = check.answers.find((one) => one.question === question.key);
            return {
              label: inLanguage(question.text, language),
              value: (
                <>
                  <p>{given?.answer ? room.answers[given.answer] : room.notAnswered}</p>
                  {given?.note && <Words text={given.note} />}
                </>
              ),
            };
          }),
        ]}
      />
    </Section>
  );
}

function Findings() {
  const { findings } = useLoaderData<typeof loader>();
  const room = useTexts(eligibilityTexts);
  return (
    <Section title={room.findings} lead={room.findingsLead}>
      <FindingsTable findings={findings} />
    </Section>
  );
}
