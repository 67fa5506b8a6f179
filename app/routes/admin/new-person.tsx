import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { municipalities } from "#app/rooms/people/people.server.ts";
import { newPersonForm } from "#app/rooms/people/role.forms.ts";
import { roleTexts } from "#app/rooms/people/role.texts.ts";
import { addPersonWithRole, today } from "#app/rooms/people/roles.server.ts";
import { RoleFields } from "#app/rooms/people/ui/role-fields.tsx";
import { Answer } from "#app/ui/answer.tsx";
import { Button } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Field } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, { roles: ["admin"] }, async ({ language }) => ({
  title: roleTexts[language].newTitle,
  today: today(),
  municipalities: await municipalities(),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export const action = command({
  params: noParams,
  form: newPersonForm,
  roles: ["admin"],
  run: ({ actor, form }) => addPersonWithRole({ actor, form }),
  done: ({ value }) => paths.person(value ?? "", "?tillagd"),
});

/** Somebody who is to have a role in the office or on the board. */
export default function NewPerson() {
  const around = useLoaderData<typeof loader>();
  const t = useTexts(roleTexts);
  const { message, code, ...unaccepted } = useUnaccepted(t);
  return (
    <>
      <PageHeading title={t.newTitle} lead={t.newLead} back={{ href: paths.people(), label: t.back }} />
      <Answer message={message} code={code} />
      <CommandForm {...unaccepted}>
        <Field name="name" label={t.name} width="long" autoComplete="off" />
        <Field name="email" label={t.email} hint={t.emailHint} type="email" width="long" autoComplete="off" />
        <RoleFields {...around} />
        <Button>{t.create}</Button>
      </CommandForm>
    </>
  );
}
