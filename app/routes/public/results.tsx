import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { resultsView } from "#app/rooms/reporting/results.server.ts";
import { resultsTexts } from "#app/rooms/reporting/results.texts.ts";
import { ResultsPage } from "#app/rooms/reporting/ui/results-view.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(noParams, ({ language }) => resultsView(language));

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = resultsTexts[languageOfMatches(given.matches)];
  return pageMeta(given, { title: t.title, description: t.metaDescription });
};

export default function Results() {
  return <ResultsPage view={useLoaderData<typeof loader>()} />;
}
