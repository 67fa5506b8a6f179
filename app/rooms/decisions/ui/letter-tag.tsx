import type { LetterState } from "#app/rooms/decisions/letter.lifecycle.ts";
import { letterWayTexts } from "#app/rooms/decisions/letter-way.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** Where a letter is; with nobody to mail, that it is to be posted. */
export function LetterTag({ state, byPost }: { state: LetterState; byPost: boolean }) {
  const t = useTexts(letterWayTexts);
  if (state === "bounced") return <Tag tone="negative">{t.states.bounced}</Tag>;
  if (state === "out" && byPost) return <Tag tone="attention">{t.toPost}</Tag>;
  return <Tag tone="positive">{t.states[state]}</Tag>;
}
