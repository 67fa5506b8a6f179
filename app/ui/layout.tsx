import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";
import { useTexts } from "./language.tsx";
import { uiTexts } from "./ui.texts.ts";

export type NavItem = { href: string; label: string; current?: boolean; count?: number };
export type HeadingLevel = 1 | 2 | 3 | 4;

export function Heading({
  level = 2,
  id,
  className,
  children,
}: {
  level?: HeadingLevel;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const Element = `h${level}` as const;
  return (
    <Element id={id} className={className}>
      {children}
    </Element>
  );
}

/**
 * Words that stand beside each other as one text, without React's marks between them (`lone-spaces.ts`) from the first moment.
 */
export const asOneText = (children: ReactNode): ReactNode =>
  Array.isArray(children) && children.every((one) => typeof one === "string" || typeof one === "number")
    ? children.join("")
    : children;

export function HiddenText({ children }: { children: ReactNode }) {
  return <span className="hidden-text">{asOneText(children)}</span>;
}

export function BackLink({ href, label }: { href: string; label?: string }) {
  const t = useTexts(uiTexts);
  return (
    <a className="back-link" href={href}>
      <Icon name="arrow-left" size="small" />
      {label ?? t.back}
    </a>
  );
}

type PageHeadingProps = {
  title: ReactNode;
  lead?: ReactNode;
  caption?: ReactNode;
  actions?: ReactNode;
  tag?: ReactNode;
  back?: { href: string; label?: string };
  level?: HeadingLevel;
  /** an address may lead to the heading (`#…`), and the keyboard with it */
  anchor?: string;
};

/** The page's only `h1`. */
export function PageHeading({ title: words, lead, caption, actions, tag, back, level = 1, anchor }: PageHeadingProps) {
  const title = anchor ? (
    <span id={anchor} tabIndex={-1}>
      {words}
    </span>
  ) : (
    words
  );
  return (
    <div className="page-heading">
      {back && <BackLink {...back} />}
      {caption && <p className="page-heading__caption">{caption}</p>}
      {tag ? (
        <div className="page-heading__title">
          <Heading level={level}>{title}</Heading>
          {tag}
        </div>
      ) : (
        <Heading level={level}>{title}</Heading>
      )}
      {lead && (typeof lead === "string" ? <p className="lead">{lead}</p> : <div className="lead">{lead}</div>)}
      {actions && <div className="page-heading__actions">{actions}</div>}
    </div>
  );
}

type SectionProps = {
  title?: ReactNode;
  level?: HeadingLevel;
  id?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  rule?: boolean;
  children?: ReactNode;
};

export function Section({ title, level = 2, id, lead, actions, rule, children }: SectionProps) {
  return (
    <section className={rule ? "section section--rule" : "section"} id={id}>
      {title && (
        <div className="section__heading">
          <Heading level={level}>{title}</Heading>
          {actions && <div className="section__actions">{actions}</div>}
          {lead && <div className="section__lead">{lead}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

export const Prose = ({ children }: { children: ReactNode }) => <div className="prose">{children}</div>;
export const Lead = ({ children }: { children: ReactNode }) => <p className="lead">{children}</p>;
export const Muted = ({ children }: { children: ReactNode }) => <span className="muted">{asOneText(children)}</span>;
export const Cluster = ({ children }: { children: ReactNode }) => <div className="cluster">{children}</div>;

export function Stack({ gap = "medium", children }: { gap?: "small" | "medium" | "large"; children: ReactNode }) {
  return <div className={gap === "medium" ? "stack" : `stack stack--${gap}`}>{children}</div>;
}

export function TwoColumns({ main, aside, asideFirst }: { main: ReactNode; aside: ReactNode; asideFirst?: boolean }) {
  const mainColumn = <div className="columns__main">{main}</div>;
  const asideColumn = <div className="columns__aside">{aside}</div>;
  return (
    <div className={asideFirst ? "columns columns--aside-first" : "columns"}>
      {asideFirst ? asideColumn : mainColumn}
      {asideFirst ? mainColumn : asideColumn}
    </div>
  );
}

export function Grid({ columns = 2, children }: { columns?: 2 | 3 | 4; children: ReactNode }) {
  return <div className={columns === 2 ? "grid" : `grid grid--${columns}`}>{children}</div>;
}

type PanelProps = { title?: ReactNode; level?: HeadingLevel; tone?: "plain" | "sunken" | "accent"; children?: ReactNode };

export function Panel({ title, level = 2, tone = "plain", children }: PanelProps) {
  return (
    <div className={tone === "plain" ? "panel" : `panel panel--${tone}`}>
      {title && (
        <Heading level={level} className="panel__title">
          {title}
        </Heading>
      )}
      {children}
    </div>
  );
}

/** A number of things waiting, beside a link. */
export const Count = ({ count }: { count: number | undefined }) =>
  count === undefined ? null : <span className="count">{count}</span>;

export function NavLinks({ items }: { items: readonly NavItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.current ? "page" : undefined}>
            {item.label}
            <Count count={item.count} />
          </a>
        </li>
      ))}
    </ul>
  );
}

export function SideNav({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav className="side-nav" aria-label={label}>
      <NavLinks items={items} />
    </nav>
  );
}
