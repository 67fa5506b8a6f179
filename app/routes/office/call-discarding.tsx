import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callUnderWork, discardCall } from "#app/rooms/calls/calls.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page, versionForm } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const { id, title, version } = found(await callUnderWork(actor, params.id, language));
  return { heading: buildingTexts[language].discard.title, id, title, version };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: versionForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => discardCall({ actor, id: params.id, version: form.version }),
  done: () => paths.office(),
});

export default function CallDiscarding() {
  const { id, title, version } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const t = room.discard;
  const { message, code } = useUnaccepted(room);
  return (
    <>
      <BackLink href={paths.callBuilding(id)} label={room.part.back} />
      <ConfirmPanel title={t.title} tone="danger">
        <Answer message={message} code={code} />
        <p>
          <strong>
            <bdi>{inLanguage(title, useLanguage())}</bdi>
          </strong>
        </p>
        <CommandForm version={version}>
          <p>{t.lead}</p>
          <ButtonGroup>
            <Button kind="danger">{t.submit}</Button>
            <a href={paths.callBuilding(id)}>{t.keep}</a>
          </ButtonGroup>
        </CommandForm>
      </ConfirmPanel>
    </>
  );
}
