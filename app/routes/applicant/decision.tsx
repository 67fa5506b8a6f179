import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DocumentView } from "#app/documents/document-view.tsx";
import { paths } from "#app/paths.ts";
import { decisionFor } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { BackLink } from "#app/ui/layout.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => ({
  id: params.id,
  ...found(await decisionFor(actor, params.id, language)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.document.title} – Drum` }];

export default function DecisionPage() {
  const { id, document, appealUntil } = useLoaderData<typeof loader>();
  const { decision: t } = useTexts(decisionTexts);
  const language = useLanguage();
  return (
    <>
      <BackLink href={paths.application(id)} label={t.back} />
      <DocumentView document={document} />
      <Callout
        label={t.appeal}
        value={appealUntil ? formatDate(appealUntil, language) : t.appealLater}
        note={<a href={paths.noticeBoard()}>{t.board}</a>}
        action={
          <LinkButton kind="secondary" href={paths.applicationDecisionPdf(id)}>
            {t.pdf}
          </LinkButton>
        }
      />
    </>
  );
}
