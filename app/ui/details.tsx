import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";
import { Prose } from "./layout.tsx";

export function Details({
  summary,
  open,
  onToggle,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <details className="details" open={open} onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}>
      <summary>
        <Icon name="chevron" size="small" />
        <span className="details__text">{summary}</span>
      </summary>
      <div className="details__content">{children}</div>
    </details>
  );
}

/** How something was worked out, folded away: one line a point, and what does not fit in a line after them. */
export function Explained({ summary, lines, children }: { summary: string; lines: readonly string[]; children?: ReactNode }) {
  return (
    <Details summary={summary}>
      <Prose>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {children}
      </Prose>
    </Details>
  );
}
