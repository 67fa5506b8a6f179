import type { ReactNode } from "react";

export type Tone = "neutral" | "info" | "positive" | "attention" | "negative" | "strong";

export const Tag = ({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag tag--${tone}`}>{children}</span>
);
