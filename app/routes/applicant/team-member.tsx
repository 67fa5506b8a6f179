import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { memberRoleForm, memberRoles } from "#app/rooms/people/people.forms.ts";
import { changeMemberRole, organisationFor } from "#app/rooms/people/people.server.ts";
import { teamTexts } from "#app/rooms/people/team.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), personId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params, language }) => {
  const { id, name, role, version, team } = found(await organisationFor(actor, params.id));
  const person = found(team.find((one) => one.personId === params.personId));
  return {
    title: teamTexts[language].changeTitle(person.name),
    id,
    name,
    version,
    person,
    me: person.personId === actor.personId,
    may: role === "signatory",
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export const action = command({
  params,
  form: memberRoleForm,
  run: ({ actor, params, form }) => changeMemberRole({ actor, ...params, ...form }),
  done: ({ params }) => paths.organisation(params.id),
});

export default function Member() {
  const { id, name, version, person, me, may } = useLoaderData<typeof loader>();
  const t = useTexts(teamTexts);
  const common = useTexts(commonTexts);
  const { message, code, values, errors } = useUnaccepted(t);
  const heading = <PageHeading title={t.changeTitle(person.name)} back={{ href: paths.organisation(id), label: name }} />;
  if (!may)
    return (
      <>
        {heading}
        <Notice>{t.onlySignatory}</Notice>
      </>
    );
  return (
    <>
      <CommandForm values={{ role: person.role, ...values }} errors={errors} version={version}>
        {heading}
        <Answer message={message} code={code} />
        <Choice
          name="role"
          label={t.role}
          options={memberRoles.map((role) => ({ value: role, label: common.membership[role], hint: t.roleHints[role] }))}
        />
        <ButtonGroup>
          <Button>{common.save}</Button>
          <a href={paths.organisation(id)}>{common.cancel}</a>
        </ButtonGroup>
      </CommandForm>
      <p>
        {me ? (
          <a href={paths.organisationLeaving(id)}>{t.leave}</a>
        ) : (
          <a href={paths.organisationRemoval(id, person.personId)}>{t.toRemoval}</a>
        )}
      </p>
    </>
  );
}
