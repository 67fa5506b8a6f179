import { limits, looseAid, rowsIn } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { aidInSight, ceilingOre, favoursSome, needsCertificates } from "#app/rooms/applications/state-aid.ts";
import { AidSumsTable, KnownAwards } from "#app/rooms/applications/ui/aid-view.tsx";
import { Rows } from "#app/rooms/applications/ui/rows.tsx";
import type { FieldsProps } from "#app/rooms/applications/ui/section-fields.tsx";
import { useTyped } from "#app/rooms/applications/ui/sums.tsx";
import { formatDate, formatKronor, formatNumber } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Check, Choice, Field, Fieldset, Hidden, TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Prose, Stack } from "#app/ui/layout.tsx";

/** State aid, and what the organisation has been granted before. What does not concern the applicant is out of sight, but kept. */
export function AidFields({ form, rules, sections, values, more, awards }: FieldsProps) {
  const room = useTexts(applicationTexts);
  const t = room.aid;
  const language = useLanguage();
  const typed = useTyped(form);
  const now = (name: string) => `${(typed ? typed[name] : values[name]) ?? ""}` as never;
  const answers = { economic: now("economic"), favoured: now("favoured"), ground: now("ground") };
  const { stateAid, earlierSupport } = rules;
  const loose = typed ? looseAid(typed) : sections.aid;
  const reckoned = { ...loose, undertakings: loose.undertakings.filter((row) => row.number || row.name || row.planned !== null) };
  const options = <Key extends string>(words: Readonly<Record<Key, string>>) =>
    (Object.entries(words) as [Key, string][]).map(([value, label]) => ({ value, label }));
  const amount = (name: string, label: string) => (
    <Field name={name} label={label} suffix={room.fields.currency} inputMode="decimal" autoComplete="off" />
  );
  return (
    <>
      {stateAid && (
        <>
          <Prose>
            <p>{t.lead}</p>
          </Prose>
          <div>
            <Hidden name="seen" value={aidInSight(answers).join(",")} />
            <Choice name="economic" label={t.economic} hint={t.economicHint} options={options(t.yesNo)} />
          </div>
          <div hidden={(answers.economic as string) !== "yes"}>
            <Choice name="favoured" label={t.favoured} hint={t.favouredHint} options={options(t.favouredWho)} />
          </div>
          <div hidden={!favoursSome(answers)}>
            <Choice name="ground" label={t.ground} hint={t.groundHint} options={options(t.grounds)} />
          </div>
          <div hidden={(answers.economic as string) !== "yes"}>
            <TextArea name="reasons" label={t.reasons} hint={t.reasonsHint} rows={4} maxLength={limits.text} />
          </div>
          <div hidden={!needsCertificates(answers)}>
            <Stack gap="large">
              <Fieldset
                name="undertakings"
                legend={t.undertakings}
                legendSize="large"
                hint={t.undertakingsHint(
                  inLanguage(stateAid.regulation, language),
                  formatNumber(stateAid.ceilingEuro),
                  stateAid.years,
                  formatKronor(ceilingOre(stateAid), language),
                  formatKronor(stateAid.orePerEuro, language),
                )}
              >
                <Rows
                  name="undertakings"
                  columns="undertaking"
                  filled={rowsIn(values, "undertakings")}
                  more={more}
                  legend={t.undertaking}
                >
                  {(at) => (
                    <>
                      <Field name={`${at}.number`} label={t.number} inputMode="numeric" autoComplete="off" />
                      <Field name={`${at}.name`} label={t.undertakingName} autoComplete="off" />
                      {amount(`${at}.planned`, t.planned)}
                      <Field name={`${at}.group`} label={t.group} optional autoComplete="off" />
                      <Field name={`${at}.signer`} label={t.signer} autoComplete="off" />
                      <Check name={`${at}.declared`} label={t.declared} />
                    </>
                  )}
                </Rows>
              </Fieldset>
              <Fieldset
                name="received"
                legend={t.received}
                legendSize="large"
                hint={t.receivedHint(formatDate(stateAid.since, language))}
              >
                <Rows name="received" columns="received" filled={rowsIn(values, "received")} more={more} legend={t.receivedRow}>
                  {(at) => (
                    <>
                      <Field name={`${at}.number`} label={t.number} inputMode="numeric" autoComplete="off" />
                      <Field name={`${at}.on`} label={t.on} hint={room.fields.dateHint} inputMode="numeric" autoComplete="off" />
                      <Field name={`${at}.giver`} label={t.giver} autoComplete="off" />
                      {amount(`${at}.amount`, t.amount)}
                    </>
                  )}
                </Rows>
              </Fieldset>
              {reckoned.undertakings.length > 0 && <AidSumsTable aid={reckoned} rules={stateAid} />}
            </Stack>
          </div>
        </>
      )}
      {earlierSupport && (
        <>
          {awards.length > 0 && <KnownAwards awards={awards} />}
          <Fieldset
            name="earlier"
            legend={t.earlier}
            legendSize="large"
            hint={awards.length > 0 ? t.earlierHintKnown : t.earlierHint}
          >
            <Rows name="earlier" columns="received" filled={rowsIn(values, "earlier")} more={more} legend={t.earlierRow}>
              {(at) => (
                <>
                  <Field name={`${at}.what`} label={t.what} autoComplete="off" />
                  <Field name={`${at}.giver`} label={t.giver} autoComplete="off" />
                  <Field name={`${at}.year`} label={t.year} inputMode="numeric" autoComplete="off" />
                  {amount(`${at}.amount`, t.amount)}
                </>
              )}
            </Rows>
          </Fieldset>
        </>
      )}
    </>
  );
}
