import { localDate } from "#app/kernel/time.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { takenDownTexts } from "#app/rooms/decisions/text-taken-down.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";

type Extract = {
  readonly itemId: string;
  readonly paragraph: number;
  readonly title: string;
  readonly href: string;
  readonly downSince?: Date | null;
};

/** A link to each paragraph of the minutes by itself. */
export function Extracts({ paragraphs }: { paragraphs: readonly Extract[] }) {
  const { minutes: t } = useTexts(decisionTexts);
  const { board } = useTexts(takenDownTexts);
  const language = useLanguage();
  return paragraphs.length === 0 ? null : (
    <Details summary={t.extracts}>
      <ul className="plain-list">
        {paragraphs.map(({ itemId, paragraph, title, href, downSince }) => (
          <li key={itemId}>
            {downSince ? (
              board.paragraph(paragraph, formatDate(localDate(downSince), language))
            ) : (
              <a href={href}>{t.extractOf(paragraph, title)}</a>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}
