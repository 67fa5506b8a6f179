import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { limits, withdrawForm } from "#app/rooms/applications/application.forms.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { applicationForTeam, withdrawApplication } from "#app/rooms/applications/applications.server.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { TextArea } from "#app/ui/fields.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { id, title, version, number, sketchNumber, stage, may } = found(await applicationForTeam(actor, params.id));
  return {
    heading: applicationTexts[language].withdrawal.title,
    id,
    title,
    version,
    number: number ?? sketchNumber,
    decided: stage === "granted" || stage === "rejected",
    may: may.includes("withdraw"),
    withdrawn: stage === "withdrawn",
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title} – Drum` }];

export const action = command({
  params: idParams,
  form: withdrawForm,
  run: ({ actor, params, form }) => withdrawApplication({ actor, id: params.id, version: form.version, reason: form.reason }),
  done: ({ params }) => paths.application(params.id),
});

export default function Withdrawal() {
  const { id, title, version, number, decided, may, withdrawn } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const { values, errors, message, code } = useUnaccepted(room);
  const t = room.withdrawal;
  return (
    <>
      <BackLink href={paths.application(id)} label={title} />
      <ConfirmPanel title={number ? t.title : t.titleDraft} tone="danger">
        <Answer message={message} code={code} />
        <p>
          <strong>
            <bdi>{title}</bdi>
            {number && ` (${number})`}
          </strong>
        </p>
        {withdrawn ? (
          <p>{room.overview.withdrawn}.</p>
        ) : decided ? (
          <p>{room.refusals["already-decided"]}</p>
        ) : !may ? (
          <p>{t.notSignatory}</p>
        ) : (
          <CommandForm {...(values ? { values } : {})} errors={errors} version={version}>
            <p>{number ? t.text : t.textDraft}</p>
            {number && <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={4} maxLength={limits.short} />}
            <ButtonGroup>
              <Button kind="danger">{number ? t.confirm : t.confirmDraft}</Button>
              <a href={paths.application(id)}>{t.keep}</a>
            </ButtonGroup>
          </CommandForm>
        )}
      </ConfirmPanel>
    </>
  );
}
