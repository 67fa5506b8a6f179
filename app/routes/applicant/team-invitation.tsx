import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { organisationFor, takeBackInvitation } from "#app/rooms/people/people.server.ts";
import { teamTexts } from "#app/rooms/people/team.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), invitationId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params, language }) => {
  const { id, name, invitations } = found(await organisationFor(actor, params.id));
  return {
    title: teamTexts[language].takeBackTitle,
    id,
    name,
    invitation: found(invitations.find((one) => one.id === params.invitationId)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export const action = command({
  params,
  form: noParams,
  run: ({ actor, params }) => takeBackInvitation({ actor, ...params }),
  done: ({ params }) => paths.organisation(params.id),
});

export default function TakeBack() {
  const { id, name, invitation } = useLoaderData<typeof loader>();
  const t = useTexts(teamTexts);
  const common = useTexts(commonTexts);
  const { message, code } = useUnaccepted(t);
  return (
    <>
      <BackLink href={paths.organisation(id)} label={name} />
      <ConfirmPanel title={t.takeBackTitle}>
        <Answer message={message} code={code} />
        <CommandForm>
          <p>{t.takeBackText(invitation.email, common.membership[invitation.role])}</p>
          <ButtonGroup>
            <Button>{t.takeBackConfirm}</Button>
            <a href={paths.organisation(id)}>{t.keepInvitation}</a>
          </ButtonGroup>
        </CommandForm>
      </ConfirmPanel>
    </>
  );
}
