import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { leaveOrganisation, officeEmail, organisationFor } from "#app/rooms/people/people.server.ts";
import { teamTexts } from "#app/rooms/people/team.texts.ts";
import { isLastSignatory } from "#app/rooms/people/team.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { id, name, team } = found(await organisationFor(actor, params.id));
  return {
    title: teamTexts[language].leaveTitle(name),
    id,
    name,
    last: isLastSignatory(team, actor.personId),
    alone: team.length === 1,
    conflict: actor.roles.length > 0,
    contact: officeEmail,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export const action = command({
  params: idParams,
  form: noParams,
  run: ({ actor, params }) => leaveOrganisation({ actor, id: params.id }),
  done: () => paths.mine(),
});

/** The last signatory is told why not, and what to do instead, before anything is pressed. */
export default function Leaving() {
  const { id, name, last, alone, conflict, contact } = useLoaderData<typeof loader>();
  const t = useTexts(teamTexts);
  const { message, code } = useUnaccepted(t);
  return (
    <>
      <BackLink href={paths.organisation(id)} label={name} />
      <ConfirmPanel title={t.leaveTitle(name)} tone={last ? "plain" : "danger"}>
        <Answer message={message} code={code} />
        {last ? (
          <>
            <Notice tone="warning" title={t.lastTitle}>
              <p>{t.lastText}</p>
              <p>{alone ? t.lastAlone : t.lastOther}</p>
            </Notice>
            <ButtonGroup>
              {alone ? (
                <LinkButton href={paths.organisationInvite(id)}>{t.invite}</LinkButton>
              ) : (
                <LinkButton href={paths.organisation(id)}>{t.team}</LinkButton>
              )}
            </ButtonGroup>
            <p>{t.lastContact(contact)}</p>
          </>
        ) : (
          <CommandForm>
            <p>{t.leaveText}</p>
            {conflict && <p>{t.leaveConflict}</p>}
            <ButtonGroup>
              <Button kind="danger">{t.leaveConfirm}</Button>
              <a href={paths.organisation(id)}>{t.stay}</a>
            </ButtonGroup>
          </CommandForm>
        )}
      </ConfirmPanel>
    </>
  );
}
