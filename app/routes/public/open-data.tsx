import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { openDataView } from "#app/rooms/reporting/open-data.server.ts";
import { openDataTexts } from "#app/rooms/reporting/open-data.texts.ts";
import { OpenDataPage } from "#app/rooms/reporting/ui/open-data-view.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(noParams, () => openDataView());

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = openDataTexts[languageOfMatches(given.matches)];
  return pageMeta(given, { title: t.title, description: t.metaDescription });
};

export default function OpenData() {
  return <OpenDataPage view={useLoaderData<typeof loader>()} />;
}
