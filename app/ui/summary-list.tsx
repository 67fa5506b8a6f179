import type { ReactNode } from "react";
import { HiddenText } from "./layout.tsx";

export type SummaryRow = {
  label: string;
  value: ReactNode;
  /** `about` completes the link for those who hear it alone: "Ändra" + "projektets namn". */
  action?: { href: string; label: string; about?: string };
};

export function SummaryList({ rows, compact }: { rows: readonly SummaryRow[]; compact?: boolean }) {
  const actions = rows.some((row) => row.action);
  return (
    <dl
      className={`summary-list${compact ? " summary-list--compact" : ""}${actions && !compact ? " summary-list--actions" : ""}`}
    >
      {rows.map((row) => (
        <div className="summary-list__row" key={row.label}>
          <dt>{row.label}</dt>
          <dd className="summary-list__value">{row.value}</dd>
          {row.action && (
            <dd className="summary-list__action">
              <a href={row.action.href}>
                {row.action.label}
                <HiddenText> {row.action.about ?? row.label}</HiddenText>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
