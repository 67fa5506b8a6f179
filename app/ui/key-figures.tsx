import type { ReactNode } from "react";
import { Heading, type HeadingLevel } from "./layout.tsx";

export type KeyFigure = { label: string; value: string; unit?: string; note?: ReactNode; href?: string };

export function KeyFigures({ items }: { items: readonly KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {items.map((item) => (
        <div className="key-figures__item" key={item.label}>
          <dt>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</dt>
          <dd className="key-figures__value">
            {item.value}
            {item.unit && <span className="key-figures__unit">{item.unit}</span>}
          </dd>
          {item.note && <dd className="key-figures__note">{item.note}</dd>}
        </div>
      ))}
    </dl>
  );
}

export const Cards = ({ children }: { children: ReactNode }) => <ul className="cards">{children}</ul>;

type CardProps = {
  title: ReactNode;
  href?: string;
  tag?: ReactNode;
  meta?: ReactNode;
  level?: HeadingLevel;
  children?: ReactNode;
};

/** An item of `Cards`; the whole card follows its title's link. */
export function Card({ title, href, tag, meta, level = 3, children }: CardProps) {
  return (
    <li>
      <article className="card">
        {tag && <div className="card__tag">{tag}</div>}
        <Heading level={level} className="card__title">
          {href ? <a href={href}>{title}</a> : title}
        </Heading>
        {children && <div className="card__body">{children}</div>}
        {meta && <div className="card__meta">{meta}</div>}
      </article>
    </li>
  );
}
