import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { fromSearch } from "#app/rooms/reporting/register.ts";
import { askedOfReport, reportChoices } from "#app/rooms/reporting/reporting.server.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { FundingReportPage } from "#app/rooms/reporting/ui/report-view.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";
import { asLoaded, orPassing } from "#app/web/secret-address.ts";

export const loader = publicPage(noParams, async ({ url, language }) => {
  const { question, unknown } = await askedOfReport(fromSearch(url));
  const [report, choices] = await Promise.all([composed("funding", question), reportChoices(language)]);
  return orPassing(unknown, { report, choices, unknown });
});
export const headers = asLoaded;

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = reportingTexts[languageOfMatches(given.matches)].report;
  return pageMeta(given, { title: t.title, ...(given.data?.unknown.length === 0 ? { description: t.metaDescription } : {}) });
};

export default function FundingReport() {
  return <FundingReportPage {...useLoaderData<typeof loader>()} />;
}
