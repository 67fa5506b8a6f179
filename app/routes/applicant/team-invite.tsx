import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { invitationForm, memberRoles } from "#app/rooms/people/people.forms.ts";
import { inviteToOrganisation, organisationFor } from "#app/rooms/people/people.server.ts";
import { teamTexts } from "#app/rooms/people/team.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { Choice, Field } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { id, name, role } = found(await organisationFor(actor, params.id));
  return { title: teamTexts[language].invite, id, name, may: role === "signatory" };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title}: ${data?.name} – Drum` }];

export const action = command({
  params: idParams,
  form: invitationForm,
  run: ({ actor, params, form }) => inviteToOrganisation({ actor, id: params.id, ...form }),
  done: ({ params }) => paths.organisation(params.id),
});

export default function Invite() {
  const { id, name, may } = useLoaderData<typeof loader>();
  const t = useTexts(teamTexts);
  const common = useTexts(commonTexts);
  const { message, code, values, errors } = useUnaccepted(t);
  const heading = (
    <PageHeading
      title={t.invite}
      {...(may ? { lead: t.inviteLead(name) } : {})}
      back={{ href: paths.organisation(id), label: name }}
    />
  );
  if (!may)
    return (
      <>
        {heading}
        <Notice>{t.onlySignatory}</Notice>
      </>
    );
  return (
    <CommandForm {...(values ? { values } : {})} errors={errors}>
      {heading}
      <Answer message={message} code={code} />
      <Field
        name="email"
        label={t.email}
        hint={t.emailHint}
        inputMode="email"
        autoComplete="off"
        width="long"
        spellCheck={false}
      />
      <Choice
        name="role"
        label={t.whichRole}
        options={memberRoles.map((role) => ({ value: role, label: common.membership[role], hint: t.roleHints[role] }))}
      />
      <ButtonGroup>
        <Button>{t.send}</Button>
        <a href={paths.organisation(id)}>{common.cancel}</a>
      </ButtonGroup>
    </CommandForm>
  );
}
