import { paths } from "#app/paths.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { Item, Meeting } from "#app/rooms/decisions/meeting.ts";
import { Answer } from "#app/ui/answer.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";

/** "§ 41 Fördelning av medel", or the title alone while it has no number. */
export function useNamed(): (item: Pick<Item, "paragraph" | "title">) => string {
  const { item: t } = useTexts(decisionTexts);
  return (item) => (item.paragraph === null ? item.title : `${t.paragraph(item.paragraph)} ${item.title}`);
}

/** What a paragraph's step begins with on a page of its own: what it is, of which paragraph, the way back, and the answer to a press. */
export function StepHeading({
  words: { title, lead },
  meeting,
  item,
  message,
  code,
}: {
  words: { readonly title: string; readonly lead: string };
  meeting: Pick<Meeting, "id">;
  item: Pick<Item, "id" | "paragraph" | "title">;
  message: string | undefined;
  code: string | undefined;
}) {
  const { item: t } = useTexts(decisionTexts);
  const named = useNamed();
  return (
    <>
      <PageHeading
        title={title}
        caption={named(item)}
        lead={lead}
        back={{ href: paths.meetingItem(meeting.id, item.id), label: t.backToItem }}
      />
      <Answer message={message} code={code} />
    </>
  );
}
