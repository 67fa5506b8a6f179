import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { moneyView } from "#app/rooms/reporting/reporting.server.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { MoneyPage } from "#app/rooms/reporting/ui/money-view.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(noParams, ({ language }) => moneyView(language));

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = reportingTexts[languageOfMatches(given.matches)].money;
  return pageMeta(given, { title: t.title, description: t.metaDescription });
};

export default function Money() {
  return <MoneyPage view={useLoaderData<typeof loader>()} />;
}
