import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { applicationForTeam, askForSubmission } from "#app/rooms/applications/applications.server.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, idParams, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => {
  const { id, title, may, state, signatories, faults, attachmentFaults } = found(await applicationForTeam(actor, params.id));
  return {
    heading: applicationTexts[language].asking.title,
    id,
    title,
    signatories,
    may: may.includes("ask-to-submit"),
    drafted: state === "drafted",
    left: faults.length + attachmentFaults.length,
  };
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
  const { id, title, signatories, may, drafted, left } = useLoaderData<typeof loader>();
  const room = useTexts(applicationTexts);
  const { message, code } = useUnaccepted(room);
  const t = room.asking;
  return (
    <>
      <BackLink href={paths.application(id)} label={title} />
      <ConfirmPanel title={t.title}>
        <Answer message={message} code={code} />
        {!drafted ? (
          <p>{t.notDraft}</p>
        ) : !may ? (
          <p>{room.overview.readerOnly}</p>
        ) : left > 0 ? (
          <>
            <p>{t.incomplete(left)}</p>
            <LinkButton href={paths.applicationCheck(id)}>{t.toCheck}</LinkButton>
          </>
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
