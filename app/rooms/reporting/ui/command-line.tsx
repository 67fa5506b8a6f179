import type { ReactNode } from "react";

/** What is typed in a terminal, and what it does. */
export const CommandLine = ({ title, children }: { title: string; children: ReactNode }) => (
  <figure className="command-line">
    <figcaption>{title}</figcaption>
    <pre>
      <code>{children}</code>
    </pre>
  </figure>
);
