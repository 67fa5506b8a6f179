import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { allFrameworks } from "#app/rooms/strategy/strategy.server.ts";
import { strategyTexts } from "#app/rooms/strategy/strategy.texts.ts";
import { validity } from "#app/rooms/strategy/ui/framework-tree.tsx";
import { formatNumber } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Card, Cards } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";

export const loader = publicPage(noParams, async ({ language }) => {
  const { title, description } = strategyTexts[language];
  return { title, description, frameworks: await allFrameworks() };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} – Drum` },
  { name: "description", content: data?.description },
];

export default function Strategies() {
  const { frameworks } = useLoaderData<typeof loader>();
  const language = useLanguage();
  const t = useTexts(strategyTexts);
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonGroup>
            <LinkButton href={paths.indicators()} kind="secondary">
              {t.indicators}
            </LinkButton>
            <LinkButton href={paths.year()} kind="secondary">
              {t.year}
            </LinkButton>
          </ButtonGroup>
        }
      />
      {frameworks.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      <Cards>
        {frameworks.map((framework) => (
          <Card
            key={framework.id}
            level={2}
            title={inLanguage(framework.name, language)}
            href={paths.strategy(framework.id)}
            tag={framework.frozenAt && <Tag tone="positive">{t.frozenMark}</Tag>}
            meta={
              <>
                {framework.owner}
                <br />
                {`${t.valid} ${validity(framework, language)}`}
              </>
            }
          >
            {framework.counts
              .map(({ type, count }) => {
                const level = framework.levels.find((one) => one.type === type);
                return `${formatNumber(count)} ${level ? inLanguage(count === 1 ? level.label : level.plural, language).toLowerCase() : type}`;
              })
              .join(", ")}
          </Card>
        ))}
      </Cards>
    </>
  );
}
