import { paths } from "#app/paths.ts";
import type { Branch, Certainty, Framework, FrameworkLink, FrameworkNode } from "#app/rooms/strategy/framework.ts";
import { nodeLabel } from "#app/rooms/strategy/framework.ts";
import { strategyTexts } from "#app/rooms/strategy/strategy.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Cluster, Heading, HiddenText, Muted, Prose, Stack } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** A link as seen from one node of the framework that is read. */
export type ShownLink = Pick<FrameworkLink, "kind" | "certainty" | "source" | "note"> & {
  readonly ownId: string;
  readonly direction: "out" | "in";
  readonly other: {
    readonly id: string;
    readonly frameworkId: string;
    readonly code: string;
    readonly title: Bilingual;
    readonly framework: Bilingual;
  };
};

/** An anchor for a node; its id has a slash. */
export const anchorOf = (nodeId: string): string => nodeId.replace("/", "-");

export function validity({ validFrom, validTo }: Pick<Framework, "validFrom" | "validTo">, language: Language): string {
  const t = strategyTexts[language];
  const ends = [
    ...(validFrom ? [t.from(formatDate(validFrom, language))] : []),
    ...(validTo ? [t.to(formatDate(validTo, language))] : []),
  ];
  return ends.join(" ") || t.unknownPeriod;
}

const isAddress = (text: string) => /^https:\/\/\S+$/.test(text);

/** A source is an address or words; only an address is a link. */
export const Source = ({ source }: { source: string }) => (isAddress(source) ? <a href={source}>{source}</a> : source);

function CertaintyTag({ certainty }: { certainty: Certainty }) {
  const t = useTexts(strategyTexts);
  return <Tag tone={certainty === "stated" ? "positive" : "attention"}>{t.certainty[certainty]}</Tag>;
}

function Links({ links, name }: { links: readonly ShownLink[]; name: string }) {
  const language = useLanguage();
  const t = useTexts(strategyTexts);
  return (
    <Details
      summary={
        <>
          {t.links(links.length)} <HiddenText>{t.linksAbout(name)}</HiddenText>
        </>
      }
    >
      <Stack gap="small">
        {links.map((link) => (
          <div key={`${link.direction} ${link.kind} ${link.other.id}`}>
            <p>
              {t[link.direction][link.kind]}{" "}
              <a href={`${paths.strategy(link.other.frameworkId)}#${anchorOf(link.other.id)}`}>
                {nodeLabel(link.other, language)}
              </a>{" "}
              <Muted>({inLanguage(link.other.framework, language)})</Muted>
            </p>
            <p>
              <CertaintyTag certainty={link.certainty} />{" "}
              <Muted>
                {t.source}: <Source source={link.source} />
              </Muted>
            </p>
            {link.note && <Muted>{link.note}</Muted>}
          </div>
        ))}
      </Stack>
    </Details>
  );
}

type TreeProps = {
  branches: readonly Branch[];
  levels: Framework["levels"];
  links: readonly ShownLink[];
  /** source of the framework itself: a node with the same source need not repeat it */
  source: string;
  /** what each goal is measured by, with its latest value */
  measures: readonly { readonly nodeId: string; readonly href: string; readonly name: string; readonly latest: string }[];
  depth?: number;
};

function Node({
  node,
  levels,
  links,
  source,
  measures,
  depth,
}: Omit<TreeProps, "branches"> & { node: FrameworkNode; depth: number }) {
  const language = useLanguage();
  const t = useTexts(strategyTexts);
  const level = levels.find((one) => one.type === node.type);
  const own = links.filter((link) => link.ownId === node.id);
  const measured = measures.filter(({ nodeId }) => nodeId === node.id);
  return (
    <div id={anchorOf(node.id)}>
      {level && <Muted>{inLanguage(level.label, language)}</Muted>}
      <Prose>
        <Heading level={depth === 0 ? 2 : depth === 1 ? 3 : 4}>{nodeLabel(node, language)}</Heading>
        {node.description && <p>{inLanguage(node.description, language)}</p>}
        {(node.prioritised || node.certainty !== "stated") && (
          <Cluster>
            {node.prioritised && <Tag tone="info">{t.prioritised}</Tag>}
            {node.certainty !== "stated" && <CertaintyTag certainty={node.certainty} />}
          </Cluster>
        )}
        {measured.length > 0 && (
          <p>
            {t.measuredBy}:{" "}
            {measured.map(({ href, name, latest }, index) => (
              <span key={href}>
                {index > 0 && ", "}
                <a href={href}>{name}</a>
                {latest && ` (${latest})`}
              </span>
            ))}
          </p>
        )}
        {node.source !== source && (
          <p>
            <small>
              {t.source}: <Source source={node.source} />
            </small>
          </p>
        )}
      </Prose>
      {own.length > 0 && <Links links={own} name={nodeLabel(node, language)} />}
    </div>
  );
}

/** The tree as running text: goals under goals, each with what it is called in its document. */
export function FrameworkTree({ branches, depth = 0, ...rest }: TreeProps) {
  return (
    <Stack gap={depth === 0 ? "large" : "medium"}>
      {branches.map(({ node, children }) => (
        <Stack key={node.id}>
          <Node node={node} depth={depth} {...rest} />
          {children.length > 0 && <FrameworkTree branches={children} depth={depth + 1} {...rest} />}
        </Stack>
      ))}
    </Stack>
  );
}
