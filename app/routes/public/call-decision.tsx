import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { decisionPackageView } from "#app/rooms/reporting/decision-package.server.ts";
import { decisionPackageTexts } from "#app/rooms/reporting/decision-package.texts.ts";
import { DecisionPackagePage } from "#app/rooms/reporting/ui/decision-package-view.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { found, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(z.object({ slug: z.string().max(200) }), async ({ params }) =>
  found(await decisionPackageView(params.slug)),
);

export const meta: MetaFunction<typeof loader> = (given) => {
  if (!given.data) return [];
  const language = languageOfMatches(given.matches);
  const t = decisionPackageTexts[language];
  return pageMeta(given, { title: t.title, description: t.metaDescription(inLanguage(given.data.call.title, language)) });
};

export default function CallDecision() {
  return <DecisionPackagePage view={useLoaderData<typeof loader>()} />;
}
