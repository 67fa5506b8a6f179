import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { goalValue } from "#app/rooms/applications/application.ts";
import { indicatorsView } from "#app/rooms/reporting/indicators.server.ts";
import { buildTree, nodeLabel } from "#app/rooms/strategy/framework.ts";
import { frameworkById } from "#app/rooms/strategy/strategy.server.ts";
import { strategyTexts } from "#app/rooms/strategy/strategy.texts.ts";
import { anchorOf, FrameworkTree, Source, validity } from "#app/rooms/strategy/ui/framework-tree.tsx";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Panel, SideNav, TwoColumns } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, publicPage } from "#app/web/doors.server.ts";

export const loader = publicPage(z.object({ id: z.string().max(120) }), async ({ params, language }) => ({
  ...found(await frameworkById(params.id)),
  measures: (await indicatorsView(language)).flatMap(({ key, name, unit, nodes, values }) =>
    nodes.map((nodeId) => ({ nodeId, key, name, unit, latest: values.at(-1) ?? null })),
  ),
  language,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${inLanguage(data.framework.name, data.language)} – Drum` },
        { name: "description", content: strategyTexts[data.language].description },
      ]
    : [];

export default function StrategyPage() {
  const { framework, nodes, links, measures } = useLoaderData<typeof loader>();
  const language = useLanguage();
  const t = useTexts(strategyTexts);
  const branches = buildTree(nodes);
  // A single overall goal at the root says little in a list of contents: what stands under it does.
  const entries = branches.flatMap((branch) =>
    branches.length === 1 && branch.children.length > 0 ? branch.children : [branch],
  );
  const { adoptedBy, adoptedOn } = framework;
  return (
    <>
      <PageHeading
        back={{ href: paths.strategies(), label: t.all }}
        title={inLanguage(framework.name, language)}
        {...(framework.frozenAt ? { actions: <Tag tone="positive">{t.frozenMark}</Tag> } : {})}
      />
      <SummaryList
        rows={[
          { label: t.owner, value: framework.owner },
          {
            label: t.adopted,
            value: adoptedOn ? t.adoptedOn(adoptedBy, formatDate(adoptedOn, language)) : t.adoptedUnknown(adoptedBy),
          },
          { label: t.valid, value: validity(framework, language) },
          { label: t.version, value: framework.frozenAt ? `${framework.version}. ${t.frozen}` : framework.version },
          { label: t.source, value: <Source source={framework.source} /> },
        ]}
      />
      <TwoColumns
        asideFirst
        aside={
          <SideNav
            label={t.onThisPage}
            items={entries.map(({ node }) => ({ href: `#${anchorOf(node.id)}`, label: nodeLabel(node, language) }))}
          />
        }
        main={
          <>
            <FrameworkTree
              branches={branches}
              levels={framework.levels}
              links={links}
              source={framework.source}
              measures={measures.map(({ nodeId, key, name, unit, latest }) => ({
                nodeId,
                href: `${paths.indicators()}#${key}`,
                name: inLanguage(name, language),
                latest: latest ? `${goalValue(latest.value, language)} ${inLanguage(unit, language)} ${latest.year}` : "",
              }))}
            />
            {links.length > 0 && (
              <Panel tone="sunken" title={t.mapTitle}>
                <p>{t.mapText}</p>
              </Panel>
            )}
          </>
        }
      />
    </>
  );
}
