import type { ReactNode } from "react";
import { Heading, type HeadingLevel } from "./layout.tsx";

type ConfirmPanelProps = { title: ReactNode; level?: HeadingLevel; tone?: "plain" | "danger"; children: ReactNode };

/** "Are you sure?" as a page of its own and not a dialog: it has an address, survives a reload and needs no JavaScript. */
export function ConfirmPanel({ title, level = 1, tone = "plain", children }: ConfirmPanelProps) {
  return (
    <div className={tone === "plain" ? "confirm-panel" : "confirm-panel confirm-panel--danger"}>
      <Heading level={level}>{title}</Heading>
      {children}
    </div>
  );
}
