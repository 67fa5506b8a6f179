import type { ReactNode } from "react";

type CalloutProps = { label: ReactNode; value: ReactNode; note?: ReactNode; action?: ReactNode; tone?: "plain" | "urgent" };

/** A single fact that must be seen, most often a last day. */
export function Callout({ label, value, note, action, tone = "plain" }: CalloutProps) {
  return (
    <div className={tone === "plain" ? "callout" : "callout callout--urgent"}>
      <div>
        <p className="callout__label">{label}</p>
        <p className="callout__value">{value}</p>
        {note && <p className="callout__note">{note}</p>}
      </div>
      {action && <div className="callout__action">{action}</div>}
    </div>
  );
}
