import type { UnknownChoice } from "#app/rooms/reporting/register.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What the address asked for and nobody knows, and what is shown instead. */
export function UnknownChoices({ unknown }: { unknown: readonly UnknownChoice[] }) {
  const t = useTexts(reportingTexts).unknownChoices;
  if (unknown.length === 0) return null;
  return (
    <Notice title={t.title}>
      <ul>
        {unknown.map(({ field, value }) => (
          <li key={`${field} ${value}`}>
            {t.fields[field]}: <bdi>{value}</bdi>
          </li>
        ))}
      </ul>
      <p>{t.instead}</p>
    </Notice>
  );
}
