import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";

export function Details({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="details" open={open}>
      <summary>
        <Icon name="chevron" size="small" />
        <span className="details__text">{summary}</span>
      </summary>
      <div className="details__content">{children}</div>
    </details>
  );
}
