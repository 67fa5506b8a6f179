import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { attachmentTexts } from "#app/rooms/applications/attachment.texts.ts";
import { removeAttachment } from "#app/rooms/applications/attachments.server.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useUnaccepted } from "#app/ui/unaccepted.ts";
import { command, found, noParams, page } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), attachmentId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, attachmentId }, language }) => {
  const application = found(await applicationForTeam(actor, id));
  const file = found(application.attachments.find((one) => one.id === attachmentId));
  const heading = attachmentTexts[language].removeTitle;
  return {
    heading,
    id,
    name: file.name,
    may: application.may.includes("remove-attachment"),
    draft: application.state === "drafted" || application.state === "registered",
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} ${data?.name} – Drum` }];

export const action = command({
  params,
  form: noParams,
  run: ({ actor, params: { id, attachmentId } }) => removeAttachment({ actor, id, attachmentId }),
  done: ({ params: { id } }) => paths.attachments(id, "?borttagen"),
});

export default function AttachmentRemoval() {
  const { id, name, may, draft } = useLoaderData<typeof loader>();
  const t = useTexts(attachmentTexts);
  const { message } = useUnaccepted(t);
  return (
    <>
      <BackLink href={paths.attachments(id)} label={t.title} />
      <ConfirmPanel title={t.removeTitle} tone="danger">
        {message && (
          <Notice tone="danger" live>
            {message}
          </Notice>
        )}
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>
        </p>
        {may ? (
          <CommandForm>
            <p>{t.removeText}</p>
            <ButtonGroup>
              <Button kind="danger">{t.remove}</Button>
              <a href={paths.attachments(id)}>{t.keep}</a>
            </ButtonGroup>
          </CommandForm>
        ) : (
          <p>{draft ? t.readerOnly : t.sealed}</p>
        )}
      </ConfirmPanel>
    </>
  );
}
