import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { removeAttachment, restoreAttachment } from "#app/rooms/applications/attachments.server.ts";
import { Answer } from "#app/ui/answer.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, page } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), attachmentId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, attachmentId }, language }) => {
  const application = found(await applicationForTeam(actor, id));
  const file = found(application.attachments.find((one) => one.id === attachmentId));
  const t = attachmentTexts[language];
  const open =
    application.submittedAt === null ||
    (application.completion?.sections.includes("attachments") === true && !application.completion.late);
  return {
    heading: file.dropped ? t.restoreTitle : t.removeTitle,
    id,
    name: file.name,
    sealed: file.sealed,
    dropped: file.dropped,
    may: open && application.may.includes("remove-attachment"),
    draft: application.state === "drafted" || application.state === "registered",
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} ${data?.name} – Drum` }];

export const action = command({
  params,
  form: z.object({ command: z.enum(["remove", "restore"], "unknown").default("remove") }),
  run: ({ actor, params: { id, attachmentId }, form }) =>
    (form.command === "restore" ? restoreAttachment : removeAttachment)({ actor, id, attachmentId }),
  done: ({ params: { id }, form }) => paths.attachments(id, form.command === "restore" ? "?med" : "?borttagen"),
});

export default function AttachmentRemoval() {
  const { id, name, may, draft, sealed, dropped, heading } = useLoaderData<typeof loader>();
  const t = useTexts(attachmentTexts);
  const { message, code } = useUnaccepted(t);
  return (
    <>
      <BackLink href={paths.attachments(id)} label={t.title} />
      <ConfirmPanel title={heading} {...(dropped ? {} : { tone: "danger" as const })}>
        <Answer message={message} code={code} />
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>
        </p>
        {may ? (
          <CommandForm hidden={{ command: dropped ? "restore" : "remove" }}>
            <p>{dropped ? t.restoreText : sealed ? t.dropText : t.removeText}</p>
            <ButtonGroup>
              <Button kind={dropped ? "primary" : "danger"}>{dropped ? t.restore : t.remove}</Button>
              <a href={paths.attachments(id)}>{dropped ? t.title : t.keep}</a>
            </ButtonGroup>
          </CommandForm>
        ) : (
          <p>{draft ? t.readerOnly : t.sealed}</p>
        )}
      </ConfirmPanel>
    </>
  );
}
