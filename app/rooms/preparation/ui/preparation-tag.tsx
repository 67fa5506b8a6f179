import type { PreparationState } from "#app/rooms/preparation/preparation.lifecycle.ts";
import { preparationTexts } from "#app/rooms/preparation/preparation.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Tag } from "#app/ui/tag.tsx";

const tones = { planned: "info", open: "strong", closed: "positive", "called-off": "neutral" } as const;

export function PreparationTag({ state }: { state: Exclude<PreparationState, "absent"> }) {
  const { states } = useTexts(preparationTexts);
  return <Tag tone={tones[state]}>{states[state]}</Tag>;
}
