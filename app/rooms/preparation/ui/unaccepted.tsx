import { Notice } from "#app/ui/notice.tsx";

/** The answer to a press that was not accepted. A lost race is a warning: nothing is wrong with what was typed. */
export function Unaccepted({ message, code }: { message?: string | undefined; code?: string | undefined }) {
  if (!message) return null;
  return (
    <Notice tone={code === "changed-since-read" || code === "not-in-this-state" ? "warning" : "danger"} live>
      {message}
    </Notice>
  );
}
