import { paths } from "#app/paths.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { PutOffMatter } from "#app/rooms/decisions/queries/on-agenda.server.ts";
import { formatDate } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** That the board has put the matter off, when, and what it wants looked at; `readsMeetings`: the reader can go there. */
export function PutOffNotice({ matters, readsMeetings }: { matters: readonly PutOffMatter[]; readsMeetings: boolean }) {
  const { deferral: t, item } = useTexts(decisionTexts);
  const language = useLanguage();
  if (matters.length === 0) return null;
  return (
    <Notice tone="warning" title={t.before}>
      {matters.map((one) => {
        const said = t.beforeLine[one.kind](formatDate(one.heldOn, language), item.paragraph(one.paragraph));
        return (
          <div key={one.itemId}>
            <p>{readsMeetings ? <a href={paths.meetingItem(one.meetingId, one.itemId)}>{said}</a> : said}</p>
            {one.reasons && (
              <blockquote lang="sv">
                {one.reasons.split(/\n{2,}/).map((text) => (
                  <p key={text}>{text}</p>
                ))}
              </blockquote>
            )}
          </div>
        );
      })}
    </Notice>
  );
}
