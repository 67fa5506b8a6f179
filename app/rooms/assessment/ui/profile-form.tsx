import { profileTexts } from "#app/rooms/assessment/profile.texts.ts";
import type { ProfilePage } from "#app/rooms/assessment/profiles.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choices, Field, Fieldset } from "#app/ui/fields.tsx";
import type { FormErrors, FormValues } from "#app/ui/form-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What an assessor knows and takes on: the same form for the person and for the office. */
export function ProfileFields({
  page: { profile, groups },
  own,
  values,
  errors,
}: {
  page: ProfilePage;
  own: boolean;
  values?: FormValues;
  errors?: FormErrors;
}) {
  const t = useTexts(profileTexts);
  const language = useLanguage();
  // Everything unticked sends nothing: what was typed is then what there is.
  const typed = values && { ...values, areas: values.areas ?? [] };
  return (
    <CommandForm
      version={profile.version}
      values={typed ?? { areas: profile.areas, most: profile.most === null ? "" : `${profile.most}` }}
      errors={errors}
    >
      <Fieldset legend={t.areas} hint={own ? t.ownAreasHint : t.areasHint} name="areas" legendSize="medium">
        {groups.length === 0 && <Notice>{t.noAreas}</Notice>}
        {groups.map(({ label, areas }) => (
          <Choices
            key={areas[0]?.id}
            name="areas"
            label={inLanguage(label, language)}
            options={areas.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
          />
        ))}
      </Fieldset>
      <Field name="most" label={t.mostLabel} hint={t.mostHint} inputMode="numeric" width="short" optional autoComplete="off" />
      <ButtonGroup>
        <Button>{t.save}</Button>
      </ButtonGroup>
    </CommandForm>
  );
}
