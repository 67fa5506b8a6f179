import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { wordingTexts } from "#app/rooms/decisions/wording.texts.ts";
import { usedIn } from "#app/rooms/decisions/wording.ts";
import { wordingList } from "#app/rooms/decisions/wordings.server.ts";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { found, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, { roles: ["officer", "secretary"] }, async ({ actor, language }) => ({
  heading: wordingTexts[language].title,
  lines: found(await wordingList(actor)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function Wordings() {
  const { lines } = useLoaderData<typeof loader>();
  const t = useTexts(wordingTexts);
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <DataTable
        caption={t.title}
        captionHidden
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          {
            key: "name",
            label: t.columns.name,
            rowHeader: true,
            cell: (line) => <a href={paths.wording(line.key)}>{t.names[line.key]}</a>,
          },
          {
            key: "used",
            label: t.columns.used,
            cell: (line) => t.uses[usedIn(line.key)],
          },
          {
            key: "standing",
            label: t.columns.standing,
            cell: (line) => (line.isOwn ? t.own(line.version) : t.shipped),
          },
        ]}
      />
    </>
  );
}
