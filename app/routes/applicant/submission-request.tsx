import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { applicationForTeam, askForSubmission } from "#app/rooms/applications/applications.server.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { id, title, may, signatories } = found(await applicationForTeam(actor, params.id));
  return { heading: applicationTexts[language].asking.title, id, title, signatories, may: may.includes("ask-to-submit") };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.title} – Drum` }];

export const action = command({
  params: idParams,
  form: noParams,
  run: ({ actor, params }) => askForSubmission({ actor, id: params.id }),
  done: ({ params }) => `${paths.applicationSubmission(params.id)}?ombedd`,
});

/** One who prepares asks those who may submit. */
export default function SubmissionRequest() {
  const { id, title, signatories, may } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const { message } = useUnaccepted(room);
  const t = room.asking;
  return (
    <>
      <BackLink href={paths.application(id)} label={title} />
      <ConfirmPanel title={t.title}>
        {message && (
          <Notice tone="danger" live>
            {message}
          </Notice>
        )}
        {!may ? (
          <p>{room.overview.readerOnly}</p>
        ) : signatories.length === 0 ? (
          <p>{room.refusals["no-signatory"]}</p>
        ) : (
          <CommandForm>
            <p>{t.text(signatories.join(", "))}</p>
            <ButtonGroup>
              <Button>{t.submit}</Button>
              <a href={paths.application(id)}>{t.keep}</a>
            </ButtonGroup>
          </CommandForm>
        )}
      </ConfirmPanel>
    </>
  );
}
