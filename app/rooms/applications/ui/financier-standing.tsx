import { paths } from "#app/paths.ts";
import { sumOf } from "#app/rooms/applications/application.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { type Confirmation, type FinancierStanding, sumAsked } from "#app/rooms/applications/confirmation.ts";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { formatInstant, formatKronor } from "#app/texts/format.ts";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { fieldId } from "#app/ui/field-names.ts";
import { Field } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";

const tones = {
  none: "neutral",
  asked: "attention",
  confirmed: "positive",
  partly: "attention",
  declined: "negative",
  voided: "negative",
} as const;

const years = (rows: readonly { readonly year: number | null }[]) =>
  [...new Set(rows.map((row) => row.year))]
    .filter((year) => year !== null)
    .sort()
    .join(", ");

const askedAt = (id: string, row: string) => `${paths.confirmations(id, `?fraga=${encodeURIComponent(row)}`)}#${fieldId("name")}`;

/** One who is to pay: what was asked and answered, and the next thing to do. */
export function FinancierSection({
  id,
  standing,
  editable,
  asking,
  values,
  errors,
}: {
  id: string;
  standing: FinancierStanding;
  editable: boolean;
  /** key of a row of the financier whose form is open */
  asking: string | null;
  values?: Record<string, string | string[]>;
  errors: Record<string, string>;
}) {
  const t = useTexts(confirmationTexts);
  const language = useLanguage();
  const { financier, state, live, open, last } = standing;
  const [first] = open;
  const name = financier.name || "–";
  const sum = (amount: bigint, rows: readonly { readonly year: number | null }[]) =>
    [formatKronor(amount, language), years(rows)].filter(Boolean).join(", ");
  return (
    <Section title={<bdi>{name}</bdi>} rule actions={<Tag tone={tones[state]}>{t.states[state]}</Tag>}>
      {live.map((one) => (
        <div key={one.id} className="confirmation-line">
          <p>
            <strong>{sum(sumAsked(one.asked), one.asked.rows)}</strong>
          </p>
          <Said one={one} />
          {editable && (
            <p>
              <a href={paths.confirmation(id, one.id)}>
                {t.manage}
                <HiddenText> {name}</HiddenText>
              </a>
            </p>
          )}
        </div>
      ))}
      {last && <Said one={last} />}
      {first && (
        <>
          {live.length > 0 && <p>{t.more}</p>}
          <p>
            <strong>{sum(sumOf(open), open)}</strong>
          </p>
          {editable && asking !== null && open.some((row) => row.key === asking) ? (
            <CommandForm
              values={values ?? { name: last?.contact.name ?? "", email: last?.contact.email ?? "" }}
              errors={errors}
              summary={false}
              hidden={{ row: asking }}
            >
              <Field name="name" label={t.contactName} hint={t.contactNameHint} autoComplete="off" />
              <Field name="email" label={t.contactEmail} type="email" autoComplete="off" />
              <ButtonGroup>
                <Button>{t.ask}</Button>
                <a href={paths.confirmations(id)}>{t.keep}</a>
              </ButtonGroup>
            </CommandForm>
          ) : (
            editable && (
              <p>
                <LinkButton kind="secondary" href={askedAt(id, first.key ?? "")}>
                  {t.ask}
                  <HiddenText> {name}</HiddenText>
                </LinkButton>
              </p>
            )
          )}
        </>
      )}
    </Section>
  );
}

/** What became of one question, in words. */
export function Said({ one }: { one: Confirmation }) {
  const t = useTexts(confirmationTexts);
  const language = useLanguage();
  const { answer, contact } = one;
  if (one.state === "voided") return <p>{t.voided(formatInstant(one.askedAt, language))}</p>;
  if (!answer) return <p>{t.askedOf(contact.name, contact.email, formatInstant(one.sentAt, language))}</p>;
  const when = formatInstant(answer.at, language);
  return (
    <>
      <p>
        {one.state === "confirmed" ? t.answered(answer.name, answer.title, when) : t.declined(answer.name, answer.title, when)}
      </p>
      {answer.words && <Words text={answer.words} />}
    </>
  );
}

/** Beside the rows of the financing: every financier's state in a word, and the way to the page where one asks. */
export function FinancierStates({ id, standings }: { id: string; standings: readonly FinancierStanding[] }) {
  const t = useTexts(confirmationTexts);
  return (
    <Section title={t.title} rule lead={t.changes}>
      {standings.length > 0 && (
        <SummaryList
          compact
          rows={standings.map(({ financier, state }) => ({
            label: financier.name || "–",
            value: <Tag tone={tones[state]}>{t.states[state]}</Tag>,
          }))}
        />
      )}
      <p>
        <LinkButton kind="secondary" href={paths.confirmations(id)}>
          {t.toPage}
        </LinkButton>
      </p>
    </Section>
  );
}
