import { useEffect, useRef } from "react";
import { fieldId } from "./field-names.ts";
import type { FormErrors } from "./form-state.tsx";
import { useTexts } from "./language.tsx";
import { uiTexts } from "./ui.texts.ts";

/**
 * First in `main`. The alert is an element inside and the root has no label: JAWS otherwise reads it twice or not at all.
 * An error named "" belongs to the whole form and leads nowhere.
 */
export function ErrorSummary({ errors, title }: { errors: FormErrors; title?: string }) {
  const t = useTexts(uiTexts);
  const summary = useRef<HTMLDivElement>(null);
  // Whoever has followed a link to a field is already where they wanted to be: the summary does not call them back.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement?.id && `#${activeElement.id}` === window.location.hash) return;
    summary.current?.focus();
  }, []);
  const entries = Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (entries.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: WCAG 3.3.1; without JavaScript this is what brings the reader to the errors
    <div className="error-summary" tabIndex={-1} ref={summary} autoFocus>
      <div role="alert">
        <h2 className="error-summary__title">{title ?? t.errorTitle}</h2>
        <ul>
          {entries.map(([name, error]) => (
            <li key={name}>{name === "" ? error : <a href={`#${fieldId(name)}`}>{error}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
