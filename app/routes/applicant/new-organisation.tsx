import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { legalForms } from "#app/rooms/people/organisation.ts";
import { organisationForm } from "#app/rooms/people/people.forms.ts";
import { municipalities, registerOrganisation } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field, Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { uiTexts } from "#app/ui/ui.texts.ts";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, insidePath, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, {}, async ({ language, url }) => ({
  title: peopleTexts[language].organisation.title,
  municipalities: await municipalities(),
  returnTo: insidePath(url.searchParams.get("till"), paths.mine()),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export const action = command({
  params: noParams,
  form: organisationForm,
  run: ({ actor, form }) => registerOrganisation({ actor, ...form }),
  done: ({ url }) => insidePath(url.searchParams.get("till"), paths.mine()),
});

export default function NewOrganisation() {
  const { municipalities: places, returnTo } = useLoaderData<typeof loader>();
  const room = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const ui = useTexts(uiTexts);
  const { message, code, values, errors } = useUnaccepted(room);
  const t = room.organisation;
  // "Choose one of the options" twice in a list helps nobody: each says which field it is about.
  const labels: Readonly<Record<string, string>> = { name: t.name, legalForm: t.legalForm, municipalityCode: t.municipality };
  const said = Object.fromEntries(
    Object.entries(errors).map(([field, words]) => [field, labels[field] ? `${words}: ${labels[field]}` : words]),
  );
  return (
    <CommandForm {...(values ? { values } : {})} errors={said}>
      <PageHeading title={t.title} lead={t.lead} />
      <Answer message={message} code={code} />
      <Field name="name" label={t.name} autoComplete="organization" width="long" />
      <Field name="number" label={t.number} hint={t.numberHint} inputMode="numeric" width="medium" autoComplete="off" />
      <Select
        name="legalForm"
        label={t.legalForm}
        placeholder={ui.choose}
        width="medium"
        options={legalForms.map((value) => ({ value, label: room.legalForms[value] }))}
      />
      <Select
        name="municipalityCode"
        label={t.municipality}
        placeholder={ui.choose}
        width="medium"
        options={[...places.map((place) => ({ value: place.code, label: place.name })), { value: "0000", label: t.outside }]}
      />
      <Field name="address" label={t.address} optional autoComplete="street-address" width="long" />
      <ButtonGroup>
        <Button>{t.add}</Button>
        <a href={returnTo}>{common.cancel}</a>
      </ButtonGroup>
    </CommandForm>
  );
}
