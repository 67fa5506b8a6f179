import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { calibratedBeside } from "#app/rooms/assessment/calibration.server.ts";
import { calibrationTexts } from "#app/rooms/assessment/calibration.texts.ts";
import { certaintyTexts } from "#app/rooms/assessment/certainty.texts.ts";
import { moderatedBeside } from "#app/rooms/assessment/discussions.server.ts";
import { RankingTables } from "#app/rooms/assessment/ui/ranking-tables.tsx";
import { shownRanking } from "#app/rooms/assessment/ui/shown-ranking.ts";
import { inLanguage } from "#app/texts/language.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, PageHeading } from "#app/ui/layout.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const [of, beside] = await Promise.all([rankingOfCall(actor, params.id), calibratedBeside(actor, params.id, language)]);
    const { call, ranking, owed } = found(of);
    const besides = [beside, await moderatedBeside(actor, call, language)].filter((one) => one !== null);
    return unsent({
      call: { id: call.id, title: call.title },
      owed,
      shown: shownRanking(ranking, call.rules, language, besides),
    });
  },
);

export const meta: MetaFunction = () => [{ title: `${assessmentTexts.sv.ranking.title} – Drum` }];

export default function RankingPage() {
  const { call, owed, shown } = useLoaderData<typeof loader>();
  const t = useTexts(assessmentTexts).ranking;
  const calibration = useTexts(calibrationTexts);
  const certain = useTexts(certaintyTexts).link;
  return (
    <>
      <PageHeading
        title={t.title}
        caption={inLanguage(call.title, useLanguage())}
        lead={t.lead}
        back={{ href: paths.round(call.id), label: t.back }}
        actions={
          <Cluster>
            <LinkButton kind="secondary" href={paths.certainty(call.id)}>
              {certain}
            </LinkButton>
            <LinkButton kind="secondary" href={paths.calibration(call.id)}>
              {calibration.title}
            </LinkButton>
            <LinkButton kind="secondary" href={paths.rankingCsv(call.id)}>
              {t.csv}
            </LinkButton>
          </Cluster>
        }
      />
      <RankingTables shown={shown} owed={owed} />
    </>
  );
}
