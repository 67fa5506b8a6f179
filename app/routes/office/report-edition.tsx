import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { editionPage } from "#app/rooms/reporting/builder.server.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { editionContent, editionParams } from "#app/rooms/reporting/saved-report.forms.ts";
import { ShownDocument } from "#app/rooms/reporting/ui/builder-view.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { found, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(editionParams, { roles: officeRoles }, async ({ actor, params }) => ({
  edition: found(await editionPage(actor, params.id, params.number)),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.edition.name} – Drum` }];

/** A frozen edition: the very document that was frozen. */
export default function ReportEdition() {
  const { edition } = useLoaderData<typeof loader>();
  const t = useTexts(builderTexts);
  const language = useLanguage();
  return (
    <>
      <PageHeading
        title={edition.name}
        caption={t.page.editionOf(edition.number, formatInstant(edition.frozenAt, language), edition.frozenBy)}
        back={{ href: paths.savedReport(edition.report), label: t.page.frozenTitle }}
      />
      <SummaryList
        rows={[
          { label: t.page.checksum, value: <code>{edition.sha256}</code> },
          {
            label: t.page.content,
            value: (
              <>
                <a href={paths.reportEditionFile(edition.report, edition.number, editionContent)}>{t.page.contentFile}</a>
                <br />
                <Muted>{t.page.contentHint}</Muted>
              </>
            ),
          },
        ]}
      />
      <ShownDocument document={edition.document} file={(form) => paths.reportEditionFile(edition.report, edition.number, form)} />
    </>
  );
}
