import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callWithdrawalForm } from "#app/rooms/calls/calls.forms.ts";
import { publishedForOffice, withdrawCall } from "#app/rooms/calls/calls.server.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { BackLink, Grid } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, { roles: ["officer"] }, async ({ actor, params, language }) => {
  const { call, version, may } = found(await publishedForOffice(actor, params.id));
  found(may.includes("withdraw") || null);
  return { heading: buildingTexts[language].after.withdraw, id: call.id, title: call.title, number: call.number, version };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export const action = command({
  params: idParams,
  form: callWithdrawalForm,
  roles: ["officer"],
  run: ({ actor, params, form }) => withdrawCall({ actor, id: params.id, ...form }),
  done: ({ params }) => paths.round(params.id),
});

export default function CallWithdrawal() {
  const { id, title, number, version } = useLoaderData<typeof loader>();
  const room = useTexts(buildingTexts);
  const t = room.after;
  const { message, code, ...unaccepted } = useUnaccepted(room);
  return (
    <>
      <BackLink href={paths.round(id)} label={number} />
      <ConfirmPanel title={t.withdrawSubmit} tone="danger">
        <Answer message={message} code={code} />
        <p>
          <strong>
            <bdi>{inLanguage(title, useLanguage())}</bdi> ({number})
          </strong>
        </p>
        <p>{t.withdrawLead}</p>
        <CommandForm version={version} {...unaccepted}>
          <Grid>
            {(["sv", "en"] as const).map((one) => (
              <TextArea
                key={one}
                name={`note.${one}`}
                label={`${t.withdrawNote}, ${room.part[one]}`}
                hint={t.noteHint}
                rows={3}
              />
            ))}
          </Grid>
          <ButtonGroup>
            <Button kind="danger">{t.withdrawSubmit}</Button>
            <a href={paths.round(id)}>{room.discard.keep}</a>
          </ButtonGroup>
        </CommandForm>
      </ConfirmPanel>
    </>
  );
}
