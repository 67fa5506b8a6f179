import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { preparationList } from "#app/rooms/preparation/preparation.server.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { PreparationTag } from "#app/rooms/preparation/ui/preparation-tag.tsx";
import { formatInstant } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { found, noParams, page } from "#app/web/doors.server.ts";

export const loader = page(noParams, {}, async ({ actor, language }) => ({
  heading: preparationTexts[language].list.title,
  list: found(await preparationList(actor)),
  calls: actor.roles.includes("officer"),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function Preparations() {
  const { list, calls } = useLoaderData<typeof loader>();
  const { list: t, decidesNothing } = useTexts(preparationTexts);
  const language = useLanguage();
  return (
    <>
      <PageHeading title={t.title} lead={`${t.lead} ${decidesNothing}`} />
      {list.length === 0 ? (
        <EmptyState title={t.none}>{calls ? t.noneOffice : null}</EmptyState>
      ) : (
        <DataTable
          caption={t.title}
          captionHidden
          rows={list}
          rowKey={(one) => one.id}
          columns={[
            {
              key: "when",
              label: t.columns.when,
              rowHeader: true,
              nowrap: true,
              cell: (one) => <a href={paths.preparation(one.id)}>{formatInstant(one.startsAt, language)}</a>,
            },
            { key: "call", label: t.columns.call, cell: (one) => inLanguage(one.callTitle, language) },
            { key: "place", label: t.columns.place, cell: (one) => one.place },
            { key: "state", label: t.columns.state, cell: (one) => <PreparationTag state={one.state} /> },
          ]}
        />
      )}
    </>
  );
}
