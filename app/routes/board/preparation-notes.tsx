import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/documents/document-view.tsx";
import { paths } from "#app/paths.ts";
import { notesOf } from "#app/rooms/preparation/preparation.server.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink, Cluster } from "#app/ui/layout.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params }) => {
  const { document } = found(await notesOf(actor, params.id));
  return { id: params.id, document };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.document.title} – Drum` }];

export default function PreparationNotes() {
  const { id, document } = useLoaderData<typeof loader>();
  const { notes: t } = useTexts(preparationTexts);
  return (
    <>
      <BackLink href={paths.preparation(id)} label={t.back} />
      <Cluster>
        <LinkButton kind="secondary" href={paths.preparationNotesPdf(id)}>
          {t.pdf}
        </LinkButton>
      </Cluster>
      <DocumentView document={document} />
    </>
  );
}
