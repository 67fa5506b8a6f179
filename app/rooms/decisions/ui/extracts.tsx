import { localDate } from "#app/kernel/time.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { takenDownTexts } from "#app/rooms/decisions/text-taken-down.texts.ts";
import { type Told, toldTitle } from "#app/rooms/decisions/told-title.ts";
import { formatDate } from "#app/texts/format.ts";
import type { Bilingual } from "#app/texts/language.ts";
import { Details } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";

type Extract = {
  readonly itemId: string;
  readonly paragraph: number;
  readonly title: string;
  readonly callTitle?: Bilingual | null;
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
        {paragraphs.map(({ itemId, paragraph, title, callTitle = null, href, downSince }) => (
          <li key={itemId}>
            {downSince ? (
              board.paragraph(paragraph, formatDate(localDate(downSince), language))
            ) : (
              <ExtractLink href={href} paragraph={paragraph} told={toldTitle(title, callTitle, language)} />
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function ExtractLink({ href, paragraph, told }: { href: string; paragraph: number; told: Told }) {
  const { minutes: t } = useTexts(decisionTexts);
  return (
    <a href={href} lang={told.language === useLanguage() ? undefined : told.language}>
      {t.extractOf(paragraph, told.text)}
    </a>
  );
}
