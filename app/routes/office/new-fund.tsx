import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { newFundForm, potPlaces, sides } from "#app/rooms/money/fund.forms.ts";
import { fundTexts } from "#app/rooms/money/fund.texts.ts";
import { makeFund, mayCreateFund, usedPurposes } from "#app/rooms/money/funds.server.ts";
import { nextBudgetYear } from "#app/rooms/money/money.server.ts";
import { FundWords } from "#app/rooms/money/ui/fund-words.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, Fieldset, Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(noParams, { roles: officeRoles }, async ({ actor, language }) => {
  found(mayCreateFund(actor) || null);
  return {
    title: fundTexts[language].newTitle,
    year: nextBudgetYear(),
    purposes: await usedPurposes(),
  };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export const action = command({
  params: noParams,
  form: newFundForm,
  roles: officeRoles,
  run: ({ actor, form }) => makeFund({ actor, form }),
  done: ({ value }) => paths.fund(value ?? "", "?upplagd"),
});

/** A year's money for a purpose, and who gives it. */
export default function NewFund() {
  const { year, purposes } = useLoaderData<typeof loader>();
  const t = useTexts(fundTexts);
  const { message, code, ...unaccepted } = useUnaccepted(t);
  return (
    <>
      <PageHeading title={t.newTitle} lead={t.newLead} back={{ href: paths.money(), label: t.back }} />
      <Answer message={message} code={code} />
      <CommandForm {...unaccepted}>
        <FundWords year={`${year}`} purposes={purposes} />
        <Field name="basis" label={t.basis} hint={t.basisHint} width="long" autoComplete="off" />
        <Fieldset legend={t.pots} hint={t.potsHint} legendSize="large">
          {potPlaces.map((index) => (
            <Fieldset legend={t.pot(index + 1)} key={index}>
              <Field
                name={`pots.${index}.source`}
                label={t.source}
                hint={index === 0 ? t.sourceHint : undefined}
                width="long"
                autoComplete="off"
              />
              <Select
                name={`pots.${index}.side`}
                label={t.side}
                placeholder={t.chooseSide}
                options={sides.map((side) => ({ value: side, label: t.sides[side] }))}
                width="medium"
              />
              <Field
                name={`pots.${index}.share`}
                label={t.share}
                suffix="%"
                inputMode="decimal"
                width="short"
                autoComplete="off"
              />
              <Field
                name={`pots.${index}.amount`}
                label={t.amount}
                suffix="kr"
                inputMode="decimal"
                width="medium"
                autoComplete="off"
                optional
              />
            </Fieldset>
          ))}
        </Fieldset>
        <Button>{t.create}</Button>
      </CommandForm>
    </>
  );
}
