import type { ReactNode } from "react";
import { Details } from "./details.tsx";
import { useTexts } from "./language.tsx";
import { uiTexts } from "./ui.texts.ts";

type FigureProps = { caption: ReactNode; description?: ReactNode; source?: string; table?: ReactNode; children: ReactNode };

/** A picture of figures and, folded under it, the figures. */
export function Figure({ caption, description, source, table, children }: FigureProps) {
  const t = useTexts(uiTexts);
  return (
    <figure className="figure">
      <figcaption className="figure__caption">
        {caption}
        {description && <span className="figure__description">{description}</span>}
      </figcaption>
      {children}
      {source && <p className="figure__source">{t.source(source)}</p>}
      {table && <Details summary={t.showTable}>{table}</Details>}
    </figure>
  );
}
