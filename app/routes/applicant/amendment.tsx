import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DocumentView } from "#app/documents/document-view.tsx";
import { paths } from "#app/paths.ts";
import { amendmentFor } from "#app/rooms/decisions/amendments.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

const params = idParams.extend({ amendmentId: z.uuid() });

export const loader = page(params, {}, async ({ actor, params: { id, amendmentId }, language }) => ({
  id,
  amendmentId,
  ...found(await amendmentFor(actor, id, amendmentId, language)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.document.title} – Drum` }];

/** A later decision as the applicant gets it. */
export default function AmendmentPage() {
  const { id, amendmentId, document } = useLoaderData<typeof loader>();
  const { decision: t } = useTexts(decisionTexts);
  return (
    <>
      <BackLink href={paths.applicationDecision(id)} label={t.back} />
      <DocumentView document={document} />
      <p>
        <LinkButton kind="secondary" href={paths.applicationAmendmentPdf(id, amendmentId)}>
          {t.pdf}
        </LinkButton>
      </p>
    </>
  );
}
