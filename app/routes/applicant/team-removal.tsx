import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { organisationFor, removeMember } from "#app/rooms/people/people.server.ts";
import { teamTexts } from "#app/rooms/people/team.texts.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), personId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params, language }) => {
  const { id, name, role, team } = found(await organisationFor(actor, params.id));
  const person = found(team.find((one) => one.personId === params.personId));
  return { title: teamTexts[language].removeTitle(person.name), id, name, person, may: role === "signatory" };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export const action = command({
  params,
  form: noParams,
  run: ({ actor, params }) => removeMember({ actor, ...params }),
  // Who removed themselves no longer has a page to come back to.
  done: ({ actor, params }) => (params.personId === actor.personId ? paths.mine() : paths.organisation(params.id)),
});

export default function Removal() {
  const { id, name, person, may } = useLoaderData<typeof loader>();
  const t = useTexts(teamTexts);
  const { message, code } = useUnaccepted(t);
  return (
    <>
      <BackLink href={paths.organisation(id)} label={name} />
      <ConfirmPanel title={t.removeTitle(person.name)} tone="danger">
        <Answer message={message} code={code} />
        {may ? (
          <CommandForm>
            <p>{t.removeText(person.name, name)}</p>
            <ButtonGroup>
              <Button kind="danger">{t.removeConfirm}</Button>
              <a href={paths.organisation(id)}>{t.keepPerson}</a>
            </ButtonGroup>
          </CommandForm>
        ) : (
          <p>{t.onlySignatory}</p>
        )}
      </ConfirmPanel>
    </>
  );
}
