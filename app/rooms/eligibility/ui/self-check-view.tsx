import { paths } from "#app/paths.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { selfCheckTexts, selfCheckWords } from "#app/rooms/eligibility/self-check.texts.ts";
import type { SelfCheckKey, SelfCheckLine, SelfCheckOutcome } from "#app/rooms/eligibility/self-check.ts";
import { applicantKinds } from "#app/rooms/eligibility/self-check.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choices, Field, Select } from "#app/ui/fields.tsx";
import type { FormErrors, FormValues } from "#app/ui/form-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, Prose, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag, type Tone } from "#app/ui/tag.tsx";

const tones: Record<SelfCheckOutcome, Tone> = { met: "positive", unmet: "negative", judge: "attention", open: "neutral" };
/** What must be looked at stands first. */
const order: readonly SelfCheckOutcome[] = ["unmet", "judge", "met", "open"];
/** Where on the call's page the rule stands. */
const places: Record<SelfCheckKey, string> = {
  organisation: "#who",
  municipalities: "#who",
  amount: "",
  "co-financing": "#financing",
  "own-work": "#financing",
  period: "",
};

export function SelfCheckResult({ call, lines }: { call: CallWithRules; lines: readonly SelfCheckLine[] }) {
  const language = useLanguage();
  const t = useTexts(selfCheckTexts);
  const unmet = lines.filter((line) => line.outcome === "unmet").length;
  const answered = lines.some((line) => line.outcome !== "open");
  return (
    <Section title={t.resultTitle} id="svar">
      <Notice
        tone={unmet > 0 ? "warning" : answered ? "success" : "info"}
        title={unmet > 0 ? t.summary.unmet(unmet) : answered ? t.summary.met : t.summary.open}
        level={3}
      >
        {answered && (unmet > 0 ? t.unmetLead : t.metLead)}
      </Notice>
      <SummaryList
        rows={order
          .flatMap((outcome) => lines.filter((line) => line.outcome === outcome))
          .map((line) => ({
            label: t.headings[line.key],
            value: (
              <>
                <Tag tone={tones[line.outcome]}>{t.outcomes[line.outcome]}</Tag>
                <p>{selfCheckWords(line, language)}</p>
                <p>
                  <a href={paths.call(call.slug) + places[line.key]}>
                    {t.readMore(t.headings[line.key].toLocaleLowerCase(language))}
                  </a>
                </p>
              </>
            ),
          }))}
      />
      {call.rules.eligibility.length > 0 && (
        <Prose>
          <h3>{t.judgedTitle}</h3>
          <p>{t.judgedLead}</p>
          <ol>
            {call.rules.eligibility.map((question) => (
              <li key={question.key}>
                <strong>{inLanguage(question.text, language)}</strong> {inLanguage(question.help, language)}
              </li>
            ))}
          </ol>
          <p>
            <a href={`${paths.call(call.slug)}#contact`}>{t.ask}</a>
          </p>
        </Prose>
      )}
    </Section>
  );
}

type SelfCheckFormProps = {
  readonly call: CallWithRules;
  readonly questions: readonly SelfCheckKey[];
  readonly municipalities: readonly { readonly code: string; readonly name: string; readonly standing: "member" | "adjunct" }[];
  readonly values: FormValues;
  readonly errors: FormErrors;
};

/** A question in the address bar: nothing is kept, and the answer can be sent to a colleague. */
export function SelfCheckForm({ call, questions, municipalities, values, errors }: SelfCheckFormProps) {
  const t = useTexts(selfCheckTexts);
  const { legalForms } = useTexts(peopleTexts);
  const asks = (key: SelfCheckKey) => questions.includes(key);
  const kronor = { inputMode: "decimal", suffix: "kr", width: "medium" } as const;
  return (
    <CommandForm method="get" action={`${paths.selfCheck(call.slug)}#svar`} values={values} errors={errors}>
      <Select
        name="organisation"
        label={t.fields.organisation}
        hint={t.fields.organisationHint}
        placeholder={t.fields.choose}
        options={applicantKinds.map((kind) => ({ value: kind, label: kind === "none" ? t.fields.none : legalForms[kind] }))}
      />
      {asks("municipalities") && (
        <Choices
          name="municipalities"
          label={t.fields.municipalities}
          hint={t.fields.municipalitiesHint(call.rules.limits.minMunicipalities)}
          options={municipalities.map(({ code, name, standing }) => ({
            value: code,
            label: name,
            ...(standing === "adjunct" ? { hint: t.fields.adjunct } : {}),
          }))}
        />
      )}
      <Field name="requested" label={t.fields.requested} {...kronor} />
      {asks("co-financing") && <Field name="cost" label={t.fields.cost} hint={t.fields.costHint} {...kronor} />}
      {asks("own-work") && <Field name="ownWork" label={t.fields.ownWork} {...kronor} />}
      <Field name="from" label={t.fields.from} hint={t.fields.dateHint} width="short" />
      <Field name="to" label={t.fields.to} width="short" />
      <p>
        <Muted>{t.nothingKept}</Muted>
      </p>
      <Button>{t.submit}</Button>
    </CommandForm>
  );
}
