import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import type { Item } from "#app/rooms/decisions/meeting.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** How far the meeting has come with a paragraph: waiting, being handled, decided, or put off. */
export function ItemTag({ item }: { item: Pick<Item, "settled" | "paragraph" | "deferral"> }) {
  const { itemStates } = useTexts(decisionTexts).meeting;
  if (item.deferral) return <Tag tone="attention">{itemStates[item.deferral.kind]}</Tag>;
  if (item.settled) return <Tag tone="positive">{itemStates.settled}</Tag>;
  return item.paragraph === null ? <Tag tone="neutral">{itemStates.waiting}</Tag> : <Tag tone="strong">{itemStates.taken}</Tag>;
}
