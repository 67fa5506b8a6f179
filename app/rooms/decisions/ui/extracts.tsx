import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { Details } from "#app/ui/details.tsx";
import { useTexts } from "#app/ui/language.tsx";

type Extract = { readonly itemId: string; readonly paragraph: number; readonly title: string; readonly href: string };

/** A link to each paragraph of the minutes by itself. */
export function Extracts({ paragraphs }: { paragraphs: readonly Extract[] }) {
  const { minutes: t } = useTexts(decisionTexts);
  return paragraphs.length === 0 ? null : (
    <Details summary={t.extracts}>
      <ul className="plain-list">
        {paragraphs.map(({ itemId, paragraph, title, href }) => (
          <li key={itemId}>
            <a href={href}>{t.extractOf(paragraph, title)}</a>
          </li>
        ))}
      </ul>
    </Details>
  );
}
