import { roles } from "#app/gate/actor.ts";
import { roleTexts } from "#app/rooms/people/role.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { Field, Select } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";

/** A role, for which municipality, from which day to which. */
export function RoleFields({
  today,
  municipalities,
}: {
  today: string;
  municipalities: readonly { readonly code: string; readonly name: string }[];
}) {
  const t = useTexts(roleTexts);
  const names = useTexts(commonTexts).roles;
  return (
    <>
      <Select
        name="role"
        label={t.role}
        placeholder={t.chooseRole}
        options={roles.map((role) => ({ value: role, label: names[role] }))}
      />
      <Select
        name="municipality"
        label={t.municipality}
        hint={t.municipalityHint}
        placeholder={t.noMunicipality}
        options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Field name="from" label={t.from} type="date" width="medium" defaultValue={today} />
      <Field name="to" label={t.to} hint={t.toHint} type="date" width="medium" optional />
    </>
  );
}
