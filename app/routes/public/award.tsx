import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { awardById } from "#app/rooms/reporting/reporting.server.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { AwardPage } from "#app/rooms/reporting/ui/award-view.tsx";
import { found, idParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(idParams, async ({ params, language }) => found(await awardById(params.id, language)));

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = reportingTexts[languageOfMatches(given.matches)];
  if (!given.data) return pageMeta(given, { title: t.register.title });
  const { project, ownerName } = given.data.award;
  return pageMeta(given, {
    title: project,
    description: t.award.metaDescription(project, ownerName ?? t.unknownOwner),
    type: "article",
  });
};

export default function Award() {
  return <AwardPage view={useLoaderData<typeof loader>()} />;
}
