import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { mayPlan, openYear } from "#app/rooms/reporting/learning.server.ts";
import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import { askedYear } from "#app/rooms/reporting/learning.ts";
import { YearPicture } from "#app/rooms/reporting/ui/year-view.tsx";
import { IconLink, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(noParams, async ({ actor, url, language }) => ({
  view: await openYear(askedYear(url.searchParams), language),
  mayPlan: actor !== null && mayPlan(actor),
}));

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = learningTexts[languageOfMatches(given.matches)].year;
  return pageMeta(given, { title: t.title, description: t.metaDescription });
};

/** The year of the strategy and of the money, for everybody. */
export default function Year() {
  const { view, mayPlan: planning } = useLoaderData<typeof loader>();
  const t = useTexts(learningTexts).year;
  const language = useLanguage();
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          planning && (
            <LinkButton href={paths.learning()} kind="secondary">
              {t.manage}
            </LinkButton>
          )
        }
      />
      <YearPicture view={view} href={paths.year} empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>} />
      {view.any && (
        <p>
          <IconLink href={paths.yearCalendar(view.rings, language)} icon="calendar">
            {t.subscribe}
          </IconLink>
        </p>
      )}
    </>
  );
}
