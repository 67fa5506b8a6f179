import { Notice } from "./notice.tsx";

/** The answer to a press that was not accepted. Lost races are warnings: nothing is wrong with what was typed. */
export function Answer({ message, code }: { message?: string | undefined; code?: string | undefined }) {
  if (!message) return null;
  return (
    <Notice tone={code === "changed-since-read" || code === "not-in-this-state" ? "warning" : "danger"} live>
      {message}
    </Notice>
  );
}
